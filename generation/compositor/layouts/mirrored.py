"""Mirrored: every thing in the place that it has on a customer's own ad; what is not there finds room beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generation.brief import Direction
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.exhibit import exhibit
from generation.compositor.layouts.furniture import BrandRow, brand_row, button
from generation.compositor.layouts.given import Spot, Stand, spots_of
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.seating import words_of
from generation.compositor.layouts.spaces import around
from generation.compositor.layouts.wording import worded
from generation.compositor.scene import Align, GroundLayer, Layer, Role, Scene, TextLayer
from generation.compositor.typeset.faces import open_face

# Between things, as a share of the short side.
_AIR: Final = 0.024
# A button's letters may grow and shrink so far to fill the place that it is given, its height beyond them so far, its width so far.
_SCALES: Final = (0.8, 1.6)
_BUTTON_EM: Final = 2.6
_TALLER: Final = 1.3
_WIDER: Final = 3.2
# An ad that takes less of its height leaves an end empty, unless its reference takes no more than this much more.
_FILLED: Final = 0.66
_ALL_BUT: Final = 0.85
# Things whose middle lies between these shares of the width hang on their axis.
_SIDE: Final = (0.36, 0.64)


def suits(order: Order) -> float:
    """Return how well places suit the order: nothing else where they are given, unless its proof needs a layout made for it."""
    copy = order.copy
    proof = copy.quote or copy.stat or copy.counterpoints or len(copy.points) > 1
    return 1.0 if order.given and not proof else 0.0


def solve(order: Order) -> Scene | None:
    """Lay the ad out in the places given; None where there are none, or where what must be read finds no room in them."""
    if not suits(order):
        return None
    spots = spots_of(order.given, order.artboard, rtl=order.copy.direction is Direction.RTL)
    texts = worded(order, spots)
    if texts is None:
        return None
    copy = [layer.box for layer in texts]
    action = _action(order, spots, copy)
    copy += [action.box]
    made = (_finished(order, spots, signature, copy) for signature in _signatures(order, spots, copy))
    found = next((layers for layers in made if layers is not None), None)
    if found is None:
        return None
    return Scene(artboard=order.artboard, layers=(*found, *texts, *action.layers), dropped=_dropped(order, texts))


def _finished(order: Order, spots: tuple[Spot, ...], signature: list[Layer], copy: list[Box]) -> list[Layer] | None:
    """Return what stands under the copy with the brand set so; None where that leaves no room for the picture, or an end empty."""
    taken = [*copy, *(layer.box for layer in signature if not isinstance(layer, GroundLayer))]
    pictured = exhibit(order, spots, taken)
    if pictured is None or not _fills(order, [*taken, *(layer.box for layer in pictured if not isinstance(layer, GroundLayer))]):
        return None
    return [*pictured, *signature]


def _fills(order: Order, boxes: list[Box]) -> bool:
    """Tell whether an ad is not left empty at one end: it is as high as most, or all but as high as its reference."""
    span = (max(box.bottom for box in boxes) - min(box.y for box in boxes)) / order.artboard.height
    own = max(box.y + box.h for box in order.given) - min(box.y for box in order.given)
    return span >= min(_FILLED, _ALL_BUT * own)


def _dropped(order: Order, texts: Iterable[TextLayer]) -> tuple[Role, ...]:
    roles = {layer.role for layer in texts}
    return tuple(words.role for words in words_of(order) if words.role not in roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    """The button's layers and its box."""

    layers: tuple[Layer, ...]
    box: Box


def _action(order: Order, spots: tuple[Spot, ...], copy: list[Box]) -> _Action:
    """Return the button in its place, as wide and high as that where its words allow; raises :class:`NoRoomError`."""
    spot = next((spot for spot in spots if spot.stand is Stand.CTA), None)
    safe = order.artboard.safe
    if spot is None:
        measured = button(order, max_width=0.6 * order.artboard.frame.w)
        box = _free_place(order, measured.width, measured.height, [*copy, *(one.box for one in spots if one.stand is Stand.LOGO)])
        return _Action(layers=measured.place(order, box.x, box.y), box=box)
    least = order.artboard.smallest_type(open_face(order.label.voice).metrics.x_height) * 1.02 / order.cta_size
    scale = min(_SCALES[1], max(_SCALES[0], least, spot.box.h / (_BUTTON_EM * order.cta_size)))
    room = around(spot.box, [*copy, *(one.box for one in spots if one.stand is Stand.LOGO)], safe, _AIR * order.s)
    arrow = spot.box.w > 4 * spot.box.h
    measured = button(order, max_width=max(spot.box.w, min(room.w, 1.5 * spot.box.w)), arrow=arrow, scale=scale)
    height = min(max(measured.height, spot.box.h), _TALLER * measured.height)
    width = max(measured.width, min(spot.box.w, _WIDER * measured.width))
    x = _aligned(spot, width, _side(order, spot, spots))
    x = min(max(x, safe.x), safe.right - width)
    y = min(max(spot.box.cy - height / 2, safe.y), safe.bottom - height)
    tall = replace(measured, height=height)
    return _Action(layers=tall.place(order, x, y, width), box=Box(x=x, y=y, w=width, h=height))


