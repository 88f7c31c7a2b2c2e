"""What was found becomes the brand's next version: whole, once for each job, under the pins, and never by a worker that is too late."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, transaction

from brands.extraction.findings import BrandFindings, LogoVariant
from brands.lifecycle import current_findings, store_pins
from brands.models import Brand, BrandVersion
from brands.serializers import brand_object, document_of, read_document
from brands.steps.store import storable, store
from jobs import lifecycle, runner
from jobs.lifecycle import MoveNotAllowed
from jobs.models import Job
from jobs.runner import JobResult, Pipeline, Step, StepContext, StepOutcome
from piad import media
from tests.brands.conftest import Customer, data_of, make_customer
from tests.brands.found import findings, found, logo
from tests.jobs.orders import claimed, let_lease_expire, ordered_job

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = pytest.mark.django_db


def finish(context: StepContext) -> JobResult:
    """Make the result as the extraction's pipeline does."""
    brand_id = context.outputs["store"]["brand_id"]
    return JobResult(
        payload={"brand_id": brand_id},
        result_url=f"brands/{brand_id}",
        job_result={"type": "brand", "id": brand_id},
        artifacts=(),
    )


def extract(organization_id: UUID, what: BrandFindings) -> Job:
    """Run a job that found this, from its order to its end."""
    job = ordered_job(organization_id, job_type="brand_extraction")
    given = Step(id="structure", run=lambda _: StepOutcome(output={"findings": what.to_json()}))
    runner.run(job_id=job.id, pipeline=Pipeline(steps=(given, Step(id="store", run=store)), finish=finish))
    return Job.objects.get(id=job.id)


def context_of(job: Job, what: BrandFindings, *, fence: int) -> StepContext:
    return StepContext(
        job_id=job.id,
        organization_id=job.organization_id,
        is_test=False,
        seed=0,
        fence=fence,
        params={},
        outputs={"structure": {"findings": what.to_json()}},
    )


def test_an_extraction_writes_the_brand_with_its_evidence(customer: Customer) -> None:
    job = extract(customer.organization_id, findings())

    brand = Brand.objects.get()
    assert (job.state, job.result_url, job.payload["brand_id"]) == ("completed", f"brands/{brand.id}", str(brand.id))
    shown = brand_object(brand)
    assert (shown["domain"], shown["name"], shown["primary_hex"], shown["secondary_hex"]) == ("kora.example", "Kora", "#FFF7EA", "#C2410C")
    assert shown["brand_dna"]["typography_rules"] == "Headings in Poppins (in place of Gilroy); text in Inter."
    assert shown["kit"]["products"] == [{"name": "Sandale Kora", "price": "29900", "currency": "XOF"}]
    assert (shown["kit"]["heading_font"], shown["kit"]["tone"]["calm_energetic"]) == ("Poppins", 0.75)
    (version,) = brand.versions.all()
    assert (version.number, version.made_by, version.job_id) == (1, "extraction", job.id)
    assert version.evidence["primary_accent_hex"] == {
        "source": "https://kora.example/",
        "method": "a.cta background",
        "confidence": 0.92,
        "runner_up": "#FACC15",
    }
    assert set(version.evidence) == set(version.found)
    assert version.cautions == [{"code": "few_pages", "message": "Only one page was read."}]


def test_logos_are_shown_at_our_own_addresses(customer: Customer) -> None:
    variants = (LogoVariant.PRIMARY, LogoVariant.ON_DARK, LogoVariant.SYMBOL)

    extract(customer.organization_id, findings(logos=tuple(logo(variant) for variant in variants)))

    brand = Brand.objects.get()
    addresses = [brand.logo_url, brand.kit["logo_on_dark_url"], brand.kit["logo_symbol_url"]]
    assert len({media.key_of(address) for address in addresses} - {None}) == 3


def test_a_domain_is_found_again_and_gets_a_version(customer: Customer, other: Customer) -> None:
    first = extract(customer.organization_id, findings())
    second = extract(customer.organization_id, findings(slogan=found("Run further.")))
    extract(other.organization_id, findings())

    brand = Brand.objects.get(organization_id=customer.organization_id)
    assert first.result_url == second.result_url
    assert (brand.version, brand.latest_job_id, brand.brand_dna["core_slogan"]) == (2, second.id, "Run further.")
    assert Brand.objects.count() == 2


def test_the_same_findings_again_make_no_version(customer: Customer) -> None:
    extract(customer.organization_id, findings())
    again = extract(customer.organization_id, findings())

    brand = Brand.objects.get()
    assert (brand.version, brand.latest_job_id, again.state) == (1, again.id, "completed")


def test_a_pin_survives_an_extraction_and_what_was_found_waits_below_it(customer: Customer) -> None:
    extract(customer.organization_id, findings())
    brand = Brand.objects.get()
    store_pins(organization_id=customer.organization_id, brand_id=brand.id, pins={"primary_accent_hex": "#0055AA"}, actor="t")

    extract(customer.organization_id, findings(accent=found("#15803D"), palette=found(("#FFF7EA", "#15803D", "#1C1917", "#FACC15"))))

    brand.refresh_from_db()
    assert (brand.brand_dna["primary_accent_hex"], brand.pins) == ("#0055AA", {"primary_accent_hex": "#0055AA"})
    assert brand.brand_dna["color_palette"] == ["#FFF7EA", "#0055AA", "#15803D", "#1C1917"]
    store_pins(organization_id=customer.organization_id, brand_id=brand.id, pins={"primary_accent_hex": None}, actor="t")
    brand.refresh_from_db()
    assert brand.brand_dna["primary_accent_hex"] == "#15803D"


