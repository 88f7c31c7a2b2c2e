"""The stage: long things are lifted, and what stands on the ground stays level."""

from __future__ import annotations

import pytest

from generation.colour import Colour
from generation.compositor.artboard import Artboard, Box
from generation.compositor.layouts.furniture import floor_shadows, mirrored
from generation.compositor.layouts.stage import LIFT, lift_for, stand
from generation.compositor.products.casting import drawn_study
from generation.compositor.scene import PictureLayer, Scene, ShadowLayer

ZONE = Box(x=0, y=0, w=800, h=600)


def test_a_shoe_is_lifted() -> None:
    shoe = drawn_study("sneaker", 0)

    assert stand(shoe, ZONE, angle=lift_for(shoe)).layer.angle == LIFT


@pytest.mark.parametrize("name", ["house", "car", "bicycle", "tent"])
@pytest.mark.parametrize("angle", [12.0, 74.0])
def test_what_stands_on_the_ground_stays_level(name: str, angle: float) -> None:
    standing = stand(drawn_study(name, 0), ZONE, angle=angle)

    assert standing.layer.angle == 0.0
    assert lift_for(drawn_study(name, 0)) == 0.0


def test_a_lifted_product_keeps_its_margins_when_the_scene_is_mirrored() -> None:
    shoe, shadow = drawn_study("sneaker", 0), Colour(20, 20, 20)
    standing = stand(shoe, ZONE, angle=LIFT)
    board = Artboard(width=1000, height=1000)
    scene = Scene(artboard=board, layers=(*floor_shadows(standing.bounds, standing.contact, shadow), standing.layer))

    wide, *_, turned = mirrored(scene).layers

    assert isinstance(wide, ShadowLayer)
    assert isinstance(turned, PictureLayer)
    assert wide.box.cx == pytest.approx(board.width - standing.bounds.cx)
    assert turned.box.x - standing.layer.box.x == pytest.approx(wide.box.cx - standing.bounds.cx)
