"""The frame: a border all around, everything to read inside it."""

from __future__ import annotations

from generation.compositor.layouts import frame
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import Align, Role, TextLayer
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)


def test_every_size_and_copy_keeps_the_promises(product: PictureInput, photo: PictureInput) -> None:
    tried = [*orders(product=study(product)), *orders(photo=study(photo)), *orders()]
    scenes = [frame.solve(order) for order in tried]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= 3


def test_all_copy_stands_inside_the_border(product: PictureInput) -> None:
    for order in orders(product=study(product)):
        scene = frame.solve(order)
        inside = frame._inside(order)  # noqa: SLF001 - the border is what the promise is about
        assert scene is None or [text.role for text in scene.texts() if not inside.holds(text.box)] == []


def test_the_headline_hangs_on_the_axis(product: PictureInput) -> None:
    scene = frame.solve(order_for(PORTRAIT, COPIES["plain"], product=study(product)))

    assert scene is not None
    headline = scene.first(Role.HEADLINE)
    assert isinstance(headline, TextLayer)
    assert headline.align is Align.CENTRE
    assert headline.x == PORTRAIT[0] / 2


def test_copy_alone_is_set_larger_than_copy_with_a_picture(product: PictureInput) -> None:
    alone, together = (frame.solve(order_for(PORTRAIT, COPIES["plain"], product=shown)) for shown in (None, study(product)))

    assert alone is not None
    assert together is not None
    sizes = [next(text.block.size for text in scene.texts() if text.role is Role.HEADLINE) for scene in (alone, together)]
    assert sizes[0] > 1.2 * sizes[1]


def test_support_goes_before_the_headline_stops_leading() -> None:
    copy = COPIES["german"]
    order = order_for((160, 600), copy)
    scene = frame.solve(order)

    assert scene is not None
    sizes = {text.role: text.block.size for text in scene.texts()}
    assert Role.SUBHEADLINE not in sizes or sizes[Role.HEADLINE] >= 1.25 * sizes[Role.SUBHEADLINE]
