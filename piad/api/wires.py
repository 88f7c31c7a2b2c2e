"""The two wires that clients speak here: our own under ``/api/``, and a plain one at the root that has no envelope of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from piad.api.errors import ApiError

PLAIN: Final = re.compile(r"/(?:create_image_ad_async|jobs/[^/]+)/?\Z")


def is_api(path: str) -> bool:
    """Tell whether a path is spoken to by programs alone: its refusals are JSON, whatever the client accepts."""
    return path.startswith("/api/") or is_plain(path)


def is_plain(path: str) -> bool:
    """Tell whether a path belongs to the plain wire."""
    return PLAIN.fullmatch(path) is not None


def error_body(path: str, error: ApiError, request_id: str) -> dict[str, Any]:
    """Return the body of an error as the wire of its path has it: on the plain one ``code`` and ``message``, with ``errors`` if any."""
    whole = error.body(request_id)
    if not is_plain(path):
        return whole
    return {"error": {name: whole["error"][name] for name in ("code", "message", "errors") if name in whole["error"]}}
