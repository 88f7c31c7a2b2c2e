"""A tie between layouts goes to the one that a model prefers; without a tie or a model nobody is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import Settings

from brands.kit import BrandKit
from generation.brief import OutputSize
from generation.compositor import plan
from generation.compositor.guide import Force, Guide
from generation.compositor.plan import PlanChoice
from generation.steps.favouring import favoured
from jobs.runner import StepContext
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor
from tests.generation.conftest import Asker
from tests.generation.steps.outputs import BRIEF, COPY
from tests.jobs.orders import claimed, ordered_job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _eyes(vendor: Vendor, settings: Settings) -> None:
    del vendor
    settings.PIAD_MODELS = {"vision": "openai/eyes"}


@pytest.fixture
def context(asker: Asker) -> StepContext:
    job = ordered_job(asker.organization_id)
    return StepContext(
        job_id=job.id, organization_id=job.organization_id, is_test=False, seed=0, fence=claimed(job).fence, params={}, outputs={}
    )


def ranking(*, tied: bool) -> tuple[PlanChoice, ...]:
    """Return two layouts of one ad, of one score or not, and a third that is far behind."""
    size = OutputSize(aspect_ratio="4:5", resolution="512", width=464, height=576)
    found = plan.choose(copy=COPY, brief=BRIEF, kit=BrandKit(), size=size, pictures=(), seed=0)
    first, second = list({choice.plan.archetype: choice for choice in reversed(found)}.values())[:2]
    return replace(first, score=90.0), replace(second, score=89.5 if tied else 80.0), replace(found[-1], score=40.0)


def test_the_favourite_of_a_tie_goes_first(context: StepContext, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"best": 2, "reasons": ["it reads at a glance"]}
    first, second, third = ranking(tied=True)

    chosen, said = favoured(context, (first, second, third), (), None)

    assert [choice.plan for choice in chosen] == [second.plan, first.plan, third.plan]
    assert (chosen[0].score, chosen[0].reason) == (89.5, f"{second.reason}, preferred by openai/eyes")
    archetypes = [first.plan.archetype.value, second.plan.archetype.value]
    assert said == {"judge": "openai/eyes", **wire.answer, "archetypes": archetypes}
    assert [part["type"] for part in vendor.asked[0].members["messages"][1]["content"]] == ["text", "image_url", "image_url"]


def test_the_same_tie_is_put_to_the_model_once(context: StepContext, vendor: Vendor, wire: OpenAIWire) -> None:
    wire.answer = {"best": 2, "reasons": []}

    assert favoured(context, ranking(tied=True), (), None) == favoured(context, ranking(tied=True), (), None)
    assert len(vendor.asked) == 1


@pytest.mark.parametrize("best", [0, 3])
def test_a_picture_that_was_not_shown_is_no_favourite(context: StepContext, wire: OpenAIWire, best: int) -> None:
    wire.answer = {"best": best, "reasons": []}
    choices = ranking(tied=True)

    chosen, said = favoured(context, choices, (), None)

    assert chosen == choices
    assert said is not None
    assert (said["best"], said["because"]) == (None, "broken")


def test_a_model_that_cannot_be_asked_leaves_the_order(context: StepContext, vendor: Vendor) -> None:
    vendor.behave(Behaviour.BUSY_LONG)
    choices = ranking(tied=True)

    assert favoured(context, choices, (), None)[0] == choices


def test_without_a_tie_or_after_a_reference_settled_it_nobody_is_asked(context: StepContext, vendor: Vendor) -> None:
    clear, tied = ranking(tied=False), ranking(tied=True)
    hint = Guide(force=Force.HINTS, archetype=tied[0].plan.archetype)

    assert favoured(context, clear, (), None) == (clear, None)
    assert favoured(context, tied, (), hint) == (tied, None)
    assert favoured(replace(context, is_test=True), tied, (), None) == (tied, None)
    assert vendor.asked == []
