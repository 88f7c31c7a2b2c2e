"""The wish to wait for a job: read from the query, handed to the front, which does the waiting outside Django."""

from __future__ import annotations

import re

from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.response import Response

from jobs.models import Job
from piad.api.errors import InvalidQuery
from piad.api.throttling import SECOND_CALL

WAIT_HEADER = "X-Piad-Wait"
JOB_HEADER = "X-Piad-Wait-Job"
DEFAULT_SECONDS = 20
LONGEST_SECONDS = 120
BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
WHOLE_NUMBER = re.compile(r"[0-9]+")


def read_wait(query: QueryDict) -> int | None:
    """Return the seconds to wait, or None for an answer at once; raises `InvalidQuery`.

    Longer waits than 120 s are cut to that: it is an upper bound, so answering earlier is always right.
    """
    asked = query.get("wait_for_completion")
    if asked is None:
        return None
    if asked.lower() not in BOOLEANS:
        raise InvalidQuery("wait_for_completion", "must be true, false, 1 or 0.")
    return _seconds(query.get("timeout_seconds")) if BOOLEANS[asked.lower()] else None


def ask_to_wait(request: Request, response: Response, *, job: Job, seconds: int | None) -> Response:
    """Tell the front to wait and ask again, unless there is nothing to wait for or it has waited already."""
    scope = getattr(request._request, "scope", {})  # noqa: SLF001  DRF's own way to Django's request
    if seconds is not None and not job.is_terminal and not scope.get(SECOND_CALL):
        response[WAIT_HEADER] = str(seconds)
        response[JOB_HEADER] = str(job.id)
    return response


def _seconds(asked: str | None) -> int:
    if asked is None:
        return DEFAULT_SECONDS
    digits = asked.lstrip("0") if WHOLE_NUMBER.fullmatch(asked) else ""
    if not digits:
        raise InvalidQuery("timeout_seconds", f"must be a whole number from 1 to {LONGEST_SECONDS}.")
    return LONGEST_SECONDS if len(digits) > len(str(LONGEST_SECONDS)) else min(int(digits), LONGEST_SECONDS)
