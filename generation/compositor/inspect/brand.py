"""Gates on what belongs to the customer: product, logo, colours and letters are theirs, to the pixel."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.colour import Colour, to_oklab
from generation.compositor.inspect.gates import HOUSE, Evidence, GateResult
from generation.compositor.paint.placing import placed_picture
from generation.compositor.scene import PictureLayer, Role, ShapeLayer, TextLayer
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.itemise import resolve_scripts, torn_scripts

# OKLab distances: what the eye hardly sees, and what it surely calls the same brand colour.
_SAME_PIXELS: Final = 0.02
_SAME_COLOUR: Final = 0.02
_SOLID: Final = 250
_ASPECT_ERROR: Final = 0.005
_OWN_LETTERS: Final = 0.5
_MIN_LOGO_HEIGHT: Final = 0.015


def product_fidelity(evidence: Evidence) -> GateResult:
    """Hold the product's solid pixels to those that were given; value is their mean OKLab distance on the artboard."""
    layers = [layer for layer in evidence.resolved.scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT]
    distances = [_distance(evidence, layer) for layer in layers if layer.index in evidence.pictures]
    worst = max(distances, default=0.0)
    return GateResult(rule="product.fidelity", passed=worst <= _SAME_PIXELS, value=worst, limit=_SAME_PIXELS, source=HOUSE)


def _distance(evidence: Evidence, layer: PictureLayer) -> float:
    """Return the mean distance over solid pixels that lie on the artboard and under no later layer's copy."""
    placed, left, top = placed_picture(layer, evidence.pictures[layer.index])
    pixels = np.asarray(placed)
    under = np.asarray(evidence.resolved.under)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(under.shape[1], left + placed.width), min(under.shape[0], top + placed.height)
    if x1 <= x0 or y1 <= y0:
        return 1.0
    given, shown = pixels[y0 - top : y1 - top, x0 - left : x1 - left], under[y0:y1, x0:x1]
    solid = given[:, :, 3] >= _SOLID
    if not solid.any():
        return 0.0
    step = max(1, int(solid.sum()) // 40_000)
    return float(np.mean(np.linalg.norm(to_oklab(given[:, :, :3][solid][::step]) - to_oklab(shown[solid][::step]), axis=1)))


def logo_integrity(evidence: Evidence) -> GateResult:
    """Hold a given logo to one appearance in its own proportions; value is the aspect error, or 1 where it is missing or doubled."""
    logos = [layer for layer in evidence.resolved.scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.LOGO]
    if evidence.plan.logo is None:
        return GateResult(rule="logo.integrity", passed=not logos, value=float(len(logos)), limit=_ASPECT_ERROR, source=HOUSE)
    if len(logos) != 1:
        return GateResult(rule="logo.integrity", passed=False, value=1.0, limit=_ASPECT_ERROR, source=HOUSE)
    (logo,) = logos
    error = abs((logo.box.w / logo.box.h) / (logo.crop.w / logo.crop.h) - 1)
    tall_enough = logo.box.h >= _MIN_LOGO_HEIGHT * evidence.resolved.scene.artboard.short
    return GateResult(rule="logo.integrity", passed=error <= _ASPECT_ERROR and tall_enough, value=error, limit=_ASPECT_ERROR, source=HOUSE)


def own_letters(evidence: Evidence) -> GateResult:
    """Hold copy to the chosen family wherever that family has the letters; value is the smallest share set in it."""
    shares = [share for layer in evidence.texts if (share := _share_in_family(layer)) is not None]
    least = min(shares, default=1.0)
    return GateResult(rule="type.family", passed=least >= _OWN_LETTERS, value=least, limit=_OWN_LETTERS, source=HOUSE)


def _share_in_family(layer: TextLayer) -> float | None:
    """Return which share of the drawable letters is set in the family, None where it has none of them."""
    voice, text = layer.block.style.voice, layer.block.text
    wanted, scripts = open_face(voice), resolve_scripts(text)
    torn = torn_scripts(text, scripts, voice)
    drawable = [character.isalpha() and script not in torn for character, script in zip(text, scripts, strict=True)]
    letters = [character for character, mine in zip(text, drawable, strict=True) if mine and wanted.has_glyph(character)]
    runs = [run for line in layer.block.lines for run in line.runs]
    if not letters:
        return None
    own = sum(len(run.glyphs) for run in runs if run.face.family.name == wanted.family.name)
    return min(1.0, own / len(letters))


def accent_role(evidence: Evidence) -> GateResult:
    """Hold the button to the scheme's accent, unless a repair had to move it; value is the OKLab distance."""
    button = next((layer for layer in evidence.resolved.scene.layers if isinstance(layer, ShapeLayer) and layer.role is Role.CTA), None)
    repaired = any(repair.startswith("button moved") for repair in evidence.resolved.repairs)
    distance = _colour_distance(button.fill, Colour.parse(evidence.plan.scheme.accent)) if button else 1.0
    passed = button is not None and (repaired or distance <= _SAME_COLOUR)
    return GateResult(rule="brand.accent_role", passed=passed, value=distance, limit=_SAME_COLOUR, source=HOUSE)


def _colour_distance(first: Colour, second: Colour) -> float:
    return float(np.linalg.norm(to_oklab(np.array(first.rgb)) - to_oklab(np.array(second.rgb))))
