"""One site from the door to the finished ad: real HTTP, PostgreSQL, broker, Celery worker, and a site on loopback."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from pytest_django import Settings

from brands.models import Brand
from piad.celery import app
from tests.brands.conftest import BRANDS, Customer, data_of, make_customer, path_of
from tests.fixtures.site_server import SEEN, Misbehaviour, Rule, Served, read_site, serving

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE_SECONDS = 90
KORA = read_site(SEEN / "kora-shoes")


@pytest.fixture
def worker() -> Iterator[None]:
    """Run a Celery worker beside the test, on the queues of the kitchen and the pantry."""
    app.loader.import_default_modules()
    with start_worker(app, pool="solo", queues=["render", "brands"], perform_ping_check=False, shutdown_timeout=30):
        yield


@pytest.fixture
def customer() -> Customer:
    return make_customer("Acme")


def allow(settings: Settings, served: Served) -> None:
    settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(KORA.domain)}",)


def settled(customer: Customer, path: str, body: object, query: str = "?expand=brand,quality,diagnostics") -> dict[str, Any]:
    answer = customer.post(path, body)
    assert answer.status_code == 202, answer.content
    job = f"/api/v1/jobs/{json.loads(answer.content)['data']['job_id']}{query}"
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        data = data_of(customer.get(job))
        if data["status"] in {"completed", "failed"}:
            return data
        time.sleep(0.2)
    pytest.fail(f"the job did not settle: {data}")


def test_a_site_becomes_a_brand_and_the_brand_an_ad(customer: Customer, worker: None, settings: Settings) -> None:
    with serving(KORA) as served:
        allow(settings, served)
        job = settled(customer, f"{BRANDS}/extract", {"url": served.url(KORA.domain)})

    assert (job["status"], job["type"], job["error_log"]) == ("completed", "brand_extraction", None)
    brand = Brand.objects.get()
    assert job["result_url"] == f"brands/{brand.id}"
    assert job["payload"]["brand_id"] == job["job_result"]["id"] == str(brand.id)
    assert job["expanded"]["brand"] == job["job_result"]["brand"]
    shown = data_of(customer.get(f"{path_of(brand)}?include=latest_job"))
    assert shown["brand_dna"]["primary_accent_hex"] == "#1F6B4F"
    assert shown["name"] in {"Kora", "Kora Shoes"}
    assert shown["logo_url"]
    assert shown["expanded"]["latest_job"]["id"] == job["id"]

    ad = settled(customer, "/api/v1/images/generations", {"prompt": "An ad for trail shoes", "brand_id": str(brand.id)})

    assert (ad["status"], ad["error_log"]) == ("completed", None)
    assert ad["payload"]["brand"] == {"id": str(brand.id), "version": 1}
    (quality,) = ad["quality"]
    accent = next(use for use in quality["brand"]["colours"] if use["role"] == "accent")
    assert (accent["asked"], accent["kept"]) == ("#1F6B4F", True)
    assert quality["brand"]["fonts"][0]["used"] == [shown["kit"]["heading_font"]]
    assert (quality["brand"]["logo"]["times"], quality["brand"]["logo"]["kept"]) == (1, True)


@pytest.mark.parametrize("url", ["https://127.0.0.1/", "https://169.254.169.254/latest/meta-data/", "https://no-such-host.invalid/"])
def test_a_site_that_cannot_be_reached_fails_the_job_with_a_code_and_a_sentence(customer: Customer, worker: None, url: str) -> None:
    job = settled(customer, f"{BRANDS}/extract", {"url": url})

    assert job["status"] == "failed"
    code, _, sentence = job["error_log"].partition(": ")
    assert code == job["payload"]["failure_code"]
    assert sentence.endswith(".")
    assert "169.254" not in sentence
    assert not Brand.objects.exists()


@pytest.mark.parametrize("does", [Misbehaviour.EMPTY, Misbehaviour.NOT_HTML, Misbehaviour.REDIRECT_LOOP, Misbehaviour.ERROR])
def test_a_site_that_is_none_leaves_no_half_of_a_brand(customer: Customer, worker: None, settings: Settings, does: Misbehaviour) -> None:
    with serving(KORA, rules=[Rule(path="*", does=does)]) as served:
        allow(settings, served)
        job = settled(customer, f"{BRANDS}/extract", {"url": served.url(KORA.domain)})

    assert job["status"] == "failed"
    assert job["error_log"].partition(": ")[2]
    assert not Brand.objects.exists()
