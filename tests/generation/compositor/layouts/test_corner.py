"""The corner: in a square, a compact product fills what headline and action leave."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from generation.compositor.artboard import Box
from generation.compositor.layouts.corner import solve_corner
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import Study
from generation.compositor.scene import GroundLayer, Role, Scene
from tests.generation.compositor.conftest import picture_of
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for

SQUARE = (1024, 1024)


@pytest.fixture(scope="module")
def bowl() -> Study:
    image = Image.new("RGBA", (1200, 1000), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((40, 40, 1160, 960), fill=(40, 70, 160, 255))
    return study(picture_of(image))


def box_of(scene: Scene, role: Role) -> Box:
    layer = scene.first(role)
    assert layer is not None
    assert not isinstance(layer, GroundLayer)
    return layer.box


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("size", [SQUARE, (928, 896)])
def test_every_copy_keeps_the_promises(bowl: Study, copy: str, size: tuple[int, int]) -> None:
    scene = solve_corner(order_for(size, COPIES[copy], product=bowl))

    assert scene is not None
    assert broken(scene) == []


def test_the_product_fills_its_corner_clear_of_the_action(bowl: Study) -> None:
    scene = solve_corner(order_for(SQUARE, COPIES["plain"], product=bowl))

    assert scene is not None
    product, action = box_of(scene, Role.PRODUCT), box_of(scene, Role.CTA)
    assert product.w >= 0.45 * SQUARE[0]
    assert product.x >= action.right + 0.03 * SQUARE[0]


def test_there_is_no_corner_without_a_product() -> None:
    assert solve_corner(order_for(SQUARE, COPIES["plain"])) is None
