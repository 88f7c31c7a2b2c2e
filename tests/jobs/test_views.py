"""GET /api/v1/jobs/<id> as callers meet it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from jobs import lifecycle
from jobs.lifecycle import NewInput, StepRecord
from jobs.models import Job, StepStatus
from piad.accounts.actions import create_api_key
from piad.accounts.models import Organization
from tests.jobs.orders import IMAGE_URL, an_ad, claimed, ordered_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(organization: Organization) -> Client:
    return Client(headers={"Authorization": f"Bearer {create_api_key(organization_id=organization.id).plaintext}"})


def read(client: Client, job_id: UUID | str, query: str = "") -> dict[str, Any]:
    response = client.get(f"/api/v1/jobs/{job_id}{query}")
    assert response.status_code == 200, response.content
    body: dict[str, Any] = json.loads(response.content)
    return body


def refused(client: Client, path: str) -> tuple[int, str]:
    response = client.get(f"/api/v1/jobs/{path}")
    return response.status_code, json.loads(response.content)["error"]["code"]


def completed_ad(organization: Organization, **changes: Any) -> Job:  # noqa: ANN401  any argument of submit
    """A finished ad whose steps left what the kitchen's leave."""
    job = ordered_job(organization.id, **changes)
    claim = claimed(job)
    layers = [{"id": "headline", "kind": "text"}]
    outputs: dict[str, dict[str, Any]] = {
        "read_brief": {"sizes": [{"aspect_ratio": "1:1", "resolution": "1K", "width": 1024, "height": 1024}]},
        "find_references": {"tier": "broadened", "selected_id": "c1", "candidates": [{"id": "c1", "score": 0.8}], "reason": None},
        "compose_creative": {
            "creatives": [{"id": "cr_1", "width": 1024, "height": 1024, "artboard": {"width": 1024, "margin": 48}, "layers": layers}]
        },
        "inspect_creative": {"quality": [{"creative_id": "cr_1", "score": 91, "passed": True, "gates": [], "repairs": []}]},
    }
    for step_id, output in outputs.items():
        record = StepRecord(step_id=step_id, status=StepStatus.OK, started_at=timezone.now(), duration_ms=3, output=output, confidence=0.5)
        lifecycle.record_step(claim, record)
    lifecycle.complete(claim, result=an_ad(job.id))
    return Job.objects.get(id=job.id)


def test_a_queued_job_is_shown_whole(client: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)

    body = read(client, job.id)

    assert body["data"] == {
        "id": str(job.id),
        "org_id": str(organization.id),
        "type": "ad_generation",
        "status": "queued",
        "payload": {
            "phase": "queued",
            "input": {"prompt": "Shoes", "reference_image_count": 0, "client_reference_id": None, "metadata": {}},
        },
        "result_url": None,
        "error_log": None,
        "created_at": int(job.created_at.timestamp()),
        "updated_at": int(job.updated_at.timestamp()),
    }
    assert (body["object"], body["status"]) == ("job", "queued")


def test_a_completed_job_shows_its_result(client: Client, organization: Organization) -> None:
    job = completed_ad(organization)

    body = read(client, job.id)

    assert (body["status"], body["data"]["status"], body["data"]["result_url"]) == ("completed", "completed", IMAGE_URL)
    assert body["data"]["payload"]["image_url"] == IMAGE_URL
    assert body["data"]["job_result"] == {"type": "ad", "id": str(job.id), "image_url": IMAGE_URL}
    assert "ad" not in body["data"]


def test_a_failed_job_says_why_without_a_traceback(client: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)
    lifecycle.fail(claimed(job), code="internal_step_failed", message="Something went wrong.", traceback="Traceback: secret")

    response = client.get(f"/api/v1/jobs/{job.id}?expand=diagnostics")

    assert json.loads(response.content)["data"]["error_log"] == "internal_step_failed: Something went wrong."
    assert b"secret" not in response.content


def test_the_id_may_be_written_without_dashes(client: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)

    assert read(client, job.id.hex)["data"]["id"] == str(job.id)


