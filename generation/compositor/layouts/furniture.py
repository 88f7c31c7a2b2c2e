"""Furniture: the parts that stand on most ads (brand row, call to action, supporting copy), measured before they are placed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from generation.brief import Direction
from generation.colour import Colour
from generation.compositor.artboard import Artboard, Aspect, Box
from generation.compositor.layouts.order import NoRoomError, Order
from generation.compositor.pictures import PictureKind, Study
from generation.compositor.scene import (
    Align,
    ArtLayer,
    Form,
    GroundLayer,
    Layer,
    PictureLayer,
    Role,
    Scene,
    ScrimLayer,
    ShadowLayer,
    ShapeLayer,
    Side,
    TextLayer,
)
from generation.compositor.typeset.block import TextBlock, fit_block, set_block
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Style

_BUTTON_HEIGHT: Final = 2.6
# Air before and after the label in em: the usual, and the least that is tried before the label is broken.
_BUTTON_PADDING: Final = 1.2
_LEAST_PADDING: Final = 0.8
# A button is read at some 14 px: its letters stand a little open, and little words are not taken for one.
_BUTTON_TRACKING: Final = -0.006
_BUTTON_WORD_SPACE: Final = 0.06
# Under and over a label of more lines than one, in em.
_BUTTON_AIR: Final = 1.5
_BUTTON_LINES: Final = 2
_TOWER_LINES: Final = 3
_ARROW_WIDTH: Final = 0.86
_ARROW_GAP: Final = 0.42
_ARROW_STROKE: Final = 0.105
_ARROW_MAX_CHARACTERS: Final = 16
# Small letters of a light headline would be too thin for a name.
_BRAND_WEIGHT: Final = 600
_ARROWED: Final = frozenset({"sturdy", "loud"})
_NAME_OF_THE_THING: Final = "label.subject"
_MIN_TAP: Final = 44 / 375
_LOGO_INK_SHARE: Final = 0.0165
# A mark nearer than this to the ground in OKLCH lightness stands on a chip of its own.
_LOGO_LOST: Final = 0.28
_CHIP_PADDING: Final = 0.34
_MIDDLE: Final = 0.55
_LABEL_GAP: Final = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A measured call to action: its label and outer size, to be placed anywhere."""

    block: TextBlock
    width: float
    height: float
    arrow: bool

    def place(self, order: Order, x: float, y: float, width: float | None = None) -> tuple[Layer, ...]:
        """Return the button's layers with its upper left corner at ``x``, ``y``; ``width`` stretches it."""
        outer = Box(x=x, y=y, w=width or self.width, h=self.height)
        size = self.block.size
        tail = (_ARROW_WIDTH + _ARROW_GAP) * size if self.arrow else 0.0
        left = outer.cx - (self.block.width + tail) / 2
        fill, ink = order.scheme.colour("accent"), order.scheme.colour("on_accent")
        radius = _radius(order, min(self.height, _BUTTON_HEIGHT * size) if len(self.block.lines) > 1 else self.height)
        axis, top = left + self.block.width / 2, outer.cy - self.block.height / 2
        label = TextLayer(block=self.block, x=axis, y=top, colour=ink, role=Role.CTA_LABEL, align=Align.CENTRE)
        layers: list[Layer] = [
            ShapeLayer(form=Form.ROUNDED, box=outer, fill=fill, radius=radius, role=Role.CTA),
            label,
        ]
        if self.arrow:
            head = Box(x=left + self.block.width + _ARROW_GAP * size, y=outer.cy - 0.30 * size, w=_ARROW_WIDTH * size, h=0.60 * size)
            layers.append(ShapeLayer(form=Form.ARROW, box=head, fill=ink, stroke=_ARROW_STROKE * size, role=Role.CTA_ARROW))
        return tuple(layers)


