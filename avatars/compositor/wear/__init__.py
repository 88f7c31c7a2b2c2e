"""What a figure wears: trunks, sleeves and lower parts of every outfit."""

from __future__ import annotations

from avatars.compositor.wear.wardrobe import garment

__all__ = ["garment"]
