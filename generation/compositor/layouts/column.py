"""The copy column: brand, headline, supporting copy and action stacked in one box, measured together so that all of it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.furniture import BrandRow, Button, Support, brand_row, button, support
from generation.compositor.layouts.order import Order
from generation.compositor.scene import CRITICAL, Align, GroundLayer, Layer, Role, Scene, TextLayer
from generation.compositor.typeset.block import TextBlock, fit_block

# The space between parts as a share of the short side, by proportions: under the brand, under the headline, over the action.
_RHYTHM: Final[dict[Aspect, tuple[float, float, float]]] = {
    Aspect.STRIP: (0.12, 0.10, 0.10),
    Aspect.WIDE: (0.075, 0.05, 0.065),
    Aspect.TOWER: (0.16, 0.13, 0.15),
}
_USUAL_RHYTHM: Final = (0.058, 0.045, 0.055)
# Shares of the height that a headline is tried at: a block's height does not count the accents above its first line.
_TRIES: Final = (0.985, 0.86, 0.74)
# Supporting copy goes before the headline comes nearer than this to the smallest type.
_WORTH_A_SUPPORT: Final = 1.35
# A headline that is not this much larger than the copy under it does not lead.
_LEADS_BY: Final = 1.3
_NO_BRAND: Final = BrandRow(name=None, label=None, logo=None, height=0.0)
_NOTHING: Final = Support(blocks=(), gap=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a column is set.

    ``share`` bounds the headline as a share of the short side, ``lines`` its usual count. ``packed`` stacks everything from the top;
    otherwise the action stands on the box's foot and headline and support lie between by ``anchor`` (0 high, 1 low).
    ``bare`` leaves the supporting copy to its caller.
    """

    share: float
    lines: int = 3
    support_lines: int = 3
    packed: bool = False
    anchor: float = 0.0
    align: Align = Align.LEFT
    brand: bool = True
    bare: bool = False
    label: bool = False
    action: bool = True
    stretched: bool = False
    arrow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A set column: its layers, the lowest and the rightmost ink, the headline's foot and its text, and what found no room."""

    layers: tuple[Layer, ...]
    headline: TextLayer
    foot: float
    right: float
    dropped: tuple[Role, ...]

    def boxes(self) -> tuple[Box, ...]:
        """Return the boxes of the copy and of the action: what other things keep clear of."""
        return tuple(layer.box for layer in self.layers if layer.role in CRITICAL and not isinstance(layer, GroundLayer))

    def box_of(self, role: Role) -> Box | None:
        """Return the box of the first layer with this role."""
        return next((layer.box for layer in self.layers if layer.role is role and not isinstance(layer, GroundLayer)), None)

    def foot_beyond(self, x: float) -> float:
        """Return the lowest ink of what reaches to the right of ``x``."""
        return max((box.bottom for box in self.boxes() if box.right > x), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What goes into a column, measured."""

    row: BrandRow
    headline: TextBlock
    column: Support
    action: Button | None


def copy_column(order: Order, box: Box, setting: Setting) -> Column | None:
    """Set the column in ``box`` (px); supporting copy goes before the headline gets too small. None where the headline has no room."""
    for column in _supports(order, box, setting):
        parts = _measured(order, box, setting, column)
        if parts is not None:
            return _placed(order, box, setting, parts)
    return None


def _supports(order: Order, box: Box, setting: Setting) -> Iterator[Support]:
    """Yield the supporting copy to try: all of it, then what is short, then none."""
    for share in () if setting.bare else (0.34, 0.2):
        column = support(order, width=box.w, max_lines=setting.support_lines, height=share * box.h)
        if column is not None:
            yield column
    yield _NOTHING


def _rhythm(order: Order) -> tuple[float, float, float]:
    over, under, before = _RHYTHM.get(order.artboard.aspect, _USUAL_RHYTHM)
    return over * order.s, under * order.s, before * order.s


def _measured(order: Order, box: Box, setting: Setting, column: Support) -> _Parts | None:
    over, under, before = _rhythm(order)
    row = brand_row(order, width=box.w, with_label=setting.label) if setting.brand else _NO_BRAND
    action = button(order, max_width=box.w, arrow=setting.arrow) if setting.action else None
    taken = row.height + row.rise + (over if row.height else 0.0)
    taken += under + column.ink_height if column.blocks else 0.0
    taken += before + action.height if action else 0.0
    headline = _headline(order, box.w, box.h - taken, setting, column)
    return _Parts(row=row, headline=headline, column=column, action=action) if headline else None


def _headline(order: Order, width: float, height: float, setting: Setting, column: Support) -> TextBlock | None:
    beside = max((block.size for role, block in column.blocks if role is not Role.FIGURE), default=0.0)
    floor = order.headline_floor * (_WORTH_A_SUPPORT if column.blocks else 1.0)
    least = least_headline(order) if setting.bare else max(floor, _LEADS_BY * beside)
    return fit_headline(order, width=width, height=height, share=setting.share, lines=setting.lines, least=least)


def least_headline(order: Order) -> float:
    """Return the smallest headline in px that still leads the order's supporting copy, if it has any."""
    has_support = bool(order.copy.subheadline or order.copy.figure_note)
    return max(order.headline_floor, _LEADS_BY * order.text_size if has_support else 0.0)


def fit_headline(order: Order, *, width: float, height: float, share: float, lines: int, least: float) -> TextBlock | None:
    """Fit the headline into ``width`` x ``height`` px, accents above its first line included; None below ``least`` px."""
    for part in _TRIES:
        block = fit_block(
            order.copy.headline,
            order.display,
            width=width,
            height=max(1.0, height * part),
            max_lines=order.headline_lines(lines),
            max_size=share * order.s,
            min_size=least,
        )
        if block is not None and block.rise + block.ink_height <= height:
            return block
    return None


def or_without_support(order: Order, solver: Callable[[Order], Scene | None]) -> Scene | None:
    """Solve an order; where it cannot be set, solve it without its supporting copy, and say that this was dropped."""
    scene = solver(order)
    copy = order.copy
    if scene is not None or not (copy.subheadline or copy.figure):
        return scene
    spare = replace(order, copy=replace(copy, subheadline=None, figure=None, figure_note=None))
    scene = solver(spare)
    gone = (Role.SUBHEADLINE, *((Role.FIGURE,) if copy.figure else ()))
    return replace(scene, dropped=(*scene.dropped, *gone)) if scene is not None else None


def _placed(order: Order, box: Box, setting: Setting, parts: _Parts) -> Column:
    over, under, before = _rhythm(order)
    x = {Align.LEFT: box.x, Align.CENTRE: box.cx, Align.RIGHT: box.right}[setting.align]
    layers: list[Layer] = list(_brand(order, box, setting, parts.row))
    y = box.y + parts.row.rise + (parts.row.height + over if parts.row.height else 0.0)
    tall = parts.headline.rise + parts.headline.ink_height + (under + parts.column.ink_height if parts.column.blocks else 0.0)
    floor = box.bottom - (before + parts.action.height if parts.action else 0.0)
    if not setting.packed:
        y += max(0.0, floor - y - tall) * setting.anchor
    headline = TextLayer(block=parts.headline, x=x, y=y + parts.headline.rise, colour=order.ink, role=Role.HEADLINE, align=setting.align)
    layers.append(headline)
    y += parts.headline.rise + parts.headline.ink_height
    if parts.column.blocks:
        layers += parts.column.place(order, x, y + under, setting.align)
        y += under + parts.column.ink_height
    right = max(headline.box.right, box.x + parts.column.width)
    if parts.action:
        y = (y + before) if setting.packed else box.bottom - parts.action.height
        width = box.w if setting.stretched else parts.action.width
        left = box.cx - width / 2 if setting.align is Align.CENTRE else box.x
        layers += parts.action.place(order, left, y, width=width)
        y, right = y + parts.action.height, max(right, left + width)
    return Column(layers=tuple(layers), headline=headline, foot=y, right=right, dropped=_dropped(order, setting, parts))


def _brand(order: Order, box: Box, setting: Setting, row: BrandRow) -> tuple[Layer, ...]:
    if setting.align is not Align.CENTRE:
        return row.place(order, box, box.y + row.rise)
    width = row.logo.w if row.logo else row.name.width if row.name else 0.0
    return row.place(order, Box(x=box.cx - width / 2, y=box.y, w=width, h=box.h), box.y + row.rise)


def _dropped(order: Order, setting: Setting, parts: _Parts) -> tuple[Role, ...]:
    """Return the copy that the order has and the column has not."""
    found = {role for role, _ in parts.column.blocks}
    gone = []
    if order.copy.figure and Role.FIGURE not in found and not setting.bare:
        gone.append(Role.FIGURE)
    if order.copy.subheadline and not found and not setting.bare:
        gone.append(Role.SUBHEADLINE)
    if order.copy.label and not setting.label:
        gone.append(Role.LABEL)
    return tuple(gone)
