"""Brands in the admin: one page each, looked at by staff, acted on through actions that leave an audit entry."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from brands import actions
from brands.admin.portrait import portrait_of
from brands.models import Brand
from brands.views.documents import document_answer
from jobs.actions import JobNotSettled
from piad.accounts.admin.looking import LookOnly, as_id, ask, go_to

CHANGE_BRAND = "brands.change_brand"


@admin.register(Brand)
class BrandAdmin(LookOnly, ModelAdmin):
    """Brands: what is known of each, why it is believed, and every version that it has had."""

    list_display = ("colours", "name", "domain", "organization", "letters", "version", "pinned", "updated_at")
    list_display_links = ("name",)
    list_filter = ("organization",)
    list_select_related = ("organization",)
    list_per_page = 50
    search_fields = ("name", "domain", "=id")
    search_help_text = "Search by name, domain or a whole id"
    empty_value_display = "-"
    actions_detail = ("extract_again", "export_json", "export_yml")
    change_form_outer_before_template = "admin/brands/brand/portrait.html"
    fields = ("identifier", "organization", "domain", "version", "last_job", "created_at", "updated_at")

    class Media:
        css = {"all": ("piad/brand.css",)}

    def has_operate_permission(self, request: HttpRequest, object_id: str | None = None) -> bool:
        """Say whether this user may act on brands; a method, since a permission's name would be looked up in the database by `check`."""
        del object_id
        return request.user.has_perm(CHANGE_BRAND)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Add what the page shows above its fields."""
        brand = self.get_object(request, object_id) if object_id and self.has_view_permission(request) else None
        shown = {"portrait": portrait_of(brand)} if brand else {}
        answer: HttpResponse = super().changeform_view(request, object_id, form_url, {**shown, **(extra_context or {})})
        return answer

    @admin.display(description="")
    def colours(self, brand: Brand) -> SafeString:
        """Show the palette at a glance."""
        colours = brand.brand_dna.get("color_palette") or [colour for colour in (brand.primary_hex, brand.secondary_hex) if colour]
        dots = [format_html('<span style="background:{}" title="{}"></span>', colour, colour) for colour in colours]
        return format_html('<span class="piad-dots">{}</span>', SafeString("".join(dots)))

    @admin.display(description="letters")
    def letters(self, brand: Brand) -> str:
        """Name the families that its ads are set in."""
        families = [brand.kit.get("heading_font"), brand.kit.get("body_font")]
        return ", ".join(dict.fromkeys(family for family in families if family)) or "-"

    @display(description="pinned", label=True)
    def pinned(self, brand: Brand) -> str | None:
        """Say how many fields are held by hand."""
        return f"{len(brand.pins)} pinned" if brand.pins else None

    @admin.display(description="id")
    def identifier(self, brand: Brand) -> SafeString:
        """Show the id on one line."""
        return as_id(brand.id)

    @admin.display(description="last extraction")
    def last_job(self, brand: Brand) -> SafeString | str:
        """Lead to the job that wrote it last."""
        if brand.latest_job_id is None:
            return "-"
        page = reverse("admin:jobs_job_change", args=[brand.latest_job_id])
        return format_html('<a class="underline" href="{}">{}</a>', page, as_id(brand.latest_job_id))

    @action(
        description="Extract again",
        url_path="extract-again",
        icon="sync",
        permissions=["operate"],
        dialog=ask("Extract this brand again?", "A job reads its site anew and adds a version. Pinned fields stay as they are.", "Extract"),
    )
    def extract_again(self, request: HttpRequest, form: Form, object_id: str) -> HttpResponse:
        """Order the extraction once more and go to its job."""
        brand = self._brand(request, object_id)
        try:
            job_id = actions.extract_again(brand=brand)
        except JobNotSettled:
            messages.error(request, "Its last extraction is still under way.")
            return go_to(request, reverse("admin:brands_brand_change", args=[brand.id]))
        self.log_change(request, brand, f"Extracted again by job {job_id}.")
        messages.success(request, f"Extracting again as {job_id}.")
        return go_to(request, reverse("admin:jobs_job_change", args=[job_id]))

    @action(description="Export JSON", url_path="export-json", icon="download", permissions=["view"])
    def export_json(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Give the brand out as ``brand.json``."""
        return self._export(request, object_id, "json")

    @action(description="Export YAML", url_path="export-yml", icon="download", permissions=["view"])
    def export_yml(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Give the brand out as ``brand.yml``."""
        return self._export(request, object_id, "yml")

    def _export(self, request: HttpRequest, object_id: str, kind: str) -> HttpResponse:
        brand = self._brand(request, object_id)
        self.log_change(request, brand, f"Exported as brand.{kind}.")
        return document_answer(brand, kind)

    def _brand(self, request: HttpRequest, object_id: str) -> Brand:
        brand: Brand | None = self.get_object(request, object_id)
        if brand is None:
            raise Http404
        return brand
