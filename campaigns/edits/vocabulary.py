"""The words by which edits are read, found in a clause whatever its case; quoted words are nobody's vocabulary."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from generation.copywriter.tables import table

# Quotation marks by their opening one; an apostrophe opens nothing inside a word.
_QUOTED: Final = re.compile(
    r"\"([^\"]+)\"|“([^”]+)”|„([^“”]+)[“”]|«\s*([^»]+?)\s*»|»\s*([^«]+?)\s*«|‹([^›]+)›|‘([^’]+(?:’\w[^’]*)*)’(?!\w)|「([^」]+)」|『([^』]+)』|(?<!\w)'(.+?)'(?!\w)"
)
_HEX: Final = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")
_SHORT: Final = len("#RGB")
MASK: Final = "\u0000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word of the vocabulary in a clause: its key, and where it stands."""

    key: str
    start: int
    end: int


@cache
def _section(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = tomllib.loads(resources.files("campaigns.edits").joinpath("data/words.toml").read_text(encoding="utf-8"))
    return tuple((key, _pattern(tuple(phrases))) for key, phrases in tables[name].items())


@cache
def _colours() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named: list[tuple[str, re.Pattern[str]]] = []
    for code, columns in table("colours").items():
        phrases = tuple(phrase for column in columns for phrase in column.split("|") if phrase)
        named.append((code, _pattern(phrases)))
    return tuple(named)


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    words = "|".join(re.escape(phrase[:-1]) + r"\w*" if phrase.endswith("*") else re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def find(section: str, clause: str) -> list[Found]:
    """Return the section's words in a clause in their order; where two overlap the longer one counts."""
    return _longest(
        [Found(key=key, start=hit.start(), end=hit.end()) for key, pattern in _section(section) for hit in pattern.finditer(clause)]
    )


def keys(section: str, clause: str) -> list[str]:
    """Return the keys of a section's words in a clause, each once, in their order."""
    return list(dict.fromkeys(found.key for found in find(section, clause)))


def colours(clause: str) -> tuple[str, ...]:
    """Return the colours that a clause names in words or as hexadecimal codes, as ``#RRGGBB`` in their order."""
    found = [Found(key=_six(hit.group()), start=hit.start(), end=hit.end()) for hit in _HEX.finditer(clause)]
    found += [Found(key=code, start=hit.start(), end=hit.end()) for code, pattern in _colours() for hit in pattern.finditer(clause)]
    return tuple(dict.fromkeys(one.key for one in _longest(found)))


def _six(code: str) -> str:
    digits = code[1:] if len(code) > _SHORT else "".join(digit * 2 for digit in code[1:])
    return f"#{digits.upper()}"


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda word: (word.start - word.end, word.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda word: word.start)


def quotations(text: str) -> list[str]:
    """Return what stands in quotation marks, letter for letter, in its order."""
    return [next(part for part in hit.groups() if part is not None).strip() for hit in _QUOTED.finditer(text)]


def masked(text: str) -> str:
    """Return the text with what stands in quotation marks blotted out, as long as before."""
    return _QUOTED.sub(lambda hit: MASK * len(hit.group()), text)
