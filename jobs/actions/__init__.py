"""What customers and operators do at the counter: one function per use case."""

from __future__ import annotations

from jobs.actions.deliveries import replay, replay_failed, send_sample
from jobs.actions.endpoints import (
    TooManyWebhooks,
    change_webhook,
    delete_webhook,
    disable_webhook,
    reencrypt_secrets,
    register_webhook,
    rotate_secret,
)
from jobs.actions.orders import JobNotSettled, cancel_job, run_again

__all__ = [
    "JobNotSettled",
    "TooManyWebhooks",
    "cancel_job",
    "change_webhook",
    "delete_webhook",
    "disable_webhook",
    "reencrypt_secrets",
    "register_webhook",
    "replay",
    "replay_failed",
    "rotate_secret",
    "run_again",
    "send_sample",
]
