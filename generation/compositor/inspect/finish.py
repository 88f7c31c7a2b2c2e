"""Gates on finish: what separates a made ad from an assembled one."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.compositor import promises
from generation.compositor.artboard import Box
from generation.compositor.clearance import CLEAR, copy_boxes, nearest_disc
from generation.compositor.inspect.gates import HOUSE, Evidence, GateResult
from generation.compositor.paint.canvas import placed_picture
from generation.compositor.scene import Role, Scene

# The alpha from which a product's pixel counts as its edge, and what rounding to whole px may take of a gap.
_SOLID: Final = 160
_ROUNDING_PX: Final = 1.5
_LONGEST_ALT: Final = 1_000


def one_button(evidence: Evidence) -> GateResult:
    """Hold the ad to one call to action; value counts buttons."""
    buttons = sum(layer.role is Role.CTA for layer in evidence.resolved.scene.layers)
    return GateResult(rule="cta.single", passed=buttons == 1, value=float(buttons), limit=1.0, source=HOUSE)


def label_in_button(evidence: Evidence) -> GateResult:
    """Hold the label inside its button with air at both ends; value is the smaller end in em."""
    air, limit = promises.label_air(evidence.resolved.scene), promises.LEAST_PADDING
    return GateResult(rule="cta.padding_em", passed=air is not None and air >= limit, value=air or 0.0, limit=limit, source=HOUSE)


def hierarchy(evidence: Evidence) -> GateResult:
    """Hold the headline (or the figure or quote that leads) above all other copy; value is the ratio to the next."""
    ratio, limit = promises.lead_ratio(evidence.resolved.scene), promises.LEAST_LEAD
    return GateResult(rule="hierarchy.lead_ratio", passed=ratio >= limit, value=ratio, limit=limit, source=HOUSE)


def few_sizes(evidence: Evidence) -> GateResult:
    """Hold running copy to a few sizes; value counts those that differ by more than a twenty-fifth."""
    count, limit = promises.sizes(evidence.resolved.scene), promises.MOST_SIZES
    return GateResult(rule="type.sizes", passed=count <= limit, value=float(count), limit=float(limit), source=HOUSE)


def clear_of_button(evidence: Evidence) -> GateResult:
    """Keep copy off the button and not a hair beside it; value is the smallest gap as a share of the short side."""
    scene = evidence.resolved.scene
    least, limit = promises.button_gap(scene) / scene.artboard.short, promises.LEAST_GAP
    return GateResult(rule="overlap.cta", passed=least >= limit, value=least, limit=limit, source=HOUSE)


def no_near_misses(evidence: Evidence) -> GateResult:
    """Keep apart what does not touch: value counts copy and buttons that all but touch a product or a disc."""
    scene = evidence.resolved.scene
    clear = CLEAR * scene.artboard.short - _ROUNDING_PX
    shown = [layer for layer in promises.products(scene) if layer.index in evidence.pictures]
    close = sum(_close(placed_picture(layer, evidence.pictures[layer.index]), scene, clear) for layer in shown)
    close += nearest_disc(scene) < clear
    return GateResult(rule="gap.near_miss", passed=close == 0, value=float(close), limit=0.0, source=HOUSE)


def _close(placed: tuple[Image.Image, int, int], scene: Scene, clear: float) -> int:
    """Count the boxes that keep off a product's pixels by less than ``clear`` px."""
    picture, left, top = placed
    solid = np.asarray(picture.getchannel("A")) > _SOLID
    return sum(not _any_in(solid, box, left, top) and _any_in(solid, box.grown(clear), left, top) for box in copy_boxes(scene))


def _any_in(solid: NDArray[np.bool_], box: Box, left: int, top: int) -> bool:
    rows = slice(max(0, int(box.y - top)), max(0, math.ceil(box.bottom - top)))
    columns = slice(max(0, int(box.x - left)), max(0, math.ceil(box.right - left)))
    return bool(solid[rows, columns].any())


def no_slivers(evidence: Evidence) -> GateResult:
    """Let an edge crop a product clearly or not at all; value is the largest sliver cut off, as a share of the product."""
    cut = promises.sliver(evidence.resolved.scene)
    return GateResult(rule="crop.sliver", passed=not cut, value=cut, limit=promises.SLIVER, source=HOUSE)


def elements_count(evidence: Evidence) -> GateResult:
    """Hold every critical element to a size that can be seen at all; value is the smallest share of the artboard."""
    least, limit = promises.smallest_share(evidence.resolved.scene), promises.LEAST_VISIBLE
    source = "PosterLayout Val, tightened for banners"
    return GateResult(rule="elements.visible", passed=least >= limit, value=least, limit=limit, source=source)


def silent_file(evidence: Evidence) -> GateResult:
    """Keep camera data, places and people's names out of the file; value counts EXIF entries."""
    entries = len(evidence.picture.getexif())
    return GateResult(rule="metadata.exif", passed=entries == 0, value=float(entries), limit=0.0, source=HOUSE)


def alt_text(evidence: Evidence) -> GateResult:
    """Hold the alternative text to saying something, briefly; value is its length."""
    length = len(evidence.drawing.alt_text.strip())
    return GateResult(
        rule="alt_text.length", passed=0 < length <= _LONGEST_ALT, value=float(length), limit=float(_LONGEST_ALT), source="WCAG 2.2, 1.1.1"
    )
