"""What a brief promises in exchange for acting now; only what it says, set as the copy's language and market write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from babel import Locale
from babel.numbers import format_decimal

from generation.brief import Offer, OfferKind
from generation.copywriter.amounts import ascii_digits, money, parse_number, percent, percent_sign_last
from generation.copywriter.deadlines import find_deadline, set_deadline
from generation.copywriter.languages import locale_for
from generation.copywriter.scripts import NO_LETTER_AFTER, NO_LETTER_BEFORE
from generation.copywriter.tables import table
from generation.copywriter.typography import agree
from generation.copywriter.vocabulary import Findings, Kind

_PERCENT = re.compile(
    rf"(?P<sign>{NO_LETTER_BEFORE}(?<!\))[-−–]\s?)?{NO_LETTER_BEFORE}(?<![.,])(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?)[ \u00a0\u202f]?"
    r"(?:%|(?:percent|per cent|pour cent|pourcent|por ciento|por cento|prozent|بالمئة|في المئة|بالمائة|في المائة)(?!\w))",
    re.IGNORECASE,
)
_TENTHS = re.compile(r"(?P<digits>\d{1,2}(?:\.\d)?|[一二三四五六七八九]{1,2})\s?(?P<unit>折(?!叠|疊)|割(?:引|オフ|OFF))", re.IGNORECASE)
_THRESHOLD = re.compile(r"[满滿]\s?(?P<spent>\d{1,6})\s?[元块塊]?\s?(?:立|即|现|現)?[减減折]\s?(?P<off>\d{1,6})(?!\d|\s?[%折])")
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
# Thousands, or lakhs and crores ("5,99,000"), or a plain number.
_NUMBER = r"\d{1,2}(?:,\d{2}){1,3},\d{3}(?:\.\d{1,2})?|\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?"
# Words and signs that multiply the number before them.
_TIMES = {
    **dict.fromkeys(("ribu", "rb", "mil", "bin", "тыс.", "тыс", "тысяч", "हज़ार", "हजार", "אלף", "ألف", "천", "k"), 1_000),
    **dict.fromkeys(("万", "萬", "만"), 10_000),
    "लाख": 100_000,
    **dict.fromkeys(("juta", "jt", "million", "millones", "milhões", "milioni", "miljoen", "milyon", "млн", "מיליון", "مليون"), 1_000_000),
    **dict.fromkeys(("करोड़", "करोड"), 10_000_000),
}
_MANY = "|".join(re.escape(word) for word in sorted(_TIMES, key=len, reverse=True))
_THOUSANDS = re.compile(rf"[ \u00a0]?(?P<word>{_MANY}){NO_LETTER_AFTER}", re.IGNORECASE)
_BARE_THOUSANDS = re.compile(
    r"(?P<from>\b(?:mulai|dari|mulai dari)\s)?\b(?P<value>\d{1,3}(?:[.,]\d)?)\s?(?P<many>rb|ribu|jt|juta)\b"
    r"(?!\s(?:orang|pelanggan|pengguna|pembeli|ulasan|produk|unit|toko|kali|unduhan|peserta|langkah|tahun|karyawan|siswa))",
    re.IGNORECASE,
)
_NEAR = 4
_WHOLE = 100
_TEN = 10.0
_MOST = 40
_JUST = 2
_USUAL = {"ja": "JPY", "zh": "CNY", "zh-Hant": "TWD", "es": "MXN"}
"""What a sign or word that currencies share means where no market is named: 元, ¥."""
_FAR = 60
_PERIODS = ("per_month", "per_year", "per_week")
_LONGEST_PHRASE = 4
_NOW = re.compile(r"\b(?:now|only|maintenant|seulement|ahora|solo|jetzt|nur|agora|só|apenas)\W{1,2}$", re.IGNORECASE)
_NOW_REACH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """A number of an offer; ``second`` says that only the second of two is cheaper, ``from_sum`` what one has to spend."""

    kind: OfferKind
    value: float
    currency: str | None
    prefix: str | None
    period: str | None = None
    second: bool = False
    from_sum: float | None = None


def find_offer(prompt: str, found: Findings, *, language: str, market: str | None, currency: str | None) -> Offer | None:
    """Return the prompt's offer with its text in ``language``; ``currency`` is the market's, for signs that several share."""
    text = percent_sign_last(ascii_digits(prompt))
    currency = currency or _USUAL.get(language)
    amount = next(_amounts(text, found, currency), None)
    free = _free_transport(found)
    deadline = find_deadline(prompt, found, month_first=language == "en" and market in {None, "US", "CA"})
    locale = _locale(language, market, amount)
    until = set_deadline(deadline, language, locale) if deadline else None
    phrases = table(f"lines/{language}")["offer"]
    shipping = _phrase(phrases, free, locale) if free else None
    if amount is not None:
        return Offer(
            kind=OfferKind.TWO_FOR_ONE if amount.second else amount.kind,
            text=_amount_text(amount, phrases, locale),
            value=amount.value,
            currency=amount.currency,
            until=until,
            note=" · ".join(filter(None, (_condition(amount, phrases, locale), shipping))) or None,
        )
    if found.of(Kind.OFFER, "two_for_one"):
        return Offer(kind=OfferKind.TWO_FOR_ONE, text=_phrase(phrases, "two_for_one", locale), until=until, note=shipping)
    return Offer(kind=OfferKind.FREE_SHIPPING, text=shipping, until=until) if shipping else None


def _amounts(text: str, found: Findings, currency: str | None) -> Iterator[_Amount]:
    """Discounts first, then amounts off, then prices: the strongest thing that the brief says."""
    yield from _percents(text, found)
    yield from _tenths(text, found)
    yield from _thresholds(text, currency)
    if found.of(Kind.OFFER, "half_price"):
        yield _Amount(kind=OfferKind.PERCENT, value=50.0, currency=None, prefix=None, second=bool(found.of(Kind.OFFER, "second_item")))
    sums = list(_sums(text, found, currency))
    sums = sums or list(_bare_thousands(text, currency))
    yield from (each for each in sums if each.kind is OfferKind.AMOUNT_OFF)
    yield from (each for each in sums if each.prefix == "now")
    yield from sums


def _percents(text: str, found: Findings) -> Iterator[_Amount]:
    for match in islice(_PERCENT.finditer(text), _MOST):
        value = parse_number(match["value"])
        if 0 < value < _WHOLE and _is_discount(match, found):
            yield _Amount(
                kind=OfferKind.PERCENT,
                value=value,
                currency=None,
                prefix=_prefix(found, match.start()) or _suffix(found, match.end()),
                second=_of_the_second(found, match.start(), match.end()),
            )


def _tenths(text: str, found: Findings) -> Iterator[_Amount]:
    """Read discounts in tenths: the Chinese 8折 leaves eight tenths to pay (75折 three quarters), the Japanese 2割引 takes two off."""
    for match in islice(_TENTHS.finditer(text), _MOST):
        digits = match["digits"].translate(_NUMERALS)
        tenths = float(digits) if "." in digits or len(digits) == 1 else int(digits) / 10
        if 0 < tenths < _TEN:
            taken = tenths if match["unit"][0] == "割" else _TEN - tenths
            spread = "起" in text[match.end() : match.end() + 1]
            prefix = "up_to" if spread else _prefix(found, match.start())
            second = _of_the_second(found, match.start(), match.end())
            yield _Amount(kind=OfferKind.PERCENT, value=round(taken * 10, 1), currency=None, prefix=prefix, second=second)


def _of_the_second(found: Findings, start: int, end: int) -> bool:
    """Tell whether a discount is only on the second of two: "50% off the second item"."""
    return "second_item" in _said_before(found, start, _JUST) | _said_after(found, end, _NEAR)


def _thresholds(text: str, currency: str | None) -> Iterator[_Amount]:
    """Read the Chinese 满100减20: a sum off from a sum spent."""
    for match in islice(_THRESHOLD.finditer(text), _MOST):
        spent, off = float(match["spent"]), float(match["off"])
        if 0 < off < spent:
            yield _Amount(kind=OfferKind.AMOUNT_OFF, value=off, currency=currency or "CNY", prefix=None, from_sum=spent)


def _is_discount(match: re.Match[str], found: Findings) -> bool:
    """Tell a discount by a minus sign or a word beside it; "100 % cotton" and "5 % cashback" are none."""
    if match["sign"]:
        return True
    if "not_an_offer" in _said_after(found, match.end(), 1):
        return False
    near = {*_said_after(found, match.end(), _NEAR), *_said_before(found, match.start(), _NEAR)}
    upon = "discount_on" in _said_after(found, match.end(), 1)
    return upon or not near.isdisjoint({"discount", "saving"}) or "up_to" in _said_before(found, match.start(), _JUST)


def _sums(text: str, found: Findings, market_currency: str | None) -> Iterator[_Amount]:
    for match in islice(_money_pattern().finditer(text), _MOST):
        times = _THOUSANDS.match(text, match.end("first")) if match["first"] else None
        value = parse_number(match["first"] or match["second"]) * _times(times["word"] if times else match["times"])
        end = times.end() if times else match.end()
        before, after = _said_before(found, match.start(), _NEAR), _said_after(found, end, _JUST + 1)
        off = "discount" in after or "saving" in before
        period = next((name for name in _PERIODS if name in after | _said_before(found, match.start(), _JUST)), None)
        if value <= 0 or "budget" in before or (off and period):
            continue
        yield _Amount(
            kind=OfferKind.AMOUNT_OFF if off else OfferKind.PRICE,
            value=value,
            currency=_code(match["before"] or match["after"], market_currency),
            prefix="now"
            if _NOW.search(text, max(0, match.start() - _NOW_REACH), match.start())
            else _prefix(found, match.start()) or _suffix(found, end),
            period=period,
        )


def _bare_thousands(text: str, currency: str | None) -> Iterator[_Amount]:
    """Read the Indonesian "75rb" and "1,5jt", prices without a currency; where people or things are counted they are none."""
    for match in islice(_BARE_THOUSANDS.finditer(text), _MOST):
        value = parse_number(match["value"]) * _times(match["many"])
        prefix = "from_price" if match["from"] else None
        yield _Amount(kind=OfferKind.PRICE, value=value, currency=currency or "IDR", prefix=prefix)


def _times(word: str | None) -> int:
    return _TIMES[word.lower()] if word else 1


def _prefix(found: Findings, position: int) -> str | None:
    said = _said_before(found, position, _JUST)
    return next((name for name in ("up_to", "from_price", "under_price") if name in said), None)


def _suffix(found: Findings, position: int) -> str | None:
    said = _said_after(found, position, 1)
    return next((name for name, behind in (("up_to", "up_to_after"), ("from_price", "from_after")) if behind in said), None)


def _said_before(found: Findings, position: int, words: int) -> set[str]:
    _, last = found.within(max(0, position - _FAR), position)
    near = found.starting(max(0, last - words - _LONGEST_PHRASE), last)
    return {hit.value for hit in near if hit.kind is Kind.OFFER and last - words < hit.last <= last}


def _said_after(found: Findings, position: int, words: int) -> set[str]:
    first, last = found.within(position, position + _FAR)
    return {hit.value for hit in found.starting(first, min(last, first + words)) if hit.kind is Kind.OFFER}


def _free_transport(found: Findings) -> str | None:
    return next((hit.value for hit in found.of(Kind.OFFER) if hit.value in {"free_shipping", "free_delivery"}), None)


def _amount_text(amount: _Amount, phrases: dict[str, str], locale: Locale) -> str:
    """Return the line to set large; "up to" and "from" stay where the brief says them."""
    if amount.kind is OfferKind.PERCENT:
        shown = percent(amount.value, locale)
        name = "percent_up_to" if amount.prefix == "up_to" else "percent"
    else:
        shown = money(amount.value, amount.currency or "USD", locale)
        shown = phrases[amount.period].replace("{value}", shown) if amount.period else shown
        name = _pattern_name(amount)
    # Chinese says what is left to pay: a fifth off is "8折".
    left = str(format_decimal((_WHOLE - amount.value) / 10, format="0.#", locale=locale))
    if locale.script == "Hant":  # a quarter off is 75折 in Taipei, 7.5折 in Beijing
        left = left.replace(".", "")
    said = agree(_phrase(phrases, name, locale).replace("{value}", shown).replace("{left}", left), locale.language)
    return phrases["second_item"].replace("{percent}", said) if amount.second else said


def _condition(amount: _Amount, phrases: dict[str, str], locale: Locale) -> str | None:
    """Return what one has to spend for a sum off, where the brief says it."""
    if amount.from_sum is None:
        return None
    spent = money(amount.from_sum, amount.currency or "CNY", locale)
    return phrases.get("spend_from", phrases["price_from"]).replace("{value}", spent)


def _pattern_name(amount: _Amount) -> str:
    if amount.kind is OfferKind.AMOUNT_OFF:
        return "amount_up_to" if amount.prefix == "up_to" else "amount_off"
    return {"from_price": "price_from", "under_price": "price_under"}.get(amount.prefix or "", "price")


def _phrase(phrases: dict[str, str], name: str, locale: Locale) -> str:
    """Return the phrase, in the country's own words where the data has them."""
    return phrases.get(f"{name}_{locale.territory}", phrases[name])


