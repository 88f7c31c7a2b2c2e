"""Numbers as people type them and as each market sets them."""

from __future__ import annotations

import pytest

from generation.copywriter.amounts import day_and_month, money, parse_number, percent
from generation.copywriter.languages import locale_for

THIN, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("29 900", 29_900),
        ("29\u202f900", 29_900),
        ("29,900", 29_900),
        ("29.900", 29_900),
        ("1.290,50", 1_290.5),
        ("1,290.50", 1_290.5),
        ("49,90", 49.9),
        ("49.9", 49.9),
        ("1’290", 1_290),
        ("٢٩٬٩٠٠", 29_900),
        ("1.234.567", 1_234_567),
        ("15", 15),
    ],
)
def test_a_number_is_read_whichever_signs_group_it(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("language", "market", "shown"),
    [
        ("en", None, "25%"),
        ("fr", "SN", f"25{THIN}%"),
        ("de", "DE", f"25{FIXED}%"),
        ("es", "ES", f"25{FIXED}%"),
        ("es", "CO", "25%"),
        ("pt", "BR", "25%"),
        ("ar", None, "٢٥٪"),
        ("ar", "SA", "٢٥٪"),
        ("ar", "MA", "25%"),
    ],
)
def test_the_percent_sign_stands_where_the_market_puts_it(language: str, market: str | None, shown: str) -> None:
    assert percent(25, locale_for(language, market)) == shown


@pytest.mark.parametrize(
    ("language", "market", "value", "currency", "shown"),
    [
        ("fr", "CI", 29_900, "XOF", f"29{THIN}900{FIXED}FCFA"),
        ("fr", "011", 29_900, "XOF", f"29{THIN}900{FIXED}FCFA"),
        ("en", "SN", 29_900, "XOF", f"29,900{FIXED}FCFA"),
        ("fr", "FR", 49.9, "EUR", f"49,90{FIXED}€"),
        ("en", "GB", 20, "GBP", "£20"),
        ("en", "NG", 25_000, "NGN", "₦25,000"),
        ("de", "DE", 1_290, "EUR", f"1.290{FIXED}€"),
        ("pt", "BR", 199, "BRL", f"R${FIXED}199"),
        ("es", "CO", 29_900, "COP", "$29.900"),
        ("ar", "SA", 199, "SAR", f"١٩٩{FIXED}ريال"),
        ("ar", "AE", 199, "AED", f"199{FIXED}درهم"),
    ],
)
def test_money_is_set_as_its_market_writes_it(language: str, market: str, value: float, currency: str, shown: str) -> None:
    assert money(value, currency, locale_for(language, market)) == shown


@pytest.mark.parametrize(
    ("language", "market", "shown"),
    [
        ("fr", None, "1er juin"),
        ("en", "US", "June 1"),
        ("en", "GB", "1 June"),
        ("de", None, "1. Juni"),
        ("es", None, "1 de junio"),
        ("ar", "EG", "١ يونيو"),
    ],
)
def test_a_date_is_set_without_its_year(language: str, market: str | None, shown: str) -> None:
    assert day_and_month(1, 6, locale_for(language, market)) == shown


@pytest.mark.parametrize("market", ["001", "ZZ", "QQ", "", "419", "XK"])
def test_a_market_unknown_to_the_cldr_gets_the_languages_own_habits(market: str) -> None:
    assert percent(5, locale_for("en", market)) == "5%"
