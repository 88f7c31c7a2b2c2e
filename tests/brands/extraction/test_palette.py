"""Four colours, always different, and two sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brands.extraction.colours import Rgba, from_hex
from brands.extraction.conditioning import condition
from brands.extraction.findings import Tone
from brands.extraction.palette import colour_name, four
from brands.extraction.typography import typeface

CHANNEL = st.integers(0, 255)
COLOUR = st.builds(Rgba, CHANNEL, CHANNEL, CHANNEL)


@given(surface=COLOUR, accent=COLOUR, ink=COLOUR, heard=st.lists(COLOUR, max_size=6))
def test_there_are_always_four_different_colours(surface: Rgba, accent: Rgba, ink: Rgba, heard: list[Rgba]) -> None:
    colours = four(surface=surface, accent=accent, ink=ink, heard=heard)

    assert len(set(colours)) == len(colours) == 4
    assert colours[0] == surface.hex


@given(surface=COLOUR, accent=COLOUR, ink=COLOUR, axis=st.floats(0, 1))
def test_there_are_always_two_sentences(surface: Rgba, accent: Rgba, ink: Rgba, axis: float) -> None:
    tone = Tone(serious_playful=axis, calm_energetic=axis, plain_technical=axis)
    text = condition(surface=surface, accent=accent, ink=ink, tone=tone, heading=typeface("Recoleta"), sells=True)

    assert text.count(".") == 2
    assert text.endswith(".")


def test_the_palette_leads_with_surface_and_accent() -> None:
    colours = four(surface=from_hex("#FFFFFF"), accent=from_hex("#1F6B4F"), ink=from_hex("#181C1A"), heard=[from_hex("#F3A712")])

    assert colours == ("#FFFFFF", "#1F6B4F", "#F3A712", "#181C1A")


def test_colours_have_the_names_that_people_use() -> None:
    names = [colour_name(from_hex(text)) for text in ("#FFFFFF", "#111111", "#0A58FF", "#E4572E", "#FFD400", "#8B4513", "#5B3DF5")]

    assert names == ["white", "near-black", "blue", "orange", "yellow", "brown", "violet"]
