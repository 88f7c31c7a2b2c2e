"""What is taken from reference pictures: colours and place, never a face."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from avatars import compositor
from avatars.persona import read_persona
from avatars.persona.value import Background, Style
from generation.colour import Colour, hue_distance
from tests.avatars.compositor.likeness import open_png


def reference(ground: str, subject: str, *, x: float = 0.5) -> bytes:
    image = Image.new("RGB", (400, 300), ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse((400 * x - 60, 60, 400 * x + 60, 300), fill=subject)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_the_palette_begins_with_the_commonest_colour() -> None:
    look = compositor.look_of([reference("#2563A8", "#F2B632")])

    assert look.palette == ("#2563A8", "#F2B632")
    assert look.above == "#2563A8"


def test_the_subjects_place_is_seen() -> None:
    assert compositor.look_of([reference("#DDDDDD", "#222222", x=0.25)]).subject < 0.4
    assert compositor.look_of([reference("#DDDDDD", "#222222", x=0.75)]).subject > 0.6


def test_an_empty_reference_puts_nobody_aside() -> None:
    assert compositor.look_of([reference("#DDDDDD", "#DDDDDD")]).subject == 0.5


def test_the_backdrop_takes_the_references_colours() -> None:
    persona = replace(read_persona("A man in a grey suit", {}, seed=1), style=Style.EDITORIAL, background=Background.STUDIO)
    look = compositor.look_of([reference("#2563A8", "#F2B632")])
    portrait = compositor.draw(persona, width=180, height=240, seed=1, backdrop_from=look)
    corner = open_png(portrait.file).getpixel((2, 2))

    assert isinstance(corner, tuple)
    assert hue_distance(Colour(*corner[:3]).lch[2], Colour.parse("#2563A8").lch[2]) < 40
    assert "no face is imitated" in portrait.notes[0]


def test_several_references_add_up() -> None:
    look = compositor.look_of([reference("#FFFFFF", "#B91C1C"), reference("#FFFFFF", "#2F7D4F")])

    assert {"#B91C1C", "#2F7D4F"} <= set(look.palette)
