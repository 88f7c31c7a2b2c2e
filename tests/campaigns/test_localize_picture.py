"""Localizing from a picture alone: its words are read, taken away and set anew, or the job says why that cannot be done."""

from __future__ import annotations

import io
import shutil

import numpy as np
import pytest
from PIL import Image
from pytest_django import Settings

from campaigns import tasks
from campaigns.steps.pictures import reading
from campaigns.steps.pictures.erasing import GroundTooBusyError, erase
from generation.compositor import draw
from generation.compositor.artboard import Box
from jobs.models import Job
from tests.campaigns.culture.conftest import planned
from tests.campaigns.test_localize import PATH, texts
from tests.fixtures.strangers import answering, stranger
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Vendor
from tests.generation.conftest import Asker

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own
needs_reader = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def localization(asker: Asker, settings: Settings, picture: bytes, culture: str, prompt: str) -> Job:
    """Serve a picture, order its localization and make it, as a worker would."""
    with stranger(answering(picture, content_type="image/png")) as server:
        settings.PIAD_OUTBOUND_ALLOW = (server.authority,)
        body = {"source_image_url": server.url("/ad.png"), "target_culture": culture, "prompt": prompt}
        answer = asker.post(PATH, body)
        assert answer.status_code == 202, answer.content
        job_id = answer.json()["data"]["job_id"]
        tasks.make_localization(job_id)
    return Job.objects.get(id=job_id)


def an_ad() -> bytes:
    source = planned("Shoe ad for Kora, strong call to action. $49 until June 30.")
    return draw.compose(source.plan, pictures=()).file


def noise() -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.random.default_rng(7).integers(0, 255, (600, 600, 3), dtype=np.uint8)).save(file, "PNG")
    return file.getvalue()


@needs_reader
def test_a_finished_picture_is_read_and_its_words_set_anew(asker: Asker, settings: Settings) -> None:
    job = localization(asker, settings, an_ad(), "Japan", "a shoe ad")

    assert job.error_message == ""
    (creative,) = job.payload["creatives"]
    assert (creative["width"], creative["height"], creative["parent_id"]) == (1024, 1024, None)
    shown = texts(asker, job)
    assert shown["note"] == "6月30日まで"
    assert shown["figure"] == "49ドル"
    assert set(shown) == {"headline", "figure", "note", "cta_label"}


@needs_reader
def test_a_picture_without_a_headline_fails_with_a_sentence(asker: Asker, settings: Settings) -> None:
    job = localization(asker, settings, noise(), "Japan", "a shoe ad")

    assert job.payload["failure_code"] == "source_image_unreadable"
    assert "no headline" in job.error_message


def test_without_a_reader_the_job_says_what_to_install(asker: Asker, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    reading._installed.cache_clear()  # noqa: SLF001 - what is installed is looked up once for each process
    try:
        job = localization(asker, settings, an_ad(), "Japan", "a shoe ad")
    finally:
        reading._installed.cache_clear()  # noqa: SLF001

    assert job.payload["failure_code"] == "source_image_unreadable"
    assert "tesseract" in job.error_message


def test_a_picture_that_is_none_fails_as_an_input(asker: Asker, settings: Settings) -> None:
    job = localization(asker, settings, b"no picture at all", "Japan", "a shoe ad")

    assert job.payload["failure_code"] == "reference_input_invalid"


def test_words_on_a_graded_ground_leave_no_trace() -> None:
    ramp = np.linspace(40, 200, 400).astype(np.uint8)
    ground = np.stack([np.tile(ramp, (200, 1))] * 3, axis=2)
    written = ground.copy()
    written[80:120, 100:300:9] = 255

    erased = erase(written, Box(x=100, y=80, w=200, h=40), size=40)

    assert np.abs(erased.pixels.astype(int) - ground.astype(int)).max() <= 3
    assert erased.ink.red > 240


def test_words_on_a_photo_are_refused() -> None:
    photo = np.random.default_rng(3).integers(0, 255, (200, 400, 3), dtype=np.uint8)

    with pytest.raises(GroundTooBusyError):
        erase(photo, Box(x=100, y=80, w=200, h=40), size=40)


def test_a_model_that_looks_reads_where_one_is_named(
    asker: Asker, settings: Settings, vendor: Vendor, wire: OpenAIWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PIAD_MODELS = {"vision": "openai/looker"}
    monkeypatch.setenv("PATH", "")
    wire.answer = {"texts": ["Kora", "Go where\nyou like", "$49", "Until June 30", "Get yours now"]}

    job = localization(asker, settings, an_ad(), "Japan", "a shoe ad")

    assert job.error_message == ""
    assert set(texts(asker, job)) == {"headline", "figure", "note", "cta_label"}
    (asked,) = vendor.asked
    assert "box 5" in asked.body.decode()
