"""What is served is measured; a creative that fails is made once more, then the job fails and says why."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from PIL import Image

from generation.placements import ASPECT_RATIOS
from generation.steps.inspect_creative import inspect_creative
from jobs.runner import StepContext, StepFailure
from piad import media
from tests.generation.steps.outputs import drawn, read_and_written


def spoilt(context: StepContext) -> StepContext:
    """Return the context with a blank picture in place of the one that was drawn."""
    (made,) = context.outputs["compose_creative"]["creatives"]
    file = io.BytesIO()
    Image.new("RGB", (made["width"], made["height"]), "#FFFFFF").save(file, "PNG")
    stored = media.store(area=media.Area.RESULTS, extension="png", content=file.getvalue())
    creative = {**made, "media_key": stored.key}
    return replace(context, outputs={**context.outputs, "compose_creative": {"creatives": [creative]}})


def test_a_good_creative_passes_with_a_report_for_each_gate() -> None:
    context = drawn(read_and_written())

    outcome = inspect_creative(context)

    (report,) = outcome.output["quality"]
    assert report["creative_id"] == context.outputs["compose_creative"]["creatives"][0]["id"]
    assert report["passed"] is True
    assert {"rule", "passed", "value", "limit", "source"} == set(report["gates"][0])
    assert outcome.revise_from is None
    assert outcome.confidence == report["score"] / 100
    assert json.loads(json.dumps(outcome.output)) == outcome.output


@pytest.mark.parametrize("with_shoe", [True, False], ids=["shoe", "words"])
@pytest.mark.parametrize("ratio", ASPECT_RATIOS)
def test_every_ratio_passes_at_its_smallest_size(ratio: str, with_shoe: bool) -> None:  # noqa: FBT001 - a parameter of the test
    outcome = inspect_creative(drawn(read_and_written(ratio=ratio, resolution="512", with_shoe=with_shoe)))

    assert outcome.artifacts["failed_gates"] == []


def test_a_spoilt_creative_asks_for_the_one_revision() -> None:
    outcome = inspect_creative(spoilt(drawn(read_and_written())))

    assert outcome.revise_from == "choose_layout"
    assert outcome.output["quality"][0]["passed"] is False
    assert outcome.artifacts["failed_gates"] != []


def test_a_score_below_the_mark_asks_for_the_revision_and_then_ends_the_job() -> None:
    context = drawn(read_and_written())
    score = inspect_creative(context).output["quality"][0]["score"]

    low = inspect_creative(context, mark=score + 0.1)
    with pytest.raises(StepFailure) as failure:
        inspect_creative(replace(context, revision=1), mark=score + 0.1)

    assert (low.revise_from, low.output["quality"][0]["passed"], low.artifacts["failed_gates"]) == ("choose_layout", False, [])
    assert failure.value.code == "quality_gate_failed"
    assert f"below {score + 0.1:g} of 100" in failure.value.message


def test_a_second_failure_ends_the_job_and_names_the_gates() -> None:
    context = spoilt(drawn(read_and_written(), revision=1))

    with pytest.raises(StepFailure) as failure:
        inspect_creative(context)

    assert failure.value.code == "quality_gate_failed"
    assert failure.value.message.startswith("The ad did not pass our own inspection: ")
    assert failure.value.recovery_hint is not None
