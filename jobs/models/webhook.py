"""Where settled jobs are announced, what is announced, and every attempt at it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Now

from jobs.models.tenancy import OrganizationRow


class Endpoint(OrganizationRow):
    """A customer's address for events; ``events`` empty asks for what settles jobs. Secrets are encrypted; no answer ever shows them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    url = models.TextField()
    secret_encrypted = models.BinaryField()
    previous_secret_encrypted = models.BinaryField(null=True)
    previous_secret_until = models.DateTimeField(null=True)
    events = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()), blank=True)
    is_active = models.BooleanField(default=True)
    disabled_reason = models.CharField(max_length=64, default="", blank=True)
    consecutive_failures = models.PositiveIntegerField(default=0)
    first_failure_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "webhook endpoint"
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "id"], name="jobs_endpoint_of_organization"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organization"], name="jobs_endpoint_active", condition=Q(is_active=True)),
        ]

    def __str__(self) -> str:
        return self.url


class EventType(models.TextChoices):
    """What is announced."""

    JOB_COMPLETED = "job.completed"
    JOB_FAILED = "job.failed"
    ENDPOINT_DISABLED = "endpoint.disabled"
    JOB_CALLBACK = "job.callback"


SETTLED = (EventType.JOB_COMPLETED.value, EventType.JOB_FAILED.value)
# What an endpoint can be told; a callback is for one address alone.
FOR_ENDPOINTS = (*SETTLED, EventType.ENDPOINT_DISABLED.value)


class OutboxEvent(OrganizationRow):
    """One announcement, written with the move that it announces; ``body`` is frozen: what is signed is what was stored.

    Without a job it tells of an endpoint, or is a sample that a customer asked for. A ``job.callback`` is for the address alone that
    the job's request named.
    """

    id = models.CharField(primary_key=True, max_length=64)
    type = models.CharField(max_length=32, choices=EventType)
    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, db_constraint=False, null=True)
    body = models.BinaryField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "event"
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "id"], name="jobs_outboxevent_of_org"),
            models.UniqueConstraint(
                fields=["job"],
                condition=Q(type__in=SETTLED),
                name="jobs_outboxevent_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.id}"


class DeliveryState(models.TextChoices):
    """Where a delivery stands."""

    PENDING = "pending"
    DELIVERED = "delivered"
    EXHAUSTED = "exhausted"
    CANCELLED = "cancelled"


class Delivery(OrganizationRow):
    """One event on its way to one receiver: an endpoint, or the address that a single request named.

    ``attempt`` counts the requests made; ``replayed_at_attempt`` is its value when the schedule began anew.
    """

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="deliveries", db_constraint=False)
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, null=True, related_name="deliveries", db_constraint=False)
    callback_url_encrypted = models.BinaryField(null=True)
    state = models.CharField(max_length=16, choices=DeliveryState, default=DeliveryState.PENDING)
    attempt = models.PositiveSmallIntegerField(default=0)
    replayed_at_attempt = models.PositiveSmallIntegerField(default=0, db_default=0)
    next_at = models.DateTimeField(db_default=Now())
    fence = models.BigIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "deliveries"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "id"], name="jobs_delivery_of_organization"),
            models.UniqueConstraint(fields=["event", "endpoint"], name="jobs_delivery_once"),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="jobs_delivery_state_known"),
            models.CheckConstraint(
                condition=Q(endpoint__isnull=False) ^ Q(callback_url_encrypted__isnull=False),
                name="jobs_delivery_one_receiver",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_at"], name="jobs_delivery_due", condition=Q(state=DeliveryState.PENDING)),
            models.Index(fields=["endpoint", "next_at"], name="jobs_delivery_due_there", condition=Q(state=DeliveryState.PENDING)),
            models.Index(
                fields=["organization", "next_at"],
                name="jobs_delivery_due_callback",
                condition=Q(state=DeliveryState.PENDING, endpoint__isnull=True),
            ),
            models.Index(
                fields=["endpoint", "lease_until"],
                name="jobs_delivery_leased",
                condition=Q(state=DeliveryState.PENDING, lease_until__isnull=False),
            ),
            models.Index(fields=["endpoint", "-id"], name="jobs_delivery_newest_there"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.state}"


class DeliveryAttempt(OrganizationRow):
    """One request that was made to a receiver and what came back."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts", db_constraint=False)
    number = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    duration_ms = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True)
    error_kind = models.CharField(max_length=32, default="", blank=True)
    response_head = models.TextField(default="", blank=True)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["delivery", "number"], name="jobs_deliveryattempt_once")]

    def __str__(self) -> str:
        return f"attempt {self.number}"
