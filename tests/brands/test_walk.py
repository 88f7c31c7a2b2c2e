"""One site from the door to the finished ad: real HTTP, PostgreSQL, broker, Celery worker, and a site on loopback."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from pytest_django import Settings

from brands.models import Brand, BrandVersion
from piad.celery import app
from tests.brands.conftest import BRANDS, Customer, data_of, make_customer, path_of
from tests.fixtures.site_server import SEEN, Misbehaviour, Rule, Served, read_site, serving
from tests.fixtures.strangers import Script, answering, stranger

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


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (Misbehaviour.EMPTY, "site_empty"),
        (Misbehaviour.NOT_HTML, "site_not_html"),
        (Misbehaviour.REDIRECT_LOOP, "site_redirects"),
        (Misbehaviour.ERROR, "site_refused"),
        (Misbehaviour.HUGE, "site_too_large"),
        (Misbehaviour.GZIP_BOMB, "site_too_large"),
        (Misbehaviour.CLOSES_EARLY, "site_unreachable"),
        (Misbehaviour.SLOW, "site_timeout"),
    ],
)
def test_a_site_that_is_none_leaves_no_half_of_a_brand(
    customer: Customer, worker: None, settings: Settings, does: Misbehaviour, code: str
) -> None:
    with serving(KORA, rules=[Rule(path="/", does=does)]) as served:
        allow(settings, served)
        job = settled(customer, f"{BRANDS}/extract", {"url": served.url(KORA.domain)})

    assert (job["status"], job["payload"]["failure_code"]) == ("failed", code)
    assert job["error_log"].partition(": ")[2].endswith(".")
    assert not Brand.objects.exists()
    assert not BrandVersion.objects.exists()


def test_a_redirect_that_leads_inside_fails_the_job_and_nothing_inside_is_asked(
    customer: Customer, worker: None, settings: Settings
) -> None:
    with serving(KORA) as inside, serving(KORA, rules=[Rule(path="/", status=302, location=inside.url(KORA.domain))]) as served:
        allow(settings, served)
        job = settled(customer, f"{BRANDS}/extract", {"url": served.url(KORA.domain)})

        assert (job["status"], job["payload"]["failure_code"], inside.visits) == ("failed", "url_not_allowed", [])
    assert not Brand.objects.exists()


def only(path: str, answer: Script) -> Script:
    """Answer one path, and everything else with 404."""
    missing = answering(b"no", status="404 Not Found")
    return lambda visit: (answer if visit.path == path else missing)(visit)


SHELL = """<!doctype html><html><head><title>Kora</title>
<style>body{background:#faf8f5}.btn-primary{background:#c2410c;color:#fff}</style></head>
<body><div id=root></div><script src=/app.js></script></body></html>"""
CYRILLIC = """<!doctype html><html><head><title>Кора</title><meta name=description content="Обувки">
<style>h1{color:#1f1f1f}.btn{background:#c0392b;color:#fff}</style></head>
<body><h1>Обувки за дълги разходки из планината</h1>
<p>Правим здрави обувки за прашни пътеки и дълги дни навън.</p><a class=btn href=/buy>Купи</a></body></html>"""


@pytest.mark.parametrize(
    ("body", "content_type", "name", "accent", "cautions"),
    [
        (SHELL.encode(), "text/html", "Kora", "#C2410C", ["site_needs_javascript"]),
        (CYRILLIC.encode("cp1251"), "text/html; charset=utf-8", "Кора", "#C0392B", []),
    ],
    ids=["drawn by scripts", "in another encoding than it says"],
)
def test_a_site_that_is_hard_to_read_becomes_a_brand_that_says_so(  # noqa: PLR0917 - fixtures and one table
    customer: Customer, worker: None, settings: Settings, body: bytes, content_type: str, name: str, accent: str, cautions: list[str]
) -> None:
    with stranger(only("/", answering(body, content_type=content_type))) as server:
        settings.PIAD_OUTBOUND_ALLOW = (server.authority,)
        job = settled(customer, f"{BRANDS}/extract", {"url": server.url()})

    assert (job["status"], job["error_log"]) == ("completed", None)
    shown = data_of(customer.get(path_of(Brand.objects.get())))
    assert (shown["name"], shown["brand_dna"]["primary_accent_hex"]) == (name, accent)
    told = BrandVersion.objects.get().cautions
    assert [caution["code"] for caution in told if caution["code"].startswith("site_")] == cautions


def test_products_are_told_with_their_prices(customer: Customer, worker: None, settings: Settings) -> None:
    with serving(KORA) as served:
        allow(settings, served)
        settled(customer, f"{BRANDS}/extract", {"url": served.url(KORA.domain)})

    shown = data_of(customer.get(path_of(Brand.objects.get())))
    told = {(product["name"], product["price"], product["currency"]) for product in shown["kit"]["products"]}
    assert {(product["name"], product["price"], product["currency"]) for product in KORA.answers["expected"]["products"]} <= told
