"""Until when an offer runs, as a brief says it: a day and month, a weekday, a weekend; never a date that it does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from generation.copywriter.amounts import ascii_digits, day_and_month
from generation.copywriter.scripts import is_unspaced
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.typography import agree
from generation.copywriter.vocabulary import Findings, Kind
from generation.copywriter.words import fold, split

_REACH = 40
_REACH_BACK = 16
_DAY_OF_MONTH = re.compile(r"(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?(?:前|之前|\([^)]*\)|（[^）]*）)?\s*$")
_DAY_OF_MONTH_AHEAD = re.compile(r"\D{0,4}(\d{1,2})\s?[月월]\s?(\d{1,2})")
_MOST = 20
_LAST_DAYS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_NUMERIC = re.compile(r"\D{0,4}(\d{1,2})[./](\d{1,2})(?![\d%])")
_OBLIQUE_DAYS = ("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья")
"""Days of the week, Monday first, as they stand after the Russian "until"."""
_HIJRI_MONTHS = {"ramadan": "رمضان", "رمضان": "رمضان", "shawwal": "شوال", "شوال": "شوال", "شعبان": "شعبان"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day and month, or a weekday (0 is Monday), or words that the copy's language has for it."""

    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    hijri_month: str | None = None


def find_deadline(prompt: str, found: Findings, *, month_first: bool) -> Deadline | None:
    """Return the deadline named after "until" and its like; ``month_first`` reads 6/5 as June 5."""
    for hit in [hit for hit in found.of(Kind.OFFER) if hit.value in {"until", "until_after"}][:_MOST]:
        if hit.value == "until_after":
            first = found.words[hit.first].start
            deadline = _read_back(ascii_digits(prompt[max(0, first - _REACH_BACK) : first]))
            if deadline is not None:
                return deadline
            continue
        start = found.words[hit.last - 1].end
        deadline = _read(ascii_digits(prompt[start : start + _REACH]), month_first=month_first) if hit.value == "until" else None
        if deadline is not None:
            return deadline
    return None


def set_deadline(deadline: Deadline, language: str, locale: Locale) -> str | None:
    """Return the deadline ready to set: ``Jusqu’au 30 juin``, ``Until Sunday``, ``حتى ٢٩ رمضان``; None where there is nothing to say."""
    phrases = table(f"lines/{language}")["offer"]
    if deadline.weekday is not None:
        name = locale.days["format"]["wide"][deadline.weekday]
        return str(phrases["until_day"]).replace("{date}", name)
    if deadline.hijri_month and deadline.day:
        name = deadline.hijri_month if language == "ar" else _hijri_name(deadline.hijri_month, phrases)
        return str(phrases["until_date"]).replace("{date}", f"{_digits(deadline.day, locale)} {name}")
    if deadline.day and deadline.month:
        return agree(str(phrases["until_date"]).replace("{date}", day_and_month(deadline.day, deadline.month, locale)), language)
    return None


def _read(text: str, *, month_first: bool) -> Deadline | None:
    numeric = _NUMERIC.match(text)
    if numeric:
        return _from_numbers(int(numeric[1]), int(numeric[2]), month_first=month_first)
    ahead = _DAY_OF_MONTH_AHEAD.match(text)
    if ahead:
        return _valid(int(ahead[2]), int(ahead[1]))
    day: int | None = None
    month: int | None = None
    for word in split(text)[:5]:
        number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|º|o|ro)?", word.folded)
        if number:
            day = day or int(number[1])
        for form in word.forms:
            if form in _HIJRI_MONTHS and day:
                return Deadline(day=day, hijri_month=_HIJRI_MONTHS[form])
            month = month or _names("months").get(form)
            if month is None and day is None and form in _names("days"):
                return Deadline(weekday=_names("days")[form] - 1)
        if day and month:
            break
    return _valid(day, month)


def _read_back(text: str) -> Deadline | None:
    """Read the day that stands right before "until", in languages that set it behind: ``6月30日まで``, ``일요일까지``, ``30 जून तक``."""
    numeric = _DAY_OF_MONTH.search(text)
    if numeric:
        return _valid(int(numeric[2]), int(numeric[1]))
    worded = re.search(r"(\d{1,2})\s+([^\s’']+)['’]?\s*$", text)
    if worded:
        return _valid(int(worded[1]), _names("months").get(fold(worded[2])))
    tail = "".join(word.folded for word in split(text)[-4:])
    day = next((number for name, number in _names("days").items() if len(name) > 1 and tail.endswith(name)), None)
    return Deadline(weekday=day - 1) if day else None


def _from_numbers(first: int, second: int, *, month_first: bool) -> Deadline | None:
    day, month = (
        (second, first) if (month_first and second > 0 and first <= len(_LAST_DAYS)) or second > len(_LAST_DAYS) else (first, second)
    )
    return _valid(day, month)


def _valid(day: int | None, month: int | None) -> Deadline | None:
    if day is None or month is None or month not in _LAST_DAYS or not 1 <= day <= _LAST_DAYS[month]:
        return None
    return Deadline(day=day, month=month)


@cache
def _names(table_name: str) -> dict[str, int]:
    """Map the folded names of months (1 to 12) or days (1 is Monday) in every language to their number."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        forms = getattr(Locale.parse(language, sep="-"), table_name)["format"]
        for width in ("wide", "abbreviated"):
            for number, name in forms[width].items():
                value = number + 1 if table_name == "days" else number
                written = _telling(name)
                long_enough = len(written) > (1 if is_unspaced(name[0]) else len("ab"))
                if long_enough and written not in {"mar", "may", "sun", "sat", "sab", "son"}:
                    names.setdefault(written, value)
    if table_name == "days":
        names.update({fold(name): number for number, name in enumerate(_OBLIQUE_DAYS, start=1)})
    if table_name == "months":
        names.update({"may": 5, "mar": 3, "sept": 9})
    return names


def _telling(name: str) -> str:
    """Return the folded word of a day's or month's name that tells it apart: "ראשון" in "יום ראשון", all of "日曜日"."""
    parts = [word.folded for word in split(name)]
    if is_unspaced(name[0]):
        return "".join(parts)
    return parts[1] if parts[0] == "יום" and len(parts) > 1 else parts[0]


def _hijri_name(arabic: str, phrases: dict[str, str]) -> str:
    """Return the name of an Islamic month as it stands in a date of the copy's language."""
    name = {"رمضان": "Ramadan", "شوال": "Shawwal", "شعبان": "Sha’ban"}[arabic]
    return phrases.get(name.lower().replace("’", ""), name)


def _digits(number: int, locale: Locale) -> str:
    from generation.copywriter.amounts import localise_digits

    return localise_digits(str(number), locale)
