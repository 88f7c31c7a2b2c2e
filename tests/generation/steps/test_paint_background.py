"""The ground of a creative is painted and kept privately."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generation.steps.choose_layout import choose_layout
from generation.steps.paint_background import paint_background
from jobs.runner import StepContext, StepFailure
from piad import media
from tests.generation.steps.contexts import context_of
from tests.generation.steps.outputs import read_and_written


def planned(**wishes: str) -> StepContext:
    outputs = read_and_written(**wishes)  # type: ignore[arg-type]
    return context_of(outputs={**outputs, "choose_layout": choose_layout(context_of(outputs=outputs)).output})


def test_the_ground_has_the_size_of_the_artboard_and_is_not_served() -> None:
    (ground,) = paint_background(planned(ratio="16:9")).output["backgrounds"]

    assert ground["media_key"].startswith("inputs/")
    with Image.open(io.BytesIO(media.load(ground["media_key"]))) as picture:
        assert (picture.format, picture.size) == ("PNG", (688, 384))


def test_words_that_cannot_be_set_fail_with_a_reason() -> None:
    context = planned(ratio="8:1")
    (plan,) = context.outputs["choose_layout"]["plans"]
    plan["copy"]["headline"] = "Unbreakable" * 400

    with pytest.raises(StepFailure) as failure:
        paint_background(context)

    assert failure.value.code == "creative_plan_invalid"
