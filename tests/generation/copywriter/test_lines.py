"""A lint over every written line: lengths, punctuation and claims, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generation.copywriter.lines import Line, lines_of
from generation.copywriter.tables import LANGUAGES, table
from generation.copywriter.typography import typeset

CATEGORIES = sorted(table("categories").keys() - {"products"})
PRODUCTS = {product: category for category, products in table("products").items() for product in products}
TONES = set(table("cues")["tone"])
OCCASIONS = set(table("cues")["occasion"])
CLAIMS = re.compile(
    r"\b(?:best|number one|guaranteed|award|proven|cheapest|free|clinically|certified|"
    r"meilleure?s?|garantie?s?|prouvée?s?|gratuite?s?|moins cher|"
    r"(?:el|la|los|las) mejor(?:es)?|garantizad[oa]s?|gratis|"
    r"besten?|bester|garantiert|kostenlos|günstigst\w*|"
    r"[oa]s? melhor(?:es)?|garantid[oa]s?|grátis)\b|"
    r"الأفضل|أفضل|مضمون|مجان|الأول في|الأرخص",
    re.IGNORECASE,
)


def headlines(language: str) -> Iterator[Line]:
    """Every headline of a language."""
    for category in CATEGORIES:
        yield from lines_of(language, "lines", category, "headlines")
    for occasion in OCCASIONS:
        yield from lines_of(language, "occasions", occasion)
    for tone in TONES:
        yield from lines_of(language, "tones", tone)


def subheadlines(language: str) -> Iterator[Line]:
    """Every subheadline of a language."""
    for category in CATEGORIES:
        yield from lines_of(language, "lines", category, "subheadlines")


def calls(language: str) -> Iterator[Line]:
    """Every call to action of a language."""
    for key in table(f"lines/{language}")["cta"]:
        yield from lines_of(language, "cta", key)


def labels(language: str) -> Iterator[str]:
    """Every label and offer phrase of a language."""
    yield from table(f"lines/{language}")["labels"].values()


def everything(language: str) -> list[str]:
    """Every text of a language as it is set."""
    lines = [*headlines(language), *subheadlines(language), *calls(language)]
    return [typeset(text, language) for text in [*(line.text for line in lines), *labels(language)]]


def test_the_vocabulary_is_as_broad_as_promised() -> None:
    markets = [code for code in table("markets") if code.isalpha()]

    assert len(set(CATEGORIES) - {"general"}) >= 40
    assert len(PRODUCTS) >= 190
    assert len(markets) >= 60
    assert len(TONES) >= 10
    assert len(OCCASIONS) >= 30


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_lines_enough(language: str, category: str) -> None:
    for_any_product = [line for line in lines_of(language, "lines", category, "headlines") if not line.products]

    assert len(for_any_product) >= 4
    assert len(lines_of(language, "lines", category, "subheadlines")) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_has_the_same_sections(language: str) -> None:
    ours, english = table(f"lines/{language}"), table("lines/en")

    assert set(ours["labels"]) == set(ours["occasions"]) >= OCCASIONS
    assert set(ours["tones"]) == TONES
    assert set(ours["cta"]) == set(english["cta"])
    assert set(ours["lines"]) == set(CATEGORIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headlines_are_short(language: str) -> None:
    long = [line.text for line in headlines(language) if len(line.text) > 34 or not 1 <= len(line.text.split()) <= 6]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_subheadlines_and_calls_are_short(language: str) -> None:
    assert [line.text for line in subheadlines(language) if len(line.text) > 70] == []
    assert [line.text for line in calls(language) if len(line.text) > 18 or len(line.text.split()) > 3] == []
    assert [text for text in labels(language) if len(text) > 28] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_punctuation_is_typographic(language: str) -> None:
    wrong = re.compile(r"""["'`]|  |^\s|\s$|\.\.\.|\s[,.]|--""")

    assert [text for text in everything(language) if wrong.search(text)] == []


def test_french_signs_keep_an_unbreakable_space() -> None:
    assert [text for text in everything("fr") if re.search(r"(?<![\u202f])[!?;]|(?<!\u00a0):", text)] == []


@pytest.mark.parametrize("language", ["en", "de", "es", "pt", "ar"])
def test_other_languages_put_no_space_before_a_sign(language: str) -> None:
    assert [text for text in everything(language) if re.search(r"\s[!?;:؟؛،]", text)] == []


def test_spanish_signs_come_in_pairs() -> None:
    assert [text for text in everything("es") if text.count("¿") != text.count("?") or text.count("¡") != text.count("!")] == []


def test_arabic_is_set_with_arabic_signs() -> None:
    assert [text for text in everything("ar") if re.search(r"[A-Za-z,?;]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_claims_what_no_brief_said(language: str) -> None:
    texts = everything(language)

    assert [text for text in texts if CLAIMS.search(text)] == []
    numbered = [text for text in texts if re.search(r"\d|%", text)]
    assert [text for text in numbered if text not in table(f"lines/{language}")["labels"].values() and "14" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_stands_twice(language: str) -> None:
    for category in CATEGORIES:
        texts = [line.text for line in lines_of(language, "lines", category, "headlines")]
        assert len(texts) == len(set(texts)), category


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_name_tones_products_and_categories_that_exist(language: str) -> None:
    for line in [*headlines(language), *subheadlines(language), *calls(language)]:
        assert line.tones <= TONES, line.text
        assert line.products <= PRODUCTS.keys(), line.text
        assert line.categories <= set(CATEGORIES), line.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_of_a_line_belong_to_its_own_category(language: str) -> None:
    for category in CATEGORIES:
        for line in lines_of(language, "lines", category, "headlines"):
            assert {PRODUCTS[product] for product in line.products} <= {category}, line.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_objective_can_be_asked_for(language: str) -> None:
    objectives = {entry["objective"] for name, entry in table("categories").items() if name != "products"}
    objectives |= set(table("categories")["products"].values())

    assert objectives <= set(table(f"lines/{language}")["cta"])


def test_every_product_has_a_noun_in_every_language() -> None:
    for category, products in table("products").items():
        assert category in CATEGORIES
        for product, columns in products.items():
            nouns = [column.split("|")[0] for column in columns]
            assert len(nouns) == len(LANGUAGES), product
            assert [noun for noun in nouns if noun != noun.strip() or noun.endswith("*") or len(noun) > 34 or not noun] == [], product


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_product_has_lines_that_fit_it(language: str) -> None:
    for product, category in PRODUCTS.items():
        titles = [line for line in lines_of(language, "lines", category, "headlines") if line.suits(category=category, product=product)]
        below = [line for line in lines_of(language, "lines", category, "subheadlines") if line.suits(category=category, product=product)]
        assert len(titles) >= 4, product
        assert below, product
