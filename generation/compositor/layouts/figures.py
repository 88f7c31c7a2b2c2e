"""Figures taken apart: the number that is set large, the words around it, and the quantity that a picture of it can show."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_SPACES: Final = " \u00a0\u202f\u2009"
# A sign, a currency sign, digits of any script with their separators, a currency or percent sign or a multiplier after them.
_NUMBER: Final = re.compile(
    rf"[-\u2212\u2013+~]?[{_SPACES}]?(?:[A-Z]{{0,3}}[$€£¥₹₦₵₺₽₩₫₱฿]|R\$|Rs\.?|S/)?[{_SPACES}]?"
    rf"\d+(?:[.,\u066b\u066c'\u2019{_SPACES}]\d+)*(?:[{_SPACES}]?[%\u066a‰°€£¥₹$₺₽₩₫]|[{_SPACES}]?[xX×](?!\w)|[kKmM](?!\w))?\+?"
)
_GROUP: Final = re.compile(rf"[.,\u066c'\u2019{_SPACES}](?=\d{{3}}(?!\d))")
_PERCENT: Final = frozenset("%\u066a")
_OF: Final = re.compile(r"^\s*(?:/|in|of|out of|von|aus|sur|de|di|su|em|dari)\s*(\d{1,3})\b", re.IGNORECASE)
# A number and the word that it counts, in one word or two: "40-hour", "40 heures", "40-Stunden-Woche"; units are known by their stems.
_COUNTED: Final = re.compile(rf"(?<![\w.,])(\d{{1,3}})[-\u2010\u2011{_SPACES}]([^\W\d_]+)")
_STEM: Final = 3
_HUNDRED: Final = 100.0
_MOST_OF: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure's parts: words before the number, the number with its signs, words after it."""

    before: str
    number: str
    after: str

    @property
    def percent(self) -> bool:
        """Tell whether the number is a percentage."""
        return any(character in _PERCENT for character in self.number)


def read_figure(text: str) -> Figure:
    """Take a figure apart; text without a number is all number."""
    found = _NUMBER.search(text)
    if found is None or not found[0].strip(_SPACES):
        return Figure(before="", number=text.strip(), after="")
    return Figure(before=text[: found.start()].strip(), number=found[0].strip(_SPACES), after=text[found.end() :].strip())


def quantity(number: str) -> float | None:
    """Return the value of a number as written in any script, None where there is none; grouping marks are not decimal marks."""
    digits = "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character for character in number)
    core = re.search(rf"\d+(?:[.,\u066b\u066c'\u2019{_SPACES}]\d+)*", digits)
    if core is None:
        return None
    plain = _GROUP.sub("", core[0]).replace("\u066b", ".").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of how many: what dots can show. ``filled`` may be broken; ``whole`` is None where the number has no whole."""

    filled: float
    whole: int | None


def shown_share(figure: Figure, said: str = "") -> Share | None:
    """Return what dots can show of a figure: a percentage, so many of so many, or a number small enough to count; else None.

    ``said`` is the copy around it, which may name its whole in the same unit ("6.2 hours ... of a 40-hour week").
    """
    value = quantity(figure.number)
    if value is None or value <= 0 or figure.number[-1:] in "kKmMxX×" or re.search(r"[$€£¥₹₦]", figure.number):
        return None
    if figure.percent:
        return Share(filled=value, whole=int(_HUNDRED)) if value <= _HUNDRED else None
    of = _OF.match("".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in figure.after))
    if of is not None:
        whole = int(of[1])
        return Share(filled=value, whole=whole) if value <= whole <= _HUNDRED else None
    named = _whole_in(said, figure.after, value)
    if named is not None:
        return Share(filled=value, whole=named)
    return Share(filled=value, whole=None) if 1 < value <= _MOST_OF and len(figure.after.split()) == 1 and not figure.before else None


def _whole_in(said: str, unit: str, value: float) -> int | None:
    """Return the larger number of the same unit that the copy names, None where it names none or several."""
    stem = unit.casefold()[:_STEM]
    if len(stem) < _STEM or not unit.isalpha():
        return None
    numbers = {int(count) for count, word in _COUNTED.findall(said) if word.casefold().startswith(stem) and value < int(count) <= _HUNDRED}
    return numbers.pop() if len(numbers) == 1 else None
