"""Callbacks: the address that one request named, told of its own job beside the registered endpoints.

Rooms above say what is told, by name: the settings table ``PIAD_CALLBACK_BODIES`` maps a job's type to the dotted path of a function
that takes the settled job and returns the body's bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from jobs.models import Delivery, EventType, Job
from jobs.webhooks import events, notices
from piad.accounts import vault

# The member of a job's params that holds the address, encrypted: addresses often carry a receiver's own secret.
PARAM: Final = "callback"


def sealed(url: str) -> str:
    """Return an address as a job keeps it."""
    return vault.encrypt(url).decode("ascii")


def announce(job: Job) -> bool:
    """Write the event that tells a settled job's callback, with its delivery; tell whether there is one."""
    token = job.params.get(PARAM)
    if not token:
        return False
    body: Callable[[Job], bytes] = import_string(settings.PIAD_CALLBACK_BODIES[job.type])
    event = notices.write(
        event_id=events.new_id(), event_type=EventType.JOB_CALLBACK, organization_id=job.organization_id, body=body(job), job=job
    )
    Delivery.objects.create(organization_id=job.organization_id, event=event, callback_url_encrypted=token.encode("ascii"))
    return True
