"""Finished scenes of the gallery to be changed, and what of their pixels a change may touch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from generation.compositor import draw, inspect
from generation.compositor.artboard import Box
from generation.compositor.paint.canvas import paint
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput, Study
from generation.compositor.plan import CreativePlan, drawn_studies, with_drawing
from generation.compositor.refit.contrast import held
from generation.compositor.scene import GroundLayer, PictureLayer, Scene, ShadowLayer, layer_box
from tests.gallery.__main__ import briefs, planned

# One of each kind: product, giant type, a badge or numeral, a card, a photo, columns, a drawn scene, people, right to left.
NAMES = ("it-running", "nl-boekhouden", "half-price", "review-plants", "cat-photo", "ja-matcha", "sw-idi", "founder-story", "ar-oud")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A scene as it was handed over, with its plan and pictures."""

    scene: Scene
    plan: CreativePlan
    pictures: tuple[PictureInput, ...]

    @property
    def studies(self) -> dict[int, Study]:
        """Return what is known of the pictures, a drawing of ours among them."""
        return {picture.index: study(picture) for picture in self.pictures} | drawn_studies(self.plan)

    def report(self, scene: Scene) -> list[str]:
        """Return the gates that a scene in this one's place fails, its button's colour aside."""
        shown = with_drawing(self.plan, self.pictures)
        resolved = held(scene, self.plan, shown)
        drawing = draw.finished(resolved, self.plan, recipe_hash="changed")
        gates = inspect.inspect(drawing, self.plan, pictures=shown, resolved=resolved).gates
        return [gate.rule for gate in gates if not gate.passed and gate.rule != "brand.accent_role"]

    def painted(self, scene: Scene) -> np.ndarray:
        """Return the pixels of a scene that stands in this one's place."""
        shown = {picture.index: picture for picture in with_drawing(self.plan, self.pictures)}
        under = paint([layer for layer in scene.layers if layer not in scene.texts()], scene.artboard, shown)
        return np.asarray(paint(scene.texts(), scene.artboard, {}, canvas=under))

    def changed_outside(self, after: Scene) -> int:
        """Return how many pixels differ outside the boxes of the layers that differ, old and new, and their shadows' edges."""
        differs = np.any(self.painted(self.scene) != self.painted(after), axis=2)
        for box in changed_boxes(self.scene, after):
            grown = box.grown(2.0)
            differs[max(0, int(grown.y)) : max(0, int(grown.bottom) + 1), max(0, int(grown.x)) : max(0, int(grown.right) + 1)] = False
        return int(differs.sum())


def changed_boxes(before: Scene, after: Scene) -> list[Box]:
    """Return the boxes of the layers that are in one of two scenes only."""
    different = [layer for layer in before.layers if layer not in after.layers] + [one for one in after.layers if one not in before.layers]
    return [
        (layer.turned if isinstance(layer, PictureLayer) else layer_box(layer, before.artboard)).grown(
            layer.blur if isinstance(layer, ShadowLayer) else 0.0
        )
        for layer in different
        if not isinstance(layer, GroundLayer)
    ]


@lru_cache(maxsize=16)
def finished(name: str) -> Finished:
    """Return the scene that a brief of the gallery comes to."""
    ready = planned(briefs([name])[0])
    resolved = draw.resolve(ready.choice.plan, ready.pictures)
    return Finished(scene=resolved.scene, plan=ready.choice.plan, pictures=ready.pictures)
