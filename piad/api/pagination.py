"""``limit`` and ``offset`` of a list, as every list of the wire takes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from drf_spectacular.utils import OpenApiParameter

from piad.api.errors import InvalidQuery

if TYPE_CHECKING:
    from django.http import QueryDict

USUAL_LIMIT: Final = 20
LARGEST_LIMIT: Final = 100
# Beyond this a page costs more than it is worth: narrow the list instead.
LARGEST_OFFSET: Final = 10_000
_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,9}\Z", re.ASCII)

PARAMETERS: Final = [
    OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": USUAL_LIMIT}),
    OpenApiParameter("offset", {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET, "default": 0}),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Which part of a list is asked for."""

    limit: int
    offset: int

    def has_more(self, total: int) -> bool:
        """Say whether the list goes on behind this page."""
        return self.offset + self.limit < total


def read_page(query: QueryDict) -> Page:
    """Return the page; raises ``InvalidQuery`` for what is no whole number or out of range."""
    return Page(
        limit=_number(query, "limit", default=USUAL_LIMIT, least=1, most=LARGEST_LIMIT),
        offset=_number(query, "offset", default=0, least=0, most=LARGEST_OFFSET),
    )


def _number(query: QueryDict, name: str, *, default: int, least: int, most: int) -> int:
    text = query.get(name)
    if text is None:
        return default
    if not _WHOLE_NUMBER.match(text) or not least <= int(text) <= most:
        raise InvalidQuery(name, f"must be a whole number from {least} to {most}.")
    return int(text)
