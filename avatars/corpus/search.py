"""Find the character of the library that lies nearest to what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from avatars.queries import active_characters
from piad.providers.local import LocalEmbedder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avatars.models import LibraryCharacter

SHOWN: Final = 5
# What each agreement is worth beside the likeness of words, which is 0 to 1: who somebody is comes before what they wear.
_WORTH: Final = {"culture": 0.6, "industry": 0.35, "gender": 0.5, "age": 0.3, "outfit": 0.2, "composition": 0.15}
_WORDS: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The nearest character, and the best few with their scores (0 and more; only their order has meaning)."""

    character: LibraryCharacter | None
    candidates: tuple[tuple[str, float], ...]


def find_character(*, prompt: str, persona: Mapping[str, Any]) -> Found:
    """Return the active character nearest to a prompt and to the persona that was read out of it; none of an empty library."""
    asked = _vector(prompt)
    scored = [(_score(character, persona, asked), character) for character in active_characters()]
    scored.sort(key=lambda pair: (-pair[0], pair[1].slug))
    return Found(
        character=scored[0][1] if scored else None,
        candidates=tuple((character.slug, round(score, 3)) for score, character in scored[:SHOWN]),
    )


def _score(character: LibraryCharacter, persona: Mapping[str, Any], asked: tuple[float, ...]) -> float:
    own = {**character.persona, "culture": character.culture, "industry": character.industry, "composition": character.composition}
    agreed = sum(worth for name, worth in _WORTH.items() if persona.get(name) and persona.get(name) == own.get(name))
    words = f"{character.name} {character.description} {character.tags} {character.outfit}"
    return agreed + _WORDS * sum(a * b for a, b in zip(asked, _vector(words), strict=True))


@lru_cache(maxsize=1024)
def _vector(text: str) -> tuple[float, ...]:
    return LocalEmbedder().embed((text,))[0]
