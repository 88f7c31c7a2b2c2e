"""Organizations and keys in the admin: looked at by all staff, changed only through actions that ask first and leave an audit entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.forms import Form, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from unfold.admin import ModelAdmin
from unfold.dataclasses import ActionDialog
from unfold.decorators import action

from piad.accounts import actions
from piad.accounts.models import ApiKey, Organization


def _back(request: HttpRequest, url: str) -> HttpResponse:
    """Return to a page: in the dialog's own words when it was sent by its script."""
    return HttpResponse(headers={"HX-Redirect": url}) if "HX-Request" in request.headers else redirect(url)


def _dialog(title: str, description: str, submit: str) -> ActionDialog:
    return ActionDialog(title=title, description=description, form_class=None, form_submit_text=submit)


@admin.register(Organization)
class OrganizationAdmin(ModelAdmin):
    """Organizations: their limits, and whether they are served."""

    list_display = ("name", "slug", "state", "created_at")
    search_fields = ("name", "slug")
    fields = ("name", "slug", "state", "creates_per_minute", "reads_per_minute", "max_waiters", "created_at")
    readonly_fields = ("slug", "state", "created_at")
    actions_detail = ("suspend", "resume")

    @admin.display(description="state")
    def state(self, organization: Organization) -> str:
        """Say whether the organization is served."""
        return "active" if organization.suspended_at is None else f"suspended since {organization.suspended_at:%Y-%m-%d %H:%M} UTC"

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
        permissions=["change"],
        dialog=_dialog("Suspend this organization?", "Its keys answer 403 from now on. Jobs under way go on to their end.", "Suspend"),
    )
    def suspend(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Stop serving the organization."""
        return self._settle(request, object_id, done=actions.suspend_organization(organization_id=UUID(object_id)), word="Suspended")

    @action(
        description="Resume",
        url_path="resume",
        permissions=["change"],
        dialog=_dialog("Serve this organization again?", "Its keys work again at once.", "Resume"),
    )
    def resume(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Serve the organization again."""
        return self._settle(request, object_id, done=actions.resume_organization(organization_id=UUID(object_id)), word="Resumed")

    def _settle(self, request: HttpRequest, object_id: str, *, done: bool, word: str) -> HttpResponse:
        organization = Organization.objects.get(pk=object_id)
        if done:
            self.log_change(request, organization, f"{word}.")
            messages.success(request, f"{word}: {organization}.")
        return _back(request, reverse("admin:accounts_organization_change", args=[object_id]))


@admin.register(ApiKey)
class ApiKeyAdmin(ModelAdmin):
    """Keys: made here, shown once, revoked for good."""

    list_display = ("__str__", "organization", "label", "is_test", "state", "last_used_at", "created_at")
    list_filter = ("is_test", "organization")
    list_select_related = ("organization",)
    search_fields = ("key_id", "label", "organization__name")
    shown = ("organization", "label", "is_test", "masked", "state", "expires_at", "revoked_at", "last_used_at", "created_at")
    asked = ("organization", "label", "is_test", "expires_at")
    actions_detail = ("revoke",)

    @admin.display(description="key")
    def masked(self, key: ApiKey) -> str:
        """Show what may be shown of the key."""
        return str(key)

    @admin.display(description="state")
    def state(self, key: ApiKey) -> str:
        """Say whether the key is in force."""
        if key.revoked_at is not None:
            return "revoked"
        return "expired" if key.expires_at is not None and key.expires_at <= timezone.now() else "in force"

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Sequence[str]:
        """Ask for a new key's particulars; show everything of an old one."""
        return self.asked if obj is None else self.shown

    def get_readonly_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Sequence[str]:
        """Let nothing of a key be edited."""
        return () if obj is None else self.shown

    def has_delete_permission(self, request: HttpRequest, obj: ApiKey | None = None) -> bool:
        """Keep keys: jobs refer to them, and revoking stops them."""
        return False

    def save_model(self, request: HttpRequest, obj: ApiKey, form: ModelForm[ApiKey], change: bool) -> None:  # noqa: FBT001
        """Make a key and show its text in the next page's message, this once; nothing of an old key can change."""
        if change:
            return
        made = actions.create_api_key(organization_id=obj.organization_id, label=obj.label, is_test=obj.is_test, expires_at=obj.expires_at)
        _become(obj, made.row)
        request.made_key = made.plaintext  # type: ignore[attr-defined]  # for the one page that shows it

    def response_add(self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None) -> HttpResponse:
        """Show the key in the answer itself, so that it lies in no message, cookie or session."""
        context = {
            **self.admin_site.each_context(request),
            "title": "The new key",
            "opts": self.opts,
            "key": obj,
            "plaintext": request.made_key,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/accounts/apikey/created.html", context)

    @action(
        description="Revoke",
        url_path="revoke",
        permissions=["change"],
        dialog=_dialog("Revoke this key?", "Requests with it answer 401 from now on. This cannot be undone.", "Revoke"),
    )
    def revoke(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Revoke the key for good."""
        key = ApiKey.objects.get(pk=object_id)
        if actions.revoke_api_key(api_key_id=key.pk):
            self.log_change(request, key, "Revoked.")
            messages.success(request, f"Revoked: {key}.")
        return _back(request, reverse("admin:accounts_apikey_change", args=[object_id]))


def _become(obj: ApiKey, row: ApiKey) -> None:
    """Let the admin's unsaved object be the row that was made, for its log entry and its redirect."""
    values: dict[str, Any] = {field.attname: getattr(row, field.attname) for field in ApiKey._meta.concrete_fields}  # noqa: SLF001
    for name, value in values.items():
        setattr(obj, name, value)
    obj._state.adding = False  # noqa: SLF001
