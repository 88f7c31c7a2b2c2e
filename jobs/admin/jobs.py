"""Jobs and announcements in the admin: looked at by staff, acted on through actions that ask first and leave an audit entry."""

from __future__ import annotations

import json

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline
from unfold.dataclasses import ActionDialog
from unfold.decorators import action

from jobs import actions
from jobs.actions import JobNotSettled
from jobs.lifecycle import MoveNotAllowed
from jobs.models import Artifact, Delivery, DeliveryAttempt, Endpoint, Job, JobEvent, JobInput, OutboxEvent, StepRun

CHANGE_JOB = "jobs.change_job"


class LookOnly:
    """Nothing is added, edited or deleted by hand: the lifecycle writes these rows."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False


class HistoryInline(LookOnly, TabularInline):
    """What happened to the job, in order."""

    model = JobEvent
    verbose_name_plural = "history"
    fields = ("at", "kind", "fence", "detail")


class StepInline(LookOnly, TabularInline):
    """The steps that were taken, failed ones too."""

    model = StepRun
    verbose_name_plural = "steps"
    fields = ("step_id", "revision", "fence", "status", "confidence", "failure_code", "recovery_hint", "started_at", "duration_ms")


class InputInline(LookOnly, TabularInline):
    """The pictures that came with the request."""

    model = JobInput
    verbose_name_plural = "inputs"
    fields = ("ordinal", "kind", "media_type", "bytes", "sha256", "url")


class ArtifactInline(LookOnly, TabularInline):
    """The files of the result."""

    model = Artifact
    verbose_name_plural = "artifacts"
    fields = ("ordinal", "kind", "media_type", "width", "height", "bytes", "sha256", "url")


def _pretty(value: object) -> SafeString:
    """Show JSON as a person reads it."""
    return format_html('<pre style="white-space:pre-wrap">{}</pre>', json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True))


def _dialog(title: str, description: str, submit: str) -> ActionDialog:
    return ActionDialog(title=title, description=description, form_class=None, form_submit_text=submit)


def _back(request: HttpRequest, job_id: object) -> HttpResponse:
    """Return to a job's page: in the dialog's own words when it was sent by its script."""
    url = reverse("admin:jobs_job_change", args=[job_id])
    return HttpResponse(headers={"HX-Redirect": url}) if "HX-Request" in request.headers else redirect(url)


@admin.register(Job)
class JobAdmin(LookOnly, ModelAdmin):
    """Jobs: their history, their steps, and for operators the traceback."""

    list_display = ("id", "type", "organization", "state", "error_code", "attempt", "created_at", "finished_at")
    list_filter = ("state", "type", "is_test", "organization")
    list_select_related = ("organization",)
    search_fields = ("=id", "=request_id", "=error_code")
    date_hierarchy = "created_at"
    show_full_result_count = False
    inlines = (HistoryInline, StepInline, InputInline, ArtifactInline)
    actions_detail = ("run_again", "cancel")
    fieldsets = (
        (None, {"fields": ("id", "organization", "api_key", "is_test", "type", "state", "thumbnail", "result_url")}),
        ("What was asked and answered", {"fields": ("payload_shown", "job_result_shown", "params_shown", "request_id")}),
        ("Failure, for operators alone", {"fields": ("error_code", "error_message", "traceback_shown")}),
        (
            "Work",
            {
                "fields": (
                    *("task", "queue", "follow_up", "seed", "attempt", "max_attempts", "crashes", "fence", "run_budget_seconds"),
                    *("lease_owner", "lease_until", "hinted_at", "run_at", "deadline_at"),
                    *("created_at", "claimed_at", "updated_at", "finished_at"),
                )
            },
        ),
    )

    def has_operate_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        """Say whether this user may act on jobs; a method, since a permission's name would be looked up in the database by `check`."""
        del object_id
        return request.user.has_perm(CHANGE_JOB)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        """Leave the long columns to the page of one job."""
        jobs: QuerySet[Job] = super().get_queryset(request)
        is_list = request.resolver_match is not None and request.resolver_match.url_name == "jobs_job_changelist"
        return jobs.defer("params", "payload", "traceback") if is_list else jobs

    @admin.display(description="picture")
    def thumbnail(self, job: Job) -> SafeString | str:
        """Show the result where it is a picture."""
        image_url = str(job.payload.get("image_url", ""))
        if not image_url.startswith(("https://", "http://")):
            return "-"
        return format_html(
            '<a href="{0}"><img src="{0}" alt="the result" loading="lazy" style="max-height:240px;max-width:240px"></a>', image_url
        )

    @admin.display(description="payload")
    def payload_shown(self, job: Job) -> SafeString:
        """Show what the caller sees."""
        return _pretty(job.payload)

    @admin.display(description="job result")
    def job_result_shown(self, job: Job) -> SafeString:
        """Show the result in short."""
        return _pretty(job.job_result)

    @admin.display(description="params")
    def params_shown(self, job: Job) -> SafeString:
        """Show what the work was given."""
        return _pretty(job.params)

    @admin.display(description="traceback")
    def traceback_shown(self, job: Job) -> SafeString | str:
        """Show what went wrong on our side."""
        return format_html('<pre style="white-space:pre-wrap">{}</pre>', job.traceback) if job.traceback else "-"

    @action(
        description="Run again",
        url_path="run-again",
        permissions=["operate"],
        dialog=_dialog(
            "Run this job again?", "A new job does the same work for the same organization. This one stays as it is.", "Run again"
        ),
    )
    def run_again(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Order the same work as a new job and go there."""
        job = self._job(request, object_id)
        try:
            new_id = actions.run_again(job_id=job.id)
        except JobNotSettled:
            messages.error(request, "This job is still under way.")
            return _back(request, job.id)
        self.log_change(request, job, f"Run again as {new_id}.")
        messages.success(request, f"Running again as {new_id}.")
        return _back(request, new_id)

    @action(
        description="Cancel",
        url_path="cancel",
        permissions=["operate"],
        dialog=_dialog(
            "Cancel this job?", "It fails with the code cancelled, and its customer is told. This cannot be undone.", "Cancel the job"
        ),
    )
    def cancel(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Fail the job as cancelled."""
        job = self._job(request, object_id)
        try:
            actions.cancel_job(job_id=job.id, actor=request.user.get_username())
        except MoveNotAllowed:
            messages.error(request, "This job is already settled.")
        else:
            self.log_change(request, job, "Cancelled.")
            messages.success(request, "Cancelled.")
        return _back(request, job.id)

    def _job(self, request: HttpRequest, object_id: str) -> Job:
        job: Job | None = self.get_object(request, object_id)
        if job is None:
            raise Http404
        return job


@admin.register(Endpoint)
class EndpointAdmin(LookOnly, ModelAdmin):
    """Customers' addresses for events; their secrets are shown nowhere."""

    list_display = ("url", "organization", "is_active", "disabled_reason", "consecutive_failures", "created_at")
    list_filter = ("is_active", "organization")
    list_select_related = ("organization",)
    fields = ("id", "organization", "url", "is_active", "disabled_reason", "consecutive_failures", "first_failure_at", "created_at")


@admin.register(OutboxEvent)
class OutboxEventAdmin(LookOnly, ModelAdmin):
    """What was announced, byte for byte."""

    list_display = ("id", "type", "organization", "job_id", "created_at")
    list_filter = ("type", "organization")
    list_select_related = ("organization",)
    search_fields = ("=id",)
    fields = ("id", "organization", "job", "type", "created_at", "body_shown")

    @admin.display(description="body")
    def body_shown(self, event: OutboxEvent) -> SafeString:
        """Show the bytes that are signed and sent."""
        return format_html('<pre style="white-space:pre-wrap">{}</pre>', bytes(event.body).decode())


class AttemptInline(LookOnly, TabularInline):
    """The requests that were made."""

    model = DeliveryAttempt
    fields = ("number", "started_at", "duration_ms", "status", "error_kind", "response_head")


@admin.register(Delivery)
class DeliveryAdmin(LookOnly, ModelAdmin):
    """Events on their way, with every attempt."""

    list_display = ("id", "event_id", "endpoint", "organization", "state", "attempt", "next_at")
    list_filter = ("state", "organization")
    list_select_related = ("organization", "endpoint")
    search_fields = ("=event__id",)
    fields = ("organization", "event", "endpoint", "state", "attempt", "next_at", "created_at")
    inlines = (AttemptInline,)
