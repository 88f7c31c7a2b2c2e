"""The portrait studio: a persona in, a finished picture out; no clock, network or chance."""

from __future__ import annotations

from avatars.compositor.look import ReferenceLook, look_of
from avatars.compositor.portrait import Portrait, draw

__all__ = ["Portrait", "ReferenceLook", "draw", "look_of"]
