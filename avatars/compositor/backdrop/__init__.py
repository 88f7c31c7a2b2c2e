"""What is behind a person: plain grounds, and places told by a few soft things."""

from __future__ import annotations

from avatars.compositor.backdrop.behind import backdrop

__all__ = ["backdrop"]
