"""What is asked of a model that paints: a place without product, words or marks, calm where the copy will stand."""

from __future__ import annotations

from typing import Final

from generation.brief import Brief
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import PictureLayer, Role, Scene

LONGEST_BRIEF: Final = 400
_NOTHING: Final = (
    "No text, no letters, no numbers, no logos, no watermarks, no labels, no packaging, no product, no people, no frame, no collage."
)
# The same as a wish that a finished picture can be held to.
SETTING: Final = f"An empty setting for an advertisement, with a calm and plain part that copy can be set on. {_NOTHING}"
_LESS: Final = "Paint it again, calmer: one plain surface and soft light there, nothing that could be read as a letter or a sign."


def prompt(brief: Brief, plan: CreativePlan, scene: Scene, *, again: bool) -> str:
    """Return the prompt for one plan; ``again`` after a picture that left no room or showed signs."""
    scheme = plan.scheme
    about = [f"for {brief.subject} ({brief.category.replace('_', ' ')})", f"in a {brief.tone} mood"]
    if brief.occasion:
        about.append(f"around {brief.occasion}")
    if plan.landmark:
        about.append(f"with {plan.landmark.replace('_', ' ')} in the distance")
    sentences = [
        f"The empty setting of an advertisement {', '.join(about)}: {_manner(plan)}, aspect ratio {plan.size.aspect_ratio}.",
        f'Its brief, for the mood and the place alone: "{_quoted(brief.prompt)}".',
        f"Colours around {scheme.ground_rim}, {scheme.shape_lit} and {scheme.accent}.",
        *_places(scene),
        _NOTHING,
    ]
    return " ".join([*sentences, _LESS] if again else sentences)


def _manner(plan: CreativePlan) -> str:
    if plan.drawn is not None:
        return "a soft three-dimensional illustration with clean forms"
    return "a photograph with natural light and shallow depth of field"


def _quoted(text: str) -> str:
    return " ".join(text.replace('"', "'").split())[:LONGEST_BRIEF]


def _places(scene: Scene) -> list[str]:
    """Say in percent of the picture where copy will lie and where the product will stand."""
    board = scene.artboard
    boxes = [layer.box for layer in scene.texts()]
    spans = [(round(100 * max(0.0, box.y) / board.height), round(100 * box.bottom / board.height)) for box in boxes]
    lines = ", ".join(f"{top} to {end} %" for top, end in _merged(spans))
    said = [f"Keep plain, evenly lit and free of detail, for copy: {lines} from the top."]
    product = next((layer for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT), None)
    if product is not None:
        box = product.turned
        across, down = round(100 * box.cx / board.width), round(100 * box.bottom / board.height)
        said.append(
            f"Leave a flat surface to stand on, empty, {down} % from the top and {across} % from the left: a product is set there later."
        )
    return said


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for top, end in sorted(spans):
        if merged and top <= merged[-1][1] + 4:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((top, end))
    return merged