def _side(order: Order, spot: Spot, spots: tuple[Spot, ...]) -> Align:
    """Return the edge that a place hangs on: the headline's where it shares it, else by where it stands on the artboard."""
    lead = next((one for one in spots if one.stand is Stand.HEADLINE), None)
    if lead is not None and abs(lead.box.x - spot.box.x) < 1.0:
        return Align.LEFT
    if lead is not None and abs(lead.box.right - spot.box.right) < 1.0:
        return Align.RIGHT
    share = spot.box.cx / order.artboard.width
    return Align.LEFT if share < _SIDE[0] else Align.RIGHT if share > _SIDE[1] else Align.CENTRE


def _aligned(spot: Spot, width: float, align: Align) -> float:
    """Return the left edge of something of this width on the edge of its place."""
    return {Align.LEFT: spot.box.x, Align.RIGHT: spot.box.right - width, Align.CENTRE: spot.box.cx - width / 2}[align]


def _signatures(order: Order, spots: tuple[Spot, ...], copy: list[Box]) -> Iterator[list[Layer]]:
    """Yield the brand in its place, then in every free corner, those first that no picture takes."""
    row = brand_row(order, width=0.5 * order.artboard.frame.w, with_label=False, share=1.0)
    if not row.height:
        yield []
        return
    width = row.logo.w if row.logo else row.name.width if row.name else 0.0
    spot = next((spot for spot in spots if spot.stand is Stand.LOGO), None)
    safe, air = order.artboard.safe, _AIR * order.s
    if spot is not None:
        x = min(max(_aligned(spot, width, _side(order, spot, spots)), safe.x), safe.right - width)
        y = min(max(spot.box.cy - row.height / 2, safe.y + row.rise), safe.bottom - row.height)
        own = _row_at(order, row, x, y, width)
        if not _meets(own, copy, 0.4 * air):
            yield own
    pictures = [spot.box for spot in spots if spot.stand is Stand.PICTURE]
    corners = [_row_at(order, row, x, y, width) for x, y in _corners(_margins(order, spots), width, row)]
    free = [layers for layers in corners if not _meets(layers, copy, air)]
    yield from sorted(free, key=lambda layers: _meets(layers, pictures, air))


def _frame(order: Order) -> Box:
    """Return the box that copy without a place keeps to: inside the margins, and in a story clear of the apps' own controls."""
    board = order.artboard
    return board.safe if board.aspect is Aspect.STORY else board.frame


def _margins(order: Order, spots: tuple[Spot, ...]) -> Box:
    """Return the box for what has no place, its left edge on the headline's where that is near."""
    frame = _frame(order)
    lead = next((spot for spot in spots if spot.stand is Stand.HEADLINE and spot.align is Align.LEFT), None)
    if lead is None or not frame.x < lead.box.x < _SIDE[0] * order.artboard.width:
        return frame
    return replace(frame, x=lead.box.x, w=frame.right - lead.box.x)


def _row_at(order: Order, row: BrandRow, x: float, y: float, width: float) -> list[Layer]:
    return list(row.place(order, Box(x=x, y=y, w=width, h=row.height), y))


def _corners(frame: Box, width: float, row: BrandRow) -> Iterator[tuple[float, float]]:
    for y in (frame.y + row.rise, frame.bottom - row.height):
        for x in (frame.x, frame.right - width, frame.cx - width / 2):
            yield x, y


def _meets(layers: Iterable[Layer], boxes: list[Box], air: float) -> bool:
    return any(layer.box.grown(air).overlaps(box) for layer in layers if not isinstance(layer, GroundLayer) for box in boxes)


def _free_place(order: Order, width: float, height: float, taken: list[Box]) -> Box:
    """Return a place for something without one: under the copy, else in the first free corner from the foot up."""
    frame, air = _frame(order), _AIR * order.s
    lowest = max(taken, key=lambda box: box.bottom, default=frame)
    tries = [(lowest.x, lowest.bottom + 2 * air)]
    tries += [(x, y) for y in (frame.bottom - height, frame.y) for x in (frame.x, frame.right - width, frame.cx - width / 2)]
    boxes = [Box(x=x, y=y, w=width, h=height) for x, y in tries]
    fits = (box for box in boxes if frame.holds(box) and not any(box.grown(air).overlaps(other) for other in taken))
    return next(fits, boxes[1])
