"""What a model read in an instruction, held to the same closed words as our own reading: the operations are ours, whoever chooses them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from campaigns.edits import vocabulary
from campaigns.edits.edit import Edit, NotUnderstood, Verb
from generation.fonts import FAMILIES
from generation.placements import ASPECT_RATIOS, placements

_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_COPY: Final = frozenset({"headline", "subheadline", "button", "offer", "note", "label", "legal", "logo"})
_INKED: Final = _COPY | {"button_text", "accent", "text"}
_REMOVED: Final = frozenset({"subheadline", "note", "label", "legal", "offer", "badge", "pattern", "headline", "button", "logo", "product"})
_GROUNDS: Final = frozenset({"", "gradient", "dots", "waves", "stripes", "zigzag", "star", "plain", "photo", "darker", "brighter"})
_PLACES: Final = frozenset({"top", "bottom", "left", "right", "centre", "top left", "top right", "bottom left", "bottom right"})
_KINDS: Final = frozenset({"serif", "sans", "bold", "script", "rounded", "condensed", "elegant", "modern", "technical"})
_MOODS: Final = frozenset({"darker", "brighter", "vivid", "luxury", "playful", "minimal", "warm", "cool", "natural", "bold"})
_SHELF: Final = frozenset(name for name in FAMILIES if not name.startswith("Noto"))
_SIZES: Final = (0.3, 3.0)
CANNOT: Final = "This is not an edit that can be made: name what is to be changed, and how."
WORDS: Final = {
    Verb.WORDS: f"part one of {sorted(_COPY)}; words: letter for letter from the instruction",
    Verb.COLOUR: f"part one of {sorted(_INKED)}; colours: one #RRGGBB, or name darker or brighter",
    Verb.BACKGROUND: f"colours: one or two #RRGGBB, or name one of {sorted(_GROUNDS - {''})}",
    Verb.PRODUCT: f"factor: new size over old, or name one of {sorted(_PLACES)}",
    Verb.LOGO: f"factor: new size over old, or name one of {sorted(_PLACES)}",
    Verb.PICTURE: "the first picture sent along takes the product's place",
    Verb.LETTERS: f"name one of {sorted(_KINDS)} or a family: {', '.join(sorted(_SHELF))}",
    Verb.MOOD: f"name one of {sorted(_MOODS)}",
    Verb.BADGE: "words: letter for letter from the instruction",
    Verb.REMOVE: f"part one of {sorted(_REMOVED)}",
    Verb.FORMAT: f"name one of {', '.join((*ASPECT_RATIOS, *placements()))}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedEdit:
    """One edit as a model gives it; what does not apply is empty, a ``factor`` that does not apply 0."""

    verb: str
    part: str
    words: str
    colours: tuple[str, ...]
    factor: float
    name: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedEdits:
    """A model's reading: its edits in order, and the clauses that are none of them."""

    edits: tuple[AskedEdit, ...]
    impossible: tuple[str, ...]


def checked(instruction: str, asked: AskedEdits) -> tuple[Edit, ...] | None:
    """Return the model's edits where all of them hold, else None; raises :class:`NotUnderstood` for a clause that it found to be none.

    Words must stand in the instruction, and every quotation must have been used: nothing is made up, and nothing left out.
    """
    if asked.impossible:
        raise NotUnderstood(asked.impossible[0], CANNOT)
    edits = [_edit(one, instruction) for one in asked.edits]
    if not edits or any(edit is None for edit in edits):
        return None
    held = tuple(edit for edit in edits if edit is not None)
    said = {edit.words for edit in held}
    return held if all(words in said for words in vocabulary.quotations(instruction)[-1:]) else None


def _edit(asked: AskedEdit, instruction: str) -> Edit | None:
    if asked.verb not in set(Verb) or not all(_HEX.fullmatch(colour) for colour in asked.colours):
        return None
    edit = Edit(
        verb=Verb(asked.verb),
        part=asked.part,
        words=asked.words,
        colours=tuple(colour.upper() for colour in asked.colours),
        factor=asked.factor,
        name=asked.name,
        clause=asked.clause if asked.clause and asked.clause in instruction else instruction,
    )
    return edit if _holds(edit, instruction) else None


def _holds(edit: Edit, instruction: str) -> bool:
    """Tell whether an edit says what its verb needs, in the closed words that we have for it."""
    placed = edit.name in _PLACES or _SIZES[0] <= edit.factor <= _SIZES[1]
    stated = bool(edit.words) and edit.words in instruction
    rules = {
        Verb.WORDS: stated and edit.part in _COPY,
        Verb.COLOUR: edit.part in _INKED and (len(edit.colours) == 1 or edit.name in ("darker", "brighter")),
        Verb.BACKGROUND: edit.name in _GROUNDS and bool(edit.name or len(edit.colours) >= 1) and len(edit.colours) <= 2,  # noqa: PLR2004
        Verb.PRODUCT: placed,
        Verb.LOGO: placed,
        Verb.PICTURE: True,
        Verb.LETTERS: edit.name in _KINDS | _SHELF,
        Verb.MOOD: edit.name in _MOODS,
        Verb.BADGE: stated,
        Verb.REMOVE: edit.part in _REMOVED,
        Verb.FORMAT: edit.name in ASPECT_RATIOS or edit.name in placements(),
    }
    return rules[edit.verb]
