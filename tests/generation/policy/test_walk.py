"""Orders over HTTP: what is refused fails with a code and one sentence, what only sounds alike is made, and warnings fail nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from generation.tasks import make_ad
from jobs.models import OutboxEvent, StepRun
from tests.generation.conftest import Asker

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"aspect_ratio": "1:1", "resolution": "512", "thinking_intensity": "minimal"}


def made(asker: Asker, prompt: str, **body: object) -> dict[str, Any]:
    """Order an ad, let the worker's task make it, and read the job."""
    answer = asker.post("/api/v1/images/generations", {"prompt": prompt, "output": SMALL, **body})
    assert answer.status_code == 202, answer.content
    job_id = json.loads(answer.content)["data"]["job_id"]
    make_ad(job_id)
    read = Client().get(f"/api/v1/jobs/{job_id}?expand=quality,diagnostics", headers={"Authorization": f"Bearer {asker.key}"})
    return dict(json.loads(read.content)["data"])


def policy_gates(job: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {gate["rule"]: gate for gate in job["quality"][0]["gates"] if "severity" in gate}


def test_what_may_not_be_advertised_fails_at_once(asker: Asker) -> None:
    job = made(asker, "Glock pistols on sale, 30% off this Friday", reference_images=["https://cdn.example/never-fetched.png"])

    assert job["status"] == "failed"
    assert job["payload"]["failure_code"] == "generation_blocked"
    assert job["error_log"] == (
        "generation_blocked: Rule weapons.firearms does not allow the sale of firearms and ammunition, and the order says “Glock”."
    )
    assert job["diagnostics"]["steps"][0]["recovery_hint"].startswith("This service makes no ads for this.")
    assert [row.step_id for row in StepRun.objects.all()] == ["read_brief"]
    assert OutboxEvent.objects.get().type == "job.failed"


@pytest.mark.parametrize(
    ("prompt", "rule"),
    [
        ("Herbal tea that cures cancer in two weeks", "medical.cure"),
        ("Cette tisane guérit le cancer", "medical.cure"),
        ("Beer promotion for Kuwait City, Friday night", "alcohol.banned_market"),
    ],
)
def test_a_claim_or_market_that_conflicts_fails_and_names_the_rule(asker: Asker, prompt: str, rule: str) -> None:
    job = made(asker, prompt)

    assert job["payload"]["failure_code"] == "policy_conflict"
    assert job["error_log"].startswith(f"policy_conflict: Rule {rule} does not allow ")


def test_a_platforms_own_rule_fails_orders_for_that_platform(asker: Asker) -> None:
    prompt = 'Sneakers in blue, headline "Swipe up for more"'

    refused = made(asker, prompt, output={"placements": ["meta.square", "snapchat.single"]})
    passed = made(asker, prompt)

    assert refused["error_log"].startswith("policy_conflict: Rule social.snapchat_swipe_up does not allow “swipe up”")
    assert passed["status"] == "completed"


def test_a_slogan_of_the_brand_is_judged_as_the_words_that_it_becomes(asker: Asker) -> None:
    job = made(asker, "Herbal tea for the evening", brand_identity_json={"name": "Verbena", "core_slogan": "It cures diabetes"})

    assert job["error_log"] == (
        "policy_conflict: Rule medical.cure does not allow the claim that a product cures or prevents a disease, "
        "and the copy of this ad says “cures diabetes”."
    )


@pytest.mark.parametrize(
    "prompt",
    [
        "Killer deals on headphones this Black Friday",
        "Set of six shot glasses with gold rim",
        "A gun metal grey sofa for modern living rooms",
    ],
)
def test_near_misses_become_ads(asker: Asker, prompt: str) -> None:
    job = made(asker, prompt)

    assert (job["status"], job["error_log"]) == ("completed", None)
    assert job["quality"][0]["passed"] is True
    assert policy_gates(job)["policy.words"]["passed"] is True


def test_warnings_fail_nothing_and_are_told(asker: Asker) -> None:
    job = made(asker, 'Wine bar in Paris, open tonight, headline "The best wine in the world!!"')

    assert job["status"] == "completed"
    assert job["quality"][0]["passed"] is True
    gates = policy_gates(job)
    failed = {rule for rule, gate in gates.items() if not gate["passed"]}
    assert {"repeated_punctuation"} <= failed
    assert {gates[rule]["severity"] for rule in failed} == {"warning"}
    steps = {step["step_id"]: step["artifacts"] for step in job["diagnostics"]["steps"]}
    assert any(line.startswith("Rule alcohol.age_limit does not allow ") for line in steps["read_brief"]["policy"])
