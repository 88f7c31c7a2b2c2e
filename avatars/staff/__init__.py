"""The staff's way in: saved avatars of all organizations to browse, on pages that need no script."""

from __future__ import annotations

from django.urls import path

from avatars.staff.gallery import avatar, avatars, download

urlpatterns = [
    path("staff/avatars/", avatars, name="staff-avatars"),
    path("staff/avatars/<uuid:avatar_id>/", avatar, name="staff-avatar"),
    path("staff/avatars/<uuid:avatar_id>/download", download, name="staff-avatar-download"),
]
