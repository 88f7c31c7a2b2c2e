"""Itemisation: cut a paragraph into runs of one direction, one script and one face, with no character left without a glyph."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from fontTools import unicodedata as fonttools_unicodedata

from generation.compositor.typeset.faces import Face, open_face
from generation.fonts import FAMILIES, HAN_FAMILIES, LAST_RESORT, SCRIPT_FAMILIES, Genre, Voice

_SHARED_SCRIPTS = frozenset({"Zyyy", "Zinh", "Zzzz"})
_JOINERS = (
    frozenset("\u200c\u200d\ufe0e\ufe0f\u20e3")
    | frozenset(map(chr, range(0x1F3FB, 0x1F400)))
    | frozenset(map(chr, range(0xE0020, 0xE0080)))
)
_ALPHABETS = frozenset({"Grek", "Cyrl"})
_EMOJI_FAMILY = "Noto Color Emoji"
_EMOJI_FROM = 0x1F000
# Symbols below the emoji planes that people expect in colour only when a variation selector asks.
_TEXT_SYMBOLS_UNTIL = 0x2BFF
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_MAX_FALLBACK_WEIGHT = 900


@dataclass(frozen=True, slots=True)
class Item:
    """A run of text in logical order: ``[start, end)`` of the paragraph."""

    start: int
    end: int
    level: int
    script: str
    face: Face


def itemise(text: str, levels: list[int], voice: Voice, language: str) -> list[Item]:
    """Cut ``text`` into items; every visible character gets a face that has its glyph where any face on the shelf does."""
    scripts = resolve_scripts(text)
    faces = _faces(text, scripts, voice, language)
    items: list[Item] = []
    start = 0
    for index in range(1, len(text) + 1):
        same = index < len(text) and (levels[index], scripts[index], faces[index]) == (levels[start], scripts[start], faces[start])
        if not same:
            items.append(Item(start, index, levels[start], scripts[start], faces[start]))
            start = index
    return items if text else []


def resolve_scripts(text: str) -> list[str]:
    """Return an ISO 15924 code for each character; shared characters take the script before them, at the start the one after."""
    scripts = [fonttools_unicodedata.script(character) for character in text]
    previous = ""
    for index, script in enumerate(scripts):
        if script in _SHARED_SCRIPTS:
            scripts[index] = previous
        previous = scripts[index]
    following = "Latn"
    for index in range(len(scripts) - 1, -1, -1):
        if not scripts[index]:
            scripts[index] = following
        following = scripts[index]
    return scripts


def missing_glyphs(text: str, voice: Voice, language: str) -> str:
    """Return the characters that no face on the shelf can draw."""
    faces = _faces(text, resolve_scripts(text), voice, language)
    return "".join(
        character for character, face in zip(text, faces, strict=True) if not (_invisible(character) or face.has_glyph(character))
    )


def torn_scripts(text: str, scripts: list[str], voice: Voice) -> frozenset[str]:
    """Return the alphabets of which the wanted face has some of the text's letters only: many Latin faces carry a lone Delta or Omega.

    Text in one of them is set in one fallback face throughout, or a word would change its face within.
    """
    face = open_face(voice)
    letters = [(script, face.has_glyph(letter)) for letter, script in zip(text, scripts, strict=True) if script in _ALPHABETS]
    return frozenset(script for script, drawn in letters if not drawn)


def _faces(text: str, scripts: list[str], voice: Voice, language: str) -> list[Face]:
    found: list[Face] = []
    torn = torn_scripts(text, scripts, voice)
    for index, character in enumerate(text):
        follows = index > 0 and (
            character in _JOINERS or unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Mc")
        )
        joined = index > 0 and text[index - 1] == "\u200d"
        if (follows or joined) and (character in _JOINERS or found[-1].has_glyph(character)):
            found.append(found[-1])
            continue
        wants_emoji = index + 1 < len(text) and text[index + 1] == "\ufe0f"
        whole = scripts[index] not in torn
        found.append(_face_for(character, scripts[index], voice, language, wants_emoji=wants_emoji, whole=whole))
    return found


@lru_cache(maxsize=8192)
def _face_for(character: str, script: str, voice: Voice, language: str, *, wants_emoji: bool, whole: bool = True) -> Face:
    for family in _candidates(character, script, language, wants_emoji=wants_emoji) if whole else _kin(voice):
        face = open_face(voice if family is None else _fallback_voice(family, voice))
        if face.has_glyph(character) or _invisible(character):
            return face
    return open_face(voice)


def _kin(voice: Voice) -> list[str | None]:
    """Return the families that stand in for a whole alphabet, the one of the wanted face's kind first."""
    return [*(("Noto Serif",) if FAMILIES[voice.family].genre is Genre.SERIF else ()), *LAST_RESORT, None]


def _candidates(character: str, script: str, language: str, *, wants_emoji: bool) -> list[str | None]:
    """Return families in order of trial; None is the voice that was asked for."""
    if wants_emoji or ord(character) >= _EMOJI_FROM:
        return [_EMOJI_FAMILY, None, *LAST_RESORT]
    own = _script_family(script, language)
    first: list[str | None] = [own, None] if own and script not in ("Latn", "Grek", "Cyrl") else [None]
    if ord(character) > _TEXT_SYMBOLS_UNTIL:
        first += [own] if own else []
    return [*first, *LAST_RESORT]


def _script_family(script: str, language: str) -> str | None:
    lowered = language.lower()
    if script == "Hani":
        return next((family for tag, family in HAN_FAMILIES.items() if lowered.startswith(tag)), SCRIPT_FAMILIES["Hani"])
    return SCRIPT_FAMILIES.get(script)


def _fallback_voice(family: str, voice: Voice) -> Voice:
    return Voice(family=family, weight=min(voice.weight, _MAX_FALLBACK_WEIGHT))


def _invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _JOINERS
