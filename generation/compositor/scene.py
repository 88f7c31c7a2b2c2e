"""The layer tree: what stands on an artboard, bottom to top; the picture is one rendering of it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from generation.colour import Colour
from generation.compositor.artboard import Artboard, Box
from generation.compositor.typeset.block import TextBlock
from generation.compositor.typeset.margins import Overhang


class Role(StrEnum):
    """What a layer is for; inspection and hand-off speak of roles."""

    GROUND = "ground"
    DECORATION = "decoration"
    SHADOW = "shadow"
    PRODUCT = "product"
    PHOTO = "photo"
    PERSON = "person"
    SCRIM = "scrim"
    LOGO = "logo"
    LOGO_CHIP = "logo_chip"
    BRAND = "brand"
    LABEL = "label"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    FIGURE = "figure"
    NOTE = "note"
    POINT = "point"
    QUOTE = "quote"
    QUOTE_BY = "quote_by"
    CARD = "card"
    BADGE = "badge"
    LEGAL = "legal"
    CTA = "cta"
    CTA_LABEL = "cta_label"
    CTA_ARROW = "cta_arrow"


MANDATORY_TEXT = frozenset({Role.HEADLINE, Role.SUBHEADLINE, Role.FIGURE, Role.NOTE, Role.POINT, Role.QUOTE, Role.CTA_LABEL})
CRITICAL = MANDATORY_TEXT | {Role.LOGO, Role.BRAND, Role.LABEL, Role.QUOTE_BY, Role.LEGAL, Role.CTA}


class Form(StrEnum):
    """Shapes that the paint room can draw with a clean edge."""

    ELLIPSE = "ellipse"
    ROUNDED = "rounded"
    ARCH = "arch"
    RING = "ring"
    ARROW = "arrow"
    SLASH = "slash"


class Pattern(StrEnum):
    """Tone-on-tone patterns, tiled inside a shape or over the ground."""

    ZIGZAG = "zigzag"
    DOTS = "dots"
    STAR = "star"
    WAVES = "waves"
    STRIPES = "stripes"


class Side(StrEnum):
    """The side of the artboard that a scrim is densest at."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


