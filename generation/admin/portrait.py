"""A reference as its page shows it: the picture with its boxes over it, its colours, and how its words are built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generation.corpus.reference import BoxKind, ReferenceBox
from piad import media

if TYPE_CHECKING:
    from generation.models import ReferenceAd


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxShown:
    """A box over the picture, in percent of its sides, with its number in reading order."""

    number: int
    kind: BoxKind
    role: str
    align: str
    left: str
    top: str
    width: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What stands above the fields; ``picture`` is empty until there is one."""

    picture: str
    width: int
    height: int
    boxes: tuple[BoxShown, ...]
    colours: tuple[str, ...]
    skeleton: dict[str, object]
    waiting: str


def portrait_of(row: ReferenceAd) -> Portrait:
    """Return the portrait of a reference."""
    return Portrait(
        picture=picture_url(row),
        width=row.width,
        height=row.height,
        boxes=tuple(_shown(number, ReferenceBox.from_json(box)) for number, box in enumerate(row.boxes, start=1)),
        colours=tuple(row.colours),
        skeleton={name.replace("_", " "): value for name, value in (row.skeleton or {}).items()},
        waiting=row.trouble or ("Its picture is being drawn." if row.slug else "Its picture is being measured."),
    )


def picture_url(row: ReferenceAd) -> str:
    """Return the address of a reference's picture; empty until there is one that may be shown."""
    key = row.picture_key or ""
    return media.url(key) if key.startswith(media.Area.RESULTS) else ""


def _shown(number: int, box: ReferenceBox) -> BoxShown:
    left, top, width, height = (f"{100 * share:.2f}%" for share in (box.x, box.y, box.w, box.h))
    return BoxShown(number=number, kind=box.kind, role=box.role, align=box.align, left=left, top=top, width=width, height=height)
