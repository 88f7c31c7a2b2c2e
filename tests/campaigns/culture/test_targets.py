"""What a caller writes as culture, language and currency is read as a person would read it."""

from __future__ import annotations

import pytest

from campaigns.culture.targets import TargetUnresolvedError, Unread, resolve

_NAMED = [
    ("Saudi Arabia", "ar", "SA", "SAR", "ar_SA"),
    ("gulf luxury shoppers in Dubai", "ar", "AE", "AED", "ar_AE"),
    ("Gulf Arab", "ar", "AE", "AED", "ar_AE"),
    ("Egyptian", "ar", "EG", "EGP", "ar_EG"),
    ("المغرب", "ar", "MA", "MAD", "ar_MA"),
    ("Japan Gen Z", "ja", "JP", "JPY", "ja_JP"),
    ("日本", "ja", "JP", "JPY", "ja_JP"),
    ("Cantonese speakers", "zh-Hant", "TW", "TWD", "zh_Hant_TW"),
    ("Hong Kong", "zh-Hant", "HK", "HKD", "zh_Hant_HK"),
    ("India", "hi", "IN", "INR", "hi_IN"),
    ("East Africa", "sw", "KE", "KES", "sw_KE"),
    ("francophone West Africa", "fr", "011", "XOF", "fr_SN"),
    ("Mexico City", "es", "MX", "MXN", "es_MX"),
    ("US Hispanics", "es", "US", "USD", "es_US"),
    ("Quebec", "fr", "CA", "CAD", "fr_CA"),
    ("turkey", "tr", "TR", "TRY", "tr_TR"),
    ("Thailand", "th", "TH", "THB", "th_TH"),
]
_LANGUAGES = [
    ("Arabic", "ar"),
    ("français", "fr"),
    ("pt-BR", "pt"),
    ("zh-TW", "zh-Hant"),
    ("Traditional Chinese", "zh-Hant"),
    ("繁體中文", "zh-Hant"),
    ("Mandarin", "zh"),
    ("日本語", "ja"),
    ("Spanish (Mexico)", "es"),
    ("हिन्दी", "hi"),
    ("עברית", "he"),
    ("vi", "vi"),
]


@pytest.mark.parametrize(("culture", "language", "market", "currency", "locale"), _NAMED)
def test_a_culture_is_read_in_many_words(culture: str, language: str, market: str, currency: str, locale: str) -> None:
    target = resolve(culture=culture)
    assert (target.language, target.market, target.currency) == (language, market, currency)
    assert target.locale == locale
    assert target.inferred == ("language", "currency")


@pytest.mark.parametrize(("text", "language"), _LANGUAGES)
def test_a_language_is_read_by_name_or_code(text: str, language: str) -> None:
    target = resolve(culture="France", language=text)
    assert target.language == language
    assert target.market == "FR"


@pytest.mark.parametrize(
    ("text", "culture", "currency"),
    [("aed", "France", "AED"), ("$", "Canada", "CAD"), ("$", "France", "USD"), ("€", "Japan", "EUR"), ("dirham", "Morocco", "MAD")],
)
def test_a_currency_is_read_by_sign_code_or_word(text: str, culture: str, currency: str) -> None:
    target = resolve(culture=culture, currency=text)
    assert target.currency == currency
    assert target.currency_asked


def test_a_language_stands_where_the_culture_names_no_place() -> None:
    target = resolve(culture="night shift nurses", language="Korean")
    assert (target.language, target.pack, target.market) == ("ko", None, None)


@pytest.mark.parametrize(
    ("asked", "member"),
    [
        ({"culture": "martians"}, Unread.CULTURE),
        ({"culture": "France", "language": "zzzz zz"}, Unread.LANGUAGE),
        ({"culture": "France", "currency": "XYZ"}, Unread.CURRENCY),
    ],
)
def test_what_names_nothing_is_refused_by_its_member(asked: dict[str, str], member: Unread) -> None:
    with pytest.raises(TargetUnresolvedError) as refused:
        resolve(**asked)
    assert refused.value.member is member


@pytest.mark.parametrize("text", ["XXX", "XTS", "XAU", "DEM", "BTC"])
def test_what_nobody_pays_with_is_no_currency(text: str) -> None:
    with pytest.raises(TargetUnresolvedError):
        resolve(culture="Mexico", currency=text)
