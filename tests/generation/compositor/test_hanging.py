"""Copy hangs out of its edges as far as the safe box allows, and boxes tell where its ink is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.colour import Colour
from generation.compositor.artboard import Artboard
from generation.compositor.hanging import hung
from generation.compositor.scene import Align, Role, Scene, TextLayer
from generation.compositor.tokens import display_style
from generation.compositor.typeset.block import set_block
from generation.compositor.typeset.margins import overhang
from generation.fonts import PAIRINGS

BOARD = Artboard(width=1080, height=1080)
INK = Colour.parse("#111111")


def text_layer(text: str, *, x: float, align: Align = Align.LEFT, role: Role = Role.HEADLINE) -> TextLayer:
    block = set_block(text, display_style(PAIRINGS["clean"], "en"), size=100, lines=text.count("\n") + 1)
    return TextLayer(block=block, x=x, y=300, colour=INK, role=role, align=align)


def hung_layer(layer: TextLayer) -> TextLayer:
    (found,) = hung(Scene(artboard=BOARD, layers=(layer,))).texts()
    return found


def letter_edge(layer: TextLayer, line: int) -> float:
    """Return where the first letter stands that does not hang, give or take the overhang of a round one."""
    block = layer.block
    return layer.line_left(line) + overhang(block.lines[line], block.style).left * block.size


def test_letters_of_all_lines_stand_on_the_edge_whatever_they_begin_with() -> None:
    layer = hung_layer(text_layer("“Hill and\nIron”", x=200))

    assert [letter_edge(layer, line) for line in (0, 1)] == pytest.approx([200, 200])
    assert layer.line_left(0) < 170


def test_on_the_right_edge_stops_hang() -> None:
    layer = hung_layer(text_layer("Hill,\nIron", x=800, align=Align.RIGHT))
    ends = [layer.line_left(index) + line.ink_width * 100 for index, line in enumerate(layer.block.lines)]

    assert ends[0] > 810
    assert 800 <= ends[1] < 805


def test_about_an_axis_letters_are_centred_without_the_stop() -> None:
    plain, layer = text_layer("Hill.", x=540, align=Align.CENTRE), hung_layer(text_layer("Hill.", x=540, align=Align.CENTRE))

    assert layer.line_left(0) > plain.line_left(0) + 5


def test_the_box_is_the_ink_that_hangs() -> None:
    layer = hung_layer(text_layer("“Hill and\nIron”", x=200))

    assert layer.box.x == pytest.approx(layer.line_left(0))
    assert layer.box.right == pytest.approx(max(layer.line_left(i) + line.ink_width * 100 for i, line in enumerate(layer.block.lines)))


def test_nothing_hangs_out_of_the_safe_box() -> None:
    layer = hung_layer(text_layer("“Hill”", x=BOARD.safe.x + 20))

    assert layer.box.x == pytest.approx(BOARD.safe.x)


def test_without_room_lines_touch_their_edge() -> None:
    layer = text_layer("“Hill”", x=BOARD.safe.x)

    assert hung_layer(layer) == layer


def test_the_words_of_a_button_stay_in_its_middle() -> None:
    layer = text_layer("Order.", x=540, align=Align.CENTRE, role=Role.CTA_LABEL)

    assert hung_layer(layer) == layer


def test_hanging_again_changes_nothing() -> None:
    layer = hung_layer(text_layer("“Hill”", x=200))

    assert hung_layer(replace(layer, hangs=())) == layer