def button(order: Order, *, max_width: float, arrow: bool = True, scale: float = 1.0) -> Button:
    """Measure the call to action: a label too long for ``max_width`` is set smaller, then closer to the ends, then on more lines.

    Raises :class:`NoRoomError` where it cannot be read even so.
    """
    arrow = arrow and order.artboard.arrows and len(order.copy.cta) <= _ARROW_MAX_CHARACTERS and _points_on(order)
    tail = _ARROW_WIDTH + _ARROW_GAP if arrow else 0.0
    tries = [(1, _BUTTON_PADDING, tail), (1, _LEAST_PADDING, 0.0)]
    most = _TOWER_LINES if order.artboard.aspect is Aspect.TOWER else _BUTTON_LINES
    tries += [(lines, _LEAST_PADDING, 0.0) for lines in range(2, most + 1)]
    for lines, padding, end in tries:
        found = _button(order, lines=lines, padding=padding, tail=end, max_width=max_width, scale=scale)
        if found is not None:
            return found
    raise NoRoomError(Role.CTA_LABEL)


def _button(order: Order, *, lines: int, padding: float, tail: float, max_width: float, scale: float) -> Button | None:
    """Measure a button with its label on so many lines, ``padding`` and ``tail`` in em; None where it could not be read."""
    style = replace(order.label, tracking=_BUTTON_TRACKING, word_space=_BUTTON_WORD_SPACE)
    block = set_block(order.copy.cta, style, size=order.cta_size * scale, lines=lines)
    needed = block.width / block.size + 2 * padding + tail
    size = min(block.size, max_width / needed)
    if size < order.artboard.smallest_type(open_face(order.label.voice).metrics.x_height):
        return None
    block = replace(block, size=size)
    tall = block.height + _BUTTON_AIR * size if len(block.lines) > 1 else _BUTTON_HEIGHT * size
    return Button(block=block, width=needed * size, height=max(tall, _tap_height(order)), arrow=tail > 0)


def _points_on(order: Order) -> bool:
    """Tell whether the letters are of the sturdy kind whose buttons carry an arrow; on every button it would say nothing."""
    return order.pairing.name in _ARROWED or order.copy.direction is Direction.RTL


def _tap_height(order: Order) -> float:
    """Return the smallest button that a thumb hits, on proportions that phones show."""
    return _MIN_TAP * order.artboard.width if order.artboard.view_width == 375.0 and order.artboard.ratio <= 1.0 else 0.0


def squared(layers: Iterable[Layer]) -> list[Layer]:
    """Return a button's layers with square corners, as calm paper and hard flat letters want them."""
    return [replace(layer, radius=0.0) if isinstance(layer, ShapeLayer) and layer.role is Role.CTA else layer for layer in layers]


def _radius(order: Order, height: float) -> float:
    """Return the corner radius: pill for friendly letters, barely rounded for serious ones."""
    return {"editorial": 0.06, "literary": 0.06, "technical": 0.22, "neutral": 0.2, "crisp": 0.22}.get(order.pairing.name, 0.5) * height


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandRow:
    """The brand's mark or name (and a label opposite), measured: ``height`` from its top to its foot."""

    name: TextBlock | None
    label: TextBlock | None
    logo: Box | None
    height: float

    @property
    def rise(self) -> float:
        """Return how far accents stand above the row's top."""
        return max((block.rise for block in (self.name, self.label) if block), default=0.0)

    def place(self, order: Order, frame: Box, y: float) -> tuple[Layer, ...]:
        """Return the row's layers, its top at ``y``, its ends on the frame's edges."""
        layers: list[Layer] = []
        middle = y + self.height / 2
        if self.logo is not None and order.logo is not None:
            layers += _logo(order, order.logo, Box(x=frame.x, y=middle - self.logo.h / 2, w=self.logo.w, h=self.logo.h))
        elif self.name is not None:
            layers.append(TextLayer(block=self.name, x=frame.x, y=middle - self.name.height / 2, colour=order.ink, role=Role.BRAND))
        if self.label is not None:
            layers.append(
                TextLayer(
                    block=self.label,
                    x=frame.right,
                    y=middle - self.label.cap / 2,
                    colour=order.soft_ink,
                    role=Role.LABEL,
                    align=Align.RIGHT,
                )
            )
        return tuple(layers)


