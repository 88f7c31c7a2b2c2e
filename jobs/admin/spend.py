"""What was asked of model vendors, and what it cost."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from jobs.models import VendorCall
from piad.accounts.admin.looking import LookOnly, as_id, as_json

STATES: dict[str, str] = {"answered": "success", "set_aside": "info", "unknown": "warning", "not_charged": "danger"}


@admin.register(VendorCall)
class VendorCallAdmin(LookOnly, ModelAdmin):
    """Paid calls: whose, which model, what became of them."""

    list_display = ("created_at", "organization", "model", "step_id", "state_shown", "dollars", "job_shown")
    list_filter = ("state", "model", "organization")
    list_select_related = ("organization",)
    search_fields = ("=job__id", "=request_id")
    search_help_text = "Search by the job's whole id or the vendor's request id"
    show_full_result_count = False
    fields = (
        "organization",
        "job",
        "step_id",
        "model",
        "state_shown",
        "dollars",
        "request_id",
        "usage_shown",
        "failure",
        "created_at",
        "settled_at",
    )

    @display(description="state", label=STATES, ordering="state")
    def state_shown(self, call: VendorCall) -> str:
        """Show how the call stands."""
        return call.state

    @admin.display(description="US dollars", ordering="micros")
    def dollars(self, call: VendorCall) -> str:
        """Show what the call counts for."""
        return f"{call.micros / 1_000_000:.4f}"

    @admin.display(description="job")
    def job_shown(self, call: VendorCall) -> SafeString:
        """Show whose call it was."""
        return as_id(call.job_id)

    @admin.display(description="usage")
    def usage_shown(self, call: VendorCall) -> SafeString | str:
        """Show what the vendor counted."""
        return as_json(call.usage)
