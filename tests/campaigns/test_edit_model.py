"""Edits with a text model: it chooses among our operations; where its answer does not hold to them, the rules read."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from generation.models import ReferenceAd
from jobs.models import Job, StepRun, VendorCall
from tests.campaigns.conftest import campaign
from tests.campaigns.test_edit import edited, layers
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Vendor
from tests.generation.conftest import Asker

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own


@pytest.fixture
def source(asker: Asker, reference: ReferenceAd) -> Job:
    """Return a finished campaign ad that rules made."""
    return campaign(asker, "Shoe ad for Kora, strong call to action. $49 until June 30.")


@pytest.fixture
def writer(source: Job, vendor: Vendor, settings: Settings) -> Vendor:
    """Let the vendor read, after the source was made without it."""
    settings.PIAD_MODELS = {"text": "openai/writer", "image": ""}
    return vendor


def asked(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - any members of an edit
    """Return an edit as a model gives it."""
    return {"verb": "", "part": "", "words": "", "colours": [], "factor": 0.0, "name": "", "clause": "", **members}


def test_a_model_chooses_the_operations(asker: Asker, source: Job, writer: Vendor, wire: OpenAIWire) -> None:
    prompt = "The call to action needs more punch, in the orange of a sunset, and up top it says “Run home”"
    wire.answer = {
        "edits": [
            asked(verb="colour", part="button", colours=["#F97316"], clause="in the orange of a sunset"),
            asked(verb="words", part="headline", words="Run home", clause="up top it says “Run home”"),
        ],
        "impossible": [],
    }

    job = edited(asker, source, prompt)

    assert (job.state, job.error_log, job.payload["engine"]["text"]) == ("completed", None, "openai/writer")
    assert layers(asker, job)["headline"]["text"] == "Run home"
    assert StepRun.objects.get(job_id=job.id, step_id="read_edits").artifacts["read_by"] == "openai/writer"
    assert VendorCall.objects.filter(job_id=job.id, step_id="read_edits", state="answered").count() == 1


@pytest.mark.parametrize(
    "edit",
    [
        asked(verb="words", part="headline", words="Words of its own"),
        asked(verb="explode", part="headline"),
        asked(verb="colour", part="button", colours=["orange"]),
        asked(verb="format", name="17:3"),
    ],
    ids=["made-up words", "no verb of ours", "no colour", "no format"],
)
def test_an_answer_that_does_not_hold_gives_way_to_the_rules(
    asker: Asker, source: Job, writer: Vendor, wire: OpenAIWire, edit: dict[str, Any]
) -> None:
    wire.answer = {"edits": [edit], "impossible": []}

    job = edited(asker, source, "Change the headline to “Run home”")

    assert (job.state, job.payload["engine"]["text"], job.payload["engine"]["degraded_from"]) == ("completed", "local", "openai")
    assert layers(asker, job)["headline"]["text"] == "Run home"


def test_what_a_model_finds_impossible_fails_by_its_clause(asker: Asker, source: Job, writer: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"edits": [], "impossible": ["let the shoe dance"]}

    job = edited(asker, source, "let the shoe dance")

    assert (job.state, job.error_code) == ("failed", "directive_validation_failed")
    assert job.error_message.startswith("“let the shoe dance” cannot be followed")
