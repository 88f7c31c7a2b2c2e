"""The counter's answers: how a job is doing, and where to be told of it."""

from __future__ import annotations

from jobs.views.deliveries import DeliveriesView, DeliveryReplayView, ReplayView, SampleView
from jobs.views.job import ACCEPTED, JobView, accepted
from jobs.views.webhooks import SecretView, WebhooksView, WebhookView

__all__ = [
    "ACCEPTED",
    "DeliveriesView",
    "DeliveryReplayView",
    "JobView",
    "ReplayView",
    "SampleView",
    "SecretView",
    "WebhookView",
    "WebhooksView",
    "accepted",
]
