"""What holds for the languages with scripts of their own: pure lines, the signs and digits of the locale, prompts told by their letters."""

from __future__ import annotations

import re

import pytest

from generation.brief import Direction
from generation.copywriter import read_prompt, write_copy
from generation.copywriter.calls import looks_like_cta
from generation.copywriter.lines import lines_of
from generation.copywriter.scripts import is_traditional, tongue_of_words
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.words import split
from tests.generation.copywriter.test_lines import everything

LETTERS = {
    "he": r"\u05d0-\u05ea",
    "hi": r"\u0900-\u097f",
    "ko": r"\uac00-\ud7af",
    "ja": r"\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff",
    "zh": r"\u4e00-\u9fff",
    "zh-Hant": r"\u4e00-\u9fff",
}
"""The letters that lines of a language are written in."""
OWN = sorted(LETTERS.keys() & set(LANGUAGES))
UNSPACED = sorted({"ja", "zh", "zh-Hant"} & set(LANGUAGES))
LATIN_NAMES = frozenset({"SNS", "AI", "SIM", "TV", "EV"})


@pytest.mark.parametrize("language", OWN)
def test_lines_are_in_their_own_script_alone(language: str) -> None:
    foreign = re.compile(rf"[^\W\d_{LETTERS[language]}]+")

    assert [text for text in everything(language) if set(foreign.findall(text)) - LATIN_NAMES] == []


@pytest.mark.parametrize("language", UNSPACED)
def test_signs_are_of_full_width_and_words_do_not_part(language: str) -> None:
    assert [text for text in everything(language) if re.search(r"[,.!?;:()\u2019]", text) or re.search(r"(?<![？！]) ", text)] == []


@pytest.mark.parametrize("language", OWN)
def test_the_thing_of_every_product_is_in_the_language(language: str) -> None:
    foreign = re.compile(rf"[^\W\d_A-Z{LETTERS[language]}]")
    column = LANGUAGES.index(language)
    nouns = [columns[column].split("|")[0] for products in table("products").values() for columns in products.values()]

    assert [noun for noun in nouns if foreign.search(noun)] == []


@pytest.mark.parametrize("language", OWN)
def test_calls_of_the_language_look_like_calls(language: str) -> None:
    calls = [line.text for key in ("sales", "sales_strong", "order", "book", "learn") for line in lines_of(language, "cta", key)]

    assert [text for text in calls if not looks_like_cta(text)] == []


@pytest.mark.parametrize("language", OWN)
def test_no_slot_is_left_in_a_line(language: str) -> None:
    assert [text for text in everything(language) if re.search(r"[{}|@#]", text)] == []


def test_latin_names_do_not_hide_the_language_of_a_prompt() -> None:
    words = [word.raw for word in split("Koraのスニーカー、Instagram広告")]

    assert tongue_of_words(words) == "ja"
    assert tongue_of_words(["Ad", "for", "小", "米", "phones"]) is None


def test_the_letters_tell_traditional_chinese() -> None:
    assert is_traditional("為咖啡館設計廣告")
    assert not is_traditional("为咖啡馆设计广告")


def test_letters_of_a_phrase_stand_alone_where_words_do_not_part() -> None:
    assert [word.raw for word in split("夏のSALE、30%")] == ["夏", "の", "SALE", "30"]


def test_a_quoted_name_before_of_is_the_brand() -> None:
    brief = read_prompt("神戸の洋菓子店「つばめ」の広告")

    assert (brief.brand_name, brief.quoted.headline) == ("つばめ", None)


def test_an_english_prompt_with_a_japanese_headline_gives_a_japanese_ad() -> None:
    copy = write_copy(read_prompt("Ad for green tea, headline 「一服の、余白。」"), seed=1)

    assert (copy.language, copy.direction, copy.headline) == ("ja", Direction.LTR, "一服の、余白。")
    assert copy.subheadline
    assert not copy.subheadline.isascii()
