"""The written lines of a language: what each says, whom it suits, and the order in which a seed tries them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from generation.copywriter.tables import table

_CHOICE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One written line; ``rule`` names it.

    The sets say for which tones, products and categories it was written (empty: for all), and which products it does not fit.
    """

    text: str
    rule: str
    tones: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    unfit: frozenset[str] = frozenset()

    def suits(self, *, category: str, product: str | None) -> bool:
        """Tell whether the line may be said of a product."""
        of_product = product not in self.unfit and (not self.products or product in self.products)
        return of_product and (not self.categories or category in self.categories)


@cache
def lines_of(language: str, section: str, key: str, part: str | None = None) -> tuple[Line, ...]:
    """Return the lines under ``[section] key`` (or ``[section.key] part``) of a language's data file; none where it has none."""
    entry = table(f"lines/{language}")[section].get(key, [])
    written = entry[part] if part and entry else entry
    return tuple(_parse(text, f"{key}.{number}") for number, text in enumerate(written, start=1))


def phrase(language: str, section: str, key: str) -> str | None:
    """Return the single phrase ``[section] key``, or None."""
    found = table(f"lines/{language}")[section].get(key)
    return found if isinstance(found, str) else None


def choose(
    tiers: Iterable[Sequence[Line]],
    *,
    lead: Sequence[Line] = (),
    seed: int,
    variant: int,
    salt: str,
    turn: Callable[[Line], str] | None = None,
) -> Line:
    """Return the line that ``seed`` and ``variant`` pick: ``lead`` first, then the tiers that hold enough mixed, then the rest in order.

    Variants 0, 1, 2 and so on of one seed differ for as long as there are lines; with ``turn`` the best of
    each turn stands in front, in the order in which they fit.
    """
    first: dict[Line, None] = {}
    rest: dict[Line, None] = {}
    for tier in tiers:
        (first if len(first) < _CHOICE else rest).update(dict.fromkeys(_shuffled(tier, seed, salt)))
    ordered = list(dict.fromkeys([*_shuffled(lead, seed, salt), *_shuffled(list(first), seed, salt), *rest]))
    if turn is not None:
        ordered = _spread(ordered, turn)
    return ordered[variant % len(ordered)]


def _spread(lines: Sequence[Line], turn: Callable[[Line], str]) -> list[Line]:
    """Return the lines with the first of each turn in front, in their order."""
    firsts: dict[str, Line] = {}
    for line in lines:
        firsts.setdefault(turn(line), line)
    return list(dict.fromkeys([*firsts.values(), *lines]))


def _shuffled(lines: Sequence[Line], seed: int, salt: str) -> list[Line]:
    return sorted(lines, key=lambda line: hashlib.sha256(f"{seed}/{salt}/{line.rule}".encode()).digest())


def _parse(written: str, rule: str) -> Line:
    text, _, tags = written.partition(" | ")
    words = tags.split()
    return Line(
        text=text,
        rule=rule,
        tones=frozenset(word for word in words if word[0] not in "@#!"),
        products=frozenset(word[1:] for word in words if word[0] == "@"),
        categories=frozenset(word[1:] for word in words if word[0] == "#"),
        unfit=frozenset(word[1:] for word in words if word[0] == "!"),
    )
