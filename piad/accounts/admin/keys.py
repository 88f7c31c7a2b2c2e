"""Keys in the admin: made here, shown once, revoked for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.forms import Form, ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.dataclasses import UnfoldAction
from unfold.decorators import action, display

from piad.accounts import actions
from piad.accounts.admin.looking import as_id, ask, go_to
from piad.accounts.models import ApiKey

CHANGE_KEY = "accounts.change_apikey"


@admin.register(ApiKey)
class ApiKeyAdmin(ModelAdmin):
    """Keys: of each, what may be shown."""

    list_display = ("masked", "organization", "label", "kind", "state", "last_used_at", "created_at")
    list_filter = ("is_test", "organization")
    list_select_related = ("organization",)
    search_fields = ("key_id", "label", "organization__name")
    search_help_text = "Search by label, organization or the key's first characters after its prefix"
    shown = ("masked", "organization", "label", "kind", "state", "expires_at", "revoked_at", "last_used_at", "created_at")
    asked = ("organization", "label", "is_test", "expires_at")
    actions_detail = ("revoke",)
    STATES: ClassVar = {"in force": "success", "expired": "warning", "revoked": "danger"}
    KINDS: ClassVar = {"test": "info"}

    @admin.display(description="key", ordering="key_id")
    def masked(self, key: ApiKey) -> SafeString:
        """Show what may be shown of the key."""
        return as_id(key)

    @display(description="kind", label=KINDS, ordering="is_test")
    def kind(self, key: ApiKey) -> str:
        """Say what its jobs run on."""
        return "test" if key.is_test else "live"

    @display(description="state", label=STATES)
    def state(self, key: ApiKey) -> str:
        """Say whether the key is in force."""
        if key.revoked_at is not None:
            return "revoked"
        return "expired" if key.expires_at is not None and key.expires_at <= timezone.now() else "in force"

    def get_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Sequence[str]:
        """Ask for a new key's particulars; show everything of an old one."""
        return self.asked if obj is None else self.shown

    def get_form(self, request: HttpRequest, obj: ApiKey | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Ask in words that a person knows."""
        labels = {"is_test": "Test key", "expires_at": "Expires"}
        hints = {
            "label": "Where the key is used; shown in this list only.",
            "is_test": "Its jobs run on the local engine with a fixed seed.",
            "expires_at": "In UTC. Left empty, the key is in force until it is revoked.",
        }
        return super().get_form(request, obj, change=change, labels=labels, help_texts=hints if obj is None else {}, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: ApiKey | None = None) -> Sequence[str]:
        """Let nothing of a key be edited."""
        return () if obj is None else self.shown

    def has_change_permission(self, request: HttpRequest, obj: ApiKey | None = None) -> bool:
        """Offer nothing to save on a key that is there."""
        return False

    def has_revoke_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        """Say whether this user may revoke keys."""
        del object_id
        return request.user.has_perm(CHANGE_KEY)

    def get_actions_detail(self, request: HttpRequest, object_id: str) -> list[UnfoldAction]:
        """Offer to revoke what is not revoked."""
        revoked = ApiKey.objects.filter(pk=object_id, revoked_at__isnull=False).exists()
        return [] if revoked else super().get_actions_detail(request, object_id)

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
        icon="key_off",
        permissions=["revoke"],
        dialog=ask("Revoke this key?", "Requests with it answer 401 from now on. This cannot be undone.", "Revoke"),
    )
    def revoke(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Revoke the key for good."""
        key: ApiKey | None = self.get_object(request, object_id)
        if key is None:
            raise Http404
        if actions.revoke_api_key(api_key_id=key.pk):
            self.log_change(request, key, "Revoked.")
            messages.success(request, f"Revoked: {key}.")
        return go_to(request, reverse("admin:accounts_apikey_change", args=[key.pk]))


def _become(obj: ApiKey, row: ApiKey) -> None:
    """Let the admin's unsaved object be the row that was made, for its log entry and its redirect."""
    values: dict[str, Any] = {field.attname: getattr(row, field.attname) for field in ApiKey._meta.concrete_fields}  # noqa: SLF001
    for name, value in values.items():
        setattr(obj, name, value)
    obj._state.adding = False  # noqa: SLF001
