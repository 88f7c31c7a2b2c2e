"""Who an avatar is: the frozen persona, and how one is read out of a prompt and hints."""

from __future__ import annotations

from avatars.persona.reading import composition_ratio, read_persona
from avatars.persona.value import Persona

__all__ = ["Persona", "composition_ratio", "read_persona"]
