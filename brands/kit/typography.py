"""Find the font families that a brand names, in lists, objects or plain sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brands.kit import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_RULES: Final = 5_000
# Longer names first, so that "DM Serif Display" is not taken for a shorter neighbour.
_FAMILY: Final = re.compile(
    r"(?<!\w)("
    + "|".join(re.escape(name).replace(r"\ ", r"[\s_-]*") for name in sorted(words.FAMILIES, key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
_BY_LETTERS: Final = {re.sub(r"[\s_-]", "", name).lower(): name for name in words.FAMILIES}
_CLAUSE: Final = re.compile(r"[;,.\n/|]|\band\b|\bwith\b|\bpaired\b|&|\+", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FontPair:
    """The families for headings and for everything else; ``None`` means not named."""

    heading: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """One family in one clause, with what the clause says of its part."""

    family: str
    heading: bool
    body: bool


def read_fonts(values: Iterable[Any]) -> FontPair:
    """Return the pair named in any of ``values``: sentences, lists, or objects whose members say the part."""
    mentions = [mention for value in values for mention in _mentions(value)]
    heading = next((m.family for m in mentions if m.heading), None)
    body = next((m.family for m in mentions if m.body), None)
    free = [m.family for m in mentions if not (m.heading or m.body)]
    if heading is None and free:
        heading = free.pop(0)
    if body is None and free:
        body = free.pop(0)
    return FontPair(heading=heading, body=body)


def _mentions(value: object) -> Iterator[_Mention]:
    if isinstance(value, str):
        for clause in _CLAUSE.split(value[:LONGEST_RULES]):
            yield from _in_clause(clause)
    elif isinstance(value, list):
        for item in value:
            yield from _mentions(item)
    elif isinstance(value, dict):
        yield from _in_object(value)


def _in_clause(clause: str) -> Iterator[_Mention]:
    said = {word.lower() for word in _WORD.findall(_FAMILY.sub(" ", clause))}
    for match in _FAMILY.finditer(clause):
        heading, body = bool(said & words.SAYS_HEADING), bool(said & words.SAYS_BODY)
        yield _Mention(family=_family(match[1]), heading=heading, body=body and not heading)


def _in_object(members: dict[str, Any]) -> Iterator[_Mention]:
    for name, value in members.items():
        part = name.lower()
        for mention in _mentions(value):
            heading, body = part in words.PART_HEADING, part in words.PART_BODY
            yield _Mention(family=mention.family, heading=heading or mention.heading, body=body or mention.body)


def _family(written: str) -> str:
    return _BY_LETTERS[re.sub(r"[\s_-]", "", written).lower()]
