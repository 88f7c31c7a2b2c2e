"""A stored layer tree is the creative: read back, it is equal, and what it paints is equal to the byte."""

from __future__ import annotations

import json

import pytest

from generation.compositor import draw
from generation.compositor.layertree import UnknownRecordError, from_record, to_record
from tests.gallery.__main__ import briefs, planned

# Every archetype and script of the gallery, an italic end, cut letters, columns, photos and drawings among them.
NAMES = [
    "it-running",
    "nl-boekhouden",
    "fr-librairie",
    "es-viajes",
    "sw-idi",
    "pt-curso",
    "ar-oud",
    "ja-matcha",
    "zh-hant-moon",
    "ko-chuseok",
    "hi-diwali",
    "he-new-year",
    "coffee-editorial",
    "half-price",
    "stat-b2b",
    "review-plants",
    "checklist-app",
    "cafe-photo-frame",
    "cat-photo",
    "course-portrait-split",
    "collection-portrait",
    "dumbbell-strip",
    "matcha-japanese",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_comes_back_from_json_and_paints_the_same_bytes(name: str) -> None:
    ready = planned(briefs([name])[0])
    best, pictures = ready.choice.plan, ready.pictures
    resolved = draw.resolve(best, pictures)

    again = from_record(json.loads(json.dumps(to_record(resolved.scene))))

    assert again == resolved.scene
    drawing = draw.finished(draw.standing(again, best, pictures), best, recipe_hash="stored")
    assert drawing.file == draw.compose(best, pictures=pictures).file


def test_a_record_of_another_format_is_refused_by_name() -> None:
    with pytest.raises(UnknownRecordError):
        from_record({"format": 0, "scene": {}})
