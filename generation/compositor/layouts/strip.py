"""The strip: one row of brand, headline, product, price and action; where it is high enough, price and brand stand over the others.

A photo takes the product's part, as a pane at the row's beginning that fades into the ground.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.column import fit_headline
from generation.compositor.layouts.furniture import (
    BrandRow,
    Button,
    Support,
    brand_row,
    button,
    floor_shadows,
    ground,
    support,
)
from generation.compositor.layouts.melt import deep_ground
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import photo_in
from generation.compositor.layouts.stage import Standing, centred, disc, lift_for, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Layer, Role, Scene, ScrimLayer, Side, TextLayer
from generation.compositor.typeset.block import TextBlock

# From this proportion on brand and price have columns of their own.
_LONG: Final = 5.5
# Air between columns and round the product's slot, in the row's unit; between lines that stand on each other, of the short side.
_GAP: Final = 0.22
_AIR: Final = 0.11
_LEADING: Final = 0.1
# The disc behind the product is cropped by the edges; the product may break out of it, and nearly fills the height.
_DISC: Final = 1.6
_TALL: Final = 0.93
_LEAST_SLOT: Final = 1.0
# A photo's pane: its width in heights, its most of the strip, and the share of it that fades into the ground.
_PANE: Final = 1.55
_MOST_PANE: Final = 0.32
_PANE_FADE: Final = 0.3
# Largest headline, its share of the height and its lines, on 4:1 and on longer strips.
_HEADLINE: Final = (0.25, 0.62, 3)
_LONG_HEADLINE: Final = (0.32, 0.78, 2)
# The share of the height that copy may fill.
_FULL: Final = 0.84
# A headline that leads, as a share of the short side, on 4:1 and on longer strips; below it something else goes first.
_WORTH: Final = (0.19, 0.23)
_LEADS_BY: Final = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    """What one attempt sets.

    The product's share of the largest slot, the price, copy under the headline, a headline that leads, the brand over the headline.
    """

    slot: float
    price: bool = True
    under: bool = False
    leads: bool = True
    stacked: bool = False


_TRIES: Final = (
    _Try(slot=1.0, under=True),
    _Try(slot=1.0),
    _Try(slot=0.8),
    _Try(slot=0.9, stacked=True),
    _Try(slot=0.75, leads=False),
    _Try(slot=0.75, leads=False, stacked=True),
    _Try(slot=1.0, price=False),
    _Try(slot=0.8, price=False),
    _Try(slot=0.9, price=False, leads=False, stacked=True),
    _Try(slot=0.62, price=False, leads=False),
    _Try(slot=0.62, price=False, leads=False, stacked=True),
    _Try(slot=0.45, price=False, leads=False, stacked=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """What stands at the row's ends, measured: brand before, price and action after; ``slot`` is the product's width in px.

    ``long`` tells that price and action stand beside each other, ``stacked`` that the brand stands over the headline.
    """

    brand: BrandRow
    price: Support | None
    action: Button
    slot: float
    long: bool
    stacked: bool

    @property
    def brand_width(self) -> float:
        """Return the width of the mark or the name."""
        return self.brand.logo.w if self.brand.logo else self.brand.name.width if self.brand.name else 0.0

    def offer(self, gap: float) -> float:
        """Return the width of price and action, ``gap`` px apart on long strips, on each other otherwise."""
        price = self.price.width if self.price else 0.0
        return self.action.width + (price + gap if price else 0.0) if self.long else max(self.action.width, price)


def solve_strip(order: Order) -> Scene | None:
    """Lay the row out: copy under the headline goes first, then some of the product's size, the price last; None where nothing helps."""
    # Beside a photo, what a long strip has of height is the headline's.
    bold = order.product is None and order.artboard.ratio >= _LONG
    for attempt in (attempt for attempt in _TRIES if not (bold and attempt.under)):
        scene = _row(order, attempt)
        if scene is not None:
            return scene
    return None


