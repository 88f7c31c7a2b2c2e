"""The stat: one number leads, its picture shows it, its source is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import stat
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput
from generation.compositor.scene import ArtLayer, Role
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)
PROOF = replace(
    COPIES["plain"], stat="6.2 hours", stat_note="back for every rep, every week", stat_source="Time logs, 214 teams, January to June 2026"
)


@pytest.mark.parametrize(
    ("number", "source"),
    [("6.2 hours", "Time logs, 214 customer teams, January to June 2026"), ("87 %", None), ("٩ من ١٠", "استبيان ٢٠٢٥")],
)
def test_every_size_and_copy_keeps_the_promises(number: str, source: str | None) -> None:
    scenes = [stat.solve(order) for order in orders(stat=number, stat_note="of those who answered", stat_source=source)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= 3


@pytest.mark.parametrize("number", [None, "a lot"])
def test_without_a_number_there_is_no_stat(number: str | None) -> None:
    order = order_for(PORTRAIT, replace(COPIES["plain"], stat=number))

    assert stat.suits(order) == 0.0
    assert stat.solve(order) is None


def test_a_number_with_its_source_leads_every_other_layout() -> None:
    assert stat.suits(order_for(PORTRAIT, PROOF)) > stat.suits(order_for(PORTRAIT, replace(PROOF, stat_source=None))) > 0.9


def test_layouts_that_show_the_customers_picture_come_first(product: PictureInput) -> None:
    given, drawn = study(product), replace(study(product), index=DRAWN_INDEX)

    assert stat.suits(order_for(PORTRAIT, PROOF, product=given)) < 0.9 < stat.suits(order_for(PORTRAIT, PROOF, product=drawn))


def test_the_number_is_the_one_big_thing_and_the_source_is_on_the_ad() -> None:
    scene = stat.solve(order_for(PORTRAIT, PROOF))

    assert scene is not None
    sizes = {layer.role: layer.block.size for layer in reversed(scene.texts())}
    assert sizes[Role.FIGURE] >= 0.24 * PORTRAIT[0]
    assert sizes[Role.FIGURE] >= 3 * sizes[Role.HEADLINE]
    assert Role.LEGAL in sizes


def test_the_dots_are_the_number() -> None:
    scene = stat.solve(order_for(PORTRAIT, PROOF))

    assert scene is not None
    assert [layer.name for layer in scene.layers if isinstance(layer, ArtLayer)] == ["6.2 dots"]


def test_a_note_that_finds_no_room_is_said_to_be_dropped() -> None:
    scene = stat.solve(order_for((320, 50), PROOF))

    assert scene is not None
    found = {layer.role for layer in scene.texts()}
    assert {Role.NOTE, Role.LEGAL} - found == {Role.NOTE, Role.LEGAL} & set(scene.dropped)


@pytest.mark.parametrize(("source", "words"), [("headline.saas.1", PROOF.stat_note), ("quoted", PROOF.headline), ("", PROOF.headline)])
def test_the_numbers_own_statement_leads_unless_the_brief_gave_a_headline(source: str, words: str) -> None:
    scene = stat.solve(order_for(PORTRAIT, replace(PROOF, sources={"headline": source})))

    assert scene is not None
    assert [" ".join(layer.block.text.split()) for layer in scene.texts() if layer.role is Role.HEADLINE] == [words]


def test_the_dots_show_the_whole_that_the_statement_names() -> None:
    scene = stat.solve(order_for(PORTRAIT, replace(PROOF, stat_note="back for every rep, every 40-hour week")))

    assert scene is not None
    assert [layer.name for layer in scene.layers if isinstance(layer, ArtLayer)] == ["6.2 of 40 dots"]
