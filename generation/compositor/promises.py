"""What every scene promises before a pixel of it is painted: nothing missing, nothing outside, nothing on anything else, all of it read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generation.brief import AdCopy
from generation.compositor.artboard import Box
from generation.compositor.scene import CRITICAL, MANDATORY_TEXT, PictureLayer, Role, Scene, ShapeLayer, TextLayer, layer_box
from generation.compositor.typeset.faces import open_face

# x-heights in px where people see the ad; legal copy, brand and captions are read a little smaller.
MIN_X_HEIGHT: Final = 6.0
MIN_SMALL_X_HEIGHT: Final = 5.0
X_HEIGHT_TOLERANCE: Final = 0.98
SMALL_TOLERANCE: Final = 0.96
# Shares: of a text box on the product, of the short side between copy and button, of a product cut off, of the artboard.
MOST_ON_PRODUCT: Final = 0.02
LEAST_GAP: Final = 0.006
SLIVER: Final = 0.03
LEAST_VISIBLE: Final = 0.0002
LEAST_PRODUCT: Final = 0.012
# The label's air in its button in em, and what the lead's size is to the next copy's.
LEAST_PADDING: Final = 0.5
LEAST_LEAD: Final = 1.25
MOST_SIZES: Final = 5
_SIZE_STEP: Final = 0.04
_REQUIRED: Final = frozenset({Role.HEADLINE, Role.CTA, Role.CTA_LABEL})
_LEADS: Final = frozenset({Role.HEADLINE, Role.FIGURE, Role.QUOTE})
_SMALL: Final = frozenset({Role.LEGAL, Role.BRAND})


def kept(scene: Scene, copy: AdCopy, *, logo: bool = False) -> bool:
    """Tell whether a scene keeps all that geometry can tell of the gates; ``logo`` says that one was given."""
    air = label_air(scene)
    return (
        not missing(scene, copy, logo=logo)
        and not outside(scene)
        and keeps_apart(scene)
        and air is not None
        and air >= LEAST_PADDING
        and lead_ratio(scene) >= LEAST_LEAD
        and sizes(scene) <= MOST_SIZES
        and x_height(scene, MANDATORY_TEXT) >= MIN_X_HEIGHT * X_HEIGHT_TOLERANCE
        and x_height(scene, _SMALL) >= MIN_SMALL_X_HEIGHT * SMALL_TOLERANCE
        and not sliver(scene)
        and smallest_share(scene) >= LEAST_VISIBLE
        and shown_product(scene) >= LEAST_PRODUCT
    )


def keeps_apart(scene: Scene) -> bool:
    """Tell whether copy lies on no other copy, button, product or face: all that moving it a little sideways could change."""
    return (
        not collisions(scene)
        and button_gap(scene) >= LEAST_GAP * scene.artboard.short
        and share_on_product(scene) <= MOST_ON_PRODUCT
        and not on_faces(scene)
    )


def missing(scene: Scene, copy: AdCopy, *, logo: bool = False) -> frozenset[Role]:
    """Return what must stand on the ad and does not: headline, action, the brand (its name or mark), and legal copy."""
    present = {layer.role for layer in scene.layers}
    absent = set(_REQUIRED - present)
    if copy.legal and not stands(scene, Role.LEGAL, copy.legal):
        absent.add(Role.LEGAL)
    if (copy.brand_name or logo) and not present & {Role.BRAND, Role.LOGO}:
        absent.add(Role.BRAND)
    return frozenset(absent)


def stands(scene: Scene, role: Role, words: str) -> bool:
    """Tell whether a layer with this role has all these words, however they are broken into lines."""
    letters = "".join(words.split())
    return any("".join(layer.block.text.split()) == letters for layer in scene.texts() if layer.role is role)


def outside(scene: Scene) -> int:
    """Return how many critical layers leave the safe box."""
    board = scene.artboard
    return sum(not board.safe.holds(layer_box(layer, board), tolerance=1.0) for layer in scene.layers if layer.role in CRITICAL)


def collisions(scene: Scene) -> int:
    """Return how many pairs of text boxes share an area."""
    boxes = [layer.box for layer in scene.texts()]
    return sum(first.overlaps(second) for index, first in enumerate(boxes) for second in boxes[index + 1 :])


def products(scene: Scene) -> tuple[PictureLayer, ...]:
    """Return the layers that show a product."""
    return tuple(layer for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT)


def share_on_product(scene: Scene) -> float:
    """Return the largest share of a text box inside the box of an upright product."""
    upright = [layer.box for layer in products(scene) if not layer.angle]
    return max((_shared(layer.box, box) for box in upright for layer in scene.texts()), default=0.0)


def _shared(text: Box, product: Box) -> float:
    width = min(text.right, product.right) - max(text.x, product.x)
    height = min(text.bottom, product.bottom) - max(text.y, product.y)
    return width * height / (text.w * text.h) if width > 0 and height > 0 and text.w * text.h > 0 else 0.0


def on_faces(scene: Scene) -> int:
    """Return how many text boxes and buttons lie on a face that a photo shows."""
    faces = [face for layer in scene.layers if isinstance(layer, PictureLayer) for face in layer.face_boxes()]
    return sum(any(layer_box(layer, scene.artboard).overlaps(face) for face in faces) for layer in scene.layers if layer.role in CRITICAL)


def shown_product(scene: Scene) -> float:
    """Return the smallest share of the artboard that a product's box takes on it, 1 where there is no product."""
    board = scene.artboard
    return min((_on_board(layer.box, board.width, board.height) for layer in products(scene)), default=1.0)


