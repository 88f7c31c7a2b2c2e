"""The operators' desk for avatars: what organizations keep, and the library that inspires new ones."""

from __future__ import annotations

from avatars.admin.characters import LibraryCharacterAdmin
from avatars.admin.saved import SavedAvatarAdmin

__all__ = ["LibraryCharacterAdmin", "SavedAvatarAdmin"]
