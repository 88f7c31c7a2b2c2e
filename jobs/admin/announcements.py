"""What is announced to customers, and how it fares."""

from __future__ import annotations

import json
from typing import ClassVar

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display

from jobs.models import Delivery, DeliveryAttempt, Endpoint, OutboxEvent
from piad.accounts.admin.looking import LookOnly, as_id, as_json

SETTLED_AS: dict[str, str] = {"job.completed": "success", "job.failed": "danger"}


@admin.register(Endpoint)
class EndpointAdmin(LookOnly, ModelAdmin):
    """Customers' addresses for events; their secrets are shown nowhere."""

    list_display = ("url", "organization", "state", "disabled_reason", "consecutive_failures", "created_at")
    list_filter = ("is_active", "organization")
    list_select_related = ("organization",)
    search_fields = ("url",)
    search_help_text = "Search by address"
    fields = ("id", "organization", "url", "state", "disabled_reason", "consecutive_failures", "first_failure_at", "created_at")
    STATES: ClassVar = {"active": "success", "disabled": "danger"}

    @display(description="state", label=STATES)
    def state(self, endpoint: Endpoint) -> str:
        """Say whether events are sent there."""
        return "active" if endpoint.is_active else "disabled"


@admin.register(OutboxEvent)
class OutboxEventAdmin(LookOnly, ModelAdmin):
    """What was announced, byte for byte."""

    list_display = ("identifier", "kind", "organization", "job_shown", "created_at")
    list_filter = ("type", "organization")
    list_select_related = ("organization",)
    search_fields = ("=id", "=job__id")
    search_help_text = "Search by the event's or the job's whole id"
    show_full_result_count = False
    fields = ("identifier", "kind", "organization", "job", "created_at", "body_shown")

    @admin.display(description="event", ordering="id")
    def identifier(self, event: OutboxEvent) -> SafeString:
        """Show the id that is sent."""
        return as_id(event.id)

    @display(description="type", label=SETTLED_AS, ordering="type")
    def kind(self, event: OutboxEvent) -> str:
        """Show the type in the words of the wire."""
        return event.type

    @admin.display(description="job")
    def job_shown(self, event: OutboxEvent) -> SafeString:
        """Show whose event it is."""
        return as_id(event.job_id)

    @admin.display(description="body")
    def body_shown(self, event: OutboxEvent) -> SafeString | str:
        """Show what is signed and sent, indented for the eye."""
        return as_json(json.loads(bytes(event.body)))


class AttemptInline(LookOnly, TabularInline):
    """The requests that were made."""

    model = DeliveryAttempt
    verbose_name_plural = "attempts"
    hide_title = True
    fields = ("number", "started_at", "duration_ms", "status", "error_kind", "response_head")


@admin.register(Delivery)
class DeliveryAdmin(LookOnly, ModelAdmin):
    """Events on their way, with every attempt."""

    list_display = ("event", "endpoint", "organization", "state", "attempt", "next_at", "created_at")
    list_filter = ("state", "organization")
    list_select_related = ("organization", "endpoint", "event")
    search_fields = ("=event__id",)
    search_help_text = "Search by the event's whole id"
    show_full_result_count = False
    fields = ("organization", "event", "endpoint", "state", "attempt", "next_at", "created_at")
    inlines = (AttemptInline,)
