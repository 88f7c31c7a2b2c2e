"""Avatars as the wire writes them, and what may be asked of them."""

from __future__ import annotations

from avatars.serializers.avatar import AvatarEnvelopeSerializer, AvatarGoneEnvelopeSerializer, AvatarListSerializer, avatar_object
from avatars.serializers.keeping import LabelSerializer, SaveSerializer
from avatars.serializers.request import AvatarRequestSerializer

__all__ = [
    "AvatarEnvelopeSerializer",
    "AvatarGoneEnvelopeSerializer",
    "AvatarListSerializer",
    "AvatarRequestSerializer",
    "LabelSerializer",
    "SaveSerializer",
    "avatar_object",
]
