"""Drawing: a plan and its pictures become a finished artboard; the same plan gives the same bytes."""

from __future__ import annotations

import io
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any, Final

from PIL import Image

from generation.colour import Colour, reach_contrast, readable_on
from generation.compositor import hairline, legibility
from generation.compositor.artboard import Artboard
from generation.compositor.export import png
from generation.compositor.paint.canvas import paint
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput
from generation.compositor.plan import CreativePlan, drawn_studies, solve, with_drawing
from generation.compositor.scene import Layer, Role, Scene, ScrimLayer, ShapeLayer, TextLayer

_SCENERY: Final = frozenset({Role.GROUND, Role.DECORATION, Role.PHOTO})
_SCRIM_STEP: Final = 0.08
_SCRIM_LIMIT: Final = 0.96
_MAX_REPAIRS: Final = 9
_FAINTEST: Final = 0.12
_RECEDE: Final = 0.5
_MARGIN: Final = 1.04
_TONED_DOWN: Final = "decoration toned down under the copy"
_KEEP: Final = 1


class PlanCannotBeDrawnError(Exception):
    """The plan has no solution on its artboard; its caller chose a plan that was never scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished creative: its picture file (PNG as drawn, any raster format as handed over), layer tree and recipe's hash."""

    file: bytes
    width: int
    height: int
    layers: tuple[dict[str, Any], ...]
    artboard: dict[str, Any]
    alt_text: str
    recipe_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A scene that holds its contrast, the artboard painted without copy, and the repairs that it took."""

    scene: Scene
    under: Image.Image
    repairs: tuple[str, ...]


_resolved: OrderedDict[str, Resolved] = OrderedDict()


def paint_background(plan: CreativePlan, *, pictures: tuple[PictureInput, ...] = ()) -> bytes:
    """Return the scenery as PNG: ground, shapes and a photo if the plan has one; no copy, product or logo."""
    pictures = with_drawing(plan, pictures)
    scene = _scene(plan, pictures)
    return png.encode(paint(_scenery(scene), scene.artboard, _by_index(pictures)))


def compose(plan: CreativePlan, *, pictures: tuple[PictureInput, ...], background: bytes | None = None) -> Drawing:
    """Return the finished creative; ``background`` is a PNG of :func:`paint_background`'s size to stand on."""
    return finished(resolve(plan, pictures, background), plan, recipe_hash=plan.recipe_hash(pictures))


def finished(resolved: Resolved, plan: CreativePlan, *, recipe_hash: str) -> Drawing:
    """Return the creative of a resolved scene: its copy painted over what lies under it."""
    canvas = paint(resolved.scene.texts(), resolved.scene.artboard, {}, canvas=resolved.under.copy())
    return Drawing(
        file=png.encode(canvas),
        width=canvas.width,
        height=canvas.height,
        layers=tuple(resolved.scene.to_json()),
        artboard=resolved.scene.artboard.to_json(),
        alt_text=alt_text(plan),
        recipe_hash=recipe_hash,
    )


def standing(scene: Scene, plan: CreativePlan, pictures: tuple[PictureInput, ...], *, repairs: tuple[str, ...] = ()) -> Resolved:
    """Return a scene that was resolved before, such as a stored one, with what lies under its copy painted; nothing in it is changed."""
    return Resolved(scene=scene, under=_paint_under(scene, with_drawing(plan, pictures), None), repairs=repairs)


def resolve(plan: CreativePlan, pictures: tuple[PictureInput, ...], background: bytes | None = None) -> Resolved:
    """Solve the plan and paint everything but the copy, strengthening veils until each line reads; kept for the next caller."""
    pictures = with_drawing(plan, pictures)
    key = plan.recipe_hash(pictures)
    if key not in _resolved:
        _resolved[key] = _resolve(plan, pictures, background)
        while len(_resolved) > _KEEP:
            _resolved.popitem(last=False)
    return _resolved[key]


def alt_text(plan: CreativePlan) -> str:
    """Describe the ad for people who do not see it: who speaks, what it says, what to do."""
    copy = plan.copy
    parts = (copy.brand_name, copy.headline, copy.figure, copy.figure_note or copy.subheadline, copy.cta)
    return " \u2013 ".join(part.strip().rstrip(".") for part in parts if part)


def _resolve(plan: CreativePlan, pictures: tuple[PictureInput, ...], background: bytes | None) -> Resolved:
    scene = _scene(plan, pictures)
    start = _canvas(background, scene.artboard)
    repairs: list[str] = []
    under = _paint_under(scene, pictures, start)
    for _ in range(_MAX_REPAIRS):
        mended = _mended(scene, under, plan)
        if mended is None:
            break
        scene, repair = mended
        repairs.append(repair)
        # A repaired ground is no longer the one that was painted before.
        start = None if repair == _TONED_DOWN else start
        under = _paint_under(scene, pictures, start)
    edged = hairline.around(scene, under)
    if edged is not None:
        scene, under = edged, _paint_under(edged, pictures, start)
        repairs.append("a hairline drawn around the white edge that its platform would not tell from the page")
    return Resolved(scene=scene, under=under, repairs=tuple(dict.fromkeys(repairs)))