def brand_row(order: Order, *, width: float, with_label: bool = True, share: float = 0.62) -> BrandRow:
    """Measure the brand row; without a brand and a label it has no height. ``share`` of the width is the brand's where a label follows.

    Raises :class:`NoRoomError` where the brand's name cannot be read.
    """
    logo = _logo_box(order, width * 0.5)
    with_label = with_label and bool(order.copy.label) and not _named_by_picture(order)
    name = _brand_name(order, width, share) if logo is None and order.copy.brand_name else None
    beside = 0.44 if name or logo else 1.0
    room = min(beside * width, width - _LABEL_GAP * order.s - (logo.w if logo else name.width if name else 0.0))
    label = _label(order, room) if with_label and (name is None or len(name.lines) == 1) else None
    height = max(name.height if name else 0.0, label.cap if label else 0.0, logo.h if logo else 0.0)
    return BrandRow(name=name, label=label, logo=logo, height=height)


def _named_by_picture(order: Order) -> bool:
    """Tell whether the label only names the thing that a picture shows anyway ("App", "Serum")."""
    return order.copy.sources.get("label") == _NAME_OF_THE_THING and (order.product is not None or order.photo is not None)


def _brand_name(order: Order, width: float, share: float) -> TextBlock:
    """Set the brand's name beside a label, else over the whole width, at last on two lines."""
    style, name = _brand_style(order), order.copy.brand_name or ""
    floor = order.artboard.smallest_type(open_face(style.voice).metrics.x_height)
    for part, lines in ((share, 1), (1.0, 1), (1.0, 2)):
        block = fit_block(name, style, width=width * part, max_lines=lines, max_size=max(floor, order.brand_size), min_size=floor)
        if block is not None:
            return block
    raise NoRoomError(Role.BRAND)


def _label(order: Order, width: float) -> TextBlock | None:
    size = order.text_size * 0.94
    return (
        fit_block(order.copy.label or "", order.text, width=width, max_lines=1, max_size=size, min_size=size * 0.75) if width > 0 else None
    )


def _brand_style(order: Order) -> Style:
    """Set a brand that has no logo in the headline's letters, a little open, as a wordmark would be."""
    voice = order.display.voice
    heavy = replace(voice, weight=max(voice.weight, _BRAND_WEIGHT))
    return replace(order.display, voice=heavy, tracking=0.012, word_space=0.0, leading=1.0)


def _logo(order: Order, mark: Study, box: Box) -> list[Layer]:
    """Return the mark, its own pixels and proportions, on a chip where it would be lost on the ground."""
    cut_out = mark.kind is PictureKind.PLAIN_GROUND
    placed = PictureLayer(
        index=mark.index, box=box, crop=mark.subject if mark.stands_free else _all_of(mark), cut_out=cut_out, role=Role.LOGO
    )
    ground_tone = order.scheme.colour("ground_rim").lch[0]
    if not mark.stands_free or abs(mark.lightness - ground_tone) >= _LOGO_LOST:
        return [placed]
    pad = _CHIP_PADDING * box.h
    hue = order.scheme.colour("ground_rim").lch[2]
    tone = Colour.oklch(0.985 if mark.lightness < _MIDDLE else 0.2, 0.01, hue)
    chip = Box(x=box.x, y=box.y - pad, w=box.w + 2 * pad, h=box.h + 2 * pad)
    inside = replace(placed, box=replace(box, x=box.x + pad))
    return [ShapeLayer(form=Form.ROUNDED, box=chip, fill=tone, radius=0.5 * pad, role=Role.LOGO_CHIP), inside]


def _all_of(mark: Study) -> Box:
    return Box(x=0, y=0, w=mark.width, h=mark.height)