def _on_board(box: Box, width: int, height: int) -> float:
    across, down = min(box.right, width) - max(box.x, 0.0), min(box.bottom, height) - max(box.y, 0.0)
    return across * down / (width * height) if across > 0 and down > 0 else 0.0


def x_height(scene: Scene, roles: Iterable[Role]) -> float:
    """Return the smallest x-height in px, where people see the ad, of copy with these roles; a large number where there is none."""
    board, wanted = scene.artboard, frozenset(roles)
    scale = board.view_width / board.width
    heights = (
        layer.block.size * open_face(layer.block.style.voice).metrics.x_height * scale for layer in scene.texts() if layer.role in wanted
    )
    return min(heights, default=board.short)


def lead_ratio(scene: Scene) -> float:
    """Return how many times larger the headline (or the figure or quote that leads) is than the largest other running copy."""
    texts = scene.texts()
    lead = max((layer.block.size for layer in texts if layer.role in _LEADS), default=0.0)
    others = [layer.block.size for layer in texts if layer.role in MANDATORY_TEXT - _LEADS - {Role.CTA_LABEL}]
    return lead / max(others) if others else LEAST_LEAD


def sizes(scene: Scene) -> int:
    """Return how many sizes running copy has, those counted as one that differ by less than a twenty-fifth."""
    found: list[float] = []
    for size in sorted(layer.block.size for layer in scene.texts() if layer.role in MANDATORY_TEXT):
        if not found or size > found[-1] * (1 + _SIZE_STEP):
            found.append(size)
    return len(found)


def button_gap(scene: Scene) -> float:
    """Return the smallest gap in px between the button and other copy; the short side where there is nothing to measure."""
    button = scene.first(Role.CTA)
    if not isinstance(button, ShapeLayer):
        return scene.artboard.short
    gaps = (gap(layer.box, button.box) for layer in scene.texts() if layer.role is not Role.CTA_LABEL)
    return min(gaps, default=scene.artboard.short)


def gap(first: Box, second: Box) -> float:
    """Return the distance in px between two boxes, 0 where they touch or overlap."""
    across = max(second.x - first.right, first.x - second.right, 0.0)
    down = max(second.y - first.bottom, first.y - second.bottom, 0.0)
    return max(across, down) if not across or not down else (across**2 + down**2) ** 0.5


def label_air(scene: Scene) -> float | None:
    """Return the smaller air at the label's ends in its button, in em; None where it leaves the button."""
    button, label = scene.first(Role.CTA), scene.first(Role.CTA_LABEL)
    if not isinstance(button, ShapeLayer) or not isinstance(label, TextLayer) or not button.box.holds(label.box, tolerance=0.5):
        return None
    return min(label.box.x - button.box.x, button.box.right - label.box.right) / label.block.size


def sliver(scene: Scene) -> float:
    """Return the largest sliver that an edge cuts off an upright product, as a share of it; a clear crop is none."""
    cuts = [_cut(layer.box, scene) for layer in products(scene) if not layer.angle]
    return max((cut for cut in cuts if 0.0 < cut < SLIVER), default=0.0)


def _cut(box: Box, scene: Scene) -> float:
    board = scene.artboard
    across = max(0.0, -box.x, box.right - board.width) / box.w
    down = max(0.0, -box.y, box.bottom - board.height) / box.h
    worst = max(across, down)
    return worst if worst > 1.0 / max(board.width, board.height) else 0.0


def smallest_share(scene: Scene) -> float:
    """Return the smallest share of the artboard that a critical layer takes."""
    board = scene.artboard
    boxes = (layer_box(layer, board) for layer in scene.layers if layer.role in CRITICAL)
    return min((box.w * box.h / (board.width * board.height) for box in boxes), default=0.0)
