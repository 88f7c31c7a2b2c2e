"""The Unicode Bidirectional Algorithm (UAX #9): embedding levels for a paragraph, visual order for a line."""

from __future__ import annotations

from generation.compositor.typeset.bidi.brackets import resolve_brackets
from generation.compositor.typeset.bidi.classes import REMOVED, bidi_classes, paragraph_level
from generation.compositor.typeset.bidi.explicit import MAX_DEPTH, explicit_levels
from generation.compositor.typeset.bidi.lines import reset_whitespace, trim_levels, visual_order
from generation.compositor.typeset.bidi.neutral import resolve_implicit, resolve_neutral
from generation.compositor.typeset.bidi.sequences import isolating_sequences
from generation.compositor.typeset.bidi.weak import resolve_weak

__all__ = ["MAX_DEPTH", "bidi_classes", "levels", "paragraph_level", "resolve", "trim_levels", "visual_order"]


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the embedding level of each character of one paragraph; ``base`` None lets the text decide."""
    return resolve(bidi_classes(text), text, base)


def resolve(classes: list[str], text: str | None = None, base: int | None = None) -> list[int]:
    """Apply rules P2 to I2 and the part of L1 that does not depend on lines to given classes.

    ``text`` is needed for paired brackets (N0) alone; without it no bracket pairs.
    """
    paragraph = paragraph_level(classes) if base is None else base
    found, types = explicit_levels(classes, paragraph)
    for sequence in isolating_sequences(classes, types, found, paragraph):
        resolve_weak(sequence)
        if text is not None:
            resolve_brackets(sequence, text, classes)
        resolve_neutral(sequence)
        resolve_implicit(sequence, found)
    _removed_follow(classes, found, paragraph)
    return reset_whitespace(classes, found, paragraph)


def _removed_follow(classes: list[str], found: list[int], paragraph: int) -> None:
    """Give characters that X9 would remove the level of what stands before them (section 5.2)."""
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            found[index] = found[index - 1] if index else paragraph
