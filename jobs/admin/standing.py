"""The first page of the admin: how the jobs stand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from jobs import queries
from jobs.admin.jobs import JobAdmin
from jobs.states import TERMINAL, JobState

WORDS = {
    JobState.QUEUED: "waiting now",
    JobState.PROCESSING: "at work now",
    JobState.COMPLETED: "completed, of the last 24 hours",
    JobState.FAILED: "failed, of the last 24 hours",
}


def how_things_stand(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add the numbers to the page for those who may see jobs, each leading to its list."""
    if not request.user.has_perm("jobs.view_job"):
        return {**context, "title": "Overview"}
    since = timezone.now() - timedelta(hours=24)
    counts = queries.count_by_state(since=since)
    numbers = [
        {"count": counts[state], "words": words, "state": state.value, "colour": JobAdmin.STATES[state], "link": _list_of(state, since)}
        for state, words in WORDS.items()
    ]
    return {**context, "title": "Overview", "numbers": numbers}


def _list_of(state: JobState, since: datetime) -> str:
    """Return the address of the list of what was counted."""
    wanted = {"state__exact": state.value} | ({"created_at__gte": since.isoformat(timespec="seconds")} if state in TERMINAL else {})
    return f"{reverse('admin:jobs_job_changelist')}?{urlencode(wanted)}"