def _row(order: Order, attempt: _Try) -> Scene | None:
    ends = _ends(order, attempt)
    if ends is None:
        return None
    frame = _row_box(order, ends)
    left = frame.x + (0.0 if ends.stacked or not ends.brand.height else ends.brand_width + _GAP * _unit(order))
    offer_left = frame.right - ends.offer(_GAP * _unit(order))
    between = ends.slot if order.product else 0.0
    copy = Box(x=left, y=frame.y, w=offer_left - 2 * _AIR * _unit(order) - between - left, h=frame.h)
    column = _copy(order, attempt, copy, ends)
    if column is None:
        return None
    headline, under = column
    row = [*_text(order, (frame, copy), ends, headline, under), *_offer(order, frame, ends)]
    dropped = _dropped(order, ends, under)
    if order.product is None:
        return Scene(artboard=order.artboard, layers=(*_pane(order, ends.slot), *row), dropped=dropped)
    text_right = left + max(headline.width, under.width if under else 0.0, ends.brand_width if ends.stacked else 0.0)
    slot = Box(x=(text_right + offer_left - ends.slot) / 2, y=0.0, w=ends.slot, h=order.artboard.height)
    layers = [ground(order, (slot.cx / order.artboard.width, 0.5)), *_shown(order, slot), *row]
    return Scene(artboard=order.artboard, layers=tuple(layers), dropped=dropped)


def _row_box(order: Order, ends: _Ends) -> Box:
    """Return the box of the row: the frame, less a photo's pane at its beginning."""
    frame = order.artboard.frame
    taken = 0.0 if order.product else ends.slot + _AIR * _unit(order) - frame.x
    return Box(x=frame.x + taken, y=frame.y, w=frame.w - taken, h=frame.h)


def _pane(order: Order, width: float) -> list[Layer]:
    """Return the photo's pane at the row's beginning, and the veil under which it fades into the ground."""
    pane = Box(x=0, y=0, w=width, h=order.artboard.height)
    clear = Box(x=0, y=0, w=(1 - 0.6 * _PANE_FADE) * width, h=pane.h)
    fade = Box(x=(1 - _PANE_FADE) * width, y=0, w=_PANE_FADE * width, h=pane.h)
    veil = ScrimLayer(box=fade, colour=order.scheme.colour("shadow"), strength=1.0, side=Side.RIGHT, hold=0.0)
    return [deep_ground(order), photo_in(order, pane, clear=clear), veil]


def _ends(order: Order, attempt: _Try) -> _Ends | None:
    """Measure brand, price and action; None where there is a price that has no room."""
    s, frame, long = order.s, order.artboard.frame, order.artboard.ratio >= _LONG
    action = button(order, max_width=frame.w * 0.3, arrow=False)
    brand = brand_row(order, width=frame.w * (0.2 if long else 0.4), with_label=False, share=1.0)
    price = None
    if attempt.price and order.copy.figure:
        height = frame.h if long else frame.h - action.height - _LEADING * s
        price = support(order, width=frame.w * (0.24 if long else 0.3), max_lines=1 if long else 2, height=height)
        if price is None or Role.FIGURE not in {role for role, _ in price.blocks}:
            return None
    return _Ends(brand=brand, price=price, action=action, slot=_slot(order) * attempt.slot, long=long, stacked=attempt.stacked or not long)


def _unit(order: Order) -> float:
    """Return what air is measured by: the height, on strips that are high for their width a share of that."""
    return min(order.s, order.artboard.width / 6)


def _slot(order: Order) -> float:
    """Return the width that product and disc take at their largest, or a photo's pane."""
    if order.product is None:
        return min(_PANE * order.artboard.height, _MOST_PANE * order.artboard.width)
    height = _TALL * order.artboard.height
    probe = _standing(order, Box(x=0, y=0, w=4 * height, h=height))
    return max(min(probe.bounds.w, _DISC * order.s), _LEAST_SLOT * order.s)


def _copy(order: Order, attempt: _Try, box: Box, ends: _Ends) -> tuple[TextBlock, Support | None] | None:
    """Fit headline and the copy under it into the box; None where they have no room, or the headline would not lead."""
    s = order.s
    if box.w < 3 * order.headline_floor:
        return None
    under = _under(order, box.w, ends) if attempt.under else None
    share, of_height, lines = _LONG_HEADLINE if ends.long else _HEADLINE
    taken = (under.ink_height + _LEADING * s if under else 0.0) + _above(order, ends)
    room = _FULL * order.artboard.height - taken
    height = min(of_height * order.artboard.height, room)
    least = max(_WORTH[ends.long] * s, _LEADS_BY * (under.blocks[0][1].size if under else 0.0)) if attempt.leads else 0.0
    least = max(order.headline_floor, least)
    headline = fit_headline(order, width=box.w, height=height, share=share, lines=lines, least=least) if height > 0 else None
    return (headline, under) if headline else None


