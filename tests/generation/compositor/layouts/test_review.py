"""The review card: the customer's words lead, the product overlaps the card and no words, nothing is shown that the brief does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generation.compositor.layouts import review
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput, PictureKind
from generation.compositor.scene import ArtLayer, PictureLayer, Role, Scene, ShapeLayer
from tests.generation.compositor.layouts.promises import COPIES, SIZES, broken, order_for, orders

SQUARE = (1024, 1024)
SAID = replace(COPIES["plain"], quote="It arrived greener than the photo.", quote_by="Nadia K., Lyon, verified buyer", rating=4.8)
WORDS = (
    "So good.",
    "It arrived greener than the photo.",
    "I walk ten kilometres a day in them and have not had a single blister since last spring.",
)


def box_of(scene: Scene, role: Role) -> ShapeLayer | PictureLayer:
    layer = scene.first(role)
    assert isinstance(layer, ShapeLayer | PictureLayer)
    return layer


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("shown", [True, False])
def test_every_size_and_copy_keeps_the_promises(words: str, shown: bool, product: PictureInput) -> None:  # noqa: FBT001
    wanted = orders(product=study(product) if shown else None, quote=words, quote_by="Nadia K., Lyon", rating=4.8)
    scenes = [review.solve(order) for order in wanted if review.suits(order)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= len(scenes) // 5


def test_without_a_quotation_or_on_a_strip_there_is_no_card(product: PictureInput) -> None:
    assert review.suits(order_for(SQUARE, COPIES["plain"], product=study(product))) == 0.0
    assert review.solve(order_for((728, 90), SAID, product=study(product))) is None


def test_a_quotation_leads_every_layout_that_only_shows_the_product(product: PictureInput) -> None:
    assert review.suits(order_for(SQUARE, SAID, product=study(product))) > 0.9


@pytest.mark.parametrize("size", [size for size in SIZES if 0.5 < size[0] / size[1] < 2.2])
def test_the_words_stand_on_the_card_and_the_product_overlaps_it_alone(size: tuple[int, int], product: PictureInput) -> None:
    scene = review.solve(order_for(size, SAID, product=study(product)))

    assert scene is not None
    card, shown = box_of(scene, Role.CARD).box, box_of(scene, Role.PRODUCT).box
    said = [layer.box for layer in scene.texts() if layer.role in (Role.QUOTE, Role.QUOTE_BY)]
    assert all(card.holds(box, tolerance=1.0) for box in said)
    assert card.overlaps(shown)
    assert not card.holds(shown)
    assert [layer.role for layer in scene.texts() if layer.box.overlaps(shown)] == []


def test_the_customers_words_are_larger_than_the_headline() -> None:
    scene = review.solve(order_for(SQUARE, SAID))

    assert scene is not None
    sizes = {layer.role: layer.block.size for layer in scene.texts()}
    assert sizes[Role.QUOTE] >= 1.3 * sizes[Role.HEADLINE]


@pytest.mark.parametrize(("rating", "mark"), [(4.8, "rating"), (None, "quotation mark")])
def test_stars_stand_only_where_the_brief_gives_a_rating(rating: float | None, mark: str) -> None:
    scene = review.solve(order_for(SQUARE, replace(SAID, rating=rating)))

    assert scene is not None
    assert [layer.name for layer in scene.layers if isinstance(layer, ArtLayer)] == [mark]


def test_a_product_that_keeps_its_ground_stands_clear_of_the_card(product: PictureInput) -> None:
    kept = replace(study(product), kind=PictureKind.PACKSHOT)
    scene = review.solve(order_for((928, 1152), SAID, product=kept))

    assert scene is not None
    assert not box_of(scene, Role.CARD).box.overlaps(box_of(scene, Role.PRODUCT).box)


WRITTEN = {"headline": "headline.plants.1"}


@pytest.mark.parametrize("size", [SQUARE, (928, 1152)])
def test_the_customers_words_are_the_headline_where_the_brief_gave_none(size: tuple[int, int], product: PictureInput) -> None:
    copy = replace(SAID, rating_note="4.8 of 5 from 2,316 reviews", sources=WRITTEN)
    scene = review.solve(order_for(size, copy, product=study(product)))

    assert scene is not None
    words = {layer.role: " ".join(layer.block.text.split()) for layer in scene.texts()}
    assert words[Role.HEADLINE] == SAID.quote
    assert words[Role.NOTE] == copy.rating_note
    card, shown = box_of(scene, Role.CARD).box, box_of(scene, Role.PRODUCT).box
    assert card.overlaps(shown)
    assert shown.bottom > card.bottom


def test_a_headline_of_the_briefs_own_stays_beside_the_customers_words(product: PictureInput) -> None:
    scene = review.solve(order_for(SQUARE, replace(SAID, sources={"headline": "quoted"}), product=study(product)))

    assert scene is not None
    assert {Role.HEADLINE, Role.QUOTE} <= {layer.role for layer in scene.texts()}


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("note", [None, "4.8 of 5 from 2,316 reviews"])
def test_leading_words_keep_the_promises(words: str, note: str | None, product: PictureInput) -> None:
    wanted = orders(product=study(product), quote=words, quote_by="Nadia K., Lyon", rating=4.8, rating_note=note, sources=WRITTEN)
    scenes = [review.solve(order) for order in wanted if review.suits(order)]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
