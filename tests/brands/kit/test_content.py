"""Pins lie over what was found, the palette follows the colours, and versions tell what they changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brands.kit.content import BrandContent, Change, changes, pinned, settled_palette

FOUND = BrandContent(
    name="Kora",
    primary_background_hex="#FFF7EA",
    primary_accent_hex="#C2410C",
    color_palette=("#FFF7EA", "#C2410C", "#1C1917", "#FACC15"),
    tone={"casual_formal": 0.3},
    products=({"name": "Sandale"},),
)
COLOURS = st.none() | st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_content_survives_json() -> None:
    assert BrandContent.from_json(json.loads(json.dumps(FOUND.to_json()))) == FOUND


def test_what_is_not_known_is_not_written() -> None:
    assert BrandContent(name="Kora").to_json() == {"name": "Kora"}


def test_a_pin_wins_and_the_palette_follows() -> None:
    shown = pinned(FOUND, {"primary_accent_hex": "#0055AA"})

    assert (shown.primary_accent_hex, shown.name) == ("#0055AA", "Kora")
    assert shown.color_palette == ("#FFF7EA", "#0055AA", "#C2410C", "#1C1917")


def test_a_pinned_palette_stays_as_it_is() -> None:
    palette = ["#111111", "#222222", "#333333", "#444444"]

    assert pinned(FOUND, {"color_palette": palette, "primary_accent_hex": "#0055AA"}).color_palette == tuple(palette)


@given(surface=COLOURS, accent=COLOURS, ink=COLOURS, palette=st.lists(COLOURS.filter(bool), max_size=6))
def test_a_palette_is_four_different_colours_or_none(surface: str | None, accent: str | None, ink: str | None, palette: list[str]) -> None:
    content = BrandContent(primary_background_hex=surface, primary_accent_hex=accent, ink_hex=ink, color_palette=tuple(palette))

    settled = settled_palette(content)

    assert len(settled) == len(set(settled)) == (4 if surface or accent or palette else 0)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (FOUND, FOUND, ()),
        (BrandContent(name="Kora"), BrandContent(name="Nova"), (Change(field="name", before="Kora", after="Nova"),)),
        (BrandContent(), BrandContent(language="fr"), (Change(field="language", before=None, after="fr"),)),
        (BrandContent(core_slogan="Go."), BrandContent(), (Change(field="core_slogan", before="Go.", after=None),)),
    ],
)
def test_changes_are_told_field_by_field(before: BrandContent, after: BrandContent, told: tuple[Change, ...]) -> None:
    assert changes(before, after) == told
