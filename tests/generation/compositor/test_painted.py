"""A scene on a painting: the copy stays where it was, and a painting must be calm there."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from brands.kit import BrandKit
from generation.brief import OutputSize
from generation.compositor import draw, inspect, painted, plan
from generation.compositor.paint.pictures import study
from generation.compositor.painted import PAINTED_INDEX, STAGES
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import PictureLayer, Role
from generation.copywriter import read_prompt, write_copy


def painting(spread: float) -> PictureInput:
    """Paint a sky that goes over into sand, with grain of this spread."""
    rows = np.linspace(0, 1, 640)[:, None, None]
    sky = np.array([150, 195, 225]) * (1 - rows) + np.array([250, 225, 195]) * rows
    grain = np.random.default_rng(1).normal(0, spread, (80, 64, 1)).repeat(8, axis=0).repeat(8, axis=1)
    file = io.BytesIO()
    Image.fromarray((sky + grain).clip(0, 255).astype(np.uint8)).save(file, "PNG")
    return PictureInput(index=PAINTED_INDEX, file=file.getvalue(), width=512, height=640, has_alpha=False)


@pytest.fixture(scope="module")
def staged() -> CreativePlan:
    """Return a plan whose layout is a stage."""
    brief = read_prompt("Create an ad for the Glow serum, for soft skin")
    size = OutputSize(aspect_ratio="4:5", resolution="512", width=464, height=576)
    choices = plan.choose(copy=write_copy(brief, seed=0), brief=brief, kit=BrandKit(), size=size, pictures=(), seed=0)
    return next(choice.plan for choice in choices if choice.plan.archetype in STAGES)


def test_copy_and_product_stay_and_the_painting_takes_the_place_of_the_scenery(staged: CreativePlan) -> None:
    standing = replace(staged, painted=PAINTED_INDEX)

    own = draw.resolve(staged, ()).scene
    scene = draw.resolve(standing, (painting(2),)).scene

    assert [(layer.role, layer.box) for layer in scene.texts()] == [(layer.role, layer.box) for layer in own.texts()]
    floor = scene.layers[0]
    assert isinstance(floor, PictureLayer)
    assert (floor.index, floor.role, floor.box.w, floor.box.h) == (PAINTED_INDEX, Role.PHOTO, 464, 576)


def test_what_stands_on_a_painting_is_inspected_like_any_ad(staged: CreativePlan) -> None:
    standing = replace(staged, painted=PAINTED_INDEX)
    pictures = (painting(2),)

    report = inspect.inspect(draw.compose(standing, pictures=pictures), standing, pictures=pictures)

    assert report.passed, [gate for gate in report.gates if not gate.passed]


def test_a_calm_painting_has_room_and_a_busy_one_has_none(staged: CreativePlan) -> None:
    scene = draw.resolve(staged, ()).scene

    assert painted.has_room(scene, study(painting(2)))
    assert not painted.has_room(scene, study(painting(90)))


def test_a_plan_without_a_painting_is_stored_as_before(staged: CreativePlan) -> None:
    assert "painted" not in staged.to_json()
    assert CreativePlan.from_json(replace(staged, painted=PAINTED_INDEX).to_json()).painted == PAINTED_INDEX
