"""Other words stand where the old ones stood, and nothing else of the picture moves."""

from __future__ import annotations

import pytest

from generation.compositor import promises
from generation.compositor.refit.action import button_of, set_action
from generation.compositor.refit.figure import set_figure
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.refit.words import set_words
from generation.compositor.scene import Role, Scene, TextLayer
from tests.generation.compositor.refit.scenes import NAMES, finished

ENDLESS = "so many words that nobody could ever hope to read them on an ad of this size " * 6


def layer_of(scene: Scene, role: Role) -> TextLayer:
    """Return the lowest text layer with a role."""
    return next(layer for layer in scene.texts() if layer.role is role)


def said(scene: Scene, role: Role) -> str:
    """Return what a layer says, on one line."""
    return layer_of(scene, role).block.text.replace("\n", " ")


@pytest.mark.parametrize("words", ["Go", "Made for the long way home"])
@pytest.mark.parametrize("name", NAMES)
def test_a_headline_is_changed_in_its_place(name: str, words: str) -> None:
    given = finished(name)

    after = set_words(given.scene, layer_of(given.scene, Role.HEADLINE), words)

    old, new = layer_of(given.scene, Role.HEADLINE), layer_of(after, Role.HEADLINE)
    assert said(after, Role.HEADLINE) == words
    assert (new.block.size <= old.block.size, new.colour, new.align) == (True, old.colour, old.align)
    assert (promises.outside(after), promises.collisions(after)) == (promises.outside(given.scene), 0)
    assert given.changed_outside(after) == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_button_grows_around_its_words(name: str) -> None:
    given = finished(name)

    after = set_action(given.scene, "See them all")

    air = promises.label_air(after)
    assert said(after, Role.CTA_LABEL) == "See them all"
    assert air is not None
    assert air >= promises.LEAST_PADDING
    assert (promises.outside(after), promises.collisions(after)) == (promises.outside(given.scene), 0)
    assert button_of(after).body.fill == button_of(given.scene).body.fill
    assert given.changed_outside(after) == 0


def test_a_discount_takes_the_place_of_another_piece_by_piece() -> None:
    given = finished("half-price")

    after = set_figure(given.scene, "30% off")

    assert [layer.block.text for layer in after.texts() if layer.role is Role.FIGURE] == ["30%", "off"]
    assert next(layer for layer in after.texts() if layer.role is Role.FIGURE).cut is not None
    assert given.changed_outside(after) == 0


def test_words_that_cannot_be_read_are_refused_with_a_reason() -> None:
    scene = finished("it-running").scene

    with pytest.raises(RefitRefused, match="there is no room for these words in the headline's place"):
        set_words(scene, layer_of(scene, Role.HEADLINE), ENDLESS)
    with pytest.raises(RefitRefused, match="there is no room for these words on the button"):
        set_action(scene, ENDLESS)


def test_words_that_stand_there_already_are_no_change() -> None:
    given = finished("it-running")

    with pytest.raises(AlreadySo, match="the headline already says that"):
        set_words(given.scene, layer_of(given.scene, Role.HEADLINE), said(given.scene, Role.HEADLINE))
    with pytest.raises(AlreadySo, match="the button already says that"):
        set_action(given.scene, said(given.scene, Role.CTA_LABEL))


def test_a_figure_is_only_changed_where_there_is_one() -> None:
    with pytest.raises(RefitRefused, match="there is no offer on it"):
        set_figure(finished("ja-matcha").scene, "20% off")
