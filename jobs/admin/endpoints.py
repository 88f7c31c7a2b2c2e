"""Customers' addresses for events, each with a page that tells how it fares."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.dataclasses import ActionDialog, UnfoldAction
from unfold.decorators import action, display
from unfold.forms import BaseDialogForm
from unfold.widgets import UnfoldAdminIntegerFieldWidget

from jobs import actions
from jobs.models import Delivery, DeliveryState, Endpoint, EventType
from jobs.models.webhook import SETTLED
from jobs.webhooks.health import health_of
from piad.accounts.admin.looking import LookOnly, ask, go_to

CHANGE_ENDPOINT = "jobs.change_endpoint"
SAMPLE = EventType.JOB_COMPLETED.value


class SinceForm(BaseDialogForm):
    """How far back to go."""

    hours = forms.IntegerField(min_value=1, max_value=24 * 90, initial=24, label="Of the last hours", widget=UnfoldAdminIntegerFieldWidget)


@admin.register(Endpoint)
class EndpointAdmin(LookOnly, ModelAdmin):
    """Endpoints and their health; their secrets are shown nowhere."""

    list_display = ("url", "organization", "state", "disabled_reason", "consecutive_failures", "created_at")
    list_filter = ("is_active", "organization")
    list_select_related = ("organization",)
    search_fields = ("url",)
    search_help_text = "Search by address"
    fieldsets = (
        (None, {"fields": ("id", "organization", "url", "told_of", "state", "disabled_reason", "created_at")}),
        ("Health", {"fields": ("health", "consecutive_failures", "first_failure_at")}),
    )
    actions_detail = ("send_sample", "replay_failed", "enable", "disable")
    STATES: ClassVar = {"active": "success", "disabled": "danger"}

    def has_operate_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        """Say whether this user may act on endpoints."""
        del object_id
        return request.user.has_perm(CHANGE_ENDPOINT)

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list[UnfoldAction]:
        """Offer what the endpoint's state allows."""
        active = Endpoint.objects.filter(pk=object_id, is_active=True).exists()
        useless = ("enable",) if active else ("disable", "send_sample", "replay_failed")
        offered: list[UnfoldAction] = super().get_actions_detail(request, object_id)
        return [one for one in offered if not one.action_name.endswith(useless)]

    @display(description="state", label=STATES)
    def state(self, endpoint: Endpoint) -> str:
        """Say whether events are sent there."""
        return "active" if endpoint.is_active else "disabled"

    @admin.display(description="told of")
    def told_of(self, endpoint: Endpoint) -> str:
        """Name the kinds of events that it gets."""
        return ", ".join(endpoint.events or SETTLED)

    @admin.display(description="")
    def health(self, endpoint: Endpoint) -> SafeString:
        """Show how it fares, and what was sent last."""
        context = {"health": health_of(endpoint, now=timezone.now()), "endpoint": endpoint}
        return render_to_string("admin/jobs/endpoint/health.html", context)

    @action(
        description="Send a sample",
        url_path="send-sample",
        icon="outgoing_mail",
        permissions=["operate"],
        dialog=ask("Send a sample event?", 'The receiver gets a signed job.completed with "test": true.', "Send"),
    )
    def send_sample(self, request: HttpRequest, form: forms.Form, object_id: str) -> HttpResponse:
        """Try the endpoint."""
        endpoint = self._endpoint(request, object_id)
        told: list[str] = []

        def keep(event_id: str) -> bytes:
            told.append(event_id)
            return b""

        actions.send_sample(organization_id=endpoint.organization_id, webhook_id=endpoint.id, event_type=SAMPLE, answer=keep)
        return self._done(request, endpoint, f"Sent the sample {told[0]}.")

    @action(
        description="Replay failed",
        url_path="replay-failed",
        icon="replay",
        permissions=["operate"],
        dialog=ActionDialog(
            title="Send again what was never taken?",
            description="Events whose delivery was exhausted or dropped go out once more: the same ids, the same bytes.",
            form_class=SinceForm,
            form_submit_text="Replay",
        ),
    )
    def replay_failed(self, request: HttpRequest, form: forms.Form, object_id: str) -> HttpResponse:
        """Send again what failed of late."""
        endpoint = self._endpoint(request, object_id)
        since = timezone.now() - timedelta(hours=form.cleaned_data["hours"])
        failed = Q(state__in=(DeliveryState.EXHAUSTED, DeliveryState.CANCELLED), event__created_at__gte=since)
        number = actions.replay(deliveries=Delivery.objects.filter(failed, endpoint=endpoint))
        return self._done(request, endpoint, f"Replayed {number} of the last {form.cleaned_data['hours']} hours.")

    @action(
        description="Enable",
        url_path="enable",
        icon="play_arrow",
        permissions=["operate"],
        dialog=ask("Enable this endpoint?", "Events settled from now on are sent there. Replay sends what it missed.", "Enable"),
    )
    def enable(self, request: HttpRequest, form: forms.Form, object_id: str) -> HttpResponse:
        """Send events there again."""
        endpoint = self._endpoint(request, object_id)
        actions.change_webhook(organization_id=endpoint.organization_id, webhook_id=endpoint.id, is_active=True)
        return self._done(request, endpoint, "Enabled.")

    @action(
        description="Disable",
        url_path="disable",
        icon="block",
        permissions=["operate"],
        dialog=ask("Disable this endpoint?", "Nothing is sent there any more, and what is pending is dropped.", "Disable"),
    )
    def disable(self, request: HttpRequest, form: forms.Form, object_id: str) -> HttpResponse:
        """Send nothing there any more."""
        endpoint = self._endpoint(request, object_id)
        actions.disable_webhook(webhook_id=endpoint.id)
        return self._done(request, endpoint, "Disabled.")

    def _endpoint(self, request: HttpRequest, object_id: str) -> Endpoint:
        endpoint: Endpoint | None = self.get_object(request, object_id)
        if endpoint is None:
            raise Http404
        return endpoint

    def _done(self, request: HttpRequest, endpoint: Endpoint, words: str) -> HttpResponse:
        self.log_change(request, endpoint, words)
        messages.success(request, words)
        return go_to(request, reverse("admin:jobs_endpoint_change", args=[endpoint.pk]))