def _above(order: Order, ends: _Ends) -> float:
    """Return the height that a brand over the headline takes."""
    return ends.brand.rise + ends.brand.height + 1.4 * _LEADING * order.s if ends.stacked and ends.brand.height else 0.0


def _under(order: Order, width: float, ends: _Ends) -> Support | None:
    """Measure the subheadline that stands under the headline, where no price speaks for it."""
    spare = replace(order, copy=replace(order.copy, figure=None, figure_note=None))
    found = support(spare, width=width, max_lines=1 if ends.long else 2, height=0.26 * order.artboard.height)
    return found if found is not None and found.blocks else None


def _text(order: Order, boxes: tuple[Box, Box], ends: _Ends, headline: TextBlock, under: Support | None) -> list[Layer]:
    """Return brand, headline and what stands under it, centred in the strip's height; ``boxes`` are the row's and the headline's."""
    s, board, (row, box) = order.s, order.artboard, boxes
    above = _above(order, ends)
    below = under.ink_height + _LEADING * s if under else 0.0
    y = (board.height - above - headline.rise - headline.ink_height - below) / 2
    brand_y = y + ends.brand.rise if ends.stacked else (board.height - ends.brand.height) / 2
    top = y + above + headline.rise
    layers: list[Layer] = [*ends.brand.place(order, row, brand_y)]
    layers.append(TextLayer(block=headline, x=box.x, y=top, colour=order.ink, role=Role.HEADLINE))
    return layers + (list(under.place(order, box.x, top + headline.ink_height + _LEADING * s)) if under else [])


def _offer(order: Order, frame: Box, ends: _Ends) -> list[Layer]:
    """Return price and action at the row's end: beside each other on long strips, else the price over the action."""
    s, middle = order.s, order.artboard.height / 2
    left = frame.right - ends.offer(_GAP * _unit(order))
    if ends.price is None:
        return list(ends.action.place(order, frame.right - ends.action.width, middle - ends.action.height / 2))
    if ends.long:
        placed = ends.action.place(order, frame.right - ends.action.width, middle - ends.action.height / 2)
        return [*ends.price.place(order, left, middle - ends.price.height / 2), *placed]
    tall = ends.price.ink_height + 1.3 * _LEADING * s + ends.action.height
    y = middle - tall / 2
    return [*ends.price.place(order, left, y), *ends.action.place(order, left, y + tall - ends.action.height)]


def _shown(order: Order, slot: Box) -> list[Layer]:
    """Return the disc, cropped by the strip's edges, the product before it and its shadows; a packshot stands on its own ground."""
    s = order.s
    room = Box(x=slot.x, y=(1 - _TALL) / 2 * slot.h, w=slot.w, h=_TALL * slot.h)
    probe = _standing(order, room)
    product = _standing(order, room, foot=0.5 + 0.5 * min(1.0, probe.bounds.h / room.h))
    if order.product is not None and order.product.kind is PictureKind.PACKSHOT:
        return [product.layer]
    diameter = min(_DISC * s, slot.w)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return [disc(order, centred((slot.cx, slot.cy + 0.05 * s), diameter)), *shadows, product.layer]


def _standing(order: Order, room: Box, *, foot: float = 1.0) -> Standing:
    assert order.product is not None  # noqa: S101 - the layout that calls for a strip has looked for a product
    return stand(order.product, room, angle=lift_for(order.product), foot=foot, max_scale=order.artboard.max_upscale)


def _dropped(order: Order, ends: _Ends, under: Support | None) -> tuple[Role, ...]:
    shown = {role for part in (ends.price, under) if part for role, _ in part.blocks}
    gone = [Role.FIGURE] if order.copy.figure and Role.FIGURE not in shown else []
    words = order.copy.subheadline or order.copy.figure_note
    return tuple(gone + ([Role.SUBHEADLINE] if words and not shown & {Role.SUBHEADLINE, Role.NOTE} else []))
