"""Reference ads in the admin: looked at with their boxes, tagged, let in and retired, added by upload."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin
from unfold.decorators import display

from generation.actions import references
from generation.admin.forms import ReferenceForm
from generation.admin.portrait import picture_url, portrait_of
from generation.models import ReferenceAd
from piad.accounts.admin.looking import as_id

ABOUT = ("industry", "product", "culture", "market", "language", "occasion", "season", "tone", "archetype", "palette_mood")


@admin.register(ReferenceAd)
class ReferenceAdAdmin(ModelAdmin):
    """The corpus; rows are retired rather than deleted, so that what an old ad learned from stays known."""

    form = ReferenceForm
    list_display = ("thumbnail", "title_shown", "status_shown", "industry", "culture", "language", "archetype", "mood", "whose")
    list_display_links = ("thumbnail", "title_shown")
    list_filter = ("status", "origin", "palette_mood", "archetype", "culture", "language", "industry", "organization")
    list_filter_submit = True
    list_select_related = ("organization",)
    list_per_page = 50
    search_fields = ("title", "description", "keywords", "text", "slug")
    search_help_text = "Search in titles, descriptions and words of the ads"
    show_full_result_count = False
    empty_value_display = "-"
    actions = ("activate", "retire")
    change_form_outer_before_template = "admin/generation/referencead/portrait.html"
    readonly_fields = ("identifier", "origin", "measured_at", "created_at", "updated_at")
    STATES = {"active": "success", "draft": "warning", "retired": "danger"}

    class Media:
        css = {"all": ("piad/reference.css",)}

    def has_delete_permission(self, request: HttpRequest, obj: ReferenceAd | None = None) -> bool:
        """Refuse: a reference is retired."""
        return False

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """Say whether this user may let references in and retire them."""
        return request.user.has_perm("generation.change_referencead")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReferenceAd]:
        """Leave what only the search reads to the search."""
        found: QuerySet[ReferenceAd] = super().get_queryset(request)
        return found.defer("vector", "document")

    def get_fieldsets(self, request: HttpRequest, obj: ReferenceAd | None = None) -> Any:  # noqa: ANN401 - as Django types it
        """Ask first for what decides whether an ad learns from it."""
        first = ("title", "organization") if obj else ("picture", "title", "organization")
        told = (
            (None, {"fields": ("status", *first) if obj else first}),
            ("What it is", {"fields": (*ABOUT, "tag_line", "description")}),
            ("Its words", {"fields": ("headline", "subheadline", "cta")}),
            ("Where it comes from", {"fields": ("source", "licence")}),
        )
        return (*told, ("The row", {"fields": self.readonly_fields, "classes": ("collapse",)})) if obj else told

    def get_form(self, request: HttpRequest, obj: ReferenceAd | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: ANN401, FBT001, FBT002 - as Django types it
        """Build the form with its own fields: those that are no columns stand in the sections, too."""
        return (
            ReferenceForm if self.has_change_permission(request, obj) or obj is None else super().get_form(request, obj, change, **kwargs)
        )

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Add what the page shows above its fields."""
        row = self.get_object(request, object_id) if object_id and self.has_view_permission(request) else None
        shown = {"portrait": portrait_of(row)} if row else {}
        answer: HttpResponse = super().changeform_view(request, object_id, form_url, {**shown, **(extra_context or {})})
        return answer

    def save_model(self, request: HttpRequest, obj: ReferenceAd, form: Any, change: bool) -> None:  # noqa: ANN401, FBT001 - as Django calls it
        """Keep what was filled in."""
        if change:
            references.change_reference(row=obj)
        else:
            references.add_reference(row=obj, picture=form.cleaned_data["picture"])

    @admin.display(description="")
    def thumbnail(self, row: ReferenceAd) -> SafeString:
        """Show the ad small."""
        address = picture_url(row)
        if not address:
            return format_html('<span class="piad-thumb piad-thumb-none">{}</span>', "being drawn" if row.slug else "being measured")
        return format_html('<img class="piad-thumb" src="{}" alt="" loading="lazy">', address)

    @admin.display(description="title", ordering="title")
    def title_shown(self, row: ReferenceAd) -> SafeString:
        """Show the title in its own direction."""
        return format_html('<span class="piad-prompt" dir="auto">{}</span>', row.title)

    @display(description="status", label=STATES, ordering="status")
    def status_shown(self, row: ReferenceAd) -> str:
        """Show whether ads learn from it."""
        return row.status

    @admin.display(description="mood", ordering="palette_mood")
    def mood(self, row: ReferenceAd) -> SafeString:
        """Show the palette's mood in its colours."""
        dots = [format_html('<span style="background:{}" title="{}"></span>', colour, colour) for colour in row.colours[:4]]
        return format_html('<span class="piad-dots">{}</span> {}', SafeString("".join(dots)), row.palette_mood)

    @admin.display(description="for", ordering="organization")
    def whose(self, row: ReferenceAd) -> str:
        """Say whose ads learn from it."""
        return str(row.organization) if row.organization else "everybody"

    @admin.display(description="id")
    def identifier(self, row: ReferenceAd) -> SafeString:
        """Show the id on one line."""
        return as_id(row.id)

    @admin.action(description="Let ads learn from them", permissions=["operate"])
    def activate(self, request: HttpRequest, rows: QuerySet[ReferenceAd]) -> None:
        """Activate the chosen references that are ready."""
        chosen = self._chosen(rows)
        done = references.activate(ids=chosen)
        self._tell(request, rows.filter(id__in=chosen), done, "now learned from")

    @admin.action(description="Retire", permissions=["operate"])
    def retire(self, request: HttpRequest, rows: QuerySet[ReferenceAd]) -> None:
        """Retire the chosen references."""
        chosen = self._chosen(rows)
        done = references.retire(ids=chosen)
        self._tell(request, rows.filter(id__in=chosen), done, "retired")

    def _chosen(self, rows: QuerySet[ReferenceAd]) -> list[UUID]:
        return list(rows.values_list("id", flat=True))

    def _tell(self, request: HttpRequest, rows: QuerySet[ReferenceAd], done: int, what: str) -> None:
        count = rows.count()
        for row in rows:
            self.log_change(request, row, f"Chosen to be {what}: {row.status} now.")
        left = f" {count - done} stay as they are: already so, not measured yet, or without an industry." if done < count else ""
        messages.success(request, f"{done} {what}.{left}")
