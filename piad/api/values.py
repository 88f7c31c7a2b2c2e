"""Single values as the wire writes them: times of brands and webhooks, and the ids in paths."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from piad.api.errors import ApiError

_UUID_FORM: Final = re.compile(r"[0-9a-fA-F-]{32,36}")


def iso(moment: datetime) -> str:
    """Return a time as ISO 8601 with milliseconds and ``Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_id(text: str, *, what: str) -> UUID:
    """Return the id of a ``what`` that stands in a path; raises `ApiError` 400 (``invalid_<what>_id``)."""
    try:
        if _UUID_FORM.fullmatch(text):
            return UUID(text)
    except ValueError:
        pass
    raise ApiError(http_status=400, code=f"invalid_{what}_id", message=f"The {what} id must be a UUID.", param="id")
