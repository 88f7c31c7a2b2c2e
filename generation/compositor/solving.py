"""Solving: an order becomes a scene that keeps its promises; where there is no room, copy goes in the order that the craft gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generation.brief import AdCopy, Direction
from generation.compositor import promises
from generation.compositor.artboard import Artboard
from generation.compositor.clearance import cleared
from generation.compositor.hanging import hung
from generation.compositor.layouts import smallprint
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.layouts.order import NoRoomError, Order
from generation.compositor.scene import Role, Scene


def solve(order: Order, solver: Callable[[Order], Scene | None]) -> Scene | None:
    """Return the layout's first scene that keeps every promise, mirrored where the copy runs from right to left.

    It has all copy, or as much as there is room for (``dropped`` says what went); None where headline, action, brand or legal copy
    cannot be set legibly, or something would leave the artboard or lie on something else.
    """
    for copy, gone in _lighter(order.copy):
        for scene in map(cleared, _scenes(replace(order, copy=copy), solver)):
            if promises.kept(scene, copy, logo=order.logo is not None):
                dropped = tuple(dict.fromkeys((*scene.dropped, *gone, *_unsaid(scene, copy))))
                return replace(_on_margins(scene), dropped=dropped)
    return None


def _on_margins(scene: Scene) -> Scene:
    """Return the scene on optical margins, or as it was laid out where its copy would meet something: marks hang where there is room."""
    margins = cleared(hung(scene))
    return margins if promises.keeps_apart(margins) else scene


def _unsaid(scene: Scene, copy: AdCopy) -> Iterator[Role]:
    """Yield the figure where the copy has one and the scene shows none, whatever its layout says."""
    if copy.figure and scene.first(Role.FIGURE) is None:
        yield Role.FIGURE


def _lighter(copy: AdCopy) -> Iterator[tuple[AdCopy, tuple[Role, ...]]]:
    """Yield the copy, then what is left as label, supporting copy and figure go in turn, with what has gone.

    The order is the craft's; legal copy, headline, action and brand are never dropped.
    """
    yield copy, ()
    gone: tuple[Role, ...] = ()
    unlabelled = replace(copy, label=None)
    brief = replace(unlabelled, subheadline=None, figure_note=None)
    steps = ((Role.LABEL, unlabelled), (Role.SUBHEADLINE, brief), (Role.FIGURE, replace(brief, figure=None)))
    for role, left in steps:
        if left != copy:
            copy, gone = left, (*gone, role)
            yield copy, gone


def _scenes(order: Order, solver: Callable[[Order], Scene | None]) -> Iterator[Scene]:
    """Yield the order's scenes; copy from right to left is laid out in the mirrored safe box and turned with everything else."""
    board, turned = order.artboard, order.copy.direction is Direction.RTL
    laid_out = replace(order, artboard=_mirrored(board)) if turned else order
    try:
        for scene in smallprint.settings(laid_out, solver):
            yield replace(mirrored(scene), artboard=board) if turned else scene
    except NoRoomError:
        return


def _mirrored(board: Artboard) -> Artboard:
    if board.safe_shares is None:
        return board
    left, top, right, bottom = board.safe_shares
    return replace(board, safe_shares=(1 - right, top, 1 - left, bottom))
