"""Itemisation: every visible character finds a face that can draw it."""

from __future__ import annotations

import pytest

from generation.compositor.typeset import bidi
from generation.compositor.typeset.itemise import itemise, missing_glyphs, resolve_scripts
from generation.fonts import PAIRINGS, SCRIPT_FAMILIES, Voice
from tests.generation.compositor.typeset.test_block import SCRIPTS


@pytest.mark.parametrize("pairing", PAIRINGS.values(), ids=lambda pairing: pairing.name)
def test_no_pairing_leaves_any_script_without_glyphs(pairing: object) -> None:
    voice = getattr(pairing, "display")  # noqa: B009 - parametrize hands over plain objects

    assert [missing_glyphs(text, voice, "en") for text in SCRIPTS] == [""] * len(SCRIPTS)


def test_shared_characters_take_the_script_around_them() -> None:
    assert resolve_scripts("ab 1") == ["Latn"] * 4
    assert resolve_scripts("«عطر»")[0] == "Arab"


def test_runs_are_cut_where_direction_script_or_face_change() -> None:
    text = "Oud عود"
    items = itemise(text, bidi.levels(text), PAIRINGS["clean"].text, "ar")

    assert [(text[item.start : item.end].strip(), item.script) for item in items] == [("Oud", "Latn"), ("عود", "Arab")]


def test_han_takes_the_forms_of_its_language() -> None:
    voice = Voice(family="Inter", weight=500)
    faces = {language: itemise("骨", [0], voice, language)[0].face.family.name for language in ("ja", "ko", "zh", "zh-Hant")}

    assert faces == {"ja": "Noto Sans JP", "ko": "Noto Sans KR", "zh": "Noto Sans SC", "zh-Hant": "Noto Sans TC"}


def test_an_emoji_sequence_stays_one_run() -> None:
    text = "👩🏽‍🚀"
    items = itemise(text, bidi.levels(text), PAIRINGS["clean"].text, "en")

    assert [item.face.family.name for item in items] == ["Noto Color Emoji"]


def test_what_no_font_has_is_reported() -> None:
    assert missing_glyphs("a\U000f0000", PAIRINGS["clean"].text, "en") == "\U000f0000"


def test_every_script_family_is_on_the_shelf() -> None:
    assert all(not missing_glyphs("a", Voice(family=family, weight=700), "en") for family in set(SCRIPT_FAMILIES.values()))


@pytest.mark.parametrize(
    ("family", "text", "face"),
    [
        ("Playfair Display", "Δες αλλιώς", "Noto Serif"),  # the face has a lone Delta
        ("Playfair Display", "Дорога зовёт", "Playfair Display"),
        ("DM Serif Display", "Дорога зовёт", "Noto Serif"),
        ("Outfit", "Δες αλλιώς", "Noto Sans"),
        ("Inter", "Δες αλλιώς", "Inter"),
    ],
)
def test_a_word_never_changes_its_face_within(family: str, text: str, face: str) -> None:
    items = itemise(text, [0] * len(text), Voice(family=family, weight=700), "en")

    assert {item.face.family.name for item in items} == {face}
