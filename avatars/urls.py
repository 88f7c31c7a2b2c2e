"""The portraits' routes."""

from __future__ import annotations

from django.urls import path

from avatars.views import AvatarGenerationView, AvatarListView, AvatarSaveView, AvatarView

urlpatterns = [
    path("api/v1/avatars/generate", AvatarGenerationView.as_view(), name="avatars-generate"),
    path("api/v1/avatars/save", AvatarSaveView.as_view(), name="avatars-save"),
    path("api/v1/avatars", AvatarListView.as_view(), name="avatars"),
    path("api/v1/avatars/<str:avatar_id>", AvatarView.as_view(), name="avatar"),
]
