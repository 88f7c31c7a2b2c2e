"""One edit: what is to be done to which part of an ad, and the clause that asked for it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from generation.brief import settable


class Verb(StrEnum):
    """What can be done to a finished ad; the words are part of stored designs and of models' answers, and never change."""

    WORDS = "words"
    COLOUR = "colour"
    BACKGROUND = "background"
    PRODUCT = "product"
    PICTURE = "picture"
    LOGO = "logo"
    LETTERS = "letters"
    MOOD = "mood"
    BADGE = "badge"
    REMOVE = "remove"
    FORMAT = "format"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One edit.

    ``part`` is the layer meant ("headline", "button"); ``words`` are set letter for letter; ``colours`` are ``#RRGGBB``; ``factor`` a new
    size over the old one, ``exactly`` that it was named as a number; ``name`` is a place, a kind of letter, ground, mood or format.
    """

    verb: Verb
    part: str = ""
    words: str = ""
    colours: tuple[str, ...] = ()
    factor: float = 0.0
    exactly: bool = False
    name: str = ""
    clause: str = ""

    def __post_init__(self) -> None:
        """Leave out of the words what cannot be set."""
        object.__setattr__(self, "words", settable(self.words).strip())

    def to_json(self) -> dict[str, Any]:
        """Return the edit as plain JSON members."""
        return asdict(self) | {"colours": list(self.colours)}

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the edit from :meth:`to_json`."""
        return cls(**{**members, "verb": Verb(members["verb"]), "colours": tuple(members["colours"])})


class NotUnderstood(Exception):
    """A clause asks for something that is no edit of ours; ``reason`` is a sentence for the caller."""

    def __init__(self, clause: str, reason: str) -> None:
        super().__init__(reason)
        self.clause = clause
        self.reason = reason
