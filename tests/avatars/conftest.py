"""Who asks for avatars, and finished jobs whose avatars can be saved."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from PIL import Image

from avatars.actions import JOB_TYPE
from jobs import lifecycle
from jobs.lifecycle import JobResult
from jobs.models import Job
from piad import media
from tests.brands.conftest import Customer, make_customer
from tests.generation.conftest import vendor, wire
from tests.jobs.orders import claimed, ordered_job

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

__all__ = ["vendor", "wire"]  # the fixtures of a vendor that misbehaves

AVATARS = "/api/v1/avatars"


def a_picture(colour: str = "#C2410C") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(file, "PNG")
    return file.getvalue()


def finished_job(organization_id: UUID, *, job_type: str = JOB_TYPE, prompt: str = "A pharmacist", **echo: Any) -> Job:  # noqa: ANN401
    """Settle a job the way that the pipeline settles one, its picture stored."""
    job = ordered_job(organization_id, job_type=job_type, task="avatars.make_avatar", input_echo={"prompt": prompt, **echo})
    stored = media.store(area=media.Area.RESULTS, extension="png", content=a_picture())
    url = media.url(stored.key)
    creative = {"image_url": url, "format": "png", "width": 60, "height": 80, "alt_text": f"{prompt}, smiling"}
    result = JobResult(
        payload={"image_url": url, "creatives": [creative], "engine": {"image": "local"}, "licence": "house"},
        result_url=url,
        job_result={"type": "avatar", "id": str(job.id), "image_url": url},
    )
    lifecycle.complete(claimed(job), result=result)
    return Job.objects.get(id=job.id)


def save(customer: Customer, job: Job, **members: object) -> Answer:
    return customer.post(f"{AVATARS}/save", {"job_id": str(job.id), **members})


@pytest.fixture
def customer(db: None) -> Customer:
    return make_customer("Acme")


@pytest.fixture
def other(db: None) -> Customer:
    return make_customer("Globex")
