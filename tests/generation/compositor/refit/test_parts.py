"""Button, ground, product, mark, badge and letters are changed each alone, and what comes of it passes every gate."""

from __future__ import annotations

import pytest

from generation.colour import Colour
from generation.compositor import promises
from generation.compositor.plan import order_of
from generation.compositor.refit.action import button_of
from generation.compositor.refit.colours import recolour_button, recolour_copy, same
from generation.compositor.refit.ground import on_colour, stands_on_colour, with_pattern
from generation.compositor.refit.letters import set_letters
from generation.compositor.refit.logo import Corner, mark_of, resize_mark, to_corner
from generation.compositor.refit.outline import outline_of
from generation.compositor.refit.product import move, resize, stand_of
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.removal import remove
from generation.compositor.refit.stamp import add_badge, remove_badge
from generation.compositor.scene import Pattern, Role
from generation.compositor.scheme import scheme_from_surface
from generation.fonts import pairing_named
from tests.generation.compositor.refit.scenes import NAMES, finished

GREEN = Colour.parse("#1E7A3C")
SHOWN = ("it-running", "nl-boekhouden", "ja-matcha", "sw-idi", "ar-oud")


@pytest.mark.parametrize("name", NAMES)
def test_a_button_takes_another_colour_and_words_that_read_on_it(name: str) -> None:
    given = finished(name)

    after = recolour_button(given.scene, GREEN)

    assert button_of(after).body.fill == GREEN
    assert given.changed_outside(after) == 0
    assert given.report(after) == []
    with pytest.raises(AlreadySo):
        recolour_button(after, GREEN)


@pytest.mark.parametrize("name", SHOWN)
def test_a_headline_takes_another_colour_as_far_as_it_can_be_read(name: str) -> None:
    given = finished(name)

    after = recolour_copy(given.scene, frozenset({Role.HEADLINE}), Colour.parse("#C62828"))

    assert given.report(after) == []
    assert given.changed_outside(after) == 0


@pytest.mark.parametrize("name", SHOWN)
def test_a_smaller_product_stands_on_its_foot(name: str) -> None:
    given = finished(name)
    study = given.studies[stand_of(given.scene).picture.index]

    after = resize(given.scene, 0.75, study)

    old, new = stand_of(given.scene), stand_of(after)
    assert new.picture.box.w == pytest.approx(0.75 * old.picture.box.w)
    assert new.foot == pytest.approx(old.foot)
    assert given.report(after) == []
    assert given.changed_outside(after) == 0


@pytest.mark.parametrize("name", ["it-running", "nl-boekhouden", "ja-matcha", "ar-oud", "review-plants"])
def test_a_product_is_moved_as_far_as_it_stays_clear(name: str) -> None:
    given = finished(name)
    study = given.studies[stand_of(given.scene).picture.index]

    after = move(given.scene, 0.2, 0.0, study)

    assert stand_of(after).picture.box.x > stand_of(given.scene).picture.box.x
    assert given.report(after) == []
    assert given.changed_outside(after) == 0


def test_what_shows_no_product_says_so() -> None:
    with pytest.raises(RefitRefused, match="shows no product"):
        stand_of(finished("half-price").scene)


@pytest.mark.parametrize("name", ["it-running", "nl-boekhouden", "half-price", "review-plants", "cat-photo", "founder-story"])
def test_a_mark_goes_to_the_other_corner(name: str) -> None:
    given = finished(name)

    after = to_corner(given.scene, Corner.TOP_RIGHT)

    assert mark_of(after).box.right > given.scene.artboard.width * 0.8
    assert given.report(after) == []
    with pytest.raises(AlreadySo):
        to_corner(after, Corner.TOP_RIGHT)


@pytest.mark.parametrize("name", ["it-running", "nl-boekhouden", "half-price", "review-plants", "ar-oud"])
def test_a_mark_grows_on_its_own_corner(name: str) -> None:
    given = finished(name)

    after = resize_mark(given.scene, 1.3)

    assert mark_of(after).box.h > mark_of(given.scene).box.h
    assert given.report(after) == []
    assert given.changed_outside(after) == 0


@pytest.mark.parametrize("name", ["cat-photo", "sw-idi", "ar-oud", "pt-curso", "coffee-editorial", "it-gelateria"])
def test_a_badge_finds_room_and_goes_without_a_trace(name: str) -> None:
    given = finished(name)
    shown = promises.products(given.scene)

    after = add_badge(
        given.scene, "New", order_of(given.plan, given.studies), tuple(outline_of(one, given.studies[one.index]) for one in shown)
    )

    assert [layer.block.text for layer in after.texts() if layer.role is Role.BADGE] == ["New"]
    assert given.report(after) == []
    assert given.changed_outside(after) == 0
    assert remove_badge(after) == given.scene


@pytest.mark.parametrize("letters", ["editorial", "loud", "Caveat + Nunito"])
@pytest.mark.parametrize("name", ["it-running", "nl-boekhouden", "half-price", "cat-photo", "pt-curso"])
def test_copy_is_set_in_other_letters_where_it_stood(name: str, letters: str) -> None:
    given = finished(name)

    after = set_letters(given.scene, pairing_named(given.plan.pairing), pairing_named(letters))

    families = {layer.block.style.voice.family for layer in after.texts() if layer.cut is None}
    assert families <= {pairing_named(letters).display.family, pairing_named(letters).text.family}
    assert sorted(layer.block.text.split() for layer in after.texts()) == sorted(layer.block.text.split() for layer in given.scene.texts())
    assert given.report(after) == []


def test_a_line_goes_with_the_card_that_carried_it_alone() -> None:
    scene = finished("founder-story").scene

    after = remove(remove(remove(scene, frozenset({Role.FIGURE})), frozenset({Role.NOTE})), frozenset({Role.QUOTE_BY}))

    assert scene.first(Role.CARD) is not None
    assert after.first(Role.CARD) is None
    with pytest.raises(RefitRefused, match="there is no offer on it"):
        remove(after, frozenset({Role.FIGURE}))


def test_a_place_gives_way_to_a_plain_ground() -> None:
    given = finished("sw-idi")
    scheme = scheme_from_surface(Colour.parse("#0B3D2E"), accent=None)

    after = on_colour(given.scene, scheme)

    assert (stands_on_colour(given.scene), stands_on_colour(after)) == (False, True)
    assert given.report(after) == []
    assert same(after.layers[0].rim_colour, scheme.colour("ground_rim"))  # type: ignore[union-attr]  # a ground, as asserted


def test_a_pattern_lies_over_the_ground_and_comes_off_again() -> None:
    given = finished("it-running")

    after = with_pattern(given.scene, Pattern.DOTS, given.plan.scheme)

    assert len(after.layers) == len(given.scene.layers) + 1
    assert given.report(after) == []
    assert with_pattern(after, None, given.plan.scheme) == given.scene
