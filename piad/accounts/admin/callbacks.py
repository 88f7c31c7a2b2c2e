"""Callback secrets: made or renewed here for one organization, and shown this once."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from unfold.admin import ModelAdmin

from piad.accounts import actions
from piad.accounts.models import CallbackSecret


class CallbackSecretForm(ModelForm):  # type: ignore[type-arg]  # Django's own class takes no parameter at run time
    """Asks whose secret is to be made; one that is there gives way."""

    class Meta:
        model = CallbackSecret
        fields = ("organization",)

    def validate_unique(self) -> None:
        """Let an organization that has a secret be named: it gets another one."""


@admin.register(CallbackSecret)
class CallbackSecretAdmin(ModelAdmin):
    """Under which callbacks are signed; adding one for an organization that has one renews it, the old one signing beside it for a day."""

    form = CallbackSecretForm
    list_display = ("organization", "previous_secret_until", "created_at", "updated_at")
    list_select_related = ("organization",)
    fields = ("organization",)

    def has_change_permission(self, request: HttpRequest, obj: CallbackSecret | None = None) -> bool:
        """Offer nothing to save on a secret that is there."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CallbackSecret | None = None) -> bool:
        """Keep secrets: deliveries under way are signed with them."""
        del request, obj
        return False

    def save_model(self, request: HttpRequest, obj: CallbackSecret, form: ModelForm[CallbackSecret], change: bool) -> None:  # noqa: FBT001
        """Make or renew the secret; its text is for the one page that shows it."""
        if change:
            return
        request.made_secret = actions.rotate_callback_secret(organization_id=obj.organization_id)  # type: ignore[attr-defined]
        row = CallbackSecret.objects.get(organization_id=obj.organization_id)
        obj.pk, obj.created_at, obj.updated_at = row.pk, row.created_at, row.updated_at
        obj._state.adding = False  # noqa: SLF001 - the row is there

    def response_add(self, request: HttpRequest, obj: CallbackSecret, post_url_continue: str | None = None) -> HttpResponse:
        """Show the secret in the answer itself, so that it lies in no message, cookie or session."""
        context = {
            **self.admin_site.each_context(request),
            "title": "The callback secret",
            "opts": self.opts,
            "secret": obj,
            "plaintext": request.made_secret,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/accounts/callbacksecret/created.html", context)
