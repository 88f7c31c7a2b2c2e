"""Clauses: an instruction cut where a new one begins, in its own order; what stands in quotation marks is never cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from campaigns.edits import vocabulary

_BREAK: Final = re.compile(
    r"\s*(?:[;\n]+|(?<!\d)[.!?]+(?=\s|$)|[.!?]+(?=\s|$)|,)\s*(?:(?:and|but|then|also|et|mais|puis|y|pero|luego|und|aber|dann|e|ma|mas|poi|depois)\b\s*)?"
    r"|\s+(?:and then|and also|and|but|mais|pero|aber|mas|ma|then|plus|et puis|et|puis|y luego|y|luego|und dann|und|dann|"
    r"e depois|e poi|e|poi|depois|&)\s+",
    re.IGNORECASE,
)
_POLITE: Final = r"please|also|then|now|just|finally|can you|could you|i want|i'd like|we want|we need"
_ARTICLES: Final = (
    r"the|a|an|my|our|its|it|s'il te plaît|s'il vous plaît|aussi|le|la|les|l['’]|un|une|por favor|también|el|los|las|una|bitte|auch|"
    r"der|die|das|den|ein|eine|o|os|as|um|uma|per favore|anche|il|lo|gli|i"
)
_LEAD: Final = re.compile(rf"(?:\s|(?:{_POLITE}|{_ARTICLES})(?:\s+|(?<=['’])))*", re.IGNORECASE)
_GUARD: Final = re.compile(
    r"(?:keep|leave|don['’]?t (?:change|touch|move)|do not (?:change|touch|move)|garde[zr]?|laisse[zr]?|ne (?:change|touche)[zr]? pas|"
    r"manté?n(?:ga)?|deja|no (?:cambies|toques|muevas)|behalte|lass|lasse|ändere nicht|mantenha|mantém|não (?:mude|mexa)|lascia|mantieni|"
    r"non (?:cambiare|toccare))\b",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(
    r"(?:please|thanks|thank you|hi|hello|ok|okay|great|merci|gracias|danke|obrigad[oa]|grazie|nothing more|that['’]s (?:all|it))[\s!.,]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """One instruction: ``text`` as it was written; ``about`` is the part that the clause before it spoke of, ``doing`` what it did."""

    text: str
    about: str = ""
    doing: str = ""

    @cached_property
    def plain(self) -> str:
        """Return the text with quoted words blotted out."""
        return vocabulary.masked(self.text)

    @cached_property
    def quoted(self) -> list[str]:
        """Return what stands in quotation marks."""
        return vocabulary.quotations(self.text)

    @cached_property
    def parts(self) -> list[str]:
        """Return the parts of an ad that are named, without the ad itself where anything else is."""
        found = vocabulary.keys("parts", self.plain)
        return [part for part in found if part != "all"] or found

    @cached_property
    def acts(self) -> list[str]:
        """Return what is to be done; a clause without a word for it goes on with what the one before it did."""
        return vocabulary.keys("acts", self.plain) or ([self.doing] if self.doing else [])

    @cached_property
    def colours(self) -> tuple[str, ...]:
        """Return the colours that are named."""
        return vocabulary.colours(self.plain)

    def words(self, section: str) -> list[str]:
        """Return the keys of a section of the vocabulary that the clause has."""
        return vocabulary.keys(section, self.plain)

    def has(self, *parts: str) -> bool:
        """Tell whether any of these parts is named."""
        return any(part in self.parts for part in parts)

    @property
    def is_guard(self) -> bool:
        """Tell whether the clause only says what shall stay as it is, or nothing at all."""
        bare = self.plain.strip(" .,;!?")
        return not bare or "keep" in self.acts or bool(_GUARD.match(_LEAD.sub("", bare, count=1))) or bool(_FILLER.fullmatch(bare))


def cut(instruction: str) -> list[str]:
    """Return the clauses of an instruction: it is cut at stops, commas and conjunctions where what follows begins one of its own."""
    plain = vocabulary.masked(instruction)
    clauses, start = [], 0
    for hit in _BREAK.finditer(plain):
        if hit.start() >= start and _begins(plain[hit.end() :], hit.group()):
            clauses.append(instruction[start : hit.start()])
            start = hit.end()
    clauses.append(instruction[start:])
    return [clause.strip() for clause in clauses if clause.strip(" .,;!?\n")]


def _begins(rest: str, separator: str) -> bool:
    """Tell whether an instruction begins here: with something to do or a part of the ad, or after a full stop."""
    if any(mark in separator for mark in ".!?;\n"):
        return True
    lead = _LEAD.match(rest)
    opening = rest[lead.end() if lead else 0 :]
    if _GUARD.match(opening):
        return True
    found = [*vocabulary.find("acts", opening[:48]), *vocabulary.find("parts", opening[:48])]
    return any(one.start == 0 and one.key not in ("to", "all") for one in found)
