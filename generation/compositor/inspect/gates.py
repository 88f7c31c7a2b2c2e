"""The gates, one function each: a rule, what was measured, the limit and where the limit comes from."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image

from generation.compositor import legibility, promises
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.paint.canvas import paint
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan, with_drawing
from generation.compositor.scene import MANDATORY_TEXT, PictureLayer, Role, ShapeLayer, TextLayer
from generation.compositor.typeset.itemise import missing_glyphs
from generation.placements import placements

_WCAG: Final = "WCAG 2.2, 1.4.3 and 1.4.11"
HOUSE: Final = "house rule"
_MIN_BYTES: Final = 1_000
# Below this a decoded file visibly differs from what was drawn.
_MIN_PSNR: Final = 30.0
_ROUNDING: Final = 1.01


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """One gate's verdict: ``value`` against ``limit`` in the unit that ``rule`` names."""

    rule: str
    passed: bool
    value: float
    limit: float
    source: str

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as the wire shows it."""
        return {"rule": self.rule, "passed": self.passed, "value": round(self.value, 3), "limit": self.limit, "source": self.source}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What gates look at: the served picture, the plan, the resolved scene, the artboard without copy, and the pictures given."""

    drawing: Drawing
    plan: CreativePlan
    resolved: Resolved
    picture: Image.Image
    pictures: dict[int, PictureInput]

    @property
    def texts(self) -> tuple[TextLayer, ...]:
        """Return the scene's text layers."""
        return self.resolved.scene.texts()


def gather(drawing: Drawing, plan: CreativePlan, resolved: Resolved, pictures: tuple[PictureInput, ...] = ()) -> Evidence:
    """Decode the served bytes once for all gates."""
    picture = Image.open(io.BytesIO(drawing.file), formats=["PNG", "JPEG", "WEBP", "AVIF"])
    picture.load()
    given = {shown.index: shown for shown in with_drawing(plan, pictures)}
    return Evidence(drawing=drawing, plan=plan, resolved=resolved, picture=picture, pictures=given)


def exact_size(evidence: Evidence) -> GateResult:
    """Hold the picture to the very pixels that were asked for, in RGB."""
    size = evidence.plan.size
    off = abs(evidence.picture.width - size.width) + abs(evidence.picture.height - size.height)
    right = off == 0 and evidence.picture.mode in ("RGB", "P") and len(evidence.drawing.file) >= _MIN_BYTES
    return GateResult(rule="spec.exact_size", passed=right, value=float(off), limit=0.0, source="wire contract, size table")


def rerender_identity(evidence: Evidence) -> GateResult:
    """Drawing the stored recipe again gives the served pixels.

    Value is the share of pixels that differ for a lossless file; for a lossy or palette one the peak signal-to-noise ratio in dB.
    """
    again = paint(evidence.texts, evidence.resolved.scene.artboard, {}, canvas=evidence.resolved.under.copy())
    served = evidence.picture.convert("RGB")
    if again.size != served.size:
        return GateResult(rule="identity.rerender", passed=False, value=1.0, limit=0.0, source=HOUSE)
    if evidence.picture.format == "PNG" and evidence.picture.mode == "RGB":
        share = float(np.mean(np.any(np.asarray(again) != np.asarray(served), axis=2)))
        return GateResult(rule="identity.rerender", passed=share == 0.0, value=share, limit=0.0, source=HOUSE)
    error = float(np.mean((np.asarray(again, dtype=np.float32) - np.asarray(served, dtype=np.float32)) ** 2))
    noise = 10 * math.log10(255**2 / max(error, 1e-6))
    return GateResult(rule="fidelity.encoding_db", passed=noise >= _MIN_PSNR, value=noise, limit=_MIN_PSNR, source=HOUSE)


def weight(evidence: Evidence) -> GateResult:
    """Hold the file to the weight that its placement takes; value in bytes."""
    place = placements()[evidence.plan.size.placement] if evidence.plan.size.placement else None
    limit = float(place.max_bytes) if place else math.inf
    size = float(len(evidence.drawing.file))
    source = f"{place.source}, checked {place.checked}" if place else HOUSE
    return GateResult(rule="spec.bytes", passed=size <= limit, value=size, limit=limit if place else 0.0, source=source)


