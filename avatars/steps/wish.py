"""What an image model is asked for: the persona in words, never the name of a living person, never any text in the picture."""

from __future__ import annotations

from typing import Final

from avatars.persona import Persona

_ALWAYS: Final = (
    "One person alone, fictional, an adult unless said otherwise, looking natural and dignified. "
    "No text, letters, logos or watermarks anywhere. Hands and face anatomically right. Leave clear room above the head."
)
_AFTER_REFERENCES: Final = (
    "Take palette, framing, light and mood from the reference pictures. "
    "Do not copy the likeness of anyone in them: the person is somebody new."
)


def wish(persona: Persona, prompt: str, *, with_references: bool) -> str:
    """Return the prompt for an image model."""
    parts = [f"A marketing avatar: {prompt}", f"Persona: {persona.in_words()}.", _ALWAYS]
    return "\n".join([*parts, _AFTER_REFERENCES] if with_references else parts)