@pytest.mark.parametrize("written", ["1", "not-a-uuid", "7b8c9f2f-8d7a-4a39-8d8d-1cd4d11f8a7", "{7b8c9f2f-8d7a-4a39-8d8d-1cd4d11f8a7a}"])
def test_an_id_that_is_no_uuid_is_refused(client: Client, written: str) -> None:
    assert refused(client, written) == (400, "invalid_job_id")


def test_another_organizations_job_is_as_unknown_as_none(client: Client, other_organization: Organization) -> None:
    theirs = ordered_job(other_organization.id)

    bodies = [json.loads(client.get(f"/api/v1/jobs/{job_id}?wait_for_completion=true").content)["error"] for job_id in (theirs.id, uuid4())]

    for body in bodies:
        body.pop("request_id")
    assert bodies[0] == bodies[1]
    assert bodies[0]["code"] == "job_not_found"


def test_a_job_is_not_shown_without_a_key(organization: Organization) -> None:
    job = ordered_job(organization.id)

    response = Client().get(f"/api/v1/jobs/{job.id}")

    assert response.status_code == 401


def test_fields_returns_exactly_those(client: Client, organization: Organization) -> None:
    job = completed_ad(organization)

    assert read(client, job.id, "?fields=id,status,result_url")["data"] == {
        "id": str(job.id),
        "status": "completed",
        "result_url": IMAGE_URL,
    }
    assert set(read(client, job.id, "?fields=id&fields=status, job_result,nonsense")["data"]) == {"id", "status", "job_result"}


def test_expansions_are_added_after_the_choice_of_fields(client: Client, organization: Organization) -> None:
    job = completed_ad(organization)

    data = read(client, job.id, "?fields=id&expand=ad")["data"]

    assert data == {"id": str(job.id), "ad": {"image_url": IMAGE_URL}}


def test_expand_and_include_are_joined_with_lists_and_repeats(client: Client, organization: Organization) -> None:
    job = completed_ad(organization)

    data = read(client, job.id, "?fields=id&expand=ad,nonsense&expand=quality&include=layers&include=diagnostics")["data"]

    assert set(data) == {"id", "ad", "quality", "layers", "diagnostics"}


def test_an_unfinished_or_other_job_has_no_ad(client: Client, organization: Organization) -> None:
    queued = ordered_job(organization.id)
    avatar = completed_ad(organization, job_type="avatar_generation")

    assert "ad" not in read(client, queued.id, "?expand=ad")["data"]
    assert "ad" not in read(client, avatar.id, "?expand=ad")["data"]


def test_diagnostics_tell_of_retrieval_references_and_steps(client: Client, organization: Organization) -> None:
    job = completed_ad(organization, inputs=[NewInput(ordinal=0, kind="url", url="https://pictures.test/shoe.png")])

    told = read(client, job.id, "?expand=diagnostics")["data"]["diagnostics"]

    assert told["tier"] == "broadened"
    assert told["retrieval"] == {"tier": "broadened", "selected_id": "c1", "candidates": [{"id": "c1", "score": 0.8}]}
    assert told["references"] == [{"source": "corpus", "index": 0}, {"source": "developer", "index": 0}]
    assert told["resolved_output"] == {"aspect_ratio": "1:1", "width": 1024, "height": 1024}
    assert [step["step_id"] for step in told["steps"]] == ["read_brief", "find_references", "compose_creative", "inspect_creative"]
    assert set(told["steps"][0]) == {"step_id", "status", "confidence", "artifacts", "revision", "started_at", "duration_ms"}


def test_diagnostics_of_a_job_that_has_not_begun_are_empty(client: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)

    told = read(client, job.id, "?include=diagnostics")["data"]["diagnostics"]

    assert told == {"tier": None, "retrieval": {"tier": None, "selected_id": None, "candidates": []}, "references": [], "steps": []}


