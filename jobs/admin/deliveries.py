"""Events on their way: every attempt, and sending one or many again."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline
from unfold.dataclasses import UnfoldAction
from unfold.decorators import action, display

from jobs import actions
from jobs.models import Delivery, DeliveryAttempt, DeliveryState
from piad.accounts.admin.looking import LookOnly, as_id, as_text, ask, go_to

CHANGE_DELIVERY = "jobs.change_delivery"
CONFIRMED = "confirmed"


class AttemptInline(LookOnly, TabularInline):
    """The requests that were made."""

    model = DeliveryAttempt
    verbose_name_plural = "attempts"
    hide_title = True
    fields = ("number", "started_at", "duration_ms", "status", "error_kind", "head")
    readonly_fields = fields

    @admin.display(description="answer")
    def head(self, attempt: DeliveryAttempt) -> SafeString | str:
        """Show how the receiver's answer began."""
        return as_text(attempt.response_head) if attempt.response_head else "-"


@admin.register(Delivery)
class DeliveryAdmin(LookOnly, ModelAdmin):
    """Events on their way, with every attempt."""

    list_display = ("event_shown", "kind", "endpoint", "organization", "state_shown", "attempt", "next_at", "created_at")
    list_filter = ("state", "event__type", "organization")
    list_select_related = ("organization", "endpoint", "event")
    search_fields = ("=event__id", "=event__job__id", "endpoint__url")
    search_help_text = "Search by the event's or the job's whole id, or by address"
    show_full_result_count = False
    date_hierarchy = "created_at"
    fields = ("organization", "event", "endpoint", "state_shown", "attempt", "next_at", "created_at")
    inlines = (AttemptInline,)
    actions = ("replay_selected",)
    actions_detail = ("replay",)
    STATES: ClassVar = {"pending": "warning", "delivered": "success", "exhausted": "danger", "cancelled": "info"}

    def has_operate_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        """Say whether this user may send again."""
        del object_id
        return request.user.has_perm(CHANGE_DELIVERY)

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list[UnfoldAction]:
        """Offer a replay of what is settled."""
        settled = Delivery.objects.filter(pk=object_id).exclude(state=DeliveryState.PENDING).exists()
        return super().get_actions_detail(request, object_id) if settled else []

    @admin.display(description="event", ordering="event")
    def event_shown(self, delivery: Delivery) -> SafeString:
        """Show the id that is sent."""
        return as_id(delivery.event_id)

    @admin.display(description="type")
    def kind(self, delivery: Delivery) -> str:
        """Show the event's type in the words of the wire."""
        return delivery.event.type

    @display(description="state", label=STATES, ordering="state")
    def state_shown(self, delivery: Delivery) -> str:
        """Show the state in the words of the wire."""
        return delivery.state

    @action(
        description="Replay",
        url_path="replay",
        icon="replay",
        permissions=["operate"],
        dialog=ask("Send this event again?", "The same id and the same bytes go out once more, the schedule begins anew.", "Replay"),
    )
    def replay(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Send one event again."""
        delivery: Delivery | None = self.get_object(request, object_id)
        if delivery is None:
            raise Http404
        if actions.replay(deliveries=Delivery.objects.filter(pk=delivery.pk)):
            self.log_change(request, delivery, "Replayed.")
            messages.success(request, f"Replaying {delivery.event_id}.")
        else:
            messages.error(request, "Nothing was sent: the endpoint is disabled, or the delivery is under way.")
        return go_to(request, reverse("admin:jobs_delivery_change", args=[delivery.pk]))

    @admin.action(description="Replay selected", permissions=["operate"])
    def replay_selected(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> HttpResponse | None:
        """Ask, then send the selected events again."""
        if CONFIRMED not in request.POST:
            return self._ask(request, queryset)
        rows = list(queryset.exclude(state=DeliveryState.PENDING).exclude(endpoint__is_active=False))
        number = actions.replay(deliveries=queryset)
        for row in rows:
            self.log_change(request, row, "Replayed with others.")
        left = queryset.count() - number
        messages.success(
            request, f"Replaying {number}." + (f" {left} left alone: under way, or their endpoint is disabled." if left else "")
        )
        return None

    def _ask(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Send these events again?",
            "opts": self.opts,
            "deliveries": queryset,
            "checkbox": ACTION_CHECKBOX_NAME,
            "confirmed": CONFIRMED,
        }
        return TemplateResponse(request, "admin/jobs/delivery/replay_selected.html", context)
