"""The illustrated scene: a drawn backdrop, copy on its calm parts, the product in front."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from generation.compositor import draw, inspect, plan
from generation.compositor.layouts import scene as layout
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import ArtLayer, PictureLayer, Role, Scene, TextLayer
from generation.compositor.scenery.place import Setting
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from tests.generation.compositor.conftest import size_of
from tests.generation.compositor.layouts.promises import COPIES, broken, order_for, orders

PORTRAIT = (928, 1152)
BARE = (Setting.DUNES, Setting.SKYLINE, Setting.SHORE, Setting.HILLS)


@pytest.mark.parametrize("setting", Setting)
def test_every_size_and_copy_keeps_the_promises(setting: Setting, product: PictureInput) -> None:
    tried = [replace(order, setting=setting) for order in [*orders(product=study(product)), *orders()]]
    scenes = [layout.solve(order) for order in tried if layout.suits(order) > 0]

    assert [problem for scene in scenes if scene for problem in broken(scene)] == []
    assert sum(scene is None for scene in scenes) <= len(scenes) // 20


def test_an_order_without_a_setting_has_no_scene(product: PictureInput) -> None:
    order = order_for(PORTRAIT, COPIES["plain"], product=study(product))

    assert layout.suits(order) == 0.0
    assert layout.solve(order) is None


@pytest.mark.parametrize("setting", Setting)
def test_photos_and_strips_take_no_scene(setting: Setting, photo: PictureInput) -> None:
    with_photo = replace(order_for(PORTRAIT, COPIES["plain"], photo=study(photo)), setting=setting)
    strip = replace(order_for((728, 90), COPIES["plain"]), setting=setting)

    assert (layout.suits(with_photo), layout.suits(strip)) == (0.0, 0.0)


@pytest.mark.parametrize("setting", [Setting.NICHE, Setting.STUDIO])
def test_a_room_for_a_product_is_not_drawn_empty(setting: Setting) -> None:
    assert layout.suits(replace(order_for(PORTRAIT, COPIES["plain"]), setting=setting)) == 0.0


def test_the_product_stands_in_front_of_the_scene_and_clear_of_the_copy(product: PictureInput) -> None:
    scene = solved(Setting.NICHE, "plain", product)

    kinds = [type(layer) for layer in scene.layers]
    shown = scene.first(Role.PRODUCT)
    assert kinds.index(ArtLayer) < kinds.index(PictureLayer)
    assert isinstance(shown, PictureLayer)
    assert not any(text.box.overlaps(shown.box) for text in scene.texts())


def test_a_scene_is_drawn_the_other_way_round_for_copy_from_right_to_left(product: PictureInput) -> None:
    plain, flipped = (solved(Setting.NICHE, copy, product).first(Role.DECORATION) for copy in ("plain", "arabic"))

    assert isinstance(plain, ArtLayer)
    assert isinstance(flipped, ArtLayer)
    assert "scale(-1 1)" not in plain.markup
    assert flipped.markup.startswith('<g transform="translate(928 0) scale(-1 1)">')


@pytest.mark.parametrize("recipe", ["marigold", "sky", "midnight", "forest", "paper"])
@pytest.mark.parametrize("setting", Setting)
def test_copy_reads_on_every_scene_in_every_scheme(setting: Setting, recipe: str, product: PictureInput) -> None:
    pictures = () if setting in BARE else (product,)
    others = (("1:1", "plain"),) if setting is Setting.PODIUM else (("16:9", "plain"), ("9:16", "plain"))
    for ratio, copy in (("4:5", "offer"), *others):
        wanted = dressed(setting, recipe, ratio, copy, with_product=bool(pictures))
        drawing = draw.compose(wanted, pictures=pictures)
        report = inspect.inspect(drawing, wanted, pictures=pictures)

        assert [gate.rule for gate in report.gates if not gate.passed] == [], ratio
        assert report.repairs == (), ratio


def test_a_plan_stored_before_there_were_settings_still_loads() -> None:
    members = dressed(Setting.DUNES, "sky", "4:5", "plain", with_product=False).to_json()
    del members["setting"]

    assert CreativePlan.from_json(members).setting is None


def test_a_plan_keeps_its_setting_on_the_way_through_json() -> None:
    wanted = dressed(Setting.SHORE, "sky", "4:5", "plain", with_product=False)

    assert CreativePlan.from_json(wanted.to_json()) == wanted


def test_the_same_plan_gives_the_same_bytes() -> None:
    wanted = dressed(Setting.HILLS, "mint", "1:1", "plain", with_product=False)

    first, second = (draw.paint_background(wanted) for _ in range(2))
    assert io.BytesIO(first).getvalue() == second


def solved(setting: Setting, copy: str, product: PictureInput) -> Scene:
    order = replace(order_for(PORTRAIT, COPIES[copy], product=study(product)), setting=setting)
    scene = layout.solve(order)
    assert scene is not None
    assert isinstance(scene.first(Role.HEADLINE), TextLayer)
    return scene


def dressed(setting: Setting, recipe: str, ratio: str, copy: str, *, with_product: bool) -> CreativePlan:
    """Return a plan as the planner would dress it for a scene."""
    bare = CreativePlan(
        archetype=Archetype.TYPE,
        copy=COPIES[copy],
        size=size_of(ratio, "512"),
        scheme=scheme_from_recipe(RECIPES[recipe]),
        pairing="sturdy",
        product=0 if with_product else None,
        setting=setting,
    )
    return plan.set_in_scene(bare, setting)


def test_a_slim_product_stands_beside_the_headlines_short_lines_before_the_sun(product: PictureInput) -> None:
    order = replace(order_for(PORTRAIT, COPIES["plain"], product=study(product)), setting=Setting.SKYLINE, landmark="paris")

    scene = layout.solve(order)

    assert scene is not None
    shown, headline = scene.first(Role.PRODUCT), scene.first(Role.HEADLINE)
    assert isinstance(shown, PictureLayer)
    assert isinstance(headline, TextLayer)
    assert shown.box.h > 0.4 * PORTRAIT[1]
    assert not shown.box.overlaps(headline.box)
    assert broken(scene) == []


def test_a_skyline_shows_the_landmark_of_its_city(product: PictureInput) -> None:
    plain = replace(order_for(PORTRAIT, COPIES["plain"], product=study(product)), setting=Setting.SKYLINE)

    markups = set()
    for order in (plain, replace(plain, landmark="paris"), replace(plain, landmark="cairo")):
        scene = layout.solve(order)
        assert scene is not None
        markups |= {layer.markup for layer in scene.layers if isinstance(layer, ArtLayer)}

    assert len(markups) == 3


@pytest.mark.parametrize("size", [PORTRAIT, (1024, 1024)])
def test_on_a_podium_all_stands_on_one_axis_and_the_product_breaks_out_of_the_niche(size: tuple[int, int], product: PictureInput) -> None:
    order = replace(order_for(size, COPIES["plain"], product=study(product)), setting=Setting.PODIUM)

    scene = layout.solve(order)

    assert scene is not None
    shown, headline = scene.first(Role.PRODUCT), scene.first(Role.HEADLINE)
    assert isinstance(shown, PictureLayer)
    assert isinstance(headline, TextLayer)
    assert shown.box.cx == pytest.approx(size[0] / 2, abs=2)
    assert headline.box.cx == pytest.approx(size[0] / 2, abs=2)
    assert shown.box.h > 0.3 * size[1]


def test_a_podium_keeps_the_schemes_own_ink(product: PictureInput) -> None:
    order = replace(order_for(PORTRAIT, COPIES["plain"], product=study(product)), setting=Setting.PODIUM)

    scene = layout.solve(order)

    assert scene is not None
    headline = scene.first(Role.HEADLINE)
    assert isinstance(headline, TextLayer)
    assert headline.colour == order.ink


def test_wide_things_and_wide_boards_have_no_podium(product: PictureInput) -> None:
    wide = replace(order_for((1376, 768), COPIES["plain"], product=study(product)), setting=Setting.PODIUM)

    assert layout.suits(wide) == 0.0
    assert layout.solve(wide) is None


@pytest.mark.parametrize(("figure", "shown"), [("-20%", True), ("€2", True), ("Two for one on Fridays", False)])
def test_a_short_offer_before_a_town_stands_in_a_burst_of_the_suns_tone(figure: str, shown: bool, product: PictureInput) -> None:  # noqa: FBT001
    copy = replace(COPIES["plain"], figure=figure)
    order = replace(order_for(PORTRAIT, copy, product=study(product)), setting=Setting.SKYLINE, landmark="paris")

    scene = layout.solve(order)

    assert scene is not None
    assert any(layer.role is Role.BADGE for layer in scene.layers) is shown
    assert any(layer.role is Role.FIGURE for layer in scene.texts())
    assert broken(scene) == []
