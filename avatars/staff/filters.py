"""What a gallery's address asks for; nonsense in it narrows nothing and is said on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode
from uuid import UUID

from avatars.queries import Filters

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST: Final = 200
LAST_PAGE: Final = 100_000
NAMES: Final = ("q", "organization", "culture", "style", "since", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters as read, as written, and which of them made no sense."""

    filters: Filters
    written: dict[str, str]
    wrong: tuple[str, ...]
    page: int

    def address(self, page: int) -> str:
        """Return the query string of another page of the same filters."""
        return urlencode({**self.written, **({"page": page} if page > 1 else {})})


def read(query: QueryDict) -> Asked:
    """Return what the address asks for."""
    written = {name: text for name in NAMES if (text := _plain(query.get(name, "")))}
    wrong: list[str] = []

    def organization() -> UUID | None:
        try:
            return UUID(written["organization"]) if "organization" in written else None
        except ValueError:
            wrong.append("organization")
            return None

    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(written[name]) if name in written else None
        except ValueError:
            wrong.append(name)
            return None

    filters = Filters(
        words=written.get("q", ""),
        organization_id=organization(),
        culture=written.get("culture", ""),
        style=written.get("style", ""),
        since=day("since"),
        until=day("until"),
    )
    number = query.get("page", "1")[:9]
    page = int(number) if number.isascii() and number.isdigit() else 1
    return Asked(filters=filters, written=written, wrong=tuple(wrong), page=min(max(1, page), LAST_PAGE))


def _plain(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST]