def test_a_step_that_is_taken_twice_writes_once(customer: Customer) -> None:
    job = ordered_job(customer.organization_id)
    claim = claimed(job)
    context = context_of(job, findings(), fence=claim.fence)

    outcomes = [store(context), store(context)]

    assert outcomes[0].output == outcomes[1].output
    assert (Brand.objects.count(), BrandVersion.objects.count()) == (1, 1)


def test_a_worker_that_lost_its_job_writes_nothing(customer: Customer) -> None:
    job = ordered_job(customer.organization_id)
    late = claimed(job)
    let_lease_expire(job.id)
    lifecycle.lose_lease(Job.objects.get(id=job.id))

    with pytest.raises(MoveNotAllowed):
        store(context_of(job, findings(), fence=late.fence))

    assert not Brand.objects.exists()


def test_a_failure_half_way_leaves_nothing(customer: Customer) -> None:
    job = ordered_job(customer.organization_id)
    claim = claimed(job)

    with pytest.raises(DatabaseError), transaction.atomic():
        store(context_of(job, findings(domain="x" * 300), fence=claim.fence))

    assert not Brand.objects.exists()
    assert not BrandVersion.objects.exists()


def test_a_version_is_never_changed(customer: Customer) -> None:
    extract(customer.organization_id, findings())

    with pytest.raises(DatabaseError, match="is kept as it is"), transaction.atomic():
        BrandVersion.objects.update(actor="somebody else")

    Brand.objects.all().delete()
    assert not BrandVersion.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"slogan": None, "language": None, "heading": None, "body": None, "products": (), "cautions": ()},
        {"name": found("K" * 400), "slogan": found("s" * 900), "style_conditioning": found("y" * 9_000)},
        {"name": found("   ")},
        {"heading": None},
    ],
)
def test_whatever_was_found_is_stored_and_can_go_out_and_come_back(customer: Customer, changes: dict[str, Any]) -> None:
    extract(customer.organization_id, findings(**changes))

    brand = Brand.objects.get()
    document = document_of(brand)
    assert read_document(document).findings == current_findings(brand)
    assert brand.name


def test_names_are_never_empty() -> None:
    assert storable(findings(name=found(" "))).content.name == "kora.example"


@pytest.mark.django_db(transaction=True)
def test_two_jobs_of_one_domain_at_once_make_one_brand_with_two_versions() -> None:
    customer = make_customer("Acme")
    slogans = [f"Slogan {number}" for number in range(6)]

    def run(slogan: str) -> None:
        try:
            extract(customer.organization_id, findings(slogan=found(slogan)))
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(run, slogans))

    brand = Brand.objects.get()
    assert brand.version == 6
    assert sorted(brand.versions.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Job.objects.filter(state="completed").count() == 6


# --- the brand beside its job


def test_expand_brand_fills_both_places(customer: Customer) -> None:
    job = extract(customer.organization_id, findings())

    data = data_of(customer.get(f"/api/v1/jobs/{job.id}?expand=brand"))

    brand = Brand.objects.get()
    assert data["expanded"]["brand"] == data["job_result"]["brand"] == brand_object(brand)
    assert data["job_result"]["id"] == str(brand.id)
    assert "brand" not in data_of(customer.get(f"/api/v1/jobs/{job.id}"))["job_result"]


def test_expand_brand_and_include_diagnostics_are_both_heard(customer: Customer) -> None:
    job = extract(customer.organization_id, findings())

    data = data_of(customer.get(f"/api/v1/jobs/{job.id}?expand=brand&include=diagnostics&fields=id,result_url"))

    assert list(data) == ["id", "result_url", "expanded", "diagnostics"]
    steps = {step["step_id"]: step for step in data["diagnostics"]["steps"]}
    assert steps["store"]["artifacts"]["version"] == 1


@pytest.mark.parametrize("result_url", ["brands/nonsense", "brands/5f0c2a52-6f0d-4d0b-9a53-0f6f6f1d3c11", "https://x.example/a.png", None])
def test_a_result_that_is_no_brand_of_ours_adds_nothing(customer: Customer, result_url: str | None) -> None:
    job = ordered_job(customer.organization_id)
    lifecycle.complete(claimed(job), result=JobResult(payload={}, result_url=result_url, job_result={"type": "brand"}, artifacts=()))

    assert "expanded" not in data_of(customer.get(f"/api/v1/jobs/{job.id}?expand=brand"))


def test_a_deleted_brand_is_not_shown_beside_its_job(customer: Customer) -> None:
    job = extract(customer.organization_id, findings())
    Brand.objects.all().delete()

    assert "expanded" not in data_of(customer.get(f"/api/v1/jobs/{job.id}?expand=brand"))
