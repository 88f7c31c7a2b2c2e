"""The spokesperson: a person beside the copy, clear of it, and the brief's own proof on a card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.brief import AdCopy
from generation.compositor import promises
from generation.compositor.artboard import Artboard, Aspect, Box
from generation.compositor.layouts import spokesperson
from generation.compositor.layouts.order import Order
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import ArtLayer, Role, Scene
from generation.compositor.solving import solve
from tests.generation.compositor.conftest import copy_in
from tests.generation.compositor.layouts.promises import COPIES, SIZES, order_for

PAID = copy_in(
    "en", headline="Get paid before lunch.", cta="Open an account", subheadline="Settled in 2 hours, not 30 days.", brand_name="Flora Pay"
)
STORY, PORTRAIT, SQUARE, WIDE = (1080, 1920), (1080, 1350), (1080, 1080), (1200, 628)


def paid_order(size: tuple[int, int], person: str = "amara", **members: object) -> Order:
    proof = {"stat": "$4,200.00", "stat_note": "Invoice 0148 paid, 2 h after sending"} | members
    return replace(order_for(size, replace(PAID, **proof), scheme="forest"), person=person)  # type: ignore[arg-type]


def scene_of(order: Order) -> Scene:
    scene = solve(order, spokesperson.solve)
    assert scene is not None
    return scene


def person_in(scene: Scene) -> ArtLayer:
    layer = scene.first(Role.PERSON)
    assert isinstance(layer, ArtLayer)
    return layer


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_every_size_and_copy_keeps_the_promises(copy: AdCopy) -> None:
    orders = [replace(order_for(size, copy), person="amara") for size in SIZES if Artboard(width=size[0], height=size[1]).ratio >= 0.2]
    upright = [order for order in orders if order.artboard.aspect is not Aspect.STRIP]
    found = [solve(order, spokesperson.solve) for order in upright]

    assert sum(scene is None for scene in found) <= 2
    assert all(promises.kept(scene, order.copy) for scene, order in zip(found, upright, strict=True) if scene and not scene.dropped)


@pytest.mark.parametrize("size", [STORY, PORTRAIT, SQUARE, WIDE])
@pytest.mark.parametrize("person", ["amara", "layla", "kwame"])
def test_no_copy_lies_on_the_face(size: tuple[int, int], person: str) -> None:
    scene = scene_of(paid_order(size, person))
    box = person_in(scene).box
    unit = box.w / 800
    face = Box(x=box.x + 264 * unit, y=box.y + 200 * unit, w=272 * unit, h=350 * unit)

    assert [layer.block.text for layer in scene.texts() if layer.box.overlaps(face)] == []


def test_the_card_shows_the_sum_and_what_it_was_for() -> None:
    scene = scene_of(paid_order(STORY))
    words = {layer.role: layer.block.text for layer in scene.texts() if layer.role in (Role.NOTE, Role.FIGURE, Role.QUOTE_BY)}

    assert {role: text.replace("\n", " ") for role, text in words.items()} == {
        Role.NOTE: "Invoice 0148 paid",
        Role.QUOTE_BY: "2 h after sending",
        Role.FIGURE: "$4,200.00",
    }


def test_in_a_story_the_whole_face_and_card_stay_in_the_clear_zone() -> None:
    order = paid_order(STORY)
    scene = scene_of(order)
    box, safe = person_in(scene).box, order.artboard.safe
    card = scene.first(Role.CARD)

    assert box.y + 556 * box.w / 800 <= safe.bottom + 1
    assert isinstance(card, object)
    assert safe.holds(card.box, tolerance=1.0)  # type: ignore[union-attr]


def test_a_price_on_the_card_is_not_said_twice() -> None:
    order = paid_order(PORTRAIT, stat=None, stat_note=None, figure="€49", figure_note="a month")
    shown = [layer.block.text for layer in scene_of(order).texts() if layer.role is Role.FIGURE]

    assert shown == ["€49"]


def test_without_proof_the_person_stands_alone() -> None:
    scene = scene_of(paid_order(SQUARE, stat=None, stat_note=None))

    assert scene.first(Role.CARD) is None
    assert spokesperson.suits(paid_order(SQUARE, stat=None, stat_note=None)) < spokesperson.suits(paid_order(SQUARE))


def test_a_picture_that_was_given_goes_before_a_drawn_person(product: PictureInput) -> None:
    assert spokesperson.suits(replace(paid_order(SQUARE), product=study(product))) == 0.0


def test_nobody_speaks_where_nobody_is_cast() -> None:
    assert spokesperson.solve(order_for(SQUARE, PAID)) is None
