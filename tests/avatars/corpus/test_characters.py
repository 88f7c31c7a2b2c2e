"""The shipped characters: enough of them, of many regions, every one a whole persona."""

from __future__ import annotations

from collections import Counter

import pytest

from avatars.corpus.library import characters
from avatars.persona import Persona
from avatars.persona.value import Beard, Covering, Gender, Outfit
from avatars.persona.words import table

ALL = characters()
FEMININE = {Covering.HIJAB, Covering.SHAYLA, Covering.GELE}


def test_there_are_sixty_characters_at_least_of_twelve_regions() -> None:
    assert len(ALL) >= 60
    assert len({row["culture"] for row in ALL.values()} - {""}) >= 12


def test_no_region_has_a_single_way_to_look() -> None:
    regions: dict[str, list[Persona]] = {}
    for row in ALL.values():
        regions.setdefault(row["culture"], []).append(Persona.from_json(row["persona"]))

    for people in regions.values():
        assert len({(person.outfit, person.covering, person.hair, person.gender) for person in people}) == len(people)
        assert any(person.outfit not in (Outfit.THOBE, Outfit.ABAYA, Outfit.KIMONO, Outfit.HANBOK, Outfit.SARI) for person in people)


@pytest.mark.parametrize("slug", sorted(ALL))
def test_a_row_agrees_with_its_persona(slug: str) -> None:
    row = ALL[slug]
    persona = Persona.from_json(row["persona"])

    assert (row["composition"], row["outfit"]) == (persona.composition, persona.outfit)
    assert row["culture"] == (persona.culture or "")
    assert row["culture"] in table("cultures")
    assert row["palette"] == [persona.outfit_colour, persona.second_colour]
    assert row["name"]
    assert row["description"].endswith(".")


@pytest.mark.parametrize("slug", sorted(ALL))
def test_nobody_is_dressed_up_as_somebody_else(slug: str) -> None:
    persona = Persona.from_json(ALL[slug]["persona"])

    if persona.covering in FEMININE:
        assert persona.gender is not Gender.MASCULINE
    if persona.gender is Gender.FEMININE:
        assert persona.beard is Beard.NONE


def test_both_genders_and_all_ages_are_there() -> None:
    people = [Persona.from_json(row["persona"]) for row in ALL.values()]

    assert set(Counter(person.gender for person in people)) == set(Gender)
    assert len({person.age for person in people}) == 5
    assert len({person.skin for person in people}) >= 8