def _logo_box(order: Order, max_width: float) -> Box | None:
    """Size a logo by optical area, so that wide and square marks weigh the same."""
    if order.logo is None:
        return None
    area = _LOGO_INK_SHARE * order.artboard.width * order.artboard.height
    aspect = order.logo.aspect
    height = min((area / aspect) ** 0.5, 0.10 * order.s, max_width / aspect)
    return Box(x=0, y=0, w=height * aspect, h=height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Supporting copy as one column: a figure over a note, or a subheadline; measured, top to last baseline."""

    blocks: tuple[tuple[Role, TextBlock], ...]
    gap: float

    @property
    def height(self) -> float:
        """Return the column's height, capitals of the first line to the last baseline."""
        if not self.blocks:
            return 0.0
        return sum(block.height for _, block in self.blocks) + self.gap * (len(self.blocks) - 1)

    @property
    def ink_height(self) -> float:
        """Return the height to the lowest ink."""
        return self.height + (self.blocks[-1][1].depth if self.blocks else 0.0)

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max((block.width for _, block in self.blocks), default=0.0)

    def place(self, order: Order, x: float, y: float, align: Align = Align.LEFT) -> tuple[TextLayer, ...]:
        """Return the column's layers with the first capitals' top at ``y``."""
        layers = []
        for role, block in self.blocks:
            colour = order.ink if role is Role.FIGURE else order.soft_ink
            layers.append(TextLayer(block=block, x=x, y=y, colour=colour, role=role, align=align))
            y += block.height + self.gap
        return tuple(layers)


def support(order: Order, *, width: float, max_lines: int = 3, height: float = math.inf) -> Support | None:
    """Measure the supporting copy for a column: as much as fits, the figure before its note.

    None where there is copy and none of it can be set legibly; an ad without supporting copy gives an empty column.
    """
    figure = _figure(order, width)
    note = _note(order, width=width, max_lines=max_lines, beside_figure=figure is not None)
    if figure is None and note is None:
        return None if order.copy.subheadline else Support(blocks=(), gap=0.0)
    # Letters that hang low (Arabic, a comma) keep the note clear of them.
    gap = max(0.72 * order.text_size, (figure[1].depth if figure and note else 0.0) + 0.42 * order.text_size)
    tries = [tuple(part for part in (figure, note) if part), (figure,) if figure else (), (note,) if note and not figure else ()]
    columns = (Support(blocks=blocks, gap=gap) for blocks in tries if blocks)
    return next((column for column in columns if column.ink_height <= height), None)


def headline_block(order: Order, *, width: float, height: float, share: float, lines: int) -> TextBlock | None:
    """Return the headline as large as the box and ``share`` of the short side allow, None where it could not be read."""
    return fit_block(
        order.copy.headline,
        order.display,
        width=width,
        height=height,
        max_lines=order.headline_lines(lines),
        max_size=share * order.s,
        min_size=order.headline_floor,
    )


def _figure(order: Order, width: float) -> tuple[Role, TextBlock] | None:
    if not order.copy.figure:
        return None
    floor = order.artboard.smallest_type(open_face(order.label.voice).metrics.x_height)
    block = fit_block(
        order.copy.figure,
        order.label,
        width=width,
        max_lines=1,
        max_size=order.figure_size,
        min_size=max(floor, order.figure_size * 0.5),
    )
    return (Role.FIGURE, block) if block else None


def _note(order: Order, *, width: float, max_lines: int, beside_figure: bool) -> tuple[Role, TextBlock] | None:
    words = (order.copy.figure_note if beside_figure else None) or order.copy.subheadline
    if not words:
        return None
    floor = min(order.artboard.smallest_type(_x_height(order)), order.text_size)
    block = fit_block(words, order.text, width=width, max_lines=max_lines, max_size=order.text_size, min_size=floor)
    role = Role.NOTE if beside_figure and words == order.copy.figure_note else Role.SUBHEADLINE
    return (role, block) if block else None


def _x_height(order: Order) -> float:
    return open_face(order.text.voice).metrics.x_height


def offer_row(order: Order, frame: Box, action: Button, column: Support | None) -> tuple[list[Layer], float]:
    """Return the last row's layers and its top: action at the end, copy before it on one middle, or one foot where it is taller."""
    top = frame.bottom - action.height
    layers: list[Layer] = list(action.place(order, frame.right - action.width, top))
    if column is None or not column.blocks:
        return layers, top
    lower = column.height > action.height
    y = frame.bottom - column.height - 0.1 * order.text_size if lower else frame.bottom - action.height / 2 - column.height / 2
    return layers + list(column.place(order, frame.x, y)), min(top, y)


def ground(order: Order, centre: tuple[float, float]) -> GroundLayer:
    """Return the scheme's ground with its light behind the subject."""
    return GroundLayer(centre_colour=order.scheme.colour("ground_centre"), rim_colour=order.scheme.colour("ground_rim"), centre=centre)


def mirrored(scene: Scene) -> Scene:
    """Return the scene laid out from right to left; logo, product and photo keep their pixels as they are."""
    product = next((layer for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PRODUCT), None)
    if product is None:
        return replace(scene, layers=tuple(_mirror(layer, scene.artboard) for layer in scene.layers))
    own = {id(layer) for layer in scene.layers if layer is product or _is_cast_by(layer, product)}
    shift = _shift(product, [layer for layer in scene.layers if id(layer) in own], scene.artboard)
    return replace(
        scene, layers=tuple(_shifted(layer, shift) if id(layer) in own else _mirror(layer, scene.artboard) for layer in scene.layers)
    )


def _is_cast_by(layer: Layer, product: PictureLayer) -> bool:
    """Tell whether a layer is a floor shadow of the product."""
    return isinstance(layer, ShadowLayer) and not layer.blur and layer.box.overlaps(product.box.grown(0.3 * product.box.h))


def _shift(product: PictureLayer, own: list[Layer], board: Artboard) -> float:
    """Return how far a product moves so that it keeps its margins: a turned one is seen beside its box's middle, over its widest shadow."""
    shadows = [layer.box for layer in own if isinstance(layer, ShadowLayer)]
    seen = max(shadows, key=lambda box: box.w) if product.angle and shadows else product.box
    return board.width - 2 * seen.cx


def _shifted(layer: Layer, shift: float) -> Layer:
    if isinstance(layer, (PictureLayer, ShadowLayer)):
        return replace(layer, box=replace(layer.box, x=layer.box.x + shift))
    return layer


def _mirror(layer: Layer, board: Artboard) -> Layer:
    match layer:
        case GroundLayer():
            return replace(layer, centre=(1 - layer.centre[0], layer.centre[1]))
        case TextLayer():
            align = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT, Align.CENTRE: Align.CENTRE}[layer.align]
            moved = layer.cut.right if layer.cut else 0.0
            # What stands out of an edge depends on the side: a turned scene is hung anew.
            return replace(layer, x=board.width - layer.x - moved, align=align, hangs=())
        case ScrimLayer():
            side = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(layer.side, layer.side)
            return replace(layer, box=layer.box.mirrored(board.width), side=side)
        case ShapeLayer():
            return replace(layer, box=layer.box.mirrored(board.width), flipped=not layer.flipped)
        case PictureLayer() | ShadowLayer() | ArtLayer():
            return replace(layer, box=layer.box.mirrored(board.width))


def floor_shadows(bounds: Box, contact: Box, colour: Colour, *, strength: float = 1.0) -> tuple[ShadowLayer, ...]:
    """Return the shadows of a standing thing: a wide one under all of it, and two where it touches, soft and tight."""
    wide = Box(x=bounds.cx - bounds.w * 0.56, y=contact.cy - contact.h * 1.3, w=bounds.w * 1.12, h=contact.h * 2.6)
    soft = Box(x=contact.cx - contact.w * 0.78, y=contact.cy - contact.h * 1.4, w=contact.w * 1.56, h=contact.h * 2.8)
    tight = Box(x=contact.cx - contact.w * 0.52, y=contact.cy - contact.h * 0.62, w=contact.w * 1.04, h=contact.h * 1.24)
    peaks = ((wide, 0.30), (soft, 0.34), (tight, 0.58))
    return tuple(ShadowLayer(box=box, colour=colour, peak=peak * strength) for box, peak in peaks)
