"""The operators' view of brands: to read, not to write."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from brands.models import Brand
from piad.accounts.admin.looking import LookOnly, as_json


@admin.register(Brand)
class BrandAdmin(LookOnly, ModelAdmin):
    """A read-only list: brands are written by extraction, within their organization."""

    list_display = ("name", "domain", "organization", "primary_hex", "updated_at")
    list_filter = ("organization",)
    search_fields = ("name", "domain")
    list_select_related = ("organization",)
    fields = (
        "name",
        "domain",
        "organization",
        "primary_hex",
        "secondary_hex",
        "logo_url",
        "font_file_url",
        "dna",
        "rules",
        "created_at",
        "updated_at",
    )

    @admin.display(description="brand DNA")
    def dna(self, brand: Brand) -> SafeString | str:
        """Show what was read of the brand."""
        return as_json(brand.brand_dna)

    @admin.display(description="layout rules")
    def rules(self, brand: Brand) -> SafeString | str:
        """Show what its layouts hold to."""
        return as_json(brand.layout_rules)
