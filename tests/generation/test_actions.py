"""Submitting an ad: what is refused leaves nothing behind, what is repeated does nothing again."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from brands.models import Brand
from generation.actions import AdRequest, submit_ad
from jobs import lifecycle
from jobs.actions import run_again
from jobs.idempotency import IdempotencyKey
from jobs.lifecycle import Submission
from jobs.models import Job
from piad.accounts.authentication import Caller
from piad.api.errors import ApiError, NotFound
from piad.ingest.inline import InlinePicture
from tests.generation.conftest import Asker, Painter

pytestmark = pytest.mark.django_db

KEY = IdempotencyKey(operation="ads.generate", key="order-7", fingerprint=b"a" * 32)


def submit(asker: Asker, request: AdRequest, *, idempotency: IdempotencyKey | None = None, request_id: str = "req_pi_1") -> Submission:
    caller = Caller(
        organization_id=asker.organization_id,
        api_key_id=asker.api_key_id,
        is_test=False,
        creates_per_minute=60,
        reads_per_minute=600,
        max_waiters=50,
    )
    return submit_ad(caller=caller, request_id=request_id, received_at=1_760_000_000, ad_request=request, idempotency=idempotency)


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Path) -> None:  # noqa: ANN401 - the plugin's own wrapper
    """Keep media apart from tests that run at the same time, so that files can be counted."""
    settings.MEDIA_ROOT = tmp_path
    default = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": default}


def staged() -> int:
    return sum(1 for path in Path(settings.MEDIA_ROOT, "inputs").glob("*") if path.is_file())


def test_the_answer_is_compact_json_with_the_request_id(asker: Asker) -> None:
    submission = submit(asker, AdRequest(prompt="Shoes"))

    job = Job.objects.get()
    assert submission.body == (
        f'{{"id":"req_pi_1","object":"job","status":"queued","created_at":1760000000,"data":{{"job_id":"{job.id}"}}}}'.encode()
    )


def test_an_unknown_brand_is_refused_before_anything_is_staged(asker: Asker, picture: Painter) -> None:
    before = staged()

    with pytest.raises(NotFound) as refused:
        submit(
            asker, AdRequest(prompt="Shoes", brand_id=uuid.uuid4(), pictures=(InlinePicture(content=picture(), media_type="image/png"),))
        )

    assert refused.value.code == "brand_not_found"
    assert staged() == before


def test_a_replay_stages_nothing_and_outlives_its_brand(asker: Asker, picture: Painter) -> None:
    brand = Brand.objects.create(organization_id=asker.organization_id, domain="acme.example", name="Acme")
    request = AdRequest(prompt="Shoes", brand_id=brand.id, pictures=(InlinePicture(content=picture(), media_type="image/png"),))
    first = submit(asker, request, idempotency=KEY)
    brand.delete()
    before = staged()

    second = submit(asker, request, idempotency=KEY, request_id="req_pi_2")

    assert (second.body, second.replayed) == (first.body, True)
    assert staged() == before


def test_a_mismatch_is_refused_before_anything_is_staged(asker: Asker, picture: Painter) -> None:
    submit(asker, AdRequest(prompt="Shoes"), idempotency=KEY)
    other = IdempotencyKey(operation=KEY.operation, key=KEY.key, fingerprint=b"b" * 32)
    before = staged()

    with pytest.raises(ApiError) as refused:
        submit(asker, AdRequest(prompt="Boots", pictures=(InlinePicture(content=picture(), media_type="image/png"),)), idempotency=other)

    assert (refused.value.http_status, refused.value.code) == (409, "idempotency_key_mismatch")
    assert staged() == before


@pytest.mark.parametrize(
    ("output", "seconds"),
    [
        (None, 120),
        ({"resolution": "4K", "aspect_ratio": "auto"}, 120),
        ({"resolution": "4K", "variants": 3}, 360),
        ({"resolution": "4K", "variants": 8}, 480),
        ({"placements": ["meta.feed", "meta.stories"], "variants": 8}, 202),
    ],
    ids=["one", "the largest one", "three of the largest", "no longer than a task may take", "many small ones"],
)
def test_a_run_is_given_the_time_that_its_creatives_need(asker: Asker, output: dict[str, Any] | None, seconds: int) -> None:
    submit(asker, AdRequest(prompt="Shoes", output=output))

    assert Job.objects.get().run_budget_seconds == seconds


def test_a_job_takes_its_brands_version_along_and_runs_again_with_it(asker: Asker) -> None:
    brand = Brand.objects.create(
        organization_id=asker.organization_id, domain="acme.example", name="Acme", primary_hex="#0A1F44", version=2
    )
    job_id = submit(asker, AdRequest(prompt="Shoes", brand_id=brand.id)).job_id
    Brand.objects.filter(id=brand.id).update(name="Other", version=3)
    lifecycle.cancel(job_id=job_id, actor="test")
    Brand.objects.filter(id=brand.id).delete()

    again = Job.objects.get(id=run_again(job_id=job_id))

    assert again.params["brand"] == {
        "id": str(brand.id),
        "version": 2,
        "identity": {"name": "Acme", "primary_background_hex": "#0A1F44"},
    }
