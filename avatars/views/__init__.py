"""Requests for avatars: parse, call one action or query, answer."""

from __future__ import annotations

from avatars.views.avatars import AvatarListView, AvatarSaveView, AvatarView
from avatars.views.generation import AvatarGenerationView

__all__ = ["AvatarGenerationView", "AvatarListView", "AvatarSaveView", "AvatarView"]
