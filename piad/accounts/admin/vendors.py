"""Organizations' own keys at model vendors: entered here, kept encrypted, never shown again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminPasswordWidget

from piad.accounts import actions
from piad.accounts.models import VendorKey
from piad.providers.choice import Vendor


class VendorKeyForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's own class takes no parameter at run time
    """Asks for the key as a password, which no page gives back."""

    secret = forms.CharField(
        label="Key",
        max_length=500,
        strip=True,
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "off"}),
        help_text="Kept encrypted. Only its last four characters are shown from now on.",
    )

    class Meta:
        model = VendorKey
        fields = ("organization", "vendor", "base_url")


@admin.register(VendorKey)
class VendorKeyAdmin(ModelAdmin):
    """Keys at vendors: made and deleted; to change one, delete it and enter the new one."""

    form = VendorKeyForm
    list_display = ("organization", "vendor", "masked", "base_url", "created_at")
    list_filter = ("vendor", "organization")
    list_select_related = ("organization",)
    shown = ("organization", "vendor", "masked", "base_url", "created_at")

    @admin.display(description="key")
    def masked(self, key: VendorKey) -> str:
        """Show what may be shown of the key."""
        return f"...{key.last_four}"

    def get_fields(self, request: HttpRequest, obj: VendorKey | None = None) -> Sequence[str]:
        """Ask for a new key's particulars; show what may be shown of an old one."""
        return ("organization", "vendor", "secret", "base_url") if obj is None else self.shown

    def get_readonly_fields(self, request: HttpRequest, obj: VendorKey | None = None) -> Sequence[str]:
        """Let nothing of a key be edited."""
        return () if obj is None else self.shown

    def has_change_permission(self, request: HttpRequest, obj: VendorKey | None = None) -> bool:
        """Offer nothing to save on a key that is there."""
        return False

    def save_model(self, request: HttpRequest, obj: VendorKey, form: Any, change: bool) -> None:  # noqa: ANN401, FBT001 - as Django calls it
        """Keep the new key encrypted; nothing of an old one can change."""
        if change:
            return
        row = actions.keep_vendor_key(
            organization_id=obj.organization_id, vendor=Vendor(obj.vendor), secret=form.cleaned_data["secret"], base_url=obj.base_url
        )
        obj.pk, obj.last_four, obj.created_at = row.pk, row.last_four, row.created_at
        obj._state.adding = False  # noqa: SLF001 - the row is there