def _scene(plan: CreativePlan, pictures: tuple[PictureInput, ...]) -> Scene:
    given = {picture.index: study(picture) for picture in pictures if picture.index != DRAWN_INDEX}
    scene = solve(plan, given | drawn_studies(plan))
    if scene is None:
        message = f"{plan.archetype.value} cannot be set at {plan.size.width}x{plan.size.height}"
        raise PlanCannotBeDrawnError(message)
    return scene


def _scenery(scene: Scene) -> tuple[Layer, ...]:
    """Return the layers that stand below everything else."""
    count = next((number for number, layer in enumerate(scene.layers) if layer.role not in _SCENERY), len(scene.layers))
    return scene.layers[:count]


def _canvas(background: bytes | None, board: Artboard) -> Image.Image | None:
    if background is None:
        return None
    image = Image.open(io.BytesIO(background), formats=["PNG"]).convert("RGB")
    return image if image.size == (board.width, board.height) else image.resize((board.width, board.height), Image.Resampling.LANCZOS)


def _paint_under(scene: Scene, pictures: tuple[PictureInput, ...], start: Image.Image | None) -> Image.Image:
    skipped = len(_scenery(scene)) if start is not None else 0
    layers = [layer for layer in scene.layers[skipped:] if not isinstance(layer, TextLayer)]
    return paint(layers, scene.artboard, _by_index(pictures), canvas=start.copy() if start is not None else None)


def _by_index(pictures: tuple[PictureInput, ...]) -> dict[int, PictureInput]:
    return {picture.index: picture for picture in pictures}


def _mended(scene: Scene, under: Image.Image, plan: CreativePlan) -> tuple[Scene, str] | None:
    """Return the scene with one thing mended and what it was; None where nothing is weak or nothing helps."""
    weak = [layer for layer in scene.texts() if not all(line.passed for line in legibility.measure(layer, under, scene.artboard))]
    if any(layer.role is not Role.CTA_LABEL for layer in weak):
        return stronger_veil(scene) or _fuller_ink(scene, weak, plan) or _toned_down(scene)
    return clearer_button(scene, under)


def stronger_veil(scene: Scene) -> tuple[Scene, str] | None:
    """Return the scene with every veil a step stronger and what was done; None where they are as strong as may be."""
    if not any(isinstance(layer, ScrimLayer) and layer.strength < _SCRIM_LIMIT for layer in scene.layers):
        return None
    layers = (
        replace(layer, strength=min(_SCRIM_LIMIT, layer.strength + _SCRIM_STEP)) if isinstance(layer, ScrimLayer) else layer
        for layer in scene.layers
    )
    return replace(scene, layers=tuple(layers)), "veil strengthened until the copy reads"


def _fuller_ink(scene: Scene, weak: list[TextLayer], plan: CreativePlan) -> tuple[Scene, str] | None:
    ink = Colour.parse(plan.scheme.ink)
    soft = [layer for layer in weak if layer.colour != ink and layer.role is not Role.CTA_LABEL]
    if not soft:
        return None
    layers = tuple(replace(layer, colour=ink) if layer in soft else layer for layer in scene.layers)
    return replace(scene, layers=layers), "supporting copy set in full ink"


def _toned_down(scene: Scene) -> tuple[Scene, str] | None:
    """Let decoration recede where it takes contrast from copy that crosses it."""
    strong = [
        layer for layer in scene.layers if isinstance(layer, ShapeLayer) and layer.role is Role.DECORATION and layer.opacity > _FAINTEST
    ]
    if not strong:
        return None
    layers = tuple(replace(layer, opacity=layer.opacity * _RECEDE) if layer in strong else layer for layer in scene.layers)
    return replace(scene, layers=layers), _TONED_DOWN


def clearer_button(scene: Scene, under: Image.Image) -> tuple[Scene, str] | None:
    """Move the button's fill away from what lies around it, in its own hue, and set its label to match."""
    button = next((layer for layer in scene.layers if isinstance(layer, ShapeLayer) and layer.role is Role.CTA), None)
    tone = legibility.ring_tone(button, under) if button else None
    if button is None or tone is None or legibility.button_contrast(button, under) >= legibility.BUTTON_CONTRAST:
        return None
    fill = reach_contrast(button.fill, tone, legibility.BUTTON_CONTRAST * _MARGIN)
    ink = readable_on(fill, hue=fill.lch[2], chroma=0.02)
    layers: list[Layer] = []
    for layer in scene.layers:
        if layer is button:
            layers.append(replace(button, fill=fill))
        elif isinstance(layer, TextLayer) and layer.role is Role.CTA_LABEL:
            layers.append(replace(layer, colour=ink))
        elif isinstance(layer, ShapeLayer) and layer.role is Role.CTA_ARROW:
            layers.append(replace(layer, fill=ink))
        else:
            layers.append(layer)
    return replace(scene, layers=tuple(layers)), f"button moved from {button.fill.hex} to {fill.hex} to stand out"
