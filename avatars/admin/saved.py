"""Saved avatars in the admin: looked at; organizations keep and delete them."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from avatars.models import SavedAvatar
from piad import media
from piad.accounts.admin.looking import LookOnly, as_id, as_json


@admin.register(SavedAvatar)
class SavedAvatarAdmin(LookOnly, ModelAdmin):
    """Avatars that organizations keep."""

    list_display = ("thumbnail", "label", "organization", "culture", "style", "engine", "created_at")
    list_display_links = ("thumbnail", "label")
    list_filter = ("organization", "culture", "style", "engine")
    list_select_related = ("organization",)
    list_per_page = 50
    search_fields = ("label", "prompt", "=id", "=job_id")
    date_hierarchy = "created_at"
    fields = (
        "picture",
        "identifier",
        "organization",
        "label",
        "prompt",
        "hinted",
        "culture",
        "style",
        "engine",
        "licence",
        "job",
        "created_at",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: SavedAvatar | None = None) -> tuple[str, ...]:
        """Show everything, change nothing."""
        del request, obj
        return self.fields

    @admin.display(description="")
    def thumbnail(self, avatar: SavedAvatar) -> SafeString:
        """Show the picture small."""
        return format_html(
            '<img src="{}" alt="" width="56" height="70" loading="lazy" style="object-fit:cover;border-radius:6px">',
            media.url(avatar.media_key),
        )

    @admin.display(description="picture")
    def picture(self, avatar: SavedAvatar) -> SafeString:
        """Show the picture, and lead to the staff's page of it."""
        page = reverse("staff-avatar", args=[avatar.id])
        image = format_html(
            '<img src="{}" alt="{}" style="max-height:420px;border-radius:10px">', media.url(avatar.media_key), avatar.alt_text
        )
        return format_html('<a href="{}">{}</a>', page, image)

    @admin.display(description="id")
    def identifier(self, avatar: SavedAvatar) -> SafeString:
        """Show the id on one line."""
        return as_id(avatar.id)

    @admin.display(description="hints")
    def hinted(self, avatar: SavedAvatar) -> SafeString | str:
        """Show the hints as a person reads them."""
        return as_json(avatar.hints)

    @admin.display(description="job")
    def job(self, avatar: SavedAvatar) -> SafeString:
        """Lead to the job that made it, which may be gone."""
        return format_html(
            '<a class="underline" href="{}">{}</a>', reverse("admin:jobs_job_change", args=[avatar.job_id]), as_id(avatar.job_id)
        )
