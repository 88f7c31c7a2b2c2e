"""What a brief states as proof is read out of it, in six languages, in its own words; what it does not state is not there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generation.brief import Brief, Evidence
from generation.copywriter import read_prompt, write_copy
from generation.copywriter.cues import flat
from generation.copywriter.tables import table

POINTS = {
    "Ad for headphones, features: waterproof, 40 h battery, 38 dB quieter": ("waterproof", "40 h battery", "38 dB quieter"),
    "Key benefits - waterproof, light and warm. Headline 'Go'": ("waterproof", "light", "warm"),
    "Ad for a shoe\n- waterproof\n- light\n- warm": ("waterproof", "light", "warm"),
    "Features of the Kora shoe:\n* soft sole\n* 2 year warranty\n* use bold colours": ("soft sole", "2 year warranty"),
    "Pub pour un matelas. Avantages : frais toute la nuit, livré en 24 h et garanti 10 ans": (
        "frais toute la nuit",
        "livré en 24 h",
        "garanti 10 ans",
    ),
    "Anuncio de chaqueta. Características: ligera; impermeable; cálida": ("ligera", "impermeable", "cálida"),
    "Werbung für Kopfhörer. Vorteile: wasserdicht, 40 Stunden Akku und faltbar": ("wasserdicht", "40 Stunden Akku", "faltbar"),
    "Anúncio de mala. Vantagens: leve, barata e bonita": ("leve", "barata", "bonita"),
    "إعلان عن سماعات. المزايا: مقاومة للماء، بطارية ٤٠ ساعة، أخف وزنا": ("مقاومة للماء", "بطارية ٤٠ ساعة", "أخف وزنا"),
    "Features: waterproof, 1,5 l tank, CTA: Buy now": ("waterproof", "1,5 l tank"),
    "Benefits: a, b, c, d, e, f": ("a", "b", "c", "d"),
    'Features: "soft", "light". Headline "Go"': ("soft", "light"),
}
NO_POINTS = (
    "Requirements:\n- blue\n- bold",
    "Colours: red, blue",
    "Ad for a shoe\n- use bold colours\n- show the logo\n- no text",
    "A shoe with great features",
    "Benefits: everything that you could ever want from a shoe and more than that",
)
REVIEWS: dict[str, tuple[str, str | None, float | None]] = {
    'Ad for plants by post. Customer review: "It arrived greener than the photo." — Nadia K., Lyon. Rated 4.8/5': (
        "It arrived greener than the photo.",
        "Nadia K., Lyon",
        4.8,
    ),
    "Pub pour Pousse. Avis client : « Arrivée plus verte que la photo. » Nadia K., 4,8/5": (
        "Arrivée plus verte que la photo.",
        "Nadia K.",
        4.8,
    ),
    'Headline "Sleep better", customer said "Best sleep I have had in years", 5 stars': ("Best sleep I have had in years", None, 5.0),
    'Anuncio para un colchón, reseña de Marta G.: "Nunca había dormido tan bien"': ("Nunca había dormido tan bien", "Marta G.", None),
    "Matratze mit Kundenbewertung „Endlich schlafe ich durch.“ von Jonas B., 4,9 von 5 Sternen": (
        "Endlich schlafe ich durch.",
        "Jonas B.",
        4.9,
    ),
    'Depoimento: "O melhor café que já fiz em casa" — Paula, São Paulo. 4.9 estrelas': (
        "O melhor café que já fiz em casa",
        "Paula, São Paulo",
        4.9,
    ),
    "عطر العود، تقييم عميلة: «رائحة تدوم طوال اليوم» — سارة من دبي، ٤٫٨ من ٥": ("رائحة تدوم طوال اليوم", "سارة من دبي", 4.8),
    '"Best coffee in town, hands down" - review by Ana P., ad for Kora coffee': ("Best coffee in town, hands down", "Ana P.", None),
    'A quote from a customer, Amadou: "I walk ten miles without a thought"': ("I walk ten miles without a thought", "Amadou", None),
}
NO_REVIEWS = (
    '5-star hotel in Dakar, headline "Stay a while with us"',
    'A book review magazine: "Read more every single day"',
    'Ad that says "Brighter skin in 14 days"',
    'Review card, headline "Brighter skin in 14 days"',
    '"Brighter skin in 14 days" as the headline, five star review',
)
FIGURES: dict[str, tuple[str, str]] = {
    "6.2 hours saved per rep, every week": ("6.2\u00a0hours", "saved per rep, every week"),
    "6.2 hours of a 40-hour week back for every rep": ("6.2\u00a0hours", "of a 40-hour week back for every rep"),
    "6.2 hours saved per rep, free trial": ("6.2\u00a0hours", "saved per rep"),
    "87 % of users sleep better after two weeks": ("87%", "of users sleep better after two weeks"),
    "Stat: 12,000 teams trust us": ("12,000", "teams trust us"),
    "Sérum : 87 % des clientes ont une peau plus lisse": ("87\u00a0%", "des clientes ont une peau plus lisse"),
    "Kaffee Werbung mit 40 % weniger Abfall pro Tasse": ("40\u00a0%", "weniger Abfall pro Tasse"),
}
NO_FIGURES = (
    "20 % off all shoes",
    "50 % de réduction sur les baskets",
    "100% of cotton from Egypt",
    "20% de descuento en zapatos",
    "3 days in Rome",
)


@pytest.mark.parametrize("prompt", POINTS)
def test_a_list_of_benefits_is_read_as_it_is_worded(prompt: str) -> None:
    assert read_prompt(prompt).evidence.points == POINTS[prompt]


@pytest.mark.parametrize("prompt", NO_POINTS)
def test_what_is_asked_of_the_designer_is_no_benefit(prompt: str) -> None:
    assert read_prompt(prompt).evidence.points == ()


@pytest.mark.parametrize(
    ("prompt", "pairs"),
    [
        ("us vs them: fresh milk / powder; glass bottle / plastic", (("fresh milk", "powder"), ("glass bottle", "plastic"))),
        ("Glass instead of plastic, wood instead of foam. Make it nice", (("Glass", "plastic"), ("wood", "foam"))),
        ("Benefits: sharp, cheap. Unlike others: dull, pricey", (("sharp", "dull"), ("cheap", "pricey"))),
        ("Us: free returns, real people. Them: paid returns, robots", (("free returns", "paid returns"), ("real people", "robots"))),
        ("Vorteile: Glas statt Plastik, Holz statt Schaum", (("Glas", "Plastik"), ("Holz", "Schaum"))),
        ("Avantages : verre au lieu de plastique, bois au lieu de mousse", (("verre", "plastique"), ("bois", "mousse"))),
    ],
)
def test_what_the_benefits_replace_stands_in_their_order(prompt: str, pairs: tuple[tuple[str, str], ...]) -> None:
    evidence = read_prompt(prompt).evidence

    assert tuple(zip(evidence.points, evidence.counterpoints, strict=True)) == pairs


@pytest.mark.parametrize("prompt", REVIEWS)
def test_a_customers_words_are_a_review_and_no_headline(prompt: str) -> None:
    brief = read_prompt(prompt)

    assert (brief.evidence.quote, brief.evidence.quote_by, brief.evidence.rating) == REVIEWS[prompt]
    assert brief.quoted.headline != brief.evidence.quote
    assert brief.brand_name in {None, "Pousse", "Kora"}


@pytest.mark.parametrize("prompt", NO_REVIEWS)
def test_quoted_copy_is_no_review(prompt: str) -> None:
    brief = read_prompt(prompt)

    assert brief.evidence.quote is None
    assert brief.evidence.rating is None or "five star" in prompt
    assert brief.quoted.headline


@pytest.mark.parametrize("prompt", FIGURES)
def test_a_figure_of_proof_is_read_with_what_it_counts(prompt: str) -> None:
    copy = write_copy(read_prompt(prompt), seed=1)

    assert (copy.stat, copy.stat_note) == FIGURES[prompt]
    assert copy.sources["stat"] == "prompt"


@pytest.mark.parametrize("prompt", NO_FIGURES)
def test_a_discount_or_a_material_is_no_figure_of_proof(prompt: str) -> None:
    assert read_prompt(prompt).evidence.stat is None


def test_a_source_keeps_its_label() -> None:
    evidence = read_prompt("6.2 hours saved per rep. Source: time logs, 214 customer teams, June 2026. Button 'Read it'").evidence

    assert evidence.stat_source == "Source: time logs, 214 customer teams, June 2026"


@pytest.mark.parametrize(
    ("prompt", "legal"),
    [
        ("20% off shoes, T&C apply", "T&C apply."),
        ('Shoes. Legal: "Offer ends 30 June."', "Offer ends 30 June."),
        ("Baskets, mention légale : Offre valable en magasin. Voir conditions.", "Offre valable en magasin. Voir conditions."),
        ("Schuhe, solange der Vorrat reicht", "Solange der Vorrat reicht."),
        ("Shoes for men", None),
    ],
)
def test_small_print_is_read_as_it_must_be_printed(prompt: str, legal: str | None) -> None:
    assert read_prompt(prompt).evidence.legal == legal


def test_proof_reaches_the_copy_with_capitals_and_its_source() -> None:
    copy = write_copy(read_prompt("Ad for a case, features: iPhone ready, soft, it's light"), seed=1)

    assert copy.points == ("iPhone ready", "Soft", "It’s light")
    assert copy.sources["points"] == "prompt"


def test_a_brief_without_proof_gets_none() -> None:
    brief = read_prompt("Create a shoe advertisement for a French-speaking West African audience")

    assert brief.evidence == Evidence()
    assert Brief.from_json(brief.to_json()) == brief


def test_evidence_survives_storage() -> None:
    brief = read_prompt("Ad for milk. us vs them: fresh / powder; glass / plastic. 4.8/5")

    assert Brief.from_json(brief.to_json()) == brief


CUES = sorted(
    {flat(cue) for section in table("evidence").values() for columns in section.values() for column in columns for cue in column.split("|")}
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from([*CUES, ":", ",", '"', "- ", "\n", "/", "—", "87 %", "4.8/5", "Nadia K.", "waterproof"]), max_size=50).map(
        " ".join
    )
)
def test_whatever_the_prompt_evidence_is_its_own_words(prompt: str) -> None:
    stated: dict[str, Any] = {
        name: getattr(read_prompt(prompt).evidence, name) for name in ("points", "counterpoints", "quote", "quote_by")
    }
    words = " ".join(prompt.split())

    for value in stated.values():
        for line in (value,) if isinstance(value, str) else value or ():
            assert " ".join(line.split()) in words


@pytest.mark.parametrize(
    "piece", ["features: a, b ", "review “x y z” ", "- a\n", "instead of ", "4.8/5 ", "source: a b ", "us vs them: a / b; "]
)
def test_the_longest_prompt_of_one_pattern_is_read_to_its_end(piece: str) -> None:
    prompt = piece * (5_000 // len(piece))

    assert read_prompt(prompt).prompt == prompt


@pytest.mark.parametrize(
    ("prompt", "who", "note"),
    [
        (
            'Review: "It arrived greener than the photo." by Nadia K., Lyon, verified buyer, May 2026. Rated 4.8 of 5 from 2,316 reviews.',
            "Nadia K., Lyon, verified buyer, May 2026",
            "4.8 of 5 from 2,316 reviews",
        ),
        (
            "Avis client : « Arrivée plus verte que la photo. » par Nadia K., acheteuse vérifiée, mai 2026. 4,8/5 sur 2 316 avis",
            "Nadia K., acheteuse vérifiée, mai 2026",
            "4,8/5 sur 2 316 avis",
        ),
        ('Review: "So good, I bought two of them" by Nadia K., headline "Hello there", 5 stars', "Nadia K.", None),
        ('Review "So good, I bought two of them" by Nadia K., Paris. Price 20 euros', "Nadia K., Paris", None),
    ],
)
def test_a_review_keeps_what_the_brief_says_of_its_writer_and_of_the_rating(prompt: str, who: str, note: str | None) -> None:
    evidence = read_prompt(prompt).evidence

    assert (evidence.quote_by, evidence.rating_note) == (who, note)


@pytest.mark.parametrize(
    ("prompt", "quote", "by"),
    [
        ("美容液の広告。お客様の声「肌の調子が毎朝ちがいます」", "肌の調子が毎朝ちがいます", None),
        ("为降噪耳机做广告，用户评价“终于能安静地工作了”——李女士，上海", "终于能安静地工作了", "李女士，上海"),
        ("降噪耳機廣告，顧客評價「終於能安靜工作了」", "終於能安靜工作了", None),
        ("러닝화 광고. 고객 후기 「무릎이 정말 편해졌어요」", "무릎이 정말 편해졌어요", None),
        ("מודעה לסרום. המלצת לקוחה: „העור שלי נראה אחרת” — נועה ל., חיפה", "העור שלי נראה אחרת", "נועה ל., חיפה"),
        ('फेस सीरम का विज्ञापन, ग्राहक समीक्षा: "त्वचा पहले से ज़्यादा मुलायम है" — नेहा, पुणे', "त्वचा पहले से ज़्यादा मुलायम है", "नेहा, पुणे"),
    ],
)
def test_a_review_is_read_in_every_script(prompt: str, quote: str, by: str | None) -> None:
    evidence = read_prompt(prompt).evidence

    assert (evidence.quote, evidence.quote_by) == (quote, by)


def test_a_quoted_name_beside_no_cue_is_no_review() -> None:
    assert read_prompt("京都の抹茶カフェ「ミドリのおちゃや」のインスタ広告").evidence.quote is None


def test_a_source_leaves_the_bracket_that_held_it() -> None:
    assert read_prompt("Skincare ad (source: study of 40 women)").evidence.stat_source == "Source: study of 40 women"


@pytest.mark.parametrize(
    ("prompt", "stat", "note"),
    [
        ("2 in 3 of our customers sleep better with our pillows", "2 in 3", "of our customers sleep better with our pillows"),
        ("Coffee. 9 out of 10 customers come back.", "9 out of 10", "customers come back"),
        ("9 von 10 Kundinnen empfehlen unsere Creme", "9 von 10", "Kundinnen empfehlen unsere Creme"),
        ("Café, 9 de cada 10 clientes vuelven", "9 de cada 10", "clientes vuelven"),
        ("3 in 1 shampoo for men", None, None),
        ("Rated 4.8 out of 5 by customers, headphones", None, None),
    ],
)
def test_a_part_of_the_customers_is_a_figure(prompt: str, stat: str | None, note: str | None) -> None:
    evidence = read_prompt(prompt).evidence

    assert (evidence.stat and evidence.stat.replace("\u00a0", " "), evidence.stat_note) == (stat, note)
