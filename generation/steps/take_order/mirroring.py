"""Mirroring: the layouts of an image ad chosen by its reference layouts, and what of them each finished ad has kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from generation.colour import Colour
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.scheme import Scheme
from generation.corpus.layers import boxes_of
from generation.corpus.measure.layout import MeasuredLayout
from generation.corpus.reference import BoxKind
from generation.steps.choose_layout import choose_layout
from generation.steps.guidance import mirror_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generation.corpus.reference import ReferenceBox
    from jobs.runner import StepContext, StepOutcome

# A thing stands in its place where the two boxes have at least so much in common of what both cover.
KEPT: Final = 0.5
# Grounds are one tone up to these differences of lightness and chroma (OKLCH).
_ONE_TONE: Final = (0.09, 0.05)


def mirror_layouts(context: StepContext) -> StepOutcome:
    """Return ``plans`` as any ad's step does; each headline is set in a reference layout of its own as far as there are any."""
    guides = tuple(mirror_of(MeasuredLayout.from_json(one["layout"])) for one in _taken(context))
    return choose_layout(context, guides=guides)


def layout_kept(context: StepContext) -> dict[str, Any] | None:
    """Return what is said of the reference layouts: for each image the one that it follows, and what of that it kept."""
    taken = _taken(context)
    if not taken:
        return None
    plans = context.outputs["choose_layout"]["plans"]
    creatives = context.outputs["compose_creative"]["creatives"]
    followed = [taken[creative["variant"] % len(taken)] for creative in creatives]
    images = [_image(*one) for one in zip(creatives, plans, followed, strict=True)]
    return {"reference": taken[0]["reference"], "images": images}


def _taken(context: StepContext) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = context.outputs["read_brief"].get("layouts", [])
    return found


def _image(creative: dict[str, Any], plan: dict[str, Any], followed: dict[str, Any]) -> dict[str, Any]:
    layout = MeasuredLayout.from_json(followed["layout"])
    made = boxes_of(creative["layers"], width=creative["width"], height=creative["height"])
    return {
        "aspect_ratio": creative["aspect_ratio"],
        "reference": followed["reference"],
        "mirrored": plan["archetype"] == Archetype.MIRRORED.value,
        "kept": list(_kept(layout.boxes, made)),
        "palette": _wears(Scheme.from_json(plan["scheme"]), Colour.parse(layout.palette[0].hex)),
    }


def _kept(measured: Iterable[ReferenceBox], made: tuple[ReferenceBox, ...]) -> list[str]:
    """Return which things stand where they were measured, and whether the headline hangs as it did."""
    kinds: list[str] = []
    for kind in BoxKind:
        pairs = [(box, other) for box in measured if box.kind is kind for other in made if other.kind is kind]
        best = max(pairs, key=lambda pair: overlap(*pair), default=None)
        if best is None:
            continue
        kinds += [kind.value] if overlap(*best) >= KEPT else []
        kinds += ["alignment"] if kind is BoxKind.HEADLINE and best[0].align is best[1].align else []
    return kinds


def overlap(one: ReferenceBox, other: ReferenceBox) -> float:
    """Return the intersection over union of two boxes."""
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    common = max(0.0, wide) * max(0.0, high)
    return common / (one.w * one.h + other.w * other.h - common)


def _wears(scheme: Scheme, ground: Colour) -> bool:
    """Tell whether an ad stands on the reference's ground."""
    own = scheme.colour("ground_centre").mixed(scheme.colour("ground_rim"), 0.5).lch
    lightness, chroma, _ = ground.lch
    return abs(own[0] - lightness) <= _ONE_TONE[0] and abs(own[1] - chroma) <= _ONE_TONE[1]
