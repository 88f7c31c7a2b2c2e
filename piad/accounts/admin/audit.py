"""What operators did, newest first."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from piad.accounts.admin.looking import LookOnly


@admin.register(LogEntry)
class AuditAdmin(LookOnly, ModelAdmin):
    """The record of every change that was made here."""

    list_display = ("action_time", "user", "thing", "kind", "what")
    list_display_links = None
    list_filter = ("user", "content_type")
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message", "=object_id")
    search_help_text = "Search by object or change"
    date_hierarchy = "action_time"
    KINDS: ClassVar = {"added": "success", "changed": "info", "deleted": "danger"}

    @display(description="action", label=KINDS)
    def kind(self, entry: LogEntry) -> str:
        """Say what kind of change it was."""
        return "added" if entry.is_addition() else "changed" if entry.is_change() else "deleted"

    @admin.display(description="object")
    def thing(self, entry: LogEntry) -> SafeString | str:
        """Lead to what was changed, where it is still there."""
        url = None if entry.is_deletion() else entry.get_admin_url()
        return format_html('<a class="underline" href="{}">{}</a>', url, entry.object_repr) if url else entry.object_repr

    @admin.display(description="what was done")
    def what(self, entry: LogEntry) -> str:
        """Say what was done."""
        return entry.get_change_message()
