"""References as plans see them."""

from __future__ import annotations

from dataclasses import replace

from generation.colour import Colour
from generation.compositor.guide import Force, Guide
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.layouts.given import Stand
from generation.corpus.reference import BoxKind, PaletteMood, Reference, ReferenceBox
from generation.steps.choose_layout import choose_layout
from generation.steps.guidance import ground_of, guide_of, hint_of
from tests.generation.steps.contexts import context_of
from tests.generation.steps.outputs import read_and_written

REFERENCE = Reference(
    id="r1",
    archetype="split",
    industry="footwear",
    culture="",
    language="fr",
    tone="bold",
    palette_mood=PaletteMood.DARK,
    colours=("#101820", "#F2C744"),
    aspect_ratio=0.8,
    boxes=(),
    skeleton=None,
)


def test_the_reference_that_was_found_hints() -> None:
    found = {"find_references": {"reference": REFERENCE.to_json()}}

    assert hint_of(context_of(outputs=found)) == Guide(force=Force.HINTS, archetype=Archetype.SPLIT, ground=Colour.parse("#101820"))


def test_without_a_reference_there_is_no_hint() -> None:
    assert hint_of(context_of()) is None
    assert hint_of(context_of(outputs={"find_references": {"selected_id": None}})) is None


def test_a_mood_stands_for_colours_that_nobody_knows() -> None:
    assert ground_of(REFERENCE) == Colour.parse("#101820")
    moody = ground_of(replace(REFERENCE, colours=()))
    assert moody is not None
    assert moody.lch[0] < 0.3
    assert ground_of(replace(REFERENCE, colours=(), palette_mood=None)) is None


def test_a_layout_that_the_house_does_not_have_leads_nothing() -> None:
    assert guide_of(replace(REFERENCE, archetype="carousel"), force=Force.LEADS).archetype is None
    assert guide_of(replace(REFERENCE, archetype=None), force=Force.LEADS).archetype is None


def test_places_are_the_middles_of_the_first_boxes_and_turn_with_the_reading() -> None:
    box = ReferenceBox(kind=BoxKind.HEADLINE, role="headline", x=0.1, y=0.1, w=0.4, h=0.2)
    boxes = (box, replace(box, y=0.5), replace(box, kind=BoxKind.LOGO, role="logo"))
    placed = replace(REFERENCE, boxes=boxes)

    same, turned = (guide_of(placed, force=Force.LEADS, language=language).places for language in ("en", "ar"))

    assert [(one.stand, round(one.x, 3), round(one.y, 3)) for one in same] == [(Stand.HEADLINE, 0.3, 0.2)]
    assert [(one.stand, round(one.x, 3), round(one.y, 3)) for one in turned] == [(Stand.HEADLINE, 0.7, 0.2)]


def test_a_plan_that_is_led_says_so() -> None:
    outcome = choose_layout(context_of(outputs=read_and_written()), guide=guide_of(REFERENCE, force=Force.LEADS))

    (chosen,) = outcome.artifacts["chosen"]
    assert chosen["led"] is True
    assert chosen["reason"].startswith("split / ")