class Align(StrEnum):
    """How a block's lines hang: on its left edge, its right edge or its axis."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLayer:
    """A radial gradient over the whole artboard; the centre is a share of its sides."""

    centre_colour: Colour
    rim_colour: Colour
    centre: tuple[float, float] = (0.5, 0.5)
    role: Role = Role.GROUND


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeLayer:
    """A flat or gradient-filled shape; ``pattern`` is drawn inside it at ``pattern_opacity``. Stroke and radius in px."""

    form: Form
    box: Box
    fill: Colour
    fill_to: Colour | None = None
    opacity: float = 1.0
    radius: float = 0.0
    stroke: float = 0.0
    flipped: bool = False
    pattern: Pattern | None = None
    pattern_ink: Colour | None = None
    pattern_opacity: float = 0.08
    pattern_tile: float = 0.0
    role: Role = Role.DECORATION


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowLayer:
    """A soft ellipse on the floor: densest in its middle (``peak``), gone at its edge.

    With ``blur`` (px) it is a card's shadow instead: full under ``box`` with corners of ``radius``, fading over ``blur`` around its edge.
    """

    box: Box
    colour: Colour
    peak: float
    blur: float = 0.0
    radius: float = 0.0
    role: Role = Role.SHADOW


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtLayer:
    """Vector art of our own: ``markup`` is the inside of an SVG element whose viewBox is ``view`` (width, height), fitted to ``box``.

    ``name`` says what it shows; ``soft`` that it has no edges and may be painted small and enlarged. Text never goes in here: type is
    set by the typesetter.
    """

    name: str
    markup: str
    view: tuple[float, float]
    box: Box
    opacity: float = 1.0
    soft: bool = False
    role: Role = Role.DECORATION


# Boxes of faces in shares of a layer's box: left, top, right, bottom.
FaceShares = tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLayer:
    """A picture's pixels: ``crop`` is the part of the source used (px), ``box`` where it goes, turned about the box's centre.

    ``angle`` is in degrees, counter-clockwise. ``cut_out`` takes a plain ground away; ``feather`` (px) melts an uncut picture's edge.
    Copy keeps off the ``faces`` that it shows.
    """

    index: int
    box: Box
    crop: Box
    angle: float = 0.0
    cut_out: bool = False
    feather: float = 0.0
    faces: FaceShares = ()
    role: Role = Role.PRODUCT

    @property
    def turned(self) -> Box:
        """Return the bounds of the turned box."""
        cosine, sine = abs(math.cos(math.radians(self.angle))), abs(math.sin(math.radians(self.angle)))
        width, height = self.box.w * cosine + self.box.h * sine, self.box.w * sine + self.box.h * cosine
        return Box(x=self.box.cx - width / 2, y=self.box.cy - height / 2, w=width, h=height)

    def face_boxes(self) -> tuple[Box, ...]:
        """Return the faces' boxes in px."""
        box = self.box
        return tuple(
            Box(x=box.x + left * box.w, y=box.y + top * box.h, w=(right - left) * box.w, h=(bottom - top) * box.h)
            for left, top, right, bottom in self.faces
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrimLayer:
    """A veil in the scene's darkest hue: full ``strength`` from its ``side`` over the share ``hold`` of its box, then fading to nothing."""

    box: Box
    colour: Colour
    strength: float
    side: Side
    hold: float = 0.4
    role: Role = Role.SCRIM


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A straight cut through set letters: what lies below it is moved by ``right`` and ``down`` px.

    The line rises to the right by ``slope`` (its tangent) and crosses the layer's left edge at ``y`` px.
    """

    y: float
    slope: float
    right: float
    down: float

    def at(self, x: float, left: float) -> float:
        """Return the cut's height in px at ``x``, for letters that begin at ``left``."""
        return self.y - self.slope * (x - left)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayer:
    """A set block; ``x`` is the left edge, right edge or axis by ``align``, ``y`` the top of the first line's capitals.

    ``hangs`` says for each line how far it stands out of the edges; without it lines touch their edge with their outermost ink.
    """

    block: TextBlock
    x: float
    y: float
    colour: Colour
    role: Role
    align: Align = Align.LEFT
    cut: Cut | None = None
    hangs: tuple[Overhang, ...] = ()

    @property
    def box(self) -> Box:
        """Return the ink's bounding box, of both parts where it is cut."""
        whole = self.uncut_box
        if self.cut is None:
            return whole
        return Box(x=whole.x, y=whole.y, w=whole.w + self.cut.right, h=whole.h + self.cut.down)

    @property
    def uncut_box(self) -> Box:
        """Return the ink's bounding box before it is cut."""
        (rise, height), wide = self.block.ink_span, self.block.width
        if not self.hangs:
            return Box(x=self._start(wide), y=self.y - rise, w=wide, h=height)
        lines = self.block.lines
        left = min(self.line_left(index) for index in range(len(lines)))
        right = max(self.line_left(index) + line.ink_width * self.block.size for index, line in enumerate(lines))
        return Box(x=left, y=self.y - rise, w=right - left, h=height)

    def line_left(self, index: int) -> float:
        """Return where the ink of one line starts."""
        return self._start(self.block.lines[index].ink_width * self.block.size) + self.line_shift(index)

    def _start(self, width: float) -> float:
        """Return where ink of this width begins that touches the edge, or lies about the axis."""
        return {Align.LEFT: self.x, Align.RIGHT: self.x - width, Align.CENTRE: self.x - width / 2}[self.align]

    def line_shift(self, index: int) -> float:
        """Return how far a line is moved from where its ink would touch the edge (or lie about the axis), in px to the right."""
        if not self.hangs:
            return 0.0
        out = self.hangs[index]
        shift = {Align.LEFT: -out.left, Align.RIGHT: out.right, Align.CENTRE: (out.right - out.left) / 2}[self.align]
        return shift * self.block.size


Layer = GroundLayer | ShapeLayer | ShadowLayer | ArtLayer | PictureLayer | ScrimLayer | TextLayer


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One artboard and its layers, bottom to top. ``dropped`` names copy that found no room, by role."""

    artboard: Artboard
    layers: tuple[Layer, ...]
    dropped: tuple[Role, ...] = ()
    notes: tuple[str, ...] = ()

    def texts(self) -> tuple[TextLayer, ...]:
        """Return the text layers."""
        return tuple(layer for layer in self.layers if isinstance(layer, TextLayer))

    def first(self, role: Role) -> Layer | None:
        """Return the lowest layer with this role."""
        return next((layer for layer in self.layers if layer.role is role), None)

    def to_json(self) -> list[dict[str, Any]]:
        """Return the layers as the wire shows them."""
        return [_layer_json(number, layer, self.artboard) for number, layer in enumerate(self.layers)]


def layer_box(layer: Layer, artboard: Artboard) -> Box:
    """Return the box that a layer fills; the ground fills the artboard."""
    return Box(x=0, y=0, w=artboard.width, h=artboard.height) if isinstance(layer, GroundLayer) else layer.box


def _layer_json(number: int, layer: Layer, artboard: Artboard) -> dict[str, Any]:  # noqa: PLR0911 - one return a kind
    common = {"id": f"{number:02d}-{layer.role.value}", "role": layer.role.value, "z": number, "box": layer_box(layer, artboard).to_json()}
    match layer:
        case GroundLayer():
            return common | {
                "kind": "ground",
                "color": layer.rim_colour.hex,
                "color_to": layer.centre_colour.hex,
                "centre": list(layer.centre),
            }
        case ShapeLayer():
            pattern = {"pattern": layer.pattern.value, "tile": round(layer.pattern_tile, 2)} if layer.pattern else {}
            fill_to = layer.fill_to.hex if layer.fill_to else None
            return (
                common
                | {
                    "kind": "shape",
                    "form": layer.form.value,
                    "color": layer.fill.hex,
                    "color_to": fill_to,
                    "opacity": layer.opacity,
                    "radius": round(layer.radius, 2),
                }
                | pattern
            )
        case ShadowLayer():
            return common | {"kind": "shadow", "color": layer.colour.hex, "opacity": layer.peak}
        case ArtLayer():
            return common | {"kind": "art", "name": layer.name, "view": list(layer.view), "markup": layer.markup, "opacity": layer.opacity}
        case PictureLayer():
            return common | {
                "kind": "picture",
                "source_index": layer.index,
                "crop": layer.crop.to_json(),
                "angle": layer.angle,
                "cut_out": layer.cut_out,
            }
        case ScrimLayer():
            return common | {"kind": "scrim", "color": layer.colour.hex, "opacity": layer.strength, "side": layer.side.value}
        case TextLayer():
            return common | _text_json(layer) | ({"cut": asdict(layer.cut)} if layer.cut else {})


def _text_json(layer: TextLayer) -> dict[str, Any]:
    voice, block = layer.block.style.voice, layer.block
    faces = sorted({run.face.key for line in block.lines for run in line.runs})
    return {
        "kind": "text",
        "text": block.text,
        "font": {
            "family": voice.family,
            "weight": voice.weight,
            "width": voice.width,
            "size": round(block.size, 2),
            "tracking": block.style.tracking,
            "faces": faces,
        },
        "color": layer.colour.hex,
        "align": layer.align.value,
        "leading": round(block.leading, 3),
        "language": block.style.language,
        "direction": "rtl" if block.style.rtl else "ltr",
        "baseline": round(layer.y + block.cap, 2),
    }
