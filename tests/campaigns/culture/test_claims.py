"""The lexicon of claims knows every language of the house, and says no more than the claim."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from campaigns.culture.claims import carried_claims, carried_rating_note
from campaigns.culture.targets import resolve
from generation.copywriter.tables import LANGUAGES

_CLAIMS = tomllib.loads((files("campaigns.culture") / "data" / "claims.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", _CLAIMS["claims"])
def test_a_claim_is_said_in_every_language_with_its_number(name: str) -> None:
    claim = _CLAIMS["claims"][name]
    assert set(LANGUAGES) <= set(claim)
    numbered = {"{n}" in wording for column in claim.values() for wording in column.split("|")}
    assert len(numbered) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_is_read_in_every_language(language: str) -> None:
    said = _CLAIMS["claims"]["waterproof"][language].split("|")[0]
    assert carried_claims((said,), resolve(culture="Germany"))[0] == "Wasserdicht"


@pytest.mark.parametrize(
    ("culture", "said"),
    [("Germany", "30 Stunden Akku"), ("Egypt", "بطارية تدوم ٣٠ ساعة"), ("Japan", "30時間再生"), ("France", "30 h d’autonomie")],
)
def test_a_number_is_set_in_the_locales_digits(culture: str, said: str) -> None:
    assert carried_claims(("30-hour battery", "makes coffee sing"), resolve(culture=culture)) == (said, None)


def test_a_rating_is_told_with_its_count() -> None:
    assert carried_rating_note("4.8 of 5 from 2,316 reviews", resolve(culture="France")) == "4,8/5 sur 2\u202f316 avis"
    assert carried_rating_note("4.8 stars", resolve(culture="France")) is None
