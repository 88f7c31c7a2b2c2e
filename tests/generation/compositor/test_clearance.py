"""Clearance: discs keep clear of copy beside them, and stay where copy lies on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.artboard import Box
from generation.compositor.clearance import CLEAR, cleared, nearest_disc
from generation.compositor.layouts import bigtype
from generation.compositor.scene import Form, Role, Scene, ShapeLayer
from tests.generation.compositor.conftest import copy_in
from tests.generation.compositor.layouts.promises import order_for


def scene_with_disc(gap: float) -> tuple[Scene, ShapeLayer]:
    """Return an ad with a disc under its button, so many px away."""
    scene = bigtype.solve(order_for((928, 1152), copy_in()))
    assert scene is not None
    button = scene.first(Role.CTA)
    assert isinstance(button, ShapeLayer)
    disc = ShapeLayer(
        form=Form.ELLIPSE, box=Box(x=button.box.cx - 100, y=button.box.bottom + gap, w=200, h=200), fill=button.fill, role=Role.DECORATION
    )
    kept = tuple(layer for layer in scene.layers if layer.role is not Role.DECORATION)
    return replace(scene, layers=(*kept, disc)), disc


@pytest.mark.parametrize("gap", [0.5, 6.0, 15.0])
def test_a_disc_a_hair_beside_the_button_is_made_smaller(gap: float) -> None:
    scene, disc = scene_with_disc(gap)

    assert nearest_disc(scene) == pytest.approx(gap)
    assert nearest_disc(cleared(scene)) == pytest.approx(CLEAR * scene.artboard.short)
    assert cleared(scene).layers[-1] != disc


@pytest.mark.parametrize("gap", [-40.0, 30.0])
def test_a_disc_that_overlaps_or_stands_apart_stays_as_it_is(gap: float) -> None:
    scene, disc = scene_with_disc(gap)

    assert cleared(scene).layers[-1] == disc
