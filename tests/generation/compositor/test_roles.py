"""Several pictures with one order: told apart, shown together, and accounted for."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from brands.kit import BrandKit
from generation.compositor import draw, inspect, plan
from generation.compositor.accounting import account
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import LOGO_INDEX, Likeness, PictureInput
from generation.compositor.plan import PlanChoice
from generation.compositor.roles import PictureRole, tell_apart
from generation.compositor.scene import PictureLayer, Role
from tests.generation.compositor.conftest import bottle, brief_for, copy_in, picture_of, scenery, size_of

COPY = copy_in(brand_name="KORA")
COLOURS = ("#3A2FA0", "#1E6B4A", "#B3452C", "#7A2E6B", "#2C6FB3", "#8A6A1E")


def wordmark(index: int = 0) -> PictureInput:
    image = Image.new("RGBA", (600, 160), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((10, 10, 150, 150), fill="#123C2E")
    pen.rectangle((190, 50, 590, 110), fill="#123C2E")
    return picture_of(image, index)


def finished_ad(index: int = 0) -> PictureInput:
    """Draw a flat panel with lines of letter-like strokes over a photo's strip."""
    image = Image.new("RGB", (800, 800), (240, 226, 200))
    image.paste(scenery((800, 240)), (0, 560))
    pen = ImageDraw.Draw(image)
    for line in range(4):
        for stroke in range(26):
            x, y = 40 + stroke * 27, 70 + line * 110
            pen.rectangle((x, y, x + 11, y + 52), fill=(30, 20, 15))
    return picture_of(image, index)


def things(count: int) -> tuple[PictureInput, ...]:
    return tuple(picture_of(bottle(COLOURS[index]), index) for index in range(count))


def choices(ratio: str, *pictures: PictureInput) -> tuple[PlanChoice, ...]:
    return plan.choose(copy=COPY, brief=brief_for(COPY), kit=BrandKit(), size=size_of(ratio), pictures=pictures, seed=1)


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("ratio", ["1:1", "4:5", "9:16", "16:9"])
def test_a_collection_shows_every_picture_and_passes_inspection(count: int, ratio: str) -> None:
    pictures = things(count)
    best = choices(ratio, *pictures)[0].plan
    drawing = draw.compose(best, pictures=pictures)

    assert best.archetype is Archetype.MULTIPANEL
    assert sorted(layer["source_index"] for layer in drawing.layers if layer["kind"] == "picture") == list(range(count))
    assert inspect.inspect(drawing, best, pictures=pictures).passed


def test_two_pictures_are_both_shown() -> None:
    pictures = (picture_of(bottle(), 0), picture_of(scenery(), 1))
    best = choices("4:5", *pictures)[0].plan

    assert [fate.shown_on for fate in account([best], pictures)] == [(0,), (0,)]
    assert [fate.role for fate in account([best], pictures)] == [PictureRole.PRODUCT, PictureRole.PHOTO]


def test_a_mark_beside_a_product_is_set_as_the_logo() -> None:
    pictures = (picture_of(bottle(), 0), wordmark(1))
    best = choices("1:1", *pictures)[0].plan
    layers = draw.compose(best, pictures=pictures).layers

    assert [layer["source_index"] for layer in layers if layer["role"] == Role.LOGO.value] == [1]


def test_the_brands_own_logo_goes_before_one_among_the_pictures() -> None:
    own = wordmark(LOGO_INDEX)
    pictures = (picture_of(bottle(), 0), wordmark(1), own)
    best = choices("1:1", *pictures)[0].plan
    fates = account([best], pictures)

    assert best.logo == LOGO_INDEX
    assert [(fate.index, fate.role, fate.shown_on) for fate in fates] == [
        (0, PictureRole.PRODUCT, (0,)),
        (1, PictureRole.SPARE_LOGO, ()),
    ]
    assert fates[1].reason == "It looks like a logo, and the brand already has one."


def test_a_finished_ad_is_left_out_beside_other_pictures_and_named() -> None:
    pictures = (picture_of(bottle(), 0), finished_ad(1))
    best = choices("1:1", *pictures)[0].plan
    fate = account([best], pictures)[1]

    assert study(pictures[1]).likeness is Likeness.ADVERTISEMENT
    assert (fate.role, fate.shown_on) == (PictureRole.ADVERTISEMENT, ())
    assert fate.reason is not None
    assert "finished ad" in fate.reason


@pytest.mark.parametrize("only", [wordmark(), finished_ad()], ids=["a mark", "an ad"])
def test_the_only_picture_is_shown_whatever_it_looks_like(only: PictureInput) -> None:
    assert [found.index for found in tell_apart({0: study(only)}).shown] == [0]


def test_what_a_layout_has_no_place_for_is_told_with_the_layout() -> None:
    pictures = things(4)
    best = choices("8:1", *pictures)[0].plan
    fates = account([best], pictures)

    assert [bool(fate.shown_on) for fate in fates].count(False) >= 3
    assert fates[-1].reason == f"There is no place for it in {best.archetype.value} at 8:1."


def test_captions_stand_under_their_pictures_in_order() -> None:
    copy = copy_in("en", headline="Three to keep", cta="Shop", subheadline="", points=("Oak", "Cedar", "Birch"))
    pictures = things(3)
    found = plan.choose(copy=copy, brief=brief_for(copy), kit=BrandKit(), size=size_of("1:1", "1K"), pictures=pictures, seed=1)[0].plan
    scene = plan.solve(found, {picture.index: study(picture) for picture in pictures})

    assert scene is not None
    said = [layer for layer in scene.texts() if layer.role is Role.POINT]
    shown = [layer for layer in scene.layers if isinstance(layer, PictureLayer)]
    assert [layer.block.text for layer in said] == ["Oak", "Cedar", "Birch"]
    assert all(words.box.y > picture.box.bottom for words, picture in zip(said, shown, strict=True))
