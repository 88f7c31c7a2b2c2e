"""Gates on finish: what separates a made ad from an assembled one."""

from __future__ import annotations

from typing import Final

from generation.compositor import promises
from generation.compositor.clearance import CLEAR, copy_boxes, nearest_disc
from generation.compositor.inspect.gates import HOUSE, Evidence, GateResult
from generation.compositor.inspect.silhouettes import silhouettes
from generation.compositor.scene import Role

# What rounding to whole px may take of a gap.
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


def product_clear(evidence: Evidence) -> GateResult:
    """Keep copy off the product; value is the largest share of a text box inside an upright product's box, or on a product's pixels."""
    scene, limit = evidence.resolved.scene, promises.MOST_ON_PRODUCT
    on_pixels = (silhouette.covers(layer.box) for silhouette in silhouettes(evidence) for layer in scene.texts())
    share = max(promises.share_on_product(scene), max(on_pixels, default=0.0))
    return GateResult(rule="overlap.product", passed=share <= limit, value=share, limit=limit, source=HOUSE)


def no_near_misses(evidence: Evidence) -> GateResult:
    """Keep apart what does not touch: value counts copy and buttons that all but touch a product or a disc."""
    scene = evidence.resolved.scene
    clear, boxes = CLEAR * scene.artboard.short - _ROUNDING_PX, copy_boxes(scene)
    close = sum(silhouette.all_but_touches(box, clear) for silhouette in silhouettes(evidence) for box in boxes)
    close += nearest_disc(scene) < clear
    return GateResult(rule="gap.near_miss", passed=close == 0, value=float(close), limit=0.0, source=HOUSE)


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
