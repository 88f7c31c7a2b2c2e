"""The announcement of a settled job, written in the transaction that settles it; imported by the lifecycle alone."""

from __future__ import annotations

from jobs.models import EventType, Job
from jobs.states import JobState
from jobs.webhooks import callbacks, events, notices, registry


def announce(job: Job) -> bool:
    """Write the event of a settled job, with a pending delivery for each active endpoint that asked, and what its callback is told.

    Tells whether anything is to be sent.
    """
    event_id = events.new_id()
    event_type = EventType.JOB_COMPLETED if job.state == JobState.COMPLETED else EventType.JOB_FAILED
    event = notices.write(
        event_id=event_id,
        event_type=event_type,
        organization_id=job.organization_id,
        body=events.of_job(job, event_id=event_id, event_type=event_type),
        job=job,
    )
    told = [endpoint for endpoint in registry.active_endpoints(job.organization_id) if notices.wants(endpoint, event_type)]
    called_back = callbacks.announce(job)
    return notices.address(event, told) or called_back
