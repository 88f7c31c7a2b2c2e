"""A photo fills the artboard where copy finds a calm place on it; where it finds none, the photo draws back and nothing covers it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from generation.colour import CONTRAST_TEXT, contrast, hue_distance, to_oklab
from generation.compositor import dressing
from generation.compositor.artboard import Box
from generation.compositor.layouts import bleed
from generation.compositor.paint import attention
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import FaceFinder, Study
from generation.compositor.scene import GroundLayer, PictureLayer, Role, Scene, ScrimLayer, Side
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.compositor.solving import solve
from tests.generation.compositor.conftest import picture_of
from tests.generation.compositor.layouts.promises import COPIES, SIZES, broken, order_for

FEED = [(1080, 1080), (1080, 1350), (1080, 1920), (1376, 768)]
STRIPS = [(728, 90), (468, 60), (970, 250)]


def busy(size: tuple[int, int] = (1800, 1200)) -> Study:
    """Return the study of a photo without one calm place."""
    noise = np.random.default_rng(5).integers(0, 255, (size[1] // 20, size[0] // 20, 3), dtype=np.uint8)
    return study(picture_of(Image.fromarray(noise).resize(size, Image.Resampling.NEAREST)))


def calm(size: tuple[int, int] = (1800, 1200)) -> Study:
    """Return the study of a sky that darkens, over a low busy horizon."""
    image = Image.merge(
        "RGB", [Image.linear_gradient("L").resize(size).point([low + value // 6 for value in range(256)]) for low in (20, 40, 90)]
    )
    horizon = np.random.default_rng(5).integers(0, 255, (4, size[0] // 20, 3), dtype=np.uint8)
    image.paste(Image.fromarray(horizon).resize((size[0], 40), Image.Resampling.NEAREST), (0, size[1] - 40))
    return study(picture_of(image))


def solved(size: tuple[int, int], photo: Study, copy: str = "plain") -> Scene:
    scene = solve(order_for(size, COPIES[copy], photo=photo), bleed.solve)
    assert scene is not None
    return scene


def shown(scene: Scene) -> PictureLayer:
    (layer,) = (layer for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PHOTO)
    return layer


def shared(one: Box, two: Box) -> float:
    """Return the area in px that two boxes share."""
    across = min(one.right, two.right) - max(one.x, two.x)
    down = min(one.bottom, two.bottom) - max(one.y, two.y)
    return max(0.0, across) * max(0.0, down)


@pytest.mark.parametrize("size", FEED)
def test_a_calm_photo_fills_the_artboard(size: tuple[int, int]) -> None:
    box = shown(solved(size, calm())).box

    assert (box.x, box.y, box.w, box.h) == (0, 0, *size)


@pytest.mark.parametrize("size", FEED)
@pytest.mark.parametrize("copy", ["plain", "arabic"])
def test_a_busy_photo_draws_back_from_the_headline(size: tuple[int, int], copy: str) -> None:
    scene = solved(size, busy(), copy)
    box, headline = shown(scene).box, scene.first(Role.HEADLINE)
    (veil,) = (layer for layer in scene.layers if isinstance(layer, ScrimLayer))
    (ground,) = (layer for layer in scene.layers if isinstance(layer, GroundLayer))

    assert headline is not None
    assert not isinstance(headline, GroundLayer)
    assert box.w * box.h < 0.75 * size[0] * size[1]
    assert shared(box, headline.box) < 0.3 * headline.box.w * headline.box.h
    # The veil is the ground's own tone and whole where the photo ends, so that no edge shows.
    assert (veil.strength, veil.colour) == (1.0, ground.rim_colour)
    length = veil.box.h if box.w == size[0] else veil.box.w
    rest = size[1] - box.h if box.w == size[0] else size[0] - box.w
    assert veil.hold * length == pytest.approx(rest, abs=0.5)


@pytest.mark.parametrize("copy", ["plain", "arabic"])
def test_a_face_stands_clear_of_the_veil_whichever_way_the_scene_runs(copy: str) -> None:
    face = Box(x=0.45, y=0.2, w=0.1, h=0.2)
    scene = solved((1376, 768), replace(busy(), faces=(face,), faces_by=FaceFinder.DETECTOR), copy)
    layer = shown(scene)
    (veil,) = (layer for layer in scene.layers if isinstance(layer, ScrimLayer))
    ((left, _, right, _),) = layer.faces
    seen = Box(x=layer.box.x + left * layer.box.w, y=0, w=(right - left) * layer.box.w, h=768)
    dim = 0.5 * (1 - veil.hold) * veil.box.w

    assert veil.side is (Side.LEFT if copy == "plain" else Side.RIGHT)
    assert not seen.overlaps(veil.box.grown(-dim))


@pytest.mark.parametrize("size", STRIPS)
def test_a_strip_shows_the_photo_at_its_beginning_and_keeps_the_price(size: tuple[int, int]) -> None:
    scene = solved(size, busy(), "offer")
    pane = shown(scene).box

    assert (pane.x, pane.y, pane.h) == (0, 0, size[1])
    assert scene.first(Role.FIGURE) is not None
    assert all(layer.box.x >= 0.85 * pane.right for layer in scene.texts())


@pytest.mark.parametrize("photo", [busy(), calm()], ids=["busy", "calm"])
def test_every_size_keeps_what_layouts_promise(photo: Study) -> None:
    for size in SIZES:
        for copy in COPIES.values():
            scene = bleed.solve(order_for(size, copy, photo=photo))
            assert scene is None or broken(scene) == []


def test_a_veil_has_the_hue_of_the_photos_own_shadows() -> None:
    wood = np.zeros((200, 300, 3), dtype=np.uint8)
    wood[:, :] = (90, 150, 220)
    wood[120:, :] = (60, 18, 8)
    found = attention.shade(to_oklab(wood))
    veiled = dressing.veiled(scheme_from_recipe(RECIPES["marigold"]), replace(calm(), shade=found))

    assert found is not None
    assert hue_distance(veiled.colour("shadow").lch[2], found.lch[2]) < 8


def test_shadows_without_a_tint_have_no_hue() -> None:
    assert attention.shade(to_oklab(np.full((50, 50, 3), 40, dtype=np.uint8))) is None


def test_copy_on_a_light_photo_is_dark_on_a_light_veil() -> None:
    veiled = dressing.veiled(scheme_from_recipe(RECIPES["marigold"]), replace(calm(), lightness=0.93))

    assert veiled.colour("shadow").lch[0] > 0.95
    assert veiled.colour("ink").lch[0] < 0.3
    assert contrast(veiled.colour("accent"), veiled.colour("shadow")) >= CONTRAST_TEXT
