"""A localized creative keeps its composition: the boxes of its layers lie where the source's lie, up to mirroring."""

from __future__ import annotations

import pytest

from campaigns.culture.localized import Localized, localized
from campaigns.culture.places import similarity
from campaigns.culture.targets import resolve
from campaigns.culture.transcreation import transcreate
from generation.compositor import draw, inspect, promises
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.scene import ArtLayer, Role
from tests.campaigns.culture.conftest import SEED, planned

_CULTURES = ("Saudi Arabia", "Israel", "Japan", "India", "France", "Germany", "Kenya", "Taiwan")
_PROMPTS = (
    ("Shoe ad for Kora, strong call to action. $49 until June 30.", "1:1"),
    ("Instagram ad for Auralite headphones, $199. Points: 30-hour battery, noise cancelling, fast charging.", "4:5"),
    ("Coffee ad for Ember Roast, warm, free shipping", "16:9"),
    ("Planwise project software. Points: real-time reports, automatic invoicing, cancel anytime.", "1:1"),
    ("Summer travel ad for Azul, beach holidays, from $499", "4:5"),
    ("Eid campaign for Noor dates, warm, 20% off gift boxes", "9:16"),
    ("Handmade ceramic mugs by Terra, minimal", "4:5"),
)


def made(prompt: str, ratio: str, culture: str) -> Localized:
    source = planned(prompt, ratio)
    text = transcreate(source.copy, source.brief, resolve(culture=culture), seed=SEED)
    return localized(source.scene, source.plan, text.copies, ())


@pytest.mark.parametrize(("prompt", "ratio"), _PROMPTS)
def test_the_composition_stays_in_every_language(prompt: str, ratio: str) -> None:
    alike = {culture: made(prompt, ratio, culture).likeness for culture in _CULTURES}
    assert sum(alike.values()) / len(alike) >= 0.8, alike
    assert min(alike.values()) >= 0.6, alike


@pytest.mark.parametrize("culture", _CULTURES)
def test_nothing_leaves_the_safe_box_or_lies_on_anything(culture: str) -> None:
    for prompt, ratio in _PROMPTS[:3]:
        scene = made(prompt, ratio, culture).scene
        assert promises.outside(scene) == 0
        assert promises.collisions(scene) == 0
        assert scene.first(Role.HEADLINE)
        assert scene.first(Role.CTA_LABEL)


@pytest.mark.parametrize("culture", ["Saudi Arabia", "Japan", "India", "France"])
def test_a_localized_creative_passes_inspection(culture: str) -> None:
    one = made(*_PROMPTS[0], culture)
    resolved = draw.standing(one.scene, one.plan, ())
    drawing = draw.finished(resolved, one.plan, recipe_hash="")
    report = inspect.inspect(drawing, one.plan, pictures=(), resolved=resolved)
    assert report.passed, [gate for gate in report.gates if not gate.passed]


def test_a_scene_is_like_itself_and_unlike_its_mirror_image() -> None:
    scene = planned(*_PROMPTS[0]).scene
    assert similarity(scene, scene) == pytest.approx(1.0)
    assert similarity(scene, mirrored(scene)) < 0.5
    assert similarity(scene, mirrored(scene), mirrored=True) > 0.8


def test_words_drawn_into_art_are_drawn_in_the_targets_language() -> None:
    one = made(*_PROMPTS[3], "Japan")
    assert one.plan.copy.points == ("リアルタイムのレポート", "請求書を自動作成", "いつでも解約できる")
    drawn = "".join("".join(layer.name.split()) for layer in one.scene.layers if isinstance(layer, ArtLayer))
    assert all("".join(point.split()) in drawn for point in one.plan.copy.points)
    assert "Cancelanytime" not in drawn
    assert "Software" not in drawn
