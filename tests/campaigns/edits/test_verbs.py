"""Every verb on ads of five kinds at least: what comes of it passes every gate, and what it did not name stays where it was."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from PIL import Image, ImageDraw

from campaigns.edits.applying import EditRefused
from generation.colour import Colour
from generation.compositor import promises
from generation.compositor.refit.action import button_of
from generation.compositor.refit.logo import mark_of
from generation.compositor.scene import PictureLayer, Role, Scene, TextLayer
from generation.steps.design import Design
from tests.campaigns.edits.drafts import draft_of, failed, file_of, reference, told

# A product, an offer in giant type, a drawn scene, a card, right to left, paper.
KINDS = ["it-running", "half-price", "sw-idi", "review-plants", "ar-oud", "coffee-editorial"]
WITH_PRODUCT = ["it-running", "nl-boekhouden", "sw-idi", "ar-oud", "review-plants"]


def said(scene: Scene, role: Role) -> list[str]:
    """Return what the layers of a role say, on one line each."""
    return [layer.block.text.replace("\n", " ") for layer in scene.texts() if layer.role is role]


def places(scene: Scene) -> list[tuple[Role, float, float]]:
    """Return where each line of copy stands."""
    return [(layer.role, layer.box.x, layer.box.y) for layer in scene.texts()]


@pytest.mark.parametrize("name", KINDS)
def test_words_are_set_letter_for_letter(name: str) -> None:
    after = told(draft_of(name), 'Change the headline to "Go far", the button to "See them all"').draft

    assert said(after.scene, Role.HEADLINE) == ["Go far"]
    assert said(after.scene, Role.CTA_LABEL) == ["See them all"]
    assert (after.plan.copy.headline, after.plan.copy.cta) == ("Go far", "See them all")
    assert failed(after) == []


@pytest.mark.parametrize("name", ["it-running", "half-price", "ar-oud", "es-viajes", "founder-story"])
def test_an_offer_is_changed(name: str) -> None:
    after = told(draft_of(name), "change the offer to 40%").draft

    assert "40%" in said(after.scene, Role.FIGURE)
    assert failed(after) == []


@pytest.mark.parametrize("name", KINDS)
def test_a_button_takes_a_colour_and_nothing_else_does(name: str) -> None:
    given = draft_of(name)

    after = told(given, "make the button #1E7A3C").draft

    before, pixels = (np.asarray(Image.open(file_of(draft)).convert("RGB")) for draft in (given, after))
    differs = np.any(before != pixels, axis=2)
    box = button_of(after.scene).body.box.grown(2.0)
    differs[int(box.y) : int(box.bottom) + 1, int(box.x) : int(box.right) + 1] = False
    assert not differs.any()
    assert button_of(after.scene).body.fill.hex == after.plan.scheme.accent or after.notes
    assert failed(after) == []


@pytest.mark.parametrize("wish", ["navy", "a gradient from orange to pink"])
@pytest.mark.parametrize("name", ["it-running", "half-price", "review-plants", "ar-oud", "coffee-editorial"])
def test_a_background_changes_behind_everything(name: str, wish: str) -> None:
    given = draft_of(name)

    after = told(given, f"make the background {wish}").draft

    assert places(after.scene) == places(given.scene)
    assert failed(after) == []


@pytest.mark.parametrize("name", WITH_PRODUCT)
def test_a_product_is_made_smaller(name: str) -> None:
    given = draft_of(name)

    after = told(given, "make the product smaller").draft

    (old,), (new,) = promises.products(given.scene), promises.products(after.scene)
    assert new.box.w < old.box.w
    assert failed(after) == []


@pytest.mark.parametrize("name", ["it-running", "nl-boekhouden", "es-viajes", "review-plants", "ja-matcha"])
def test_a_product_is_made_larger_as_far_as_there_is_room(name: str) -> None:
    given = draft_of(name)

    after = told(given, "make the product bigger").draft

    (old,), (new,) = promises.products(given.scene), promises.products(after.scene)
    assert new.box.w > 1.05 * old.box.w
    assert failed(after) == []


@pytest.mark.parametrize("name", ["it-running", "half-price", "review-plants", "cat-photo", "nl-boekhouden"])
def test_a_logo_goes_to_the_right(name: str) -> None:
    after = told(draft_of(name), "move the logo to the top right").draft

    assert mark_of(after.scene).box.right > 0.8 * after.scene.artboard.width
    assert failed(after) == []


@pytest.mark.parametrize("name", KINDS)
def test_letters_are_changed_where_they_stand(name: str) -> None:
    given = draft_of(name)

    after = told(given, "use a rounded font").draft

    assert after.plan.pairing in ("soft", "friendly")
    assert (
        "".join("".join(said(after.scene, role)) for role in Role).split()
        == "".join("".join(said(given.scene, role)) for role in Role).split()
    )
    assert failed(after) == []


@pytest.mark.parametrize("mood", ["darker", "more playful"])
@pytest.mark.parametrize("name", ["it-running", "half-price", "review-plants", "ar-oud", "coffee-editorial"])
def test_a_mood_changes_the_light(name: str, mood: str) -> None:
    given = draft_of(name)

    after = told(given, f"make it {mood}").draft

    assert after.plan.scheme != given.plan.scheme
    assert failed(after) == []


@pytest.mark.parametrize("name", ["cat-photo", "sw-idi", "coffee-editorial", "it-gelateria", "half-price"])
def test_a_badge_comes_and_goes(name: str) -> None:
    given = draft_of(name)

    with_badge = told(given, 'add a "New" badge').draft

    assert said(with_badge.scene, Role.BADGE) == ["New"]
    assert failed(with_badge) == []
    assert told(with_badge, "remove the badge").draft.scene == given.scene


@pytest.mark.parametrize("name", ["nl-boekhouden", "half-price", "sw-idi", "ar-oud", "coffee-editorial"])
def test_a_line_is_taken_off(name: str) -> None:
    after = told(draft_of(name), "remove the subheadline").draft

    assert said(after.scene, Role.SUBHEADLINE) == []
    assert failed(after) == []


@pytest.mark.parametrize("name", KINDS)
def test_a_design_is_laid_out_for_another_format_with_its_edits(name: str) -> None:
    edited = told(draft_of(name), 'change the headline to "Go far" and make the button #1E7A3C').draft

    after = told(edited, "make it a story").draft

    assert (after.plan.size.aspect_ratio, after.scene.artboard.height > after.scene.artboard.width) == ("9:16", True)
    assert "Go far" in [words for role in (Role.HEADLINE, Role.QUOTE) for words in said(after.scene, role)]
    assert after.plan.scheme.accent == edited.plan.scheme.accent
    assert failed(after) == []


def test_what_was_done_by_hand_is_done_again_in_another_format() -> None:
    edited = told(draft_of("nl-boekhouden"), "move the logo to the top right, make the headline #7A1023").draft

    after = told(edited, "make it 1:1").draft

    assert mark_of(after.scene).box.right > 0.8 * after.scene.artboard.width
    assert next(layer.colour for layer in after.scene.texts() if layer.role is Role.HEADLINE) == Colour.parse("#7A1023")
    assert failed(after) == []


def bottle() -> bytes:
    """Paint something that stands free, on nothing."""
    picture = Image.new("RGBA", (300, 700), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rounded_rectangle((60, 120, 240, 690), radius=50, fill="#C0392B")
    ImageDraw.Draw(picture).rectangle((110, 10, 190, 130), fill="#7B241C")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("name", [*WITH_PRODUCT, "half-price"])
def test_a_reference_takes_the_place_of_the_product(name: str) -> None:
    given = draft_of(name)
    came = reference(bottle(), 300, 700, has_alpha=True)

    after = told(
        type(given)(design=given.design, pictures=given.pictures, references=(came,)), "replace the product with this picture"
    ).draft

    shown = [layer for layer in after.scene.layers if isinstance(layer, PictureLayer) and layer.index == came.picture.index]
    assert len(shown) == 1
    assert came.kept in after.design.pictures
    assert failed(after) == []


def test_chains_of_three_keep_what_came_before() -> None:
    first = told(draft_of("it-running"), 'change the headline to "Uno" and add stripes to the background').draft
    second = told(first, "make the logo bigger and use a serif font").draft
    third = told(second, "make it darker; make the product smaller").draft

    assert said(third.scene, Role.HEADLINE) == ["Uno"]
    assert third.plan.pairing in ("literary", "editorial")
    assert mark_of(third.scene).box.h > mark_of(first.scene).box.h
    assert failed(third) == []
    assert Design.from_json(json.loads(json.dumps(third.design.to_json()))) == third.design


def test_a_drawing_of_ours_keeps_its_colours() -> None:
    given = draft_of("nl-boekhouden")

    after = told(given, "make the button red").draft

    assert given.plan.drawn is not None
    assert after.design.drawn_in == given.plan.scheme
    assert [picture.digest for picture in after.shown] == [picture.digest for picture in given.shown]


@pytest.mark.parametrize(
    ("name", "instruction", "reason"),
    [
        ("cat-photo", "make the background blue", "the ad stands on its photo"),
        ("half-price", "make the product bigger", "shows no product"),
        ("it-running", "make the product twice as big", "there is room for|no room"),
        ("sw-idi", "move the product to the left", "stands on its place"),
        ("ja-matcha", "remove the offer", "there is no offer"),
        ("it-running", "replace the product with the reference", "no picture came"),
        ("it-running", "make the headline yellow", ""),
    ],
)
def test_what_cannot_be_done_is_refused_by_its_clause(name: str, instruction: str, reason: str) -> None:
    if not reason:
        # Yellow that is read on yellow would be brown: the gate says so, and nothing pretends.
        assert failed(told(draft_of(name), instruction).draft) == ["contrast.text"]
        return
    with pytest.raises(EditRefused, match=reason) as refused:
        told(draft_of(name), instruction)

    assert refused.value.clause == instruction


def test_texts_are_layers_of_type_still() -> None:
    after = told(draft_of("it-running"), 'change the headline to "Zwölf Boxkämpfer"').draft

    assert all(isinstance(layer, TextLayer) for layer in after.scene.texts())
