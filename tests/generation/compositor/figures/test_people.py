"""The drawn people: each is whole, in the scheme's colours, and cast for readers who would know them."""

from __future__ import annotations

import math

import pytest

from generation.brief import Brief
from generation.colour import Colour
from generation.compositor.figures import casting, drawing
from generation.compositor.figures.people import PEOPLE, Hair, Person
from generation.compositor.figures.tones import tones
from generation.compositor.paint.art import rasterised
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.copywriter import read_prompt


def read(prompt: str) -> Brief:
    return read_prompt(prompt)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("recipe", ["forest", "butter"])
def test_a_person_is_drawn_whole_on_dark_and_light_grounds(name: str, recipe: str) -> None:
    markup = drawing.markup(name, scheme_from_recipe(RECIPES[recipe]))

    assert "{{" not in markup
    image = rasterised(markup, (drawing.WIDTH, drawing.ARMS_FOOT), 160, 218)
    left, top, right, bottom = image.getchannel("A").getbbox()  # type: ignore[misc]
    assert (left < 20, right > 140, bottom) == (True, True, 218)
    assert top >= round((drawing.CROWN - 4) * 0.2)
    assert image.getpixel((80, 72))[3] == 255  # type: ignore[index]


def test_a_head_with_its_hair_stays_inside_what_copy_keeps_clear_of() -> None:
    scheme = scheme_from_recipe(RECIPES["ice"])
    for name in PEOPLE:
        head = rasterised(drawing.markup(name, scheme), (drawing.WIDTH, drawing.CHIN), 400, 278).getchannel("A").crop((0, 0, 400, 250))
        left, _, right, _ = head.getbbox()  # type: ignore[misc]
        reach = drawing.head_reach(name) / 2
        assert (left >= 200 - reach - 2, right <= 200 + reach + 2) == (True, True), name


def test_readers_in_dakar_meet_someone_who_could_live_there() -> None:
    brief = read("Publicité pour une assurance santé à Dakar, devis gratuit")

    assert {casting.cast(brief, seed) for seed in range(8)} == {"amara", "kwame"}


def test_a_brief_that_names_whom_to_show_is_taken_at_its_word() -> None:
    scarf = casting.cast(read("Online tutoring, a tutor in a hijab"), 3)
    woman = casting.cast(read("Accounting software for a businesswoman in Germany"), 2)

    assert scarf is not None
    assert PEOPLE[scarf].hair is Hair.SCARF
    assert woman in {"amara", "sofia", "ingrid", "priya"}


def test_things_are_shown_themselves() -> None:
    assert casting.cast(read("Running shoes, 20% off"), 1) is None


def test_equal_briefs_meet_the_same_person() -> None:
    brief = read("Mobile banking in Kenya")

    assert casting.cast(brief, 5) == casting.cast(brief, 5)


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_clothes_leave_the_skin_beside_them(person: Person, recipe: str) -> None:
    found = tones(person, scheme_from_recipe(RECIPES[recipe]))

    assert _apart(Colour.parse(found["top-3"]), Colour.parse(found["skin-3"])) > 0.1


def _apart(one: Colour, other: Colour) -> float:
    """Return how far two colours are from each other in OKLab."""
    (l1, c1, h1), (l2, c2, h2) = one.lch, other.lch
    square = c1**2 + c2**2 - 2 * c1 * c2 * math.cos(math.radians(h1 - h2))
    return math.hypot(l1 - l2, math.sqrt(max(0.0, square)))
