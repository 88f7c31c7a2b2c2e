"""Quoted copy: found in every style of quotation mark and set letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generation.copywriter import read_prompt, write_copy
from generation.copywriter.quotations import find_quotations

LETTERS = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\"“”„«»‹›‘’‚'「」『』《》`"), min_size=1, max_size=80
).filter(lambda text: bool(text.strip()))
STYLES = [
    ('"', '"'),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("« ", " »"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("‘", "’"),
    ("'", "'"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("`", "`"),
]


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_every_style_of_quotation_mark_is_known(opening: str, closing: str) -> None:
    prompt = f"Ad with the headline {opening}Don’t look down{closing} for boots"

    assert read_prompt(prompt).quoted.headline == "Don’t look down"


@pytest.mark.parametrize(
    ("prompt", "quoted"),
    [
        ("'Don't stop' and 'Let's go'", ["Don't stop", "Let's go"]),
        ("It's an ad for people's shoes, isn't it", []),
        ("The '90s are back, dogs' food", []),
        ('A 55" TV with "Big picture"', ["Big picture"]),
        ("“It’s “now” or never” no", ["It’s “now"]),
        ('"" and «  » say nothing', []),
        ("“Never closed", []),
        ("the `code` of a rock`n`roll band", ["code"]),
        ("标题《新茶上市》，按钮《立即购买》", ["新茶上市", "立即购买"]),
        ("Titre « L’heure bleue », bouton « J’y vais »", ["L’heure bleue", "J’y vais"]),
    ],
)
def test_apostrophes_and_inches_open_and_close_nothing(prompt: str, quoted: list[str]) -> None:
    assert [quotation.text for quotation in find_quotations(prompt)] == quoted


@pytest.mark.parametrize(
    ("prompt", "headline", "subheadline", "cta"),
    [
        ('"One" "Two lines below" "Shop now"', "One", "Two lines below", "Shop now"),
        ('"One" "Two lines below"', "One", "Two lines below", None),
        ('"One" "Order now"', "One", None, "Order now"),
        ('CTA "Go" headline "One"', "One", None, "Go"),
        ('"Go for it" as the button, "One" as the headline', "One", None, "Go for it"),
        ("« Un » en titre et « Voir » sur le bouton", "Un", None, "Voir"),
        ("„Eins“ als Überschrift, „Los“ auf dem Button", "Eins", None, "Los"),
        ("“Uno” como titular y “Ver” en el botón", "Uno", None, "Ver"),
        ("título “Um”, subtítulo “Dois”, botão “Três”", "Um", "Dois", "Três"),
        ('العنوان الرئيسي "واحد" والعنوان الفرعي "اثنان" والزر "ثلاثة"', "واحد", "اثنان", "ثلاثة"),
        ('avoid the word "cheap", headline "Fair"', "Fair", None, None),
        ('in the style of "Blade Runner"', None, None, None),
        ("Headline: One\nSubheadline: Two\nCTA: Three", "One", "Two", "Three"),
        ("Headline: One. CTA: Three.", "One", None, "Three."),
        ("Tone: fun. Headline: in French, short. CTA: strong", None, None, None),
    ],
)
def test_each_text_plays_the_part_that_the_prompt_gives_it(
    prompt: str, headline: str | None, subheadline: str | None, cta: str | None
) -> None:
    quoted = read_prompt(prompt).quoted

    assert (quoted.headline, quoted.subheadline, quoted.cta) == (headline, subheadline, cta)


@pytest.mark.parametrize(
    ("prompt", "brand"),
    [
        ('A bank called "Flora Pay"', "Flora Pay"),
        ("la marque « Kora »", "Kora"),
        ('ad for "Nordlys", headline "Cold"', "Nordlys"),
        ("die Marke „Öko & Söhne“", "Öko & Söhne"),
        ('شركة "دار العود"', "دار العود"),
        ("Publicité pour « Maison Lune », bougies parfumées", "Maison Lune"),
        ("Publicité pour des bougies « Maison Lune »", "Maison Lune"),
        ("Sneakers « Kora », ville, été", "Kora"),
        ('Ad for "Bento", a project tool', "Bento"),
        ("Anuncio para «Lupina», zapatos de cuero", "Lupina"),
        ("Anzeige für „Kora“, Laufschuhe", "Kora"),
        ("新作ソファ「木のね」の広告", "木のね"),
    ],
)
def test_a_quoted_name_is_the_brand(prompt: str, brand: str) -> None:
    brief = read_prompt(prompt)

    assert (brief.brand_name, brief.quoted.headline in {None, "Cold"}) == (brand, True)


@pytest.mark.parametrize(
    ("prompt", "headline"),
    [
        ('Ad for running shoes, "Run further"', "Run further"),
        ('Ad for running shoes "Run Further"', "Run Further"),
        ('Ad for coffee "Wake up"', "Wake up"),
        ("Affiche pour des baskets « Osez courir »", "Osez courir"),
        ("Affiche pour « Noël », jouets", "Noël"),
    ],
)
def test_quoted_copy_beside_a_thing_is_no_name(prompt: str, headline: str) -> None:
    brief = read_prompt(prompt)

    assert (brief.quoted.headline, brief.brand_name) == (headline, None)


@settings(max_examples=200, deadline=None)
@example(headline="0", cta="LABEL")
@example(headline="Copy", cta="Label me")
@given(headline=LETTERS, cta=LETTERS)
def test_quoted_copy_survives_letter_for_letter(headline: str, cta: str) -> None:
    prompt = f'Ad for shoes with the headline "{headline}" and the button "{cta}"'

    copy = write_copy(read_prompt(prompt), seed=1)

    assert (copy.headline, copy.cta) == (headline.strip(), cta.strip())
    assert (copy.sources["headline"], copy.sources["cta"]) == ("quoted", "quoted")


@settings(max_examples=100, deadline=None)
@given(headline=LETTERS, style=st.sampled_from(STYLES))
def test_an_unlabelled_quotation_is_the_headline(headline: str, style: tuple[str, str]) -> None:
    opening, closing = style

    assert write_copy(read_prompt(f"Coffee: {opening}{headline.strip()}{closing}"), seed=1).headline == headline.strip()
