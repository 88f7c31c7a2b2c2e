"""Prices as sites write them: any digits, any separators, the sign before or behind; read into a decimal and an ISO 4217 code."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

_SYMBOLS: Final = {
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "zł": "PLN",
    "₺": "TRY",
    "₪": "ILS",
    "r$": "BRL",
    "kč": "CZK",
    "ft": "HUF",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "us$": "USD",
    "hk$": "HKD",
    "s$": "SGD",
    "nt$": "TWD",
    "mx$": "MXN",
    "円": "JPY",
    "元": "CNY",
    "원": "KRW",
    "ر.س": "SAR",
    "د.إ": "AED",
    "ريال": "SAR",
    "درهم": "AED",
    "ج.م": "EGP",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₴": "UAH",
    "fr.": "CHF",
    "руб": "RUB",
    "﷼": "SAR",
}
_AMBIGUOUS: Final = {"$": "USD", "¥": "JPY", "￥": "JPY", "kr": "SEK", "kr.": "DKK", ",-": "NOK"}
_BY_COUNTRY: Final = {
    "CN": "CNY",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "NO": "NOK",
    "DK": "DKK",
    "SE": "SEK",
    "MX": "MXN",
    "SG": "SGD",
    "TW": "TWD",
}
_BY_LANGUAGE: Final = {"nb": "NOK", "no": "NOK", "nn": "NOK", "da": "DKK", "sv": "SEK", "zh": "CNY", "ja": "JPY"}
_CODES: Final = frozenset(
    [*_SYMBOLS.values(), *_BY_COUNTRY.values(), "USD", "JPY", "CHF", "ZAR", "ISK", "MAD", "QAR", "KWD", "BHD", "OMR", "IDR", "MYR", "RON"]
)
_SIGN: Final = "|".join(re.escape(sign) for sign in sorted([*_SYMBOLS, *_AMBIGUOUS, *_CODES], key=len, reverse=True))
_AMOUNT: Final = r"\d{1,3}(?:[.,' \u00a0\u202f’]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_PRICE: Final = re.compile(rf"(?:({_SIGN})\s*({_AMOUNT})(?!\d)|(?<![\d.,])({_AMOUNT})\s*({_SIGN}))(?![a-z])", re.IGNORECASE)
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬０１２３４５６７８９", "0123456789.,0123456789")
# ISO 4217: currencies of three decimals, in which 4.500 is four and a half.
_THOUSANDTHS: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def plain_digits(text: str) -> str:
    """Return a text with Arabic and full-width digits as ours."""
    return text.translate(_DIGITS)


def find_price(text: str) -> re.Match[str] | None:
    """Return the first amount with a currency beside it: groups 1 or 4 the sign, 2 or 3 the amount."""
    return _PRICE.search(text)


def currency_of(sign: str, language: str, country: str) -> str | None:
    """Return the currency of a sign in lower case; ``$``, ``¥`` and ``kr`` go by the country, then the language."""
    if sign.upper() in _CODES:
        return sign.upper()
    if sign in _SYMBOLS:
        return _SYMBOLS[sign]
    region = country or (language.rpartition("-")[2] if "-" in language else "")
    return (
        _BY_COUNTRY.get(region.upper()) or (_BY_LANGUAGE.get(language.partition("-")[0]) if sign != "$" else None) or _AMBIGUOUS.get(sign)
    )


def amount(text: str, currency: str | None = None) -> str | None:
    """Return a price as a decimal with two places (``1.299,00`` -> ``1299.00``), ``None`` when it is no number."""
    digits = re.sub(r"[^\d.,]", "", plain_digits(text)).strip(".,")
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0 and (len(digits) - last - 1 != 3 or currency in _THOUSANDTHS):
        digits = re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return f"{value:.2f}" if 0 < value < 10_000_000 else None
