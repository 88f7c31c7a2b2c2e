"""A brand's own families make a pairing of their own, in weights that they have."""

from __future__ import annotations

import pytest

from brands.kit.words import FAMILIES as KNOWN_TO_BRANDS
from generation.compositor.typeset.faces import open_face
from generation.fonts import PAIRINGS, pairing_named, pairing_of


@pytest.mark.parametrize("family", KNOWN_TO_BRANDS)
def test_every_family_that_a_brand_may_name_can_lead_and_carry_text(family: str) -> None:
    lead, text = pairing_named(pairing_of(family)), pairing_named(pairing_of("Inter", family))

    assert open_face(lead.display).family.name == family
    assert open_face(text.text).family.name == family
    assert (lead.name, text.name) == (pairing_of(family), pairing_of("Inter", family))


def test_a_brands_own_letters_are_known_by_their_name() -> None:
    assert (pairing_of("Archivo"), pairing_of("Archivo") in PAIRINGS) == ("Archivo + Archivo", False)


def test_a_family_that_leads_on_the_shelf_leads_in_the_same_cut() -> None:
    own = pairing_named(pairing_of("Archivo", "Lora"))

    assert (own.display, own.text.family) == (PAIRINGS["sturdy"].display, "Lora")


def test_a_display_family_is_given_a_text_family_that_reads() -> None:
    assert pairing_named(pairing_of("Bebas Neue")).text.family == "Inter"


def test_pairings_of_the_shelf_keep_their_names() -> None:
    assert pairing_named("editorial") is PAIRINGS["editorial"]
