"""A good ad, and the means to break it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor import draw
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.inspect import gates
from generation.compositor.inspect.gates import Evidence
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Layer, Role
from tests.generation.compositor.conftest import best_plan, copy_in


@pytest.fixture(scope="module")
def plan(product: PictureInput) -> CreativePlan:
    """A plan that is good as it is."""
    return best_plan(copy_in(), "4:5", product)


@pytest.fixture(scope="module")
def good(plan: CreativePlan, product: PictureInput) -> tuple[Drawing, Resolved]:
    """The good plan, drawn."""
    return draw.compose(plan, pictures=(product,)), draw.resolve(plan, (product,))


def evidence(drawing: Drawing, plan: CreativePlan, resolved: Resolved) -> Evidence:
    return gates.gather(drawing, plan, resolved)


def with_layer(resolved: Resolved, role: Role, change: object) -> Resolved:
    """Return the scene with one layer changed (or taken out, for None)."""
    layers: list[Layer] = []
    for layer in resolved.scene.layers:
        changed = change(layer) if layer.role is role and callable(change) else layer
        layers += [changed] if changed is not None else []
    return replace(resolved, scene=replace(resolved.scene, layers=tuple(layers)))
