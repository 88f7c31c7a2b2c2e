"""Portraits: exact sizes, the same each time, every trait drawn, no reference repeated."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from avatars import compositor
from avatars.compositor.figure import figure
from avatars.compositor.framing import Frame, frame_of
from avatars.corpus.library import characters
from avatars.persona import Persona, read_persona
from avatars.persona.value import (
    Accessory,
    Age,
    Background,
    Beard,
    Body,
    Composition,
    Covering,
    Expression,
    Gaze,
    Gender,
    Glasses,
    Hair,
    HairColour,
    Lighting,
    Outfit,
    Pose,
    Style,
)
from generation.placements import ASPECT_RATIOS, pixel_size
from tests.avatars.compositor.likeness import apart, open_png

SOMEBODY = read_persona("A friendly woman in a green blazer", {"avatar_composition": "Half body"}, seed=4)
SMALL = (120, 160)
LEAST_APART = 12


@cache
def drawn(persona: Persona, size: tuple[int, int] = SMALL, seed: int = 1) -> bytes:
    return compositor.draw(persona, width=size[0], height=size[1], seed=seed).file


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
def test_every_ratio_has_its_exact_pixels(ratio: str) -> None:
    size = pixel_size(ratio, "512")

    assert open_png(drawn(SOMEBODY, size)).size == size


def test_a_portrait_is_drawn_at_4k() -> None:
    size = pixel_size("3:4", "4K")

    assert open_png(drawn(replace(SOMEBODY, style=Style.FLAT, background=Background.PLAIN), size)).size == size


def test_equal_orders_give_equal_bytes_and_recipes() -> None:
    first, second = (compositor.draw(SOMEBODY, width=120, height=160, seed=3, brand_colours=("#0F766E",)) for _ in range(2))

    assert (first.file, first.svg, first.recipe_hash) == (second.file, second.svg, second.recipe_hash)


def test_another_seed_is_another_recipe() -> None:
    recipes = {compositor.draw(SOMEBODY, width=120, height=160, seed=seed).recipe_hash for seed in range(3)}

    assert len(recipes) == 3


@pytest.mark.parametrize(
    ("trait", "value"),
    [
        (trait, value)
        for trait, kind in (
            ("outfit", Outfit),
            ("hair", Hair),
            ("covering", Covering),
            ("pose", Pose),
            ("background", Background),
            ("lighting", Lighting),
            ("expression", Expression),
            ("beard", Beard),
            ("glasses", Glasses),
            ("body", Body),
            ("age", Age),
            ("gaze", Gaze),
            ("hair_colour", HairColour),
            ("composition", Composition),
        )
        for value in kind
    ],
)
def test_every_trait_is_drawn_in_its_own_way(trait: str, value: Any) -> None:  # noqa: ANN401 - a member of any of the enums
    other = next(other for other in type(value) if other is not value)
    base = replace(SOMEBODY, gender=Gender.MASCULINE, covering=Covering.NONE, accessories=())

    one, another = ({trait: chosen} for chosen in (value, other))
    assert drawn(replace(base, **one)) != drawn(replace(base, **another))


@pytest.mark.parametrize("accessory", Accessory)
def test_every_accessory_shows(accessory: Accessory) -> None:
    base = replace(
        SOMEBODY,
        outfit=Outfit.SUIT if "tie" in accessory else Outfit.TSHIRT,
        covering=Covering.NONE,
        pose=Pose.RELAXED,
        gender=Gender.ANDROGYNOUS,
        composition=Composition.FULL if accessory is Accessory.WATCH else Composition.HALF,
    )

    assert drawn(replace(base, accessories=(accessory,))) != drawn(replace(base, accessories=()))


def test_the_styles_are_really_different_renderings() -> None:
    pictures = {style: drawn(replace(SOMEBODY, style=style), (240, 320)) for style in Style}

    assert len(pictures) >= 5
    assert all(_mean_difference(pictures[one], pictures[other]) > 4 for one, other in combinations(Style, 2))


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
@pytest.mark.parametrize("composition", Composition)
def test_no_head_is_cut_and_the_eyes_are_in_the_upper_half(ratio: str, composition: Composition) -> None:
    for covering in (Covering.NONE, Covering.GELE, Covering.CHEF_HAT):
        persona = replace(SOMEBODY, composition=composition, covering=covering, hair=Hair.AFRO)
        frame, crown = _framed(persona, ratio)

        assert frame.top < crown
        assert frame.left < -110 < 110 < frame.right
        assert (160 - frame.top) / frame.height <= 0.5


def test_feet_stand_in_a_full_figure() -> None:
    frame, _ = _framed(replace(SOMEBODY, composition=Composition.FULL), "9:16")

    assert frame.foot > 1950


def test_a_wide_picture_leaves_room_beside_the_person() -> None:
    frame, _ = _framed(replace(SOMEBODY, composition=Composition.WIDE, gaze=Gaze.CAMERA, turn=Gaze.CAMERA), "16:9")

    assert -frame.left / frame.width == pytest.approx(0.7)


@pytest.mark.parametrize("slug", sorted(characters())[::6])
def test_an_avatar_inspired_by_a_character_is_somebody_new(slug: str) -> None:
    row = characters()[slug]
    inspiring = Persona.from_json(row["persona"])
    persona = read_persona(row["description"], {}, seed=5, inspired_by=inspiring)

    assert apart(drawn(persona, (180, 240)), drawn(inspiring, (180, 240))) >= LEAST_APART


def test_two_prompts_give_two_people() -> None:
    people = [drawn(read_persona(prompt, {}, seed=1)) for prompt in ("A baker", "a baker", "A baker, please", "A  baker")]

    assert len(set(people)) == 4


def test_the_svg_is_drawn_from_parts_alone() -> None:
    portrait = compositor.draw(SOMEBODY, width=120, height=160, seed=1)

    assert portrait.svg is not None
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(portrait.svg).iter()}  # noqa: S314 - of our own writing
    assert not names & {"image", "text", "script", "foreignObject"}


def test_the_picture_is_described_without_guessing_at_origin() -> None:
    persona = read_persona("A nurse", {"filter_culture": "japan"}, seed=2)
    words = compositor.draw(persona, width=120, height=160, seed=1).alt_text

    assert "wearing" in words
    assert "japan" not in words.casefold()


def _framed(persona: Persona, ratio: str) -> tuple[Frame, float]:
    width, height = pixel_size(ratio, "512")
    made = figure(persona)
    return frame_of(persona, width=width, height=height, crown=made.crown, reach=made.reach, ground=made.ground, subject=None), made.crown


def _mean_difference(first: bytes, second: bytes) -> float:
    pixels = [open_png(file).resize((60, 80)).tobytes() for file in (first, second)]
    return float(sum(abs(a - b) for a, b in zip(*pixels, strict=True))) / len(pixels[0])
