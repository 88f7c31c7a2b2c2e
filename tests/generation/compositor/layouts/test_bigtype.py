"""Big type: letters first, and the product only where it is more than a speck."""

from __future__ import annotations

import pytest

from brands.kit import BrandKit
from generation.brief import Intensity
from generation.compositor import draw
from generation.compositor import plan as planning
from generation.compositor.guide import Force, Guide
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import PictureLayer, Role, Scene, ShapeLayer
from tests.generation.compositor.conftest import bottle, brief_for, copy_in, picture_of, size_of


def big_type(ratio: str, picture: PictureInput) -> Scene:
    """Return the scene of usual copy in big type, with a product."""
    copy, guide = copy_in(), Guide(force=Force.LEADS, archetype=Archetype.TYPE)
    choices = planning.choose(
        copy=copy,
        brief=brief_for(copy),
        kit=BrandKit(),
        size=size_of(ratio, "512", Intensity.HIGH),
        pictures=(picture,),
        seed=1,
        guide=guide,
    )
    plan = next(choice.plan for choice in choices if choice.plan.archetype is Archetype.TYPE)
    return draw.resolve(plan, (picture,)).scene


def test_in_a_story_the_product_stands_under_the_copy() -> None:
    scene = big_type("9:16", picture_of(bottle()))

    product, action = scene.first(Role.PRODUCT), scene.first(Role.CTA)
    assert isinstance(product, PictureLayer)
    assert isinstance(action, ShapeLayer)
    assert product.box.y >= action.box.bottom
    assert product.box.bottom <= scene.artboard.height


@pytest.mark.parametrize("ratio", ["1:1", "4:5"])
def test_a_product_that_would_be_a_speck_is_left_out(ratio: str) -> None:
    scene = big_type(ratio, picture_of(bottle(size=(160, 900))))

    assert scene.first(Role.PRODUCT) is None
