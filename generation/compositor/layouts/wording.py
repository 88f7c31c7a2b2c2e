"""Wording: the copy of an ad set into measured places, the headline first; what has no place of its own goes under it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.given import Spot, Stand
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.seating import Seat, Words, seated, words_of
from generation.compositor.layouts.spaces import around
from generation.compositor.scene import Align, Role, TextLayer
from generation.compositor.typeset.block import TextBlock

# Between things, as a share of the short side; under the words that others belong to, in em of those.
_AIR: Final = 0.024
_LINE_AIR: Final = 0.75
# What leads is so much larger than what follows; supporting copy is set up to this many times its usual size.
_LEADS_BY: Final = 1.32
_MOST_TEXT: Final = 1.9
# Words that find no room in their place are set little larger than can be read in what is free around it.
_JUST_READ: Final = 1.6
# What has no place is given this share of the headline's own, and all of them together at most so much.
_HOMELESS: Final = 0.28
_MOST_HOMELESS: Final = 0.6
# A headline's place may grow so far over what is free under it, where it is shared.
_STRETCH: Final = 1.4
# Under the headline's place, so many times its height, things still belong to it.
_NEAR: Final = 4
_LOWER: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """The order, its places, and the headline's own."""

    order: Order
    spots: tuple[Spot, ...]
    lead: Spot


def worded(order: Order, spots: tuple[Spot, ...]) -> list[TextLayer] | None:
    """Return the copy in its places; None where the headline has none or cannot be read there, or other words would lead."""
    seats = seated(words_of(order), spots)
    lead = next(seat for seat in seats if seat.words.role is Role.HEADLINE)
    if lead.spot is None or not _led(seats, spots):
        return None
    site = _Site(order=order, spots=spots, lead=lead.spot)
    homeless = sum(seat.spot is None and seat.words.role is not Role.LABEL for seat in seats)
    share = 1 - min(_MOST_HOMELESS, _HOMELESS * homeless)
    headline = _in_place(site, lead, _stretched(site) if homeless else lead.spot, share=share)
    layers = [headline] if headline else []
    for seat in seats if headline else ():
        found = _following(site, seat, layers) if seat is not lead else None
        layers += [found] if found else []
    return layers or None


def _led(seats: tuple[Seat, ...], spots: tuple[Spot, ...]) -> bool:
    """Tell whether the place of the largest letters is taken by what may lead: else the places are not those of such copy."""
    leading = {id(seat.spot) for seat in seats if seat.words.role in (Role.HEADLINE, Role.FIGURE)}
    return all(id(spot) in leading for spot in spots if spot.stand is Stand.HEADLINE)


def _following(site: _Site, seat: Seat, layers: list[TextLayer]) -> TextLayer | None:
    """Set what follows the headline, which is the first of ``layers``: smaller than it, but for a figure that leads with it."""
    most = layers[0].block.size / _LEADS_BY
    if seat.spot is None:
        return _under(site, seat.words, layers, most)
    figure = seat.words.role is Role.FIGURE
    return _in_place(site, seat, seat.spot, most=math.inf if figure else min(most, _MOST_TEXT * site.order.text_size))


def _in_place(site: _Site, seat: Seat, spot: Spot, *, most: float = math.inf, share: float = 1.0) -> TextLayer | None:
    """Set words in the upper ``share`` of their place; where they would not be read there, in what is free around it."""
    board, words = site.order.artboard, seat.words
    place = replace(spot.box, h=spot.box.h * share)
    block = words.set_in(place, most=most, widest=_widest(place, spot.align, board.safe))
    if block is None:
        place = around(place, [other.box for other in site.spots if other is not spot], board.safe, _AIR * site.order.s)
        block = words.set_in(place, most=min(most, _JUST_READ * words.least))
    if block is None:
        return None
    spare = place.h - block.rise - block.ink_height if share == 1.0 and _belongs_down(site, spot) else 0.0
    return _layer(site.order, words, block, Spot(stand=spot.stand, box=replace(place, y=place.y + spare), align=spot.align))


def _widest(place: Box, align: Align, safe: Box) -> float:
    """Return how wide words on a place's edge or axis may be within the safe box, in px."""
    left, right = place.right - safe.x, safe.right - place.x
    return {Align.LEFT: right, Align.RIGHT: left, Align.CENTRE: min(left, right) * 2 - place.w}[align]


def _stretched(site: _Site) -> Spot:
    """Return the headline's place with some of what is free under it, for what has to stand there, too."""
    lead = site.lead.box
    below = [box.y for box in _beside(site, site.lead) if box.y >= lead.bottom]
    foot = min([*below, site.order.artboard.safe.bottom]) - _AIR * site.order.s
    return replace(site.lead, box=replace(lead, h=max(lead.h, min(foot - lead.y, _STRETCH * lead.h))))


def _belongs_down(site: _Site, spot: Spot) -> bool:
    """Tell whether words that are shorter than their place keep to its foot: where the copy under it is nearer than what is over it."""
    others = _beside(site, spot, copy=True)
    under = min((box.y - spot.box.bottom for box in others if box.cy > spot.box.cy), default=math.inf)
    over = min((spot.box.y - box.bottom for box in others if box.cy < spot.box.cy), default=math.inf)
    return under < over or (under == over and spot.box.cy > _LOWER * site.order.artboard.height)


def _beside(site: _Site, spot: Spot, *, copy: bool = False) -> list[Box]:
    """Return the places over and under another; with ``copy`` none of pictures."""
    others = [other for other in site.spots if other is not spot and not (copy and other.stand is Stand.PICTURE)]
    return [other.box for other in others if other.box.x < spot.box.right and spot.box.x < other.box.right]


def _under(site: _Site, words: Words, layers: list[TextLayer], most: float) -> TextLayer | None:
    """Set words without a place under what stands in the headline's, on its edge."""
    order, lead = site.order, site.lead
    near = replace(lead.box, h=lead.box.h * _NEAR)
    last = max((layer.box.bottom for layer in layers if layer.box.overlaps(near)), default=lead.box.bottom)
    top = last + max(_LINE_AIR * order.text_size, _AIR * order.s)
    others = [spot.box for spot in site.spots if spot is not lead] + [layer.box for layer in layers]
    below = [box.y for box in others if box.bottom > top and box.x < lead.box.right and lead.box.x < box.right]
    place = Box(x=lead.box.x, y=top, w=lead.box.w, h=min([*below, order.artboard.safe.bottom]) - _AIR * order.s - top)
    usual = order.figure_size if words.role is Role.FIGURE else order.text_size
    block = words.set_in(place, most=min(most, usual)) if place.h > 0 else None
    return _layer(order, words, block, Spot(stand=lead.stand, box=place, align=lead.align)) if block else None


def _layer(order: Order, words: Words, block: TextBlock, spot: Spot) -> TextLayer:
    """Return words set at the top of a place, on its edge or axis; what is larger than its place is moved back into the safe box."""
    x = {Align.LEFT: spot.box.x, Align.RIGHT: spot.box.right, Align.CENTRE: spot.box.cx}[spot.align]
    colour = order.ink if words.role in (Role.HEADLINE, Role.FIGURE) else order.soft_ink
    layer = TextLayer(block=block, x=x, y=spot.box.y + block.rise, colour=colour, role=words.role, align=spot.align)
    box, safe = layer.box, order.artboard.safe
    across = max(0.0, safe.x - box.x) - max(0.0, box.right - safe.right)
    down = max(0.0, safe.y - box.y) - max(0.0, box.bottom - safe.bottom)
    return replace(layer, x=layer.x + across, y=layer.y + down)
