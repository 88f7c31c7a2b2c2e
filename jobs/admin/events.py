"""What was announced to customers, byte for byte."""

from __future__ import annotations

import json

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from jobs.models import OutboxEvent
from piad.accounts.admin.looking import LookOnly, as_id, as_json

KINDS: dict[str, str] = {"job.completed": "success", "job.failed": "danger", "endpoint.disabled": "warning"}


@admin.register(OutboxEvent)
class OutboxEventAdmin(LookOnly, ModelAdmin):
    """Events with the bytes that are signed and sent."""

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

    @display(description="type", label=KINDS, ordering="type")
    def kind(self, event: OutboxEvent) -> str:
        """Show the type in the words of the wire."""
        return event.type

    @admin.display(description="job")
    def job_shown(self, event: OutboxEvent) -> SafeString | str:
        """Show whose event it is."""
        return as_id(event.job_id) if event.job_id else "-"

    @admin.display(description="body")
    def body_shown(self, event: OutboxEvent) -> SafeString | str:
        """Show what is signed and sent, indented for the eye."""
        return as_json(json.loads(bytes(event.body)))
