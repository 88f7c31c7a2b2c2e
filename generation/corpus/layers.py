"""The true boxes of an ad that our office drew, from its layer tree: what a measurement of the picture should find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from generation.compositor.scene import Role
from generation.corpus.reading_order import in_reading_order
from generation.corpus.reference import BoxAlign, BoxKind, ReferenceBox

_KINDS: Final = {
    Role.HEADLINE: BoxKind.HEADLINE,
    Role.CTA: BoxKind.CTA,
    Role.PRODUCT: BoxKind.PICTURE,
    Role.PHOTO: BoxKind.PICTURE,
    Role.PERSON: BoxKind.PICTURE,
    Role.LOGO: BoxKind.LOGO,
    Role.BRAND: BoxKind.LOGO,
    Role.LABEL: BoxKind.TEXT,
    Role.SUBHEADLINE: BoxKind.TEXT,
    Role.FIGURE: BoxKind.TEXT,
    Role.NOTE: BoxKind.TEXT,
    Role.POINT: BoxKind.TEXT,
    Role.QUOTE: BoxKind.TEXT,
    Role.QUOTE_BY: BoxKind.TEXT,
    Role.LEGAL: BoxKind.TEXT,
}
# A part may be made of several layers of its role; each of these roles is one thing on the ad.
_ONE_THING: Final = frozenset({Role.HEADLINE, Role.CTA, Role.PERSON, Role.FIGURE, Role.LOGO})

Edges = tuple[float, float, float, float]


def boxes_of(layers: Iterable[Mapping[str, Any]], *, width: float, height: float, rtl: bool = False) -> tuple[ReferenceBox, ...]:
    """Return the boxes that a reader would name, in shares of the artboard (width and height in px), in reading order."""
    found: list[tuple[Role, Edges, BoxAlign]] = []
    for layer in layers:
        role = Role(layer["role"])
        if role not in _KINDS:
            continue
        edges = _clipped(layer["box"], width, height)
        earlier = next((place for place, (held, _, _) in enumerate(found) if held is role and role in _ONE_THING), None)
        if earlier is not None:
            found[earlier] = (role, _joined(found[earlier][1], edges), found[earlier][2])
        elif edges[0] < edges[2] and edges[1] < edges[3]:
            found.append((role, edges, BoxAlign(layer.get("align", "left"))))
    return in_reading_order((_box(role, edges, align) for role, edges, align in found), rtl=rtl)


def _clipped(box: list[float], width: float, height: float) -> Edges:
    left, top, wide, high = box
    return (
        min(1.0, max(0.0, left / width)),
        min(1.0, max(0.0, top / height)),
        min(1.0, max(0.0, (left + wide) / width)),
        min(1.0, max(0.0, (top + high) / height)),
    )


def _joined(first: Edges, second: Edges) -> Edges:
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def _box(role: Role, edges: Edges, align: BoxAlign) -> ReferenceBox:
    left, top, right, bottom = (round(edge, 4) for edge in edges)
    return ReferenceBox(kind=_KINDS[role], role=role.value, x=left, y=top, w=round(right - left, 4), h=round(bottom - top, 4), align=align)
