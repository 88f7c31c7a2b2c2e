"""The counter's own Celery tasks, all on the notifier's queue, and when beat sends them."""

from __future__ import annotations

from typing import Any

from celery import shared_task

QUEUE = "notify"
SWEEP_SECONDS = 5.0
RELAY_SECONDS = 1.0
PRUNE_SECONDS = 3600.0

# A round that could not be sent in time is not made up for: the next one does its work.
BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "sweep-jobs": {
        "task": "jobs.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"queue": QUEUE, "expires": SWEEP_SECONDS},
    },
    "relay-deliveries": {
        "task": "jobs.relay",
        "schedule": RELAY_SECONDS,
        "options": {"queue": QUEUE, "expires": RELAY_SECONDS},
    },
    "prune-jobs": {
        "task": "jobs.prune",
        "schedule": PRUNE_SECONDS,
        "options": {"queue": QUEUE, "expires": PRUNE_SECONDS},
    },
}


@shared_task(name="jobs.sweep", ignore_result=True)
def sweep() -> None:
    """Find what stalled, was never picked up or is over."""
    from jobs import sweeps

    sweeps.sweep()


@shared_task(name="jobs.relay", ignore_result=True)
def send_due() -> None:
    """Send the deliveries that are due."""
    from jobs.webhooks.relay import relay

    relay().run()


@shared_task(name="jobs.prune", ignore_result=True)
def prune() -> None:
    """Delete idempotency keys whose day is over, a batch at a time."""
    from jobs import lifecycle

    while lifecycle.prune_keys():
        pass
