"""A persona is read out of a prompt and hints: what is asked for is so, the rest goes with it, and no two prompts give the same."""

from __future__ import annotations

import pytest

from avatars.persona import Persona, composition_ratio, read_persona
from avatars.persona.value import (
    Accessory,
    Age,
    Background,
    Beard,
    Composition,
    Covering,
    Expression,
    Gender,
    Glasses,
    Hair,
    HairColour,
    Lighting,
    Outfit,
    Pose,
    Style,
)
from avatars.persona.words import table


def read(prompt: str, **hints: object) -> Persona:
    return read_persona(prompt, hints, seed=7)


def test_a_prompt_settles_what_it_says() -> None:
    persona = read("A 25 year old Nigerian woman with braids in a yellow blazer, arms crossed, laughing, office background, golden hour")

    assert (persona.gender, persona.age, persona.hair) == (Gender.FEMININE, Age.YOUNG, Hair.BRAIDS)
    assert (persona.outfit, persona.outfit_colour, persona.culture) == (Outfit.BLAZER, "#F2B632", "west_africa")
    assert (persona.pose, persona.expression, persona.background) == (Pose.ARMS_CROSSED, Expression.LAUGH, Background.OFFICE)
    assert persona.lighting is Lighting.GOLDEN
    assert persona.skin >= 8


@pytest.mark.parametrize(
    ("hints", "trait", "value"),
    [
        ({"gender_expression": "Masculine"}, "gender", Gender.MASCULINE),
        ({"custom_gender_expression": "non-binary"}, "gender", Gender.ANDROGYNOUS),
        ({"age_range": "60-70"}, "age", Age.SENIOR),
        ({"age_range": "18-24"}, "age", Age.YOUNG),
        ({"skin_tone": "Deep brown"}, "skin", 9),
        ({"hair_style": "long curly"}, "hair", Hair.CURLS),
        ({"hair_style": "hijab"}, "covering", Covering.HIJAB),
        ({"hair_color": "red"}, "hair_colour", HairColour.RED),
        ({"eye_color": "green"}, "eye_colour", "#4F7F52"),
        ({"outfit_category": "lab coat"}, "outfit", Outfit.LAB_COAT),
        ({"outfit_category": "red dress"}, "outfit_colour", "#B91C1C"),
        ({"art_direction": "Line art"}, "style", Style.INK),
        ({"lighting": "dramatic"}, "lighting", Lighting.DRAMATIC),
        ({"background": "solid blue background"}, "background_colour", "#2563A8"),
        ({"mood": "playful"}, "expression", Expression.LAUGH),
        ({"expression": "serious"}, "expression", Expression.SERIOUS),
        ({"pose_style": "waving"}, "pose", Pose.WAVING),
        ({"avatar_composition": "Full body"}, "composition", Composition.FULL),
        ({"camera_view": "close-up"}, "composition", Composition.PORTRAIT),
        ({"filter_culture": "middle_east"}, "culture", "middle_east"),
        ({"ethnicity": "Japanese"}, "culture", "japan"),
        ({"role_archetype": "Chef"}, "industry", "food"),
        ({"filter_industry": "finance"}, "industry", "finance"),
        ({"accessories": ["round glasses"]}, "glasses", Glasses.ROUND),
        ({"accessories": ["watch", "earrings"]}, "accessories", (Accessory.WATCH, Accessory.EARRINGS)),
    ],
)
def test_each_hint_settles_its_trait_whatever_the_prompt_leaves_open(hints: dict[str, object], trait: str, value: object) -> None:
    persona = read("Somebody nice", **hints)

    assert getattr(persona, trait) == value
    assert trait in persona.asked or trait in {"industry", "background_colour"}


def test_a_hint_wins_over_the_prompt() -> None:
    assert read("A smiling old man with a beard", gender_expression="feminine", expression="serious").gender is Gender.FEMININE


def test_words_that_mean_many_things_settle_nothing_in_a_prompt() -> None:
    persona = read("Bright red poster about a short straight road in the dark")

    assert not {"hair", "hair_colour", "skin", "lighting"} & set(persona.asked)


