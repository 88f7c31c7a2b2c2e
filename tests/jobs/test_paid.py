"""Paid calls: one for each piece of work, under a cap, whatever becomes of the vendor or the worker."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import Settings

from jobs.lifecycle import spend
from jobs.lifecycle.recovery import lose_lease
from jobs.models import Job, VendorCall
from jobs.runner import StepContext
from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad.accounts.models import Organization
from piad.providers.contracts import Call, Usage
from piad.providers.failures import Overloaded, Refused
from piad.providers.prices import Price
from tests.jobs.orders import claimed, let_lease_expire, ordered_job

pytestmark = pytest.mark.django_db

BROUGHT = Brought(answer={"headline": "Run"}, usage=Usage(input_tokens=1_000, output_tokens=500))
WORK = Work(step_id="write_copy", name="copy", decided_by="Shoes", model="openai/w", at_most=Usage(output_tokens=10_000), seconds=20)


class Vendor:
    """Counts how often it is asked; fails as it is told."""

    def __init__(self, failure: Exception | BaseException | None = None) -> None:
        self.calls: list[Call] = []
        self.failure = failure

    def __call__(self, call: Call) -> Brought:
        self.calls.append(call)
        call.noted("vendor-request-1")
        if self.failure:
            raise self.failure
        return BROUGHT


@pytest.fixture(autouse=True)
def _prices(settings: Settings) -> None:
    settings.PIAD_MODEL_PRICES = {"openai/w": Price(input=2, output=10)}


def context_of(job: Job) -> StepContext:
    return StepContext(
        job_id=job.id, organization_id=job.organization_id, is_test=False, seed=0, fence=claimed(job).fence, params={}, outputs={}
    )


@pytest.fixture
def context(organization: Organization) -> StepContext:
    return context_of(ordered_job(organization.id))


def test_a_call_is_recorded_with_its_cost_and_the_vendors_id(context: StepContext) -> None:
    vendor = Vendor()

    assert once(context, WORK, vendor) == {"headline": "Run"}

    row = VendorCall.objects.get()
    assert (row.state, row.micros, row.request_id, row.model, row.step_id) == (
        "answered",
        7_000,
        "vendor-request-1",
        "openai/w",
        "write_copy",
    )
    assert row.usage == {"input_tokens": 1_000, "output_tokens": 500, "images": 0}
    assert vendor.calls[0].key == row.key
    assert spend.spent_this_month(context.organization_id) == 7_000


def test_the_same_work_is_paid_once(context: StepContext) -> None:
    vendor = Vendor()
    once(context, WORK, vendor)

    assert once(context, WORK, vendor) == {"headline": "Run"}
    assert len(vendor.calls) == 1


def test_a_worker_that_died_during_a_call_leaves_it_paid_and_not_made_again(organization: Organization) -> None:
    job = ordered_job(organization.id)
    vendor = Vendor(failure=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        once(context_of(job), WORK, vendor)
    let_lease_expire(job.id)
    lose_lease(Job.objects.get(id=job.id))

    with pytest.raises(CallNotMade, match="gone"):
        once(context_of(Job.objects.get(id=job.id)), WORK, vendor)

    assert len(vendor.calls) == 1
    assert VendorCall.objects.get().micros == 100_000


def test_what_cost_nothing_is_free_again(context: StepContext) -> None:
    vendor = Vendor(failure=Overloaded("openai", "HTTP 503"))
    with pytest.raises(Overloaded):
        once(context, WORK, vendor)
    assert spend.spent_this_month(context.organization_id) == 0

    vendor.failure = None
    assert once(context, WORK, vendor) == {"headline": "Run"}
    assert VendorCall.objects.get().state == "answered"


def test_what_may_have_been_charged_counts_and_is_not_asked_again(context: StepContext) -> None:
    vendor = Vendor(failure=Refused("openai", "no", maybe_charged=True))
    with pytest.raises(Refused):
        once(context, WORK, vendor)

    with pytest.raises(CallNotMade):
        once(context, WORK, vendor)
    assert (len(vendor.calls), spend.spent_this_month(context.organization_id)) == (1, 100_000)


def test_a_call_that_would_pass_the_cap_is_not_made(context: StepContext) -> None:
    Organization.objects.filter(id=context.organization_id).update(max_spend=Decimal("0.09"))
    vendor = Vendor()

    with pytest.raises(CallNotMade, match="over budget"):
        once(context, WORK, vendor)

    assert (vendor.calls, VendorCall.objects.count()) == ([], 0)


def test_the_services_cap_holds_where_an_organization_has_none(context: StepContext, settings: Settings) -> None:
    settings.PIAD_MAX_SPEND = 0

    with pytest.raises(CallNotMade, match="over budget"):
        once(context, WORK, Vendor())
