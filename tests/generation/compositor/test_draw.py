"""Drawing: exact pixels, the same bytes for the same plan, and copy that reads whatever lies under it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from generation.brief import OutputSize
from generation.compositor import draw
from generation.compositor.inspect import inspect
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.placements import ASPECT_RATIOS, pixel_size
from tests.generation.compositor.conftest import best_plan, copy_in, picture_of, size_of


@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
def test_the_picture_has_the_exact_size(ratio: str, product: PictureInput) -> None:
    drawing = draw.compose(best_plan(copy_in(), ratio, product), pictures=(product,))

    assert Image.open(io.BytesIO(drawing.file)).size == pixel_size(ratio, "512") == (drawing.width, drawing.height)


def test_the_largest_artboard_is_drawn_too(product: PictureInput) -> None:
    plan = best_plan(copy_in(), "8:1", product)
    width, height = pixel_size("8:1", "4K")
    large = CreativePlan.from_json(
        plan.to_json() | {"size": OutputSize(aspect_ratio="8:1", resolution="4K", width=width, height=height).to_json()}
    )

    assert Image.open(io.BytesIO(draw.compose(large, pictures=(product,)).file)).size == (12288, 1536)


@pytest.mark.parametrize("ratio", ["1:1", "9:16", "8:1"])
def test_equal_plans_give_equal_bytes(ratio: str, product: PictureInput) -> None:
    plan = best_plan(copy_in(), ratio, product)
    first = draw.compose(plan, pictures=(product,))
    draw._resolved.clear()  # noqa: SLF001 - a second worker would start without what this one kept
    second = draw.compose(CreativePlan.from_json(plan.to_json()), pictures=(product,))

    assert (first.file, first.recipe_hash) == (second.file, second.recipe_hash)


def test_a_given_background_is_what_the_ad_stands_on(product: PictureInput) -> None:
    plan = best_plan(copy_in(), "1:1", product)
    painted = draw.paint_background(plan, pictures=(product,))
    draw._resolved.clear()  # noqa: SLF001 - compare two independent drawings

    assert draw.compose(plan, pictures=(product,), background=painted).file == draw.compose(plan, pictures=(product,)).file


def test_the_background_holds_no_copy_and_no_product(product: PictureInput) -> None:
    plan = best_plan(copy_in(), "1:1", product)
    background = np.asarray(Image.open(io.BytesIO(draw.paint_background(plan, pictures=(product,)))).convert("RGB"))
    finished = np.asarray(Image.open(io.BytesIO(draw.compose(plan, pictures=(product,)).file)))

    assert background.shape == finished.shape
    assert np.mean(np.any(background != finished, axis=2)) > 0.1


@pytest.mark.parametrize("tone", [(255, 255, 255), (0, 0, 0), (127, 127, 127), (255, 214, 0)])
@pytest.mark.parametrize("ratio", ["1:1", "9:16", "16:9", "1:4"])
def test_copy_reads_on_any_photo(tone: tuple[int, int, int], ratio: str) -> None:
    image = Image.effect_noise((1200, 1200), 90).convert("RGB")
    photo = picture_of(Image.blend(image, Image.new("RGB", image.size, tone), 0.75))
    plan = best_plan(copy_in(), ratio, photo)

    report = inspect(draw.compose(plan, pictures=(photo,)), plan, pictures=(photo,))

    assert plan.archetype is Archetype.BLEED
    assert [gate.rule for gate in report.gates if not gate.passed] == []


def test_the_alt_text_says_what_the_ad_says(product: PictureInput) -> None:
    drawing = draw.compose(best_plan(copy_in(brand_name="KORA"), "1:1", product), pictures=(product,))

    assert drawing.alt_text == "KORA \u2013 La ville à vos pieds \u2013 Des semelles qui tiennent la journée \u2013 Je les veux"


def test_the_layer_tree_names_every_text_with_its_font(product: PictureInput) -> None:
    drawing = draw.compose(best_plan(copy_in(), "4:5", product), pictures=(product,))
    texts = {layer["role"]: layer for layer in drawing.layers if layer["kind"] == "text"}

    assert texts["headline"]["text"].replace("\n", " ") == "La ville à vos pieds."
    assert set(texts["headline"]["font"]) >= {"family", "weight", "size"}
    assert drawing.artboard["width"] == size_of("4:5").width


def test_a_plan_that_cannot_be_set_says_so(product: PictureInput) -> None:
    plan = best_plan(copy_in(), "1:1", product)
    impossible = CreativePlan.from_json(plan.to_json() | {"copy": copy_in(headline="W" * 3000).to_json()})

    with pytest.raises(draw.PlanCannotBeDrawnError):
        draw.compose(impossible, pictures=(product,))
