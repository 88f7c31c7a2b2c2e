"""What belongs to a job, as tables on its page."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import TabularInline
from unfold.decorators import display

from jobs.models import Artifact, JobEvent, JobInput, StepRun
from piad.accounts.admin.looking import LookOnly, as_id, as_json, in_words

SHORT_DIGEST = 12


class _Table(LookOnly, TabularInline):
    """A table without its rows' names above them."""

    hide_title = True


class HistoryInline(_Table):
    """What happened to the job, in order."""

    model = JobEvent
    verbose_name_plural = "history"
    fields = readonly_fields = ("at", "what", "particulars", "fence")
    KINDS: ClassVar = {"completed": "success", "failed": "danger", "lease lost": "warning", "requeued": "warning", "started": "info"}

    @display(description="what happened", label=KINDS)
    def what(self, event: JobEvent) -> str:
        """Say what happened."""
        return event.kind.replace("_", " ")

    @admin.display(description="particulars")
    def particulars(self, event: JobEvent) -> str:
        """Show its few particulars on one line."""
        return in_words(event.detail)


class StepInline(_Table):
    """The steps that were taken, failed ones too."""

    model = StepRun
    verbose_name_plural = "steps"
    fields = readonly_fields = ("step_id", "ended", "started_at", "took", "confidence", "failure", "left", "revision", "fence")
    ENDINGS: ClassVar = {"ok": "success", "retryable error": "warning", "fatal error": "danger"}

    @display(description="ended", label=ENDINGS)
    def ended(self, step: StepRun) -> str:
        """Say how it ended."""
        return step.status.replace("_", " ")

    @admin.display(description="took")
    def took(self, step: StepRun) -> str:
        """Show how long it took."""
        return f"{step.duration_ms} ms"

    @admin.display(description="failure")
    def failure(self, step: StepRun) -> str:
        """Show why it failed and what would help."""
        return ": ".join(filter(None, (step.failure_code, step.recovery_hint))) or "-"

    @admin.display(description="what it left")
    def left(self, step: StepRun) -> SafeString | str:
        """Show, when asked, what the step may show."""
        return (
            format_html('<details class="piad-details"><summary>show</summary>{}</details>', as_json(step.artifacts))
            if step.artifacts
            else "-"
        )


class InputInline(_Table):
    """The pictures that came with the request."""

    model = JobInput
    verbose_name_plural = "pictures of the request"
    fields = readonly_fields = ("place", "kind", "url", "media_type", "size", "digest")

    @admin.display(description="picture")
    def place(self, row: JobInput) -> int:
        """Give its number, as its caller counts."""
        return row.ordinal + 1

    @admin.display(description="size")
    def size(self, row: JobInput) -> str:
        """Show how large it is; of an address nothing is known."""
        return _bytes(row.bytes) if row.bytes else "-"

    @admin.display(description="SHA-256")
    def digest(self, row: JobInput) -> SafeString | str:
        """Show the digest's beginning, the whole at a touch."""
        return _digest(row.sha256)


class ArtifactInline(_Table):
    """The files of the result."""

    model = Artifact
    verbose_name_plural = "files of the result"
    fields = readonly_fields = ("kind", "file", "media_type", "pixels", "size", "digest", "created_at")

    @admin.display(description="file")
    def file(self, artifact: Artifact) -> SafeString | str:
        """Lead to the file."""
        return format_html('<a class="underline" href="{}">open</a>', artifact.url) if artifact.url else "-"

    @admin.display(description="pixels")
    def pixels(self, artifact: Artifact) -> str:
        """Show its measure."""
        return f"{artifact.width} x {artifact.height}" if artifact.width and artifact.height else "-"

    @admin.display(description="size")
    def size(self, artifact: Artifact) -> str:
        """Show how large it is."""
        return _bytes(artifact.bytes)

    @admin.display(description="SHA-256")
    def digest(self, artifact: Artifact) -> SafeString | str:
        """Show the digest's beginning, the whole at a touch."""
        return _digest(artifact.sha256)


def _bytes(count: int) -> str:
    return f"{count / 1024:,.0f} KiB" if count >= 1024 else f"{count} B"  # noqa: PLR2004 - the unit itself


def _digest(sha256: str) -> SafeString | str:
    return format_html('<span title="{}">{}</span>', sha256, as_id(f"{sha256[:SHORT_DIGEST]}...")) if sha256 else "-"