def required_elements(evidence: Evidence) -> GateResult:
    """Headline, action, brand and legal copy are on the ad wherever there are any; value counts what is missing."""
    absent = promises.missing(evidence.resolved.scene, evidence.plan.copy, logo=evidence.plan.logo is not None)
    return GateResult(rule="elements.required", passed=not absent, value=float(len(absent)), limit=0.0, source=HOUSE)


def no_tofu(evidence: Evidence) -> GateResult:
    """Every character has a glyph; value counts those that have none."""
    missing = sum(
        len(missing_glyphs(layer.block.text.replace("\n", " "), layer.block.style.voice, layer.block.style.language))
        for layer in evidence.texts
    )
    return GateResult(rule="type.no_tofu", passed=missing == 0, value=float(missing), limit=0.0, source=HOUSE)


def text_contrast(evidence: Evidence) -> GateResult:
    """Each line's fifth percentile of contrast reaches what its size needs; value is the worst share of the need."""
    board = evidence.resolved.scene.artboard
    lines = [line for layer in evidence.texts for line in legibility.measure(layer, evidence.resolved.under, board)]
    worst = min((line.low / line.needed for line in lines), default=0.0)
    return GateResult(rule="contrast.text", passed=worst >= 1.0, value=worst, limit=1.0, source=_WCAG)


def button_contrast(evidence: Evidence) -> GateResult:
    """Hold the button to 3:1 against the median tone of the ring around it."""
    button = next((layer for layer in evidence.resolved.scene.layers if layer.role is Role.CTA), None)
    ratio = legibility.button_contrast(button, evidence.resolved.under) if isinstance(button, ShapeLayer) else 0.0
    return GateResult(
        rule="contrast.cta", passed=ratio >= legibility.BUTTON_CONTRAST, value=ratio, limit=legibility.BUTTON_CONTRAST, source=_WCAG
    )


def safe_zone(evidence: Evidence) -> GateResult:
    """Copy, brand and button lie inside the safe box; value counts what does not."""
    scene = evidence.resolved.scene
    outside = promises.outside(scene)
    source = "Meta stories and reels, unified zone, checked 2026-03" if scene.artboard.aspect.value == "story" else HOUSE
    return GateResult(rule="safe_zone.critical", passed=outside == 0, value=float(outside), limit=0.0, source=source)


def no_text_collision(evidence: Evidence) -> GateResult:
    """No copy lies on other copy; value counts pairs that do."""
    pairs = promises.collisions(evidence.resolved.scene)
    return GateResult(rule="overlap.text", passed=pairs == 0, value=float(pairs), limit=0.0, source=HOUSE)


def faces_clear(evidence: Evidence) -> GateResult:
    """Keep copy and button off faces in photos; value counts what lies on one."""
    covered = promises.on_faces(evidence.resolved.scene)
    return GateResult(rule="overlap.face", passed=covered == 0, value=float(covered), limit=0.0, source=HOUSE)


def readable_size(evidence: Evidence) -> GateResult:
    """Mandatory copy has an x-height of 6 px where people see the ad; value is the smallest."""
    smallest = promises.x_height(evidence.resolved.scene, MANDATORY_TEXT)
    return GateResult(
        rule="legibility.x_height_px",
        passed=smallest >= promises.MIN_X_HEIGHT * promises.X_HEIGHT_TOLERANCE,
        value=smallest,
        limit=promises.MIN_X_HEIGHT,
        source=HOUSE,
    )


def sharp_pictures(evidence: Evidence) -> GateResult:
    """No picture is blown up beyond what stays sharp; value is the largest factor."""
    pictures = [layer for layer in evidence.resolved.scene.layers if isinstance(layer, PictureLayer)]
    factor = max((layer.box.w / max(1.0, layer.crop.w) for layer in pictures), default=0.0)
    limit = round(evidence.resolved.scene.artboard.max_upscale, 3)
    return GateResult(rule="sharpness.upscale", passed=factor <= limit * _ROUNDING, value=factor, limit=limit, source=HOUSE)
