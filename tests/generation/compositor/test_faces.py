"""Faces and calm: what a crop keeps, where copy goes on a photo, and what is said where no detector is installed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from generation.compositor import crop, promises
from generation.compositor.accounting import account
from generation.compositor.artboard import Box
from generation.compositor.calm import CalmMap
from generation.compositor.figures import drawing
from generation.compositor.layouts import bleed
from generation.compositor.paint import faces
from generation.compositor.paint.art import rasterised
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import FaceFinder, PictureInput, Study
from generation.compositor.scene import PictureLayer, Role
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.compositor.solving import solve
from tests.generation.compositor.conftest import best_plan, copy_in, picture_of, scenery
from tests.generation.compositor.layouts.promises import COPIES, order_for


def portrait(at: float = 0.5, size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """Draw a person, the head's middle at this share of the width, before a room that is no flat ground."""
    image = scenery(size)
    tall = size[1]
    figure = rasterised(drawing.markup("omar", scheme_from_recipe(RECIPES["ice"])), (drawing.WIDTH, 1090), round(tall * 800 / 1090), tall)
    image.paste(figure.convert("RGB"), (round(at * size[0] - figure.width / 2), 0), figure.getchannel("A"))
    return image


@pytest.fixture
def without_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take OpenCV away, as where the vision extra is not installed."""
    monkeypatch.setattr(faces, "_detector", lambda: None)


def test_a_face_is_detected_with_the_vision_extra() -> None:
    pytest.importorskip("cv2")
    (face, *_) = faces.find_faces(portrait(0.3))

    assert faces.finder() is FaceFinder.DETECTOR
    assert face.x < 0.3 < face.right
    assert face.y < 0.32 < face.bottom


@pytest.mark.usefixtures("without_detector")
def test_without_it_fields_of_skin_tones_stand_in_and_are_named() -> None:
    plain = Image.new("RGB", (800, 800), (60, 110, 160))
    plain.paste(Image.new("RGB", (160, 210), (214, 160, 130)), (500, 120))
    (face,) = faces.find_faces(plain)

    assert faces.finder() is FaceFinder.SKIN
    assert (round(face.x, 1), round(face.right, 1)) == (0.6, 0.8)


@pytest.mark.usefixtures("without_detector")
def test_a_face_comes_free_of_a_darker_ground_of_its_own_hue() -> None:
    wood = Image.new("RGB", (800, 800), (128, 78, 52))
    wood.paste(Image.new("RGB", (160, 210), (224, 172, 142)), (300, 120))
    (face,) = faces.find_faces(wood)

    assert (round(face.x, 1), round(face.right, 1)) == (0.4, 0.6)


@pytest.mark.usefixtures("without_detector")
def test_what_runs_out_of_the_picture_on_two_sides_is_no_face() -> None:
    table = Image.new("RGB", (800, 800), (60, 110, 160))
    table.paste(Image.new("RGB", (260, 300), (214, 160, 130)), (540, 0))

    assert faces.find_faces(table) == ()


@pytest.mark.usefixtures("without_detector")
def test_diagnostics_say_that_skin_tones_were_all_there_was() -> None:
    image = scenery()
    image.paste(Image.new("RGB", (300, 380), (214, 160, 130)), (200, 100))
    picture = picture_of(image, 3)
    (fate,) = account([best_plan(copy_in(), "1:1", picture)], (picture,))

    assert fate.faces >= 1
    assert fate.note is not None
    assert "vision extra" in fate.note


def faced(at: float, *, by: FaceFinder = FaceFinder.DETECTOR) -> Study:
    """Return the study of a photo with one face about this share of its width."""
    found = study(picture_of(scenery()))
    return replace(found, faces=(Box(x=at - 0.08, y=0.2, w=0.16, h=0.24),), faces_by=by)


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("aspect", [0.5, 0.8, 1.0, 2.4])
def test_a_crop_keeps_the_face_whole(at: float, aspect: float) -> None:
    photo = faced(at)
    window = crop.window(photo, aspect)
    (face,) = photo.faces
    whole = Box(x=face.x * photo.width, y=face.y * photo.height, w=face.w * photo.width, h=face.h * photo.height)

    assert window.holds(whole, tolerance=1.0)
    assert window.w / window.h == pytest.approx(aspect, rel=1e-6)
    assert Box(x=0, y=0, w=photo.width, h=photo.height).holds(window, tolerance=0.01)


def test_a_crop_keeps_what_stands_out_where_there_is_no_face() -> None:
    photo = replace(study(picture_of(scenery((1600, 800)))), salient=Box(x=0.75, y=0.19, w=0.19, h=0.62), focus=(0.84, 0.5))

    assert crop.window(photo, 0.8).holds(Box(x=1200, y=152, w=304, h=496))


@pytest.mark.parametrize("size", [(1080, 1080), (1080, 1350), (1080, 1920), (1376, 768)])
@pytest.mark.parametrize("at", [0.15, 0.5, 0.85])
def test_no_copy_lies_on_a_face(size: tuple[int, int], at: float) -> None:
    scene = solve(order_for(size, COPIES["plain"], photo=faced(at)), bleed.solve)

    if scene is not None:
        assert promises.on_faces(scene) == 0
        assert [layer.faces != () for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PHOTO] == [True]


def test_on_a_wide_photo_copy_goes_to_the_side_without_the_face() -> None:
    scenes = [solve(order_for((1376, 768), COPIES["plain"], photo=faced(at)), bleed.solve) for at in (0.2, 0.8)]
    headlines = [scene.first(Role.HEADLINE) for scene in scenes if scene]

    assert [layer.box.x > 500 for layer in headlines if layer is not None] == [True, False]  # type: ignore[union-attr]


def test_skin_tones_alone_forbid_no_place() -> None:
    layer = crop.photo_layer(faced(0.5, by=FaceFinder.SKIN), Box(x=0, y=0, w=800, h=600))

    assert layer.faces == ()


def test_the_calmest_box_is_the_one_over_the_least_unrest() -> None:
    noise = np.random.default_rng(2).integers(0, 255, (400, 400, 3), dtype=np.uint8)
    image = Image.new("RGB", (800, 400), (128, 140, 150))
    image.paste(Image.fromarray(noise), (0, 0))
    photo = study(picture_of(image))
    layer = crop.photo_layer(photo, Box(x=0, y=0, w=800, h=400))
    boxes = [Box(x=20, y=20, w=300, h=100), Box(x=480, y=20, w=300, h=100)]

    assert CalmMap(photo=photo, layer=layer).calmest(boxes) == 1
    assert CalmMap(photo=photo, layer=layer, turned=800.0).calmest(boxes) == 0


def test_a_photo_with_a_person_makes_an_ad_that_spares_the_face() -> None:
    pytest.importorskip("cv2")
    picture: PictureInput = picture_of(portrait(0.7))
    found = best_plan(copy_in(), "16:9", picture)

    assert study(picture).faces != ()
    assert found.photo == 0