def _locale(language: str, market: str | None, amount: _Amount | None) -> Locale:
    home = table("money")["home"].get(amount.currency) if amount and amount.currency and market is None else None
    return locale_for(language, market or home)


def _code(sign: str, market_currency: str | None) -> str:
    money_words = table("money")
    code = money_words["before"].get(sign) or money_words["after"].get(sign) or sign
    shared: list[str] = money_words["shared"].get(code, [])
    if market_currency in shared:
        return market_currency
    return shared[0] if shared else code


@cache
def _money_pattern() -> re.Pattern[str]:
    words = table("money")
    before, after = (
        "|".join(
            re.escape(sign) + (NO_LETTER_AFTER if name == "after" and sign[-1].isalnum() else "")
            for sign in sorted(words[name], key=len, reverse=True)
        )
        for name in ("before", "after")
    )
    return re.compile(
        rf"{NO_LETTER_BEFORE}(?P<before>{before})[ \u00a0\u202f]?(?P<first>{_NUMBER})"
        rf"(?:{NO_LETTER_AFTER}|(?=(?:{_MANY}){NO_LETTER_AFTER}))(?!%)|"
        rf"{NO_LETTER_BEFORE}(?<![.,])(?P<second>{_NUMBER})[ \u00a0\u202f]?(?:(?P<times>{_MANY})[ \u00a0\u202f]?)?(?P<after>{after})"
    )
