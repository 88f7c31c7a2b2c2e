"""Words in another language say what the source says, part by part, and nothing that it does not."""

from __future__ import annotations

import pytest

from campaigns.culture.targets import resolve
from campaigns.culture.transcreation import NotWrittenHereError, Transcreation, transcreate
from generation.brief import AdCopy, Brief
from generation.copywriter import read_prompt, write_copy

_SEED = 3


def source(prompt: str) -> tuple[AdCopy, Brief]:
    brief = read_prompt(prompt)
    return write_copy(brief, seed=_SEED), brief


def carried(prompt: str, culture: str, *, wishes: str = "", **asked: str) -> Transcreation:
    copy, brief = source(prompt)
    return transcreate(copy, brief, resolve(culture=culture, **asked), seed=_SEED, prompt=wishes)


@pytest.mark.parametrize(
    ("culture", "figure", "note"),
    [
        ("Dubai", "خصم 20%", "حتى 30 يونيو"),
        ("Egypt", "خصم ٢٠٪", "حتى ٣٠ يونيو"),
        ("Japan", "20%OFF", "6月30日まで"),
        ("France", "−20\u202f%", "Jusqu’au 30 juin"),
        ("Germany", "−20\u00a0%", "Bis 30. Juni"),
        ("Turkey", "%20 indirim", "Son gün 30 Haziran"),
        ("Taiwan", "8折", "6月30日截止"),
        ("India", "20% की छूट", "30 जून तक"),
        ("Kenya", "Punguzo la 20%", "Hadi 30 Juni"),
        ("Israel", "20% הנחה", "עד 30 ביוני"),
    ],
)
def test_offers_and_dates_are_set_as_the_locale_writes_them(culture: str, figure: str, note: str) -> None:
    made = carried("Shoe ad for Kora, 20% off until June 30", culture).copies[0]
    assert (made.figure, made.figure_note) == (figure, note)


def test_a_sum_keeps_its_currency_and_its_number() -> None:
    made = carried("Shoes for Kora, 29 900 FCFA", "Japan")
    assert made.copies[0].figure == "29,900\u00a0FCFA"
    assert any("XOF" in note and "JPY" in note for note in made.notes)


def test_a_dollar_stays_that_of_the_source_where_others_have_dollars_of_their_own() -> None:
    assert carried("Shoe ad for Kora, $199", "Taiwan").copies[0].figure == "US$199"


def test_a_price_in_the_prompt_takes_the_place_of_the_sources() -> None:
    made = carried("Shoe ad for Kora, $49 until June 30", "Dubai", wishes="The price there is 199 AED")
    assert made.copies[0].figure == "199\u00a0درهم"
    assert not any("not converted" in note for note in made.notes)


@pytest.mark.parametrize("culture", ["Dubai", "Japan", "India", "France", "Germany", "Israel", "Kenya", "Taiwan", "Brazil", "Russia"])
def test_every_part_of_the_source_is_filled_and_no_other(culture: str) -> None:
    prompt = "Instagram ad for Auralite wireless headphones, $199 until June 30. Points: 30-hour battery, noise cancelling, fast charging."
    copy, _ = source(prompt)
    for made in carried(prompt, culture).copies[:4]:
        for name in ("headline", "cta", "subheadline", "label", "figure", "figure_note", "brand_name"):
            assert bool(getattr(made, name)) is bool(getattr(copy, name)), name
        assert len(made.points) == len(copy.points)
        assert made.brand_name == "Auralite"


def test_headlines_to_choose_from_differ() -> None:
    headlines = [made.headline for made in carried("Coffee ad for Ember Roast", "Japan").copies]
    assert len(set(headlines)) == len(headlines) > 3


def test_quoted_copy_is_written_from_the_brief_and_the_notes_say_what_it_was() -> None:
    made = carried('Skincare serum ad for women. Headline: "Glow, quietly"', "Japan")
    assert any("Glow, quietly" in note for note in made.notes)
    assert "Glow" not in made.copies[0].headline


def test_quoted_wishes_stand_letter_for_letter() -> None:
    made = carried("Shoe ad for Kora", "France", wishes='Use the headline "Marchez autrement"')
    assert {copy.headline for copy in made.copies} == {"Marchez autrement"}


def test_an_occasion_that_is_not_kept_there_is_left_out_and_named() -> None:
    gulf = carried("Christmas ad for Maison Delmas chocolate", "Dubai")
    assert gulf.brief.occasion is None
    assert any("christmas" in note for note in gulf.notes)
    assert carried("Christmas ad for Maison Delmas chocolate", "Japan").brief.occasion == "christmas"


def test_a_customers_words_are_never_made_up() -> None:
    prompt = 'Backpack ad: "I took it across Peru and it still looks new" — Nadia K. 4.8 of 5 from 2,316 reviews'
    made = carried(prompt, "Germany")
    assert made.copies[0].quote is None
    assert made.copies[0].rating_note == "4,8 von 5 aus 2.316 Bewertungen"
    assert any("never made up" in note for note in made.notes)


def test_points_that_the_lexicon_does_not_know_are_named() -> None:
    made = carried("Shoe ad for Kora. Points: waterproof, sings in the rain, lightweight", "Japan")
    assert made.copies[0].points == ("防水", "軽量")
    assert any("sings in the rain" in note.lower() for note in made.notes)


def test_copy_of_the_same_language_stays_and_only_the_market_changes() -> None:
    made = carried("Shoe ad for Kora, 1,299.50 USD", "United Kingdom")
    copy, _ = source("Shoe ad for Kora, 1,299.50 USD")
    assert [one.headline for one in made.copies] == [copy.headline]
    assert made.copies[0].figure == "US$1,299.50"


def test_a_language_that_the_house_does_not_write_is_refused() -> None:
    with pytest.raises(NotWrittenHereError):
        carried("Shoe ad for Kora", "Thailand")


def test_equal_orders_give_equal_words() -> None:
    assert carried("Coffee ad for Ember Roast", "India") == carried("Coffee ad for Ember Roast", "India")