def test_what_is_not_understood_is_said_and_never_fails() -> None:
    persona = read("?", hair_style="mohawk of light", accessories=["sword"], filter_culture="atlantis")

    assert persona.notes == (
        "hair_style: 'mohawk of light' was not understood.",
        "filter_culture: 'atlantis' was not understood.",
        "accessories: 'sword' was not understood.",
    )


def test_a_photographic_wish_is_answered_plainly() -> None:
    assert any("needs an image model" in note for note in read("An entrepreneur", art_direction="Ultra Realistic").notes)


def test_equal_requests_give_equal_personas_and_other_prompts_other_ones() -> None:
    prompts = [f"A person who likes the number {number}" for number in range(60)]

    assert read(prompts[0]) == read(prompts[0])
    assert len({str(read(prompt).to_json()) for prompt in prompts}) == 60
    assert read_persona("A pilot", {}, seed=1) != read_persona("A pilot", {}, seed=2)


def test_a_persona_survives_json() -> None:
    persona = read("A Sikh banker with a turban, freckles and a watch", accessories=["tie"])

    assert Persona.from_json(persona.to_json()) == persona


@pytest.mark.parametrize("culture", sorted(table("cultures")))
def test_every_region_has_many_kinds_of_people(culture: str) -> None:
    people = [read_persona(f"A person, number {number}", {"filter_culture": culture}, seed=number) for number in range(40)]

    assert {person.culture for person in people} == {culture}
    assert len({person.skin for person in people}) >= 3
    assert len({person.hair for person in people}) >= 5
    assert len({person.outfit for person in people}) >= 5
    assert {person.gender for person in people} == {Gender.FEMININE, Gender.MASCULINE}
    assert sum(person.covering is Covering.NONE for person in people) >= 10


def test_nobody_wears_a_religious_covering_that_no_request_leads_to() -> None:
    people = [read(f"A marketing manager, number {number}") for number in range(80)]

    assert {person.covering for person in people} == {Covering.NONE}


def test_clothes_and_beards_go_with_how_a_person_presents() -> None:
    people = [read(f"Somebody from number {number}", filter_culture="gulf") for number in range(80)]

    for person in people:
        assert not (person.gender is Gender.FEMININE and (person.outfit is Outfit.THOBE or person.beard is not Beard.NONE))
        assert not (person.gender is Gender.MASCULINE and person.outfit in {Outfit.ABAYA, Outfit.SARI, Outfit.DRESS})


def test_inspiration_lends_clothes_and_place_and_never_the_face() -> None:
    model = read("A scientist from Kenya, smiling", gender_expression="feminine")

    people = [read_persona(f"A researcher, {number}", {}, seed=number, inspired_by=model) for number in range(40)]

    for person in people:
        assert (
            sum(getattr(person, name) != getattr(model, name) for name in ("hair", "face", "hair_colour", "outfit_colour", "nose", "mouth"))
            >= 3
        )


@pytest.mark.parametrize(
    ("wish", "ratio"),
    [
        ("Portrait", "3:4"),
        ("headshot", "3:4"),
        ("half-body", "3:4"),
        ("full body", "9:16"),
        ("wide banner", "16:9"),
        ("odd", "1:1"),
        ("", "1:1"),
    ],
)
def test_auto_follows_the_composition(wish: str, ratio: str) -> None:
    assert composition_ratio({"avatar_composition": wish} if wish else {}, "A pilot") == ratio


def test_auto_reads_the_prompt_where_no_hint_says() -> None:
    assert composition_ratio({}, "Full-body avatar of a dancer") == "9:16"


def test_the_picture_is_described_without_guessing_at_anybodys_origin() -> None:
    persona = read("A Nigerian baker, smiling", gender_expression="feminine", age_range="50s", outfit_category="apron", hair_style="braids")

    assert persona.alt_text() == "Middle-aged woman, baker, wearing an apron, smiling"
