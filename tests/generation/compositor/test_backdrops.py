"""Backdrops: variants of an ad stand on different grounds, and copy reads on all of them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from brands.kit import BrandKit
from generation.brief import Intensity
from generation.compositor import draw, inspect, plan
from generation.compositor.backdrops import Backdrop, backdrop_for
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import ArtLayer, GroundLayer
from generation.compositor.scheme import RECIPES
from tests.generation.compositor.conftest import brief_for, copy_in, picture_of, scenery, size_of

COPY = copy_in(brand_name="KORA")


def planned(backdrop: Backdrop, *pictures: PictureInput, scheme: str | None = None) -> CreativePlan:
    found = plan.choose(
        copy=COPY, brief=brief_for(COPY), kit=BrandKit(), size=size_of("1:1", intensity=Intensity.HIGH), pictures=pictures, seed=1
    )
    chosen = next((choice.plan for choice in found if choice.plan.scheme.name == scheme), found[0].plan)
    return CreativePlan.from_json(chosen.to_json() | {"backdrop": backdrop.value})


@pytest.mark.parametrize("backdrop", Backdrop)
def test_copy_reads_on_every_backdrop(product: PictureInput, backdrop: Backdrop) -> None:
    chosen = planned(backdrop, product)
    drawing = draw.compose(chosen, pictures=(product,))

    assert inspect.inspect(drawing, chosen, pictures=(product,)).passed


@pytest.mark.parametrize("scheme", [name for name in RECIPES if name in ("marigold", "coral", "sky", "mint", "sand", "butter", "ice")])
def test_a_mesh_keeps_the_contrast_of_a_scheme(product: PictureInput, scheme: str) -> None:
    chosen = planned(Backdrop.MESH, product, scheme=scheme)
    drawing = draw.compose(chosen, pictures=(product,))

    assert inspect.inspect(drawing, chosen, pictures=(product,)).passed


def test_variations_of_one_brief_stand_on_different_grounds(product: PictureInput) -> None:
    brief = brief_for(COPY, category="food")

    assert len({backdrop_for(brief, variation, study(product)) for variation in range(3)}) == 3


def test_a_product_with_colour_washes_the_ground_and_a_brief_without_one_gets_a_mesh(product: PictureInput) -> None:
    assert backdrop_for(brief_for(COPY, category="saas"), 0, study(product)) is Backdrop.WASH
    assert backdrop_for(brief_for(COPY, category="saas"), 0, None) is Backdrop.MESH


def test_a_photo_over_the_whole_artboard_has_no_backdrop() -> None:
    photo = picture_of(scenery())
    chosen = planned(Backdrop.MESH, photo)
    scene = plan.solve(chosen, {0: study(photo)})

    assert scene is not None
    assert chosen.archetype.value == "full_bleed"
    assert [layer.name for layer in scene.layers if isinstance(layer, ArtLayer)] == []


def test_a_mesh_lies_right_over_the_ground(product: PictureInput) -> None:
    scene = plan.solve(planned(Backdrop.MESH, product), {0: study(product)})

    assert scene is not None
    assert isinstance(scene.layers[0], GroundLayer)
    assert isinstance(scene.layers[1], ArtLayer)
    assert scene.layers[1].name == "mesh"


def test_soft_tones_show_no_steps(product: PictureInput) -> None:
    drawing = draw.compose(planned(Backdrop.MESH, product), pictures=(product,))
    corner = np.asarray(Image.open(io.BytesIO(drawing.file)).convert("RGB"), dtype=np.int16)[:20, :60]

    assert float(np.percentile(np.abs(np.diff(corner, axis=1)), 95)) <= 3
