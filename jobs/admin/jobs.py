"""Jobs in the admin: looked at by staff, acted on through actions that ask first and leave an audit entry."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Left
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline
from unfold.dataclasses import UnfoldAction
from unfold.decorators import action, display

from jobs import actions
from jobs.actions import JobNotSettled
from jobs.admin.particulars import ArtifactInline, HistoryInline, InputInline, StepInline
from jobs.lifecycle import MoveNotAllowed
from jobs.models import Job
from piad.accounts.admin.looking import LookOnly, as_id, as_json, as_trace, ask, go_to

CHANGE_JOB = "jobs.change_job"
PROMPT_SHOWN = 70
SHORT_ID = 8


@admin.register(Job)
class JobAdmin(LookOnly, ModelAdmin):
    """Jobs: their history, their steps, and for operators the traceback."""

    list_display = ("short_id", "prompt", "state_shown", "error_code", "type", "organization", "created_at", "took")
    list_filter = ("state", "type", "is_test", "organization")
    list_select_related = ("organization",)
    list_per_page = 50
    search_fields = ("=id", "=request_id", "=error_code")
    search_help_text = "Search by a whole job id, request id or error code"
    date_hierarchy = "created_at"
    show_full_result_count = False
    empty_value_display = "-"
    actions_detail = ("run_again", "cancel")
    STATES: ClassVar = {"queued": "warning", "processing": "info", "completed": "success", "failed": "danger"}

    def has_operate_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        """Say whether this user may act on jobs; a method, since a permission's name would be looked up in the database by `check`."""
        del object_id
        return request.user.has_perm(CHANGE_JOB)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        """Leave the long columns to the page of one job; a list needs the prompt's first words."""
        jobs: QuerySet[Job] = super().get_queryset(request)
        if request.resolver_match is None or request.resolver_match.url_name != "jobs_job_changelist":
            return jobs.select_related("organization", "api_key")
        return jobs.defer("params", "payload", "job_result", "traceback").annotate(
            words=Left(KT("payload__input__prompt"), PROMPT_SHOWN + 1)
        )

    def get_fieldsets(self, request: HttpRequest, obj: Job | None = None) -> Any:  # noqa: ANN401 - as Django types it
        """Show first what a person asks: what became of it, and why; the machinery folded away."""
        failure = ("Failure, for operators alone", {"fields": ("error_code", "error_message", "traceback_shown")})
        work = ("task", "queue", "follow_up", "seed", "attempt", "max_attempts", "crashes", "fence", "run_budget_seconds")
        times = ("lease_owner", "lease_until", "hinted_at", "run_at", "deadline_at", "claimed_at", "updated_at")
        about = ("identifier", "state_shown", "organization", "key", "kind", "type", "request_id", "created_at", "finished_at", "took")
        return (
            (None, {"fields": (*about, "thumbnail") if obj is not None and _picture(obj) else about}),
            *((failure,) if obj is not None and obj.error_code else ()),
            ("What was asked and answered", {"fields": ("payload_shown", "job_result_shown", "params_shown")}),
            ("Work", {"fields": (*work, *times), "classes": ("collapse",)}),
        )

    def get_inlines(self, request: HttpRequest, obj: Job | None) -> list[type[TabularInline]]:
        """Show the tables that have rows."""
        tables = (HistoryInline, StepInline, InputInline, ArtifactInline)
        return [table for table in tables if obj is not None and table.model._default_manager.filter(job=obj).exists()]  # noqa: SLF001

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list[UnfoldAction]:
        """Offer what the job's state allows: a settled one runs again, one under way is cancelled."""
        job: Job | None = self.get_object(request, object_id)
        useless = "cancel" if job is not None and job.is_terminal else "run_again"
        offered: list[UnfoldAction] = super().get_actions_detail(request, object_id)
        return [one for one in offered if not one.action_name.endswith(useless)]

    @admin.display(description="job", ordering="id")
    def identifier(self, job: Job) -> SafeString:
        """Show the id on one line."""
        return as_id(job.id)

    @admin.display(description="job", ordering="id")
    def short_id(self, job: Job) -> SafeString:
        """Show how the id begins, the whole at a touch."""
        return format_html('<span title="{}">{}</span>', job.id, as_id(str(job.id)[:SHORT_ID]))

    @admin.display(description="prompt")
    def prompt(self, job: Job) -> SafeString | str:
        """Show the first words of what was asked, in their own direction."""
        words: str = getattr(job, "words", None) or ""
        shown = f"{words[:PROMPT_SHOWN]}..." if len(words) > PROMPT_SHOWN else words
        return format_html('<span class="piad-prompt" dir="auto">{}</span>', shown) if shown else "-"

    @display(description="state", label=STATES, ordering="state")
    def state_shown(self, job: Job) -> str:
        """Show the state in the words of the wire."""
        return job.state

    @admin.display(description="kind")
    def kind(self, job: Job) -> str:
        """Say whether a test key ordered it."""
        return "test: the local engine with a fixed seed" if job.is_test else "live"

    @admin.display(description="API key")
    def key(self, job: Job) -> SafeString | str:
        """Lead to the key that ordered it."""
        if job.api_key is None:
            return "-"
        return format_html(
            '<a class="underline" href="{}">{}</a>', reverse("admin:accounts_apikey_change", args=[job.api_key_id]), as_id(job.api_key)
        )

    @admin.display(description="took")
    def took(self, job: Job) -> str:
        """Show the time from the order to the end."""
        return "-" if job.finished_at is None else _seconds(job.finished_at - job.created_at)

    @admin.display(description="picture")
    def thumbnail(self, job: Job) -> SafeString:
        """Show the result small, and whole at a click."""
        return format_html(
            '<a class="piad-picture" href="{0}" title="{0}"><img src="{0}" alt="the result" loading="lazy"></a>', _picture(job)
        )

    @admin.display(description="payload")
    def payload_shown(self, job: Job) -> SafeString | str:
        """Show what the caller sees."""
        return as_json(job.payload)

    @admin.display(description="job result")
    def job_result_shown(self, job: Job) -> SafeString | str:
        """Show the result in short."""
        return as_json(job.job_result)

    @admin.display(description="parameters")
    def params_shown(self, job: Job) -> SafeString | str:
        """Show what the work was given."""
        return as_json(job.params)

    @admin.display(description="traceback")
    def traceback_shown(self, job: Job) -> SafeString | str:
        """Show what went wrong on our side."""
        return as_trace(job.traceback)

    @action(
        description="Run again",
        url_path="run-again",
        icon="replay",
        permissions=["operate"],
        dialog=ask("Run this job again?", "A new job does the same work for the same organization. This one stays as it is.", "Run again"),
    )
    def run_again(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Order the same work as a new job and go there."""
        job = self._job(request, object_id)
        try:
            new_id = actions.run_again(job_id=job.id)
        except JobNotSettled:
            messages.error(request, "This job is still under way.")
            return _page_of(request, job.id)
        self.log_change(request, job, f"Run again as {new_id}.")
        messages.success(request, f"Running again as {new_id}.")
        return _page_of(request, new_id)

    @action(
        description="Cancel",
        url_path="cancel",
        icon="cancel",
        permissions=["operate"],
        dialog=ask(
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
        return _page_of(request, job.id)

    def _job(self, request: HttpRequest, object_id: str) -> Job:
        job: Job | None = self.get_object(request, object_id)
        if job is None:
            raise Http404
        return job


def _page_of(request: HttpRequest, job_id: object) -> HttpResponse:
    return go_to(request, reverse("admin:jobs_job_change", args=[job_id]))


def _picture(job: Job) -> str:
    """Return the address of the result where it is a picture, else nothing."""
    address = str(job.payload.get("image_url", ""))
    return address if address.startswith(("https://", "http://")) else ""


def _seconds(duration: timedelta) -> str:
    seconds = duration.total_seconds()
    return f"{seconds:.1f} s" if seconds < 120 else f"{seconds / 60:.0f} min"  # noqa: PLR2004 - where seconds stop to speak
