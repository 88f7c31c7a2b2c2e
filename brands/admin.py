"""The operators' view of brands: to read, not to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from unfold.admin import ModelAdmin

from brands.models import Brand

if TYPE_CHECKING:
    from django.http import HttpRequest


@admin.register(Brand)
class BrandAdmin(ModelAdmin):
    """A read-only list: brands are written by extraction, within their organization."""

    list_display = ("name", "domain", "organization", "primary_hex", "updated_at")
    list_filter = ("organization",)
    search_fields = ("name", "domain")
    list_select_related = ("organization",)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Nobody adds a brand by hand."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        """Nobody edits a brand by hand."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object = None) -> bool:
        """Nobody deletes a brand by hand."""
        return False
