"""Places that an ad is to keep: where a customer's own ad has its things, brought onto an artboard of any proportions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final, Self

from generation.compositor.artboard import Artboard, Box
from generation.compositor.scene import Align


class Stand(StrEnum):
    """What stands in a place."""

    HEADLINE = "headline"
    TEXT = "text"
    CTA = "cta"
    PICTURE = "picture"
    LOGO = "logo"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBox:
    """One place, in shares of the sides of the ad that it was measured on, from its upper left corner; ``align`` is how its lines hang."""

    stand: Stand
    x: float
    y: float
    w: float
    h: float
    align: Align = Align.LEFT

    def to_json(self) -> dict[str, Any]:
        """Return the place as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the place from :meth:`to_json`."""
        return cls(**{**members, "stand": Stand(members["stand"]), "align": Align(members["align"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on an artboard, in px."""

    stand: Stand
    box: Box
    align: Align


# Edges this near to each other (shares of the width) are one edge, and a picture this near to the ad's edge touches it.
_ONE_EDGE: Final = 0.016
_AT_EDGE: Final = 0.02
# A mark that a measurement may miss at a headline's beginning, in shares of what it found.
_MISSED: Final = 0.4


def spots_of(given: Iterable[GivenBox], board: Artboard, *, rtl: bool) -> tuple[Spot, ...]:
    """Return the places on an artboard, in their order, copy within its safe box and on the headline's edges where it all but was.

    Places keep their shares of the sides; where copy would leave the safe box, everything moves together, so that what stood over or
    beside another thing still does. With ``rtl`` they are turned about: the finished scene is turned back.
    """
    straight = _straightened([_turned(box) if rtl else box for box in given])
    across = _kept_within([(box.x, box.x + box.w) for box in straight if box.stand is not Stand.PICTURE], _span(board, across=True))
    down = _kept_within([(box.y, box.y + box.h) for box in straight if box.stand is not Stand.PICTURE], _span(board, across=False))
    return tuple(_spot(box, board, across, down) for box in straight)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A straight move along one axis, in shares."""

    start: float
    scale: float

    def at(self, value: float) -> float:
        return self.start + self.scale * value


def _span(board: Artboard, *, across: bool) -> tuple[float, float]:
    safe = board.safe
    return (safe.x / board.width, safe.right / board.width) if across else (safe.y / board.height, safe.bottom / board.height)


def _kept_within(stretches: list[tuple[float, float]], safe: tuple[float, float]) -> _Line:
    """Return the move that brings all stretches between two bounds: none where they are, else the least that does."""
    if not stretches:
        return _Line(start=0.0, scale=1.0)
    first, last = min(low for low, _ in stretches), max(high for _, high in stretches)
    low, high = max(first, safe[0]), min(last, safe[1])
    if (low, high) == (first, last) or last <= first or high <= low:
        return _Line(start=0.0, scale=1.0)
    # A shift alone is enough where there is room for it; else what is too long is pressed together.
    scale = min(1.0, (safe[1] - safe[0]) / (last - first))
    low = min(max(first, safe[0]), safe[1] - scale * (last - first))
    return _Line(start=low - scale * first, scale=scale)


def _spot(box: GivenBox, board: Artboard, across: _Line, down: _Line) -> Spot:
    left, right = _moved(box.x, box.x + box.w, across, edges=box.stand is Stand.PICTURE)
    top, bottom = _moved(box.y, box.y + box.h, down, edges=box.stand is Stand.PICTURE)
    placed = Box(x=left * board.width, y=top * board.height, w=(right - left) * board.width, h=(bottom - top) * board.height)
    return Spot(stand=box.stand, box=placed, align=box.align)


def _moved(first: float, last: float, line: _Line, *, edges: bool) -> tuple[float, float]:
    """Move a stretch; a picture's edge that touches the ad's own stays there, however the copy moves."""
    low = 0.0 if edges and first <= _AT_EDGE else line.at(first)
    high = 1.0 if edges and last >= 1 - _AT_EDGE else line.at(last)
    return (max(0.0, low), min(1.0, high)) if edges else (low, high)


def _turned(box: GivenBox) -> GivenBox:
    """Turn a place about; copy that runs from right to left hangs on the right where the ad's own hung on the left."""
    align = Align.LEFT if box.align is not Align.CENTRE else Align.CENTRE
    return replace(box, x=1 - box.x - box.w, align=align)


def _straightened(boxes: list[GivenBox]) -> list[GivenBox]:
    """Put copy on the headline's edge or axis where it all but stands on it: a measurement is never quite exact."""
    found = next((box for box in boxes if box.stand is Stand.HEADLINE), None)
    if found is None:
        return boxes
    lead = _from_margin(found, boxes)
    return [lead if box is found else _on_edge_of(lead, box) for box in boxes]


def _from_margin(lead: GivenBox, boxes: list[GivenBox]) -> GivenBox:
    """Let a headline begin on the margin that other copy keeps: its first mark, a quotation mark or a minus, may have been missed."""
    lefts = [box.x for box in boxes if box is not lead and box.stand is not Stand.PICTURE]
    shared = [x for x in lefts if sum(abs(x - other) <= _ONE_EDGE for other in lefts) > 1 and _ONE_EDGE < lead.x - x <= _MISSED * lead.w]
    if lead.align is not Align.LEFT or not shared:
        return lead
    return replace(lead, x=min(shared), w=lead.w + lead.x - min(shared))


def _on_edge_of(lead: GivenBox, box: GivenBox) -> GivenBox:
    if box is lead or box.stand is Stand.PICTURE:
        return box
    left, right = box.x - lead.x, box.x + box.w - lead.x - lead.w
    if lead.align is Align.CENTRE and abs(left + right) / 2 <= _ONE_EDGE:
        return replace(box, x=box.x - (left + right) / 2, align=Align.CENTRE)
    if abs(left) <= _ONE_EDGE and lead.align is Align.LEFT:
        return replace(box, x=lead.x, w=box.w + left, align=Align.LEFT)
    if abs(right) <= _ONE_EDGE and lead.align is Align.RIGHT:
        return replace(box, w=box.w - right, align=Align.RIGHT)
    return box
