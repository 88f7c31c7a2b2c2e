"""Gates on finish: what separates a made ad from an assembled one."""

from __future__ import annotations

from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.inspect.gates import HOUSE, Evidence, GateResult
from generation.compositor.scene import CRITICAL, MANDATORY_TEXT, PictureLayer, Role, Scene, ShapeLayer, TextLayer, layer_box

_HIERARCHY: Final = 1.25
_MOST_SIZES: Final = 5
_SIZE_STEP: Final = 0.04
_LEAST_PADDING: Final = 0.5
_TOO_CLOSE: Final = 0.006
_SLIVER: Final = 0.03
_VALID_SHARE: Final = 0.0002
_LONGEST_ALT: Final = 1_000


def one_button(evidence: Evidence) -> GateResult:
    """Hold the ad to one call to action; value counts buttons."""
    buttons = sum(layer.role is Role.CTA for layer in evidence.resolved.scene.layers)
    return GateResult(rule="cta.single", passed=buttons == 1, value=float(buttons), limit=1.0, source=HOUSE)


def label_in_button(evidence: Evidence) -> GateResult:
    """Hold the label inside its button with air at both ends; value is the smaller end in em."""
    scene = evidence.resolved.scene
    button, label = scene.first(Role.CTA), scene.first(Role.CTA_LABEL)
    if not isinstance(button, ShapeLayer) or not isinstance(label, TextLayer):
        return GateResult(rule="cta.padding_em", passed=False, value=0.0, limit=_LEAST_PADDING, source=HOUSE)
    air = min(label.box.x - button.box.x, button.box.right - label.box.right) / label.block.size
    inside = button.box.holds(label.box, tolerance=0.5)
    return GateResult(rule="cta.padding_em", passed=inside and air >= _LEAST_PADDING, value=air, limit=_LEAST_PADDING, source=HOUSE)


def hierarchy(evidence: Evidence) -> GateResult:
    """Hold the headline (or the figure or quote that leads) above all other copy; value is the ratio to the next."""
    lead = max((layer.block.size for layer in evidence.texts if layer.role in _LEADS), default=0.0)
    others = [layer.block.size for layer in evidence.texts if layer.role in MANDATORY_TEXT - _LEADS - {Role.CTA_LABEL}]
    ratio = lead / max(others) if others else _HIERARCHY
    return GateResult(rule="hierarchy.lead_ratio", passed=ratio >= _HIERARCHY, value=ratio, limit=_HIERARCHY, source=HOUSE)


_LEADS: Final = frozenset({Role.HEADLINE, Role.FIGURE, Role.QUOTE})


def few_sizes(evidence: Evidence) -> GateResult:
    """Hold running copy to a few sizes; value counts those that differ by more than a twenty-fifth."""
    sizes: list[float] = []
    for size in sorted(layer.block.size for layer in evidence.texts if layer.role in MANDATORY_TEXT):
        if not sizes or size > sizes[-1] * (1 + _SIZE_STEP):
            sizes.append(size)
    return GateResult(rule="type.sizes", passed=len(sizes) <= _MOST_SIZES, value=float(len(sizes)), limit=float(_MOST_SIZES), source=HOUSE)


def clear_of_button(evidence: Evidence) -> GateResult:
    """Keep copy off the button and not a hair beside it; value is the smallest gap as a share of the short side."""
    scene = evidence.resolved.scene
    button = scene.first(Role.CTA)
    gaps = [_gap(layer.box, button.box) for layer in evidence.texts if isinstance(button, ShapeLayer) and layer.role is not Role.CTA_LABEL]
    least = min(gaps, default=scene.artboard.short) / scene.artboard.short
    return GateResult(rule="overlap.cta", passed=least >= _TOO_CLOSE, value=least, limit=_TOO_CLOSE, source=HOUSE)


def _gap(first: Box, second: Box) -> float:
    """Return the distance between two boxes, 0 where they touch or overlap."""
    across = max(second.x - first.right, first.x - second.right, 0.0)
    down = max(second.y - first.bottom, first.y - second.bottom, 0.0)
    return max(across, down) if not across or not down else (across**2 + down**2) ** 0.5


def no_slivers(evidence: Evidence) -> GateResult:
    """Let an edge crop a product clearly or not at all; value is the largest sliver cut off, as a share of the product."""
    scene = evidence.resolved.scene
    cuts = [
        _cut(layer.box, scene)
        for layer in scene.layers
        if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT and not layer.angle
    ]
    slivers = [cut for cut in cuts if 0.0 < cut < _SLIVER]
    return GateResult(rule="crop.sliver", passed=not slivers, value=max(slivers, default=0.0), limit=_SLIVER, source=HOUSE)


def _cut(box: Box, scene: Scene) -> float:
    board = scene.artboard
    across = max(0.0, -box.x, box.right - board.width) / box.w
    down = max(0.0, -box.y, box.bottom - board.height) / box.h
    worst = max(across, down)
    return worst if worst > 1.0 / max(board.width, board.height) else 0.0


def elements_count(evidence: Evidence) -> GateResult:
    """Hold every critical element to a size that can be seen at all; value is the smallest share of the artboard."""
    board = evidence.resolved.scene.artboard
    area = board.width * board.height
    shares = [
        box.w * box.h / area for layer in evidence.resolved.scene.layers if layer.role in CRITICAL for box in (layer_box(layer, board),)
    ]
    least = min(shares, default=0.0)
    return GateResult(
        rule="elements.visible",
        passed=least >= _VALID_SHARE,
        value=least,
        limit=_VALID_SHARE,
        source="PosterLayout Val, tightened for banners",
    )


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
