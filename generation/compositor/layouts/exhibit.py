"""The exhibit: what an ad shows in the place that its reference has a picture, product, photo or, without either, a shape."""

from __future__ import annotations

from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.layouts.furniture import floor_shadows, ground
from generation.compositor.layouts.given import Spot, Stand
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import photo_in, sharp_in
from generation.compositor.layouts.spaces import clear_of, largest_free
from generation.compositor.layouts.stage import LONG, Standing, centred, disc, lift_for, stand, stands_free
from generation.compositor.pictures import DRAWN_INDEX
from generation.compositor.scene import Layer

# Between a picture and copy, as a share of the short side.
_AIR: Final = 0.024
# A photo under copy is no longer in a place of its own; a picture smaller than this share of the artboard shows nothing.
_COVERED: Final = 0.5
_LEAST_PICTURE: Final = 0.05
_LEAST_SHAPE: Final = 0.2
# The disc behind a product to its longer side: as it is best, and the least that is worth one.
_DISC: Final = 1.16
_LEAST_DISC: Final = 0.8


def exhibit(order: Order, spots: tuple[Spot, ...], copy: list[Box]) -> list[Layer] | None:
    """Return ground and picture; None where the reference's picture lies under its copy, or nothing of ours can fill its place."""
    board = order.artboard
    pictures = sorted((spot.box for spot in spots if spot.stand is Stand.PICTURE), key=lambda box: -box.w * box.h)
    if order.product is None and order.photo is None:
        return [ground(order, (0.5, 0.4)), *_shape(order, pictures, copy)]
    if not pictures and order.photo is None and order.product is not None and order.product.index == DRAWN_INDEX:
        return [ground(order, (0.5, 0.4))]
    wanted = pictures[0] if pictures else largest_free(board.frame, copy, _aspect(order))
    air = _AIR * order.s
    zone = clear_of(wanted, copy, air)
    if zone is None or zone.w * zone.h < max(_LEAST_PICTURE * board.width * board.height, _COVERED * wanted.w * wanted.h):
        return None
    if order.product is None:
        return [ground(order, (0.5, 0.4)), photo_in(order, zone)] if sharp_in(order, zone) else None
    return _stage(order, zone, copy)


def _aspect(order: Order) -> float:
    """Return width over height of what is to be shown; a photo may be cropped to any."""
    return order.product.aspect if order.product else 1.0


def _shape(order: Order, pictures: list[Box], copy: list[Box]) -> list[Layer]:
    """Return the brand's disc where the reference has a picture and the ad has nothing to show."""
    zone = clear_of(pictures[0], copy, _AIR * order.s) if pictures else None
    if zone is None or min(zone.w, zone.h) < _LEAST_SHAPE * order.s:
        return []
    return [disc(order, centred((zone.cx, zone.cy), min(zone.w, zone.h)))]


def _stage(order: Order, zone: Box, copy: list[Box]) -> list[Layer]:
    """Return the product standing in its zone, as large as that allows, before the brand's disc where there is room for one."""
    assert order.product is not None  # noqa: S101 - the caller has seen one
    turns = {0.0, lift_for(order.product)} if order.product.aspect >= LONG else {0.0}
    standings = (stand(order.product, zone, angle=turn, max_scale=order.artboard.max_upscale) for turn in turns)
    product = max(standings, key=lambda one: one.bounds.w * one.bounds.h)
    product = _centred(order, product, zone)
    layers: list[Layer] = [ground(order, (product.bounds.cx / order.artboard.width, product.bounds.cy / order.artboard.height))]
    if not stands_free(order):
        return [*layers, product.layer]
    diameter = _disc_within(product.bounds, copy, _AIR * order.s)
    if diameter >= _LEAST_DISC * max(product.bounds.w, product.bounds.h):
        layers.append(disc(order, centred((product.bounds.cx, product.bounds.cy), diameter)))
    return [*layers, *floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow")), product.layer]


def _centred(order: Order, product: Standing, zone: Box) -> Standing:
    """Return the product in the middle of a zone that is higher than it."""
    assert order.product is not None  # noqa: S101 - the caller has seen one
    spare = zone.h - product.bounds.h
    return stand(order.product, zone, angle=product.layer.angle, foot=1 - 0.5 * spare / zone.h, max_scale=order.artboard.max_upscale)


def _disc_within(bounds: Box, copy: list[Box], air: float) -> float:
    """Return the diameter of the disc behind a thing that keeps clear of the copy."""
    reach = _DISC * max(bounds.w, bounds.h) / 2
    for box in copy:
        x, y = min(max(bounds.cx, box.x), box.right), min(max(bounds.cy, box.y), box.bottom)
        reach = min(reach, ((x - bounds.cx) ** 2 + (y - bounds.cy) ** 2) ** 0.5 - air)
    return 2 * reach
