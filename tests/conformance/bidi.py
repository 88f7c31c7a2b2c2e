"""BidiTest.txt and BidiCharacterTest.txt: the levels and the visual order of every official case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generation.compositor.typeset import bidi
from tests.conformance.data import BIDI_CHARACTERS, BIDI_CLASSES, cases

_SHOWN: Final = 20
# The bits of BidiTest.txt's second field, and the paragraph directions of BidiCharacterTest.txt.
_BASES_BY_BIT: Final[dict[int, int | None]] = {1: None, 2: 0, 4: 1}
_BASES_BY_NAME: Final[dict[str, int | None]] = {"0": 0, "1": 1, "2": None}
# What the files write for a character that rule X9 removes.
_REMOVED: Final = "x"


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many cases ran, and the first that went wrong."""

    run: int = 0
    failed: int = 0
    shown: list[str] = field(default_factory=list)

    def count(self, *, passed: bool, case: str) -> None:
        """Add one case."""
        self.run += 1
        if not passed:
            self.failed += 1
            self.shown += [case] if len(self.shown) < _SHOWN else []


def by_class() -> Tally:
    """Run BidiTest.txt, where a case is a row of classes in up to three paragraph directions."""
    tally = Tally()
    for case, bases, wanted, order in _class_cases():
        classes = case.split()
        for base in bases:
            tally.count(passed=_holds(bidi.resolve(classes, None, base), wanted, order), case=f"{case}, base {base}")
    return tally


def _class_cases() -> Iterator[tuple[str, list[int | None], list[str], list[int]]]:
    wanted: list[str] = []
    order: list[int] = []
    for line in cases(BIDI_CLASSES):
        if line.startswith("@Levels:"):
            wanted = line.partition(":")[2].split()
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.partition(":")[2].split()]
        elif not line.startswith("@"):
            classes, bits = line.split(";")
            yield classes, [base for bit, base in _BASES_BY_BIT.items() if int(bits, 16) & bit], wanted, order


def by_character() -> Tally:
    """Run BidiCharacterTest.txt, where a case is a string; its paragraph level counts too."""
    tally = Tally()
    for case in cases(BIDI_CHARACTERS):
        points, direction, paragraph, wanted, order = case.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        classes, base = bidi.bidi_classes(text), _BASES_BY_NAME[direction]
        found = bidi.resolve(classes, text, base)
        own = bidi.paragraph_level(classes) if base is None else base
        passed = own == int(paragraph) and _holds(found, wanted.split(), [int(index) for index in order.split()])
        tally.count(passed=passed, case=case)
    return tally


def _holds(found: list[int], wanted: list[str], order: list[int]) -> bool:
    """Tell whether levels and order are those wanted, leaving out what rule X9 removes."""
    kept = [index for index, level in enumerate(wanted) if level != _REMOVED]
    if any(found[index] != int(wanted[index]) for index in kept):
        return False
    return [kept[index] for index in bidi.visual_order([found[index] for index in kept])] == order


FILES: Final[dict[str, Callable[[], Tally]]] = {"BidiTest.txt": by_class, "BidiCharacterTest.txt": by_character}
