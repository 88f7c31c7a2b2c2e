"""The library in the admin: characters searched, edited, retired and taken up again."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.decorators import display

from avatars.models import CharacterStatus, LibraryCharacter


@admin.register(LibraryCharacter)
class LibraryCharacterAdmin(ModelAdmin):
    """Characters that inspire new avatars; a retired one inspires none, and is kept."""

    list_display = ("name", "culture", "industry", "composition", "outfit", "state", "updated_at")
    list_filter = ("status", "culture", "industry", "composition")
    list_per_page = 100
    search_fields = ("name", "slug", "description", "tags")
    prepopulated_fields = {"slug": ("name",)}
    fields = (
        "name",
        "slug",
        "status",
        "description",
        "tags",
        ("culture", "industry"),
        ("composition", "outfit"),
        "palette",
        "persona",
        "licence",
    )
    actions = ("retire", "take_up")

    def has_delete_permission(self, request: HttpRequest, obj: LibraryCharacter | None = None) -> bool:
        """Refuse: a deleted character of the house would come back with the next migration; a retired one stays away."""
        del request, obj
        return False

    @display(description="status", label={"active": "success", "retired": "warning"})
    def state(self, character: LibraryCharacter) -> str:
        """Show the status as a coloured word."""
        return str(character.status)

    @admin.action(description="Retire", permissions=["change"])
    def retire(self, request: HttpRequest, characters: QuerySet[LibraryCharacter]) -> None:
        """Let them inspire no more avatars."""
        self._set(request, characters, CharacterStatus.RETIRED)

    @admin.action(description="Take up again", permissions=["change"])
    def take_up(self, request: HttpRequest, characters: QuerySet[LibraryCharacter]) -> None:
        """Let them inspire avatars again."""
        self._set(request, characters, CharacterStatus.ACTIVE)

    def _set(self, request: HttpRequest, characters: QuerySet[LibraryCharacter], status: CharacterStatus) -> None:
        changed = list(characters.exclude(status=status))
        for character in changed:
            character.status = status
            character.save(update_fields=["status", "updated_at"])
            self.log_change(request, character, f"Set to {status.value}.")
        messages.success(request, f"{len(changed)} set to {status.value}.")
