"""Organizations in the admin: named, limited, given models, and served or not."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from unfold.admin import ModelAdmin, TabularInline
from unfold.dataclasses import UnfoldAction
from unfold.decorators import action, display

from piad.accounts import actions
from piad.accounts.admin.looking import LookOnly, as_id, ask, go_to
from piad.accounts.models import ApiKey, Organization


class KeyInline(LookOnly, TabularInline):
    """The keys of the organization."""

    model = ApiKey
    verbose_name_plural = "API keys"
    fields = ("key", "label", "kind", "last_used_at", "expires_at", "revoked_at", "created_at")
    readonly_fields = fields
    hide_title = True
    show_change_link = True

    @admin.display(description="key")
    def key(self, key: ApiKey) -> str:
        """Show what may be shown of the key."""
        return as_id(key)

    @admin.display(description="kind")
    def kind(self, key: ApiKey) -> str:
        """Say what its jobs run on."""
        return "test" if key.is_test else "live"


@admin.register(Organization)
class OrganizationAdmin(ModelAdmin):
    """Organizations: their limits, and whether they are served."""

    list_display = ("name", "slug", "state", "creates_per_minute", "reads_per_minute", "max_waiters", "created_at")
    search_fields = ("name", "slug")
    search_help_text = "Search by name or slug"
    readonly_fields = ("id", "slug", "state", "suspended_at", "created_at")
    actions_detail = ("suspend", "resume")
    empty_value_display = "-"
    STATES: ClassVar = {"active": "success", "suspended": "danger"}

    @display(description="state", label=STATES)
    def state(self, organization: Organization) -> str:
        """Say whether the organization is served."""
        return "active" if organization.suspended_at is None else "suspended"

    def get_fieldsets(self, request: HttpRequest, obj: Organization | None = None) -> Any:  # noqa: ANN401 - as Django types it
        """Ask for a name and limits; show the rest of one that is there."""
        limits = {
            "fields": ("creates_per_minute", "reads_per_minute", "max_waiters"),
            "description": (
                f"Left empty, the service's own hold: {settings.PIAD_CREATES_PER_MINUTE} creates and "
                f"{settings.PIAD_READS_PER_MINUTE} reads a minute for each key, {settings.PIAD_MAX_WAITERS} waiting requests."
            ),
        }
        models = {
            "fields": ("text_model", "image_model", "moderation_model", "vision_model", "max_spend"),
            "description": (
                "Which vendor's models write, paint, moderate and look for this organization; "
                "without one the engine of the house writes and paints, and its own rules judge alone."
            ),
        }
        about = ("name",) if obj is None else ("name", "slug", "id", "state", "suspended_at", "created_at")
        return ((None, {"fields": about}), ("Limits", limits), ("Models", models))

    def get_inlines(self, request: HttpRequest, obj: Organization | None) -> list[type[TabularInline]]:
        """Show its keys, once there are some."""
        return [KeyInline] if obj is not None and obj.api_keys.exists() else []

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list[UnfoldAction]:
        """Offer the one of suspending and resuming that would change something."""
        suspended = Organization.objects.filter(pk=object_id, suspended_at__isnull=False).exists()
        useless = "suspend" if suspended else "resume"
        offered: list[UnfoldAction] = super().get_actions_detail(request, object_id)
        return [one for one in offered if not one.action_name.endswith(f"_{useless}")]

    def has_delete_permission(self, request: HttpRequest, obj: Organization | None = None) -> bool:
        """Keep organizations: jobs and keys refer to them, and suspending stops them."""
        return False

    def save_model(self, request: HttpRequest, obj: Organization, form: Form, change: bool) -> None:  # noqa: FBT001 - as Django calls it
        """Create through the use case, which finds a free slug; save changed limits as they are."""
        if change:
            super().save_model(request, obj, form, change)
            return
        created = actions.create_organization(name=obj.name)
        obj.pk, obj.slug, obj.created_at = created.pk, created.slug, created.created_at
        obj._state.adding = False  # noqa: SLF001 - the row is there; what follows are its limits
        obj.save()

    @action(
        description="Suspend",
        url_path="suspend",
        icon="block",
        permissions=["change"],
        dialog=ask("Suspend this organization?", "Its keys answer 403 from now on. Jobs under way go on to their end.", "Suspend"),
    )
    def suspend(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Stop serving the organization."""
        organization = self._organization(request, object_id)
        return self._settle(request, organization, done=actions.suspend_organization(organization_id=organization.pk), word="Suspended")

    @action(
        description="Resume",
        url_path="resume",
        icon="play_arrow",
        permissions=["change"],
        dialog=ask("Serve this organization again?", "Its keys work again at once.", "Resume"),
    )
    def resume(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Serve the organization again."""
        organization = self._organization(request, object_id)
        return self._settle(request, organization, done=actions.resume_organization(organization_id=organization.pk), word="Resumed")

    def _organization(self, request: HttpRequest, object_id: str | UUID) -> Organization:
        organization: Organization | None = self.get_object(request, str(object_id))
        if organization is None:
            raise Http404
        return organization

    def _settle(self, request: HttpRequest, organization: Organization, *, done: bool, word: str) -> HttpResponse:
        if done:
            self.log_change(request, organization, f"{word}.")
            messages.success(request, f"{word}: {organization}.")
        return go_to(request, reverse("admin:accounts_organization_change", args=[organization.pk]))
