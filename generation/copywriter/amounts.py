"""Numbers, percentages, money and dates: read as people type them, set as the copy's locale writes them."""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_currency, format_decimal

_MARKS = dict.fromkeys(map(ord, "\u061c\u200e\u200f"))
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９٪％٫٬", "0123456789012345678901234567890123456789%%.,")
_EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_GROUP = re.compile(r"[ \u00a0\u202f'’]")
_SIGN_FIRST = re.compile(r"(?<![\w%])%(\d{1,3}(?:[.,]\d{1,2})?)(?![\d%])")
_AS_WRITTEN = {
    ("XOF", "any"): "FCFA",
    ("XAF", "any"): "FCFA",
    ("MAD", "fr"): "DH",
    ("USD", "fr"): "$",
    ("TRY", "tr"): "TL",
    ("GBP", "fr"): "£",
    ("TND", "fr"): "DT",
    ("DZD", "fr"): "DA",
}
"""Currencies that people write otherwise than the CLDR, always after the amount."""
_CLOSE = {
    ("JPY", "ja"): "円",
    ("KRW", "ko"): "원",
    ("USD", "ja"): "ドル",
    ("USD", "ko"): "달러",
    ("EUR", "ja"): "ユーロ",
    ("EUR", "ko"): "유로",
}
"""Currencies that follow the amount without a space."""
_ARABIC_NAMES = {
    **dict.fromkeys(("SAR", "QAR", "OMR", "YER"), "ريال"),
    **dict.fromkeys(("AED", "MAD"), "درهم"),
    **dict.fromkeys(("KWD", "BHD", "JOD", "IQD", "DZD", "TND", "LYD"), "دينار"),
    **dict.fromkeys(("EGP", "SDG"), "جنيه"),
    **dict.fromkeys(("LBP", "SYP"), "ليرة"),
    **dict.fromkeys(("XOF", "XAF"), "فرنك"),
    "USD": "دولار",
    "EUR": "يورو",
}
_THOUSANDS_DIGITS = 3
_LEAP_YEAR = 2024


def ascii_digits(text: str) -> str:
    """Return ``text``, letter for letter as long, with Eastern Arabic digits and signs in their ASCII form."""
    return text.translate(_DIGITS)


def parse_number(text: str) -> float:
    """Return the number that ``text`` writes, whichever of comma, full stop, space or apostrophe groups its thousands."""
    bare = _GROUP.sub("", ascii_digits(text))
    comma, stop = bare.rfind(","), bare.rfind(".")
    decimal = max(comma, stop)
    grouped = (decimal >= 0 and len(bare) - decimal - 1 == _THOUSANDS_DIGITS) or bare.count(",") > 1 > bare.count(".")
    if decimal >= 0 and comma >= 0 and stop >= 0:
        grouped = False
    if decimal < 0 or grouped:
        return float(re.sub(r"[.,]", "", bare))
    return float(re.sub(r"[.,]", "", bare[:decimal]) + "." + bare[decimal + 1 :])


def percent_sign_last(text: str) -> str:
    """Return ``text``, letter for letter as long, with the percent sign behind its number where it is written before, as in Turkish."""
    return _SIGN_FIRST.sub(r"\1%", text)


def percent(value: float, locale: Locale) -> str:
    """Return a percentage with the sign on the locale's side: ``25 %``, ``25%``, ``٢٥٪``."""
    if locale.language == "ar":
        return localise_digits(_plain(value), locale) + ("٪" if uses_eastern_digits(locale) else "%")
    pattern = locale.percent_formats[None].pattern
    if pattern.startswith("%"):
        return "%" + format_decimal(value, format="#,##0.##", locale=locale)
    spaced = "\u202f" if locale.language == "fr" else "\u00a0"
    return format_decimal(value, format="#,##0.##", locale=locale) + (f"{spaced}%" if "\u00a0" in pattern or "\u202f" in pattern else "%")


def money(value: float, currency: str, locale: Locale) -> str:
    """Return an amount as the locale writes it, without decimals where there are none; CFA francs as people write them."""
    whole = value == int(value)
    if locale.language == "ar":
        name = _ARABIC_NAMES.get(currency, currency)
        return f"{localise_digits(_decimal(value, locale), locale)}\u00a0{name}"
    if (written := _AS_WRITTEN.get((currency, locale.language)) or _AS_WRITTEN.get((currency, "any"))) is not None:
        return f"{_decimal(value, locale)}\u00a0{written}"
    if (close := _CLOSE.get((currency, locale.language))) is not None:
        return f"{_decimal(value, locale)}{close}"
    pattern = locale.currency_formats["standard"].pattern
    shown = format_currency(
        value,
        currency,
        format=re.sub(r"\.0+", "", pattern) if whole else pattern,
        locale=locale,
        currency_digits=False,
    )
    return re.sub(rf"^{currency}(?=\d)", f"{currency}\u00a0", shown.translate(_MARKS))


def localise_digits(text: str, locale: Locale) -> str:
    """Return ``text`` with the digits that the locale's readers expect."""
    return text.translate(_EASTERN_DIGITS) if uses_eastern_digits(locale) else text


def uses_eastern_digits(locale: Locale) -> bool:
    """Tell whether numbers are set in Eastern Arabic digits: in Arabic, unless the country sets Western ones."""
    return locale.language == "ar" and (locale.territory is None or locale.default_numbering_system == "arab")


def day_and_month(day: int, month: int, locale: Locale) -> str:
    """Return a date without its year, such as ``30 juin``, ``June 30`` or ``٣٠ يونيو``."""
    shown = format_skeleton("MMMMd", dt.date(_LEAP_YEAR, month, day), locale=locale)
    if locale.language == "fr" and day == 1:
        shown = shown.replace("1", "1er", 1)
    return localise_digits(ascii_digits(str(shown)), locale)


def _decimal(value: float, locale: Locale) -> str:
    shown = format_decimal(
        value,
        format="#,##0.##" if value == int(value) else "#,##0.00",
        locale=locale,
        numbering_system="default" if locale.language == "ar" else "latn",
    )
    return ascii_digits(shown) if locale.language == "ar" and not uses_eastern_digits(locale) else str(shown)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