def test_quality_and_layers_are_one_entry_for_each_creative(client: Client, organization: Organization) -> None:
    job = completed_ad(organization)

    data = read(client, job.id, "?expand=quality,layers")["data"]

    assert data["quality"] == [{"overlay_url": None, "creative_id": "cr_1", "score": 91, "passed": True, "gates": [], "repairs": []}]
    assert data["layers"] == [
        {"creative_id": "cr_1", "artboard": {"width": 1024, "margin": 48}, "layers": [{"id": "headline", "kind": "text"}]}
    ]


def test_quality_and_layers_are_left_out_before_there_are_any(client: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)

    assert {"quality", "layers"}.isdisjoint(read(client, job.id, "?expand=quality,layers")["data"])


def brand_of(job: Job) -> dict[str, Any]:
    """What a room above would add to a job."""
    return {"expanded": {"brand": {"org_id": str(job.organization_id)}}, "job_result": {"brand": {"name": "Ours"}}}


def test_a_room_above_adds_a_word_by_name(client: Client, organization: Organization, settings: Any) -> None:  # noqa: ANN401  a fixture
    settings.PIAD_EXPANSIONS = {"brand": "tests.jobs.test_views.brand_of"}
    job = completed_ad(organization)

    data = read(client, job.id, "?expand=brand")["data"]
    without = read(client, job.id, "?expand=brand&fields=id")["data"]

    assert data["expanded"] == {"brand": {"org_id": str(organization.id)}}
    assert data["job_result"] == {"type": "ad", "id": str(job.id), "image_url": IMAGE_URL, "brand": {"name": "Ours"}}
    assert set(without) == {"id", "expanded"}


@pytest.mark.parametrize(
    ("query", "seconds"),
    [
        ("?wait_for_completion=true", "20"),
        ("?wait_for_completion=1&timeout_seconds=1", "1"),
        ("?wait_for_completion=TRUE&timeout_seconds=30", "30"),
        ("?wait_for_completion=true&timeout_seconds=120", "120"),
        ("?wait_for_completion=true&timeout_seconds=121", "120"),
        ("?wait_for_completion=true&timeout_seconds=99999999999999999999999", "120"),
        ("?wait_for_completion=true&timeout_seconds=007", "7"),
        ("?wait_for_completion=false", None),
        ("?wait_for_completion=0&timeout_seconds=abc", None),
        ("?timeout_seconds=abc", None),
        ("", None),
    ],
)
def test_the_front_is_asked_to_wait_for_a_job_under_way(
    client: Client, organization: Organization, query: str, seconds: str | None
) -> None:
    job = ordered_job(organization.id)

    response = client.get(f"/api/v1/jobs/{job.id}{query}")

    assert response.status_code == 200
    assert response.headers.get("X-Piad-Wait") == seconds
    assert response.headers.get("X-Piad-Wait-Job") == (seconds and str(job.id))


@pytest.mark.parametrize(
    "query",
    [
        "?wait_for_completion=yes",
        "?wait_for_completion=",
        "?wait_for_completion=true&timeout_seconds=0",
        "?wait_for_completion=true&timeout_seconds=00",
        "?wait_for_completion=true&timeout_seconds=-1",
        "?wait_for_completion=true&timeout_seconds=1.5",
        "?wait_for_completion=true&timeout_seconds=abc",
        "?wait_for_completion=true&timeout_seconds=NaN",
        "?wait_for_completion=true&timeout_seconds=",
        "?wait_for_completion=true&timeout_seconds=%D9%A3",
    ],
)
def test_a_wait_that_makes_no_sense_is_refused(client: Client, organization: Organization, query: str) -> None:
    job = ordered_job(organization.id)

    assert refused(client, f"{job.id}{query}") == (400, "invalid_query_parameter")


def test_nobody_waits_for_a_settled_job(client: Client, organization: Organization) -> None:
    job = completed_ad(organization)

    response = client.get(f"/api/v1/jobs/{job.id}?wait_for_completion=true")

    assert "X-Piad-Wait" not in response.headers
