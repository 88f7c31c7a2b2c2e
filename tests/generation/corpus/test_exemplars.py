"""The data files of the starter corpus, and the pictures that our office draws of them."""

from __future__ import annotations

import pytest

from generation.brief import Direction
from generation.compositor.layouts.archetypes import Archetype
from generation.copywriter.tables import LANGUAGES, table
from generation.corpus.cultures import Culture, culture_of
from generation.corpus.drawing import ExemplarCannotBeDrawnError, draw_exemplar
from generation.corpus.exemplars import ExemplarInvalidError, exemplars, read_exemplars
from generation.corpus.reference import BoxKind, Formula, PaletteMood
from generation.corpus.starter import fingerprint, shipped

SHOE = """
[[exemplar]]
slug = "shoe"
industry = "footwear"
subject = "Running shoes"
product = "running_shoes"
language = "en"
market = "GB"
archetype = "offer"
mood = "deep"
[exemplar.copy]
headline = "Run before breakfast"
cta = "Shop now"
figure = "-20%"
figure_note = "This week"
"""


def test_every_shipped_exemplar_speaks_of_things_that_the_house_knows() -> None:
    for exemplar in exemplars():
        assert exemplar.industry in table("categories"), exemplar.slug
        assert exemplar.language in LANGUAGES, exemplar.slug
        assert exemplar.archetype is None or Archetype(exemplar.archetype), exemplar.slug


def test_an_exemplar_is_read_with_what_follows_from_it() -> None:
    (read,) = read_exemplars(SHOE, source="a.toml")

    assert (read.slug, read.size, read.mood) == ("shoe", "4:5", PaletteMood.DEEP)
    assert read.culture is Culture.WESTERN_EUROPE
    assert (read.copy.figure, read.copy.direction) == ("-20%", Direction.LTR)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('slug = "shoe"', 'slug = "Shoe 1"'),
        ('mood = "deep"', 'mood = "gloomy"'),
        ('market = "GB"', 'marked = "GB"'),
        ('cta = "Shop now"', 'button = "Shop now"'),
        ('subject = "Running shoes"', ""),
    ],
)
def test_a_wrong_exemplar_is_refused_by_name(wrong: str, right: str) -> None:
    with pytest.raises(ExemplarInvalidError, match=r"^a\.toml: "):
        read_exemplars(SHOE.replace(wrong, right), source="a.toml")


def test_an_exemplar_is_drawn_as_wished_with_its_true_boxes() -> None:
    (read,) = read_exemplars(SHOE, source="a.toml")

    made = draw_exemplar(read)

    assert (made.plan.archetype, made.mood) == (Archetype.OFFER, PaletteMood.DEEP)
    assert (made.width, made.height) == (464, 576)
    assert made.picture[8:12] == b"WEBP"
    assert (made.skeleton.formula, made.skeleton.headline, made.skeleton.figure) == (Formula.OFFER, len("Run before breakfast"), True)
    kinds = [box.kind for box in made.boxes]
    assert kinds.count(BoxKind.CTA) == kinds.count(BoxKind.HEADLINE) == 1
    assert all(0 <= box.x < box.x + box.w <= 1.0001 and 0 <= box.y < box.y + box.h <= 1.0001 for box in made.boxes)


def test_an_exemplar_whose_words_fit_nowhere_is_refused() -> None:
    (read,) = read_exemplars(SHOE.replace("Run before breakfast", "R" * 600), source="a.toml")

    with pytest.raises(ExemplarCannotBeDrawnError):
        draw_exemplar(read)


def test_a_market_tells_its_culture_and_a_language_only_where_it_is_at_home() -> None:
    assert culture_of("SN", "fr") is Culture.WEST_AFRICA
    assert culture_of("CH-FR", "fr") is Culture.WESTERN_EUROPE
    assert culture_of(None, "ja") is Culture.JAPAN
    assert culture_of(None, "en") is None


def test_what_is_shipped_was_drawn_from_the_data_files_as_they_are() -> None:
    """Run `manage.py draw_starter_corpus` after a change of the files."""
    assert {slug: row["exemplar"] for slug, row in shipped().items()} == {one.slug: fingerprint(one) for one in exemplars()}


def test_an_installation_has_at_least_150_references_at_once() -> None:
    assert len(shipped()) >= 150
