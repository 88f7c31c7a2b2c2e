"""Jobs in the admin: looked at by staff, run again and cancelled by those who may, with a word in the log."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Group, User
from django.test import Client

from jobs import lifecycle
from jobs.lifecycle import NewInput, StepRecord
from jobs.models import Delivery, Endpoint, Job, JobInput, OutboxEvent, StepStatus
from piad.accounts.models import Organization
from piad.accounts.staff import READ_ONLY_OPERATORS
from tests.jobs.orders import IMAGE_URL, an_ad, claimed, ordered_job

pytestmark = pytest.mark.django_db

CONFIRMED = {"_form_submitted": "True"}


@pytest.fixture
def operator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root", password="not used"))
    return client


@pytest.fixture
def onlooker(db: None) -> Client:
    user = User.objects.create_user("onlooker", password="not used", is_staff=True)
    user.groups.add(Group.objects.get(name=READ_ONLY_OPERATORS))
    client = Client()
    client.force_login(user)
    return client


def failed_job(organization: Organization) -> Job:
    job = ordered_job(organization.id, inputs=[NewInput(ordinal=0, kind="url", url="https://pictures.test/<shoe>.png")])
    claim = claimed(job)
    record = StepRecord(step_id="write_copy", status=StepStatus.FATAL_ERROR, started_at=job.created_at, duration_ms=7, failure_code="x")
    lifecycle.record_step(claim, record)
    lifecycle.fail(claim, code="internal_step_failed", message="Something went wrong.", traceback="Traceback: <ZeroDivisionError>")
    return Job.objects.get(id=job.id)


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_is_filtered_by_state_type_and_organization(
    operator: Client, organization: Organization, other_organization: Organization
) -> None:
    ours, theirs = ordered_job(organization.id), failed_job(other_organization)

    shown = page(operator, f"/admin/jobs/job/?state=queued&type=ad_generation&organization__id__exact={organization.id}")

    assert str(ours.id) in shown
    assert str(theirs.id) not in shown


def test_a_jobs_page_shows_history_steps_payload_and_the_traceback(onlooker: Client, organization: Organization) -> None:
    job = failed_job(organization)

    shown = page(onlooker, f"/admin/jobs/job/{job.id}/change/")

    for expected in ("write_copy", "failure_code", "Traceback: &lt;ZeroDivisionError&gt;", "submitted", "&lt;shoe&gt;"):
        assert expected in shown
    assert "<ZeroDivisionError>" not in shown


def test_a_completed_ad_shows_its_picture(operator: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)
    lifecycle.complete(claimed(job), result=an_ad(job.id))

    assert f'<img src="{IMAGE_URL}"' in page(operator, f"/admin/jobs/job/{job.id}/change/")


def test_nothing_of_a_job_can_be_added_edited_or_deleted(operator: Client, organization: Organization) -> None:
    job = failed_job(organization)

    assert operator.get("/admin/jobs/job/add/").status_code == 403
    assert operator.post(f"/admin/jobs/job/{job.id}/change/", {"state": "queued"}).status_code == 403
    assert operator.post(f"/admin/jobs/job/{job.id}/delete/").status_code == 403


def test_running_again_asks_first_and_makes_a_new_job(operator: Client, organization: Organization) -> None:
    job = failed_job(organization)
    path = f"/admin/jobs/job/{job.id}/run-again/"

    asked = page(operator, path)
    assert "Run this job again?" in asked
    assert Job.objects.count() == 1
    operator.post(path, CONFIRMED)

    new = Job.objects.exclude(id=job.id).get()
    assert (new.state, new.params, new.payload["input"], new.task) == ("queued", job.params, job.payload["input"], job.task)
    assert [row.url for row in JobInput.objects.filter(job=new)] == ["https://pictures.test/<shoe>.png"]
    assert Job.objects.get(id=job.id).state == "failed"
    assert str(new.id) in LogEntry.objects.get().change_message


def test_a_job_under_way_does_not_run_again(operator: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)

    operator.post(f"/admin/jobs/job/{job.id}/run-again/", CONFIRMED)

    assert Job.objects.count() == 1
    assert not LogEntry.objects.exists()


def test_cancelling_asks_first_and_is_written_down(operator: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)
    path = f"/admin/jobs/job/{job.id}/cancel/"

    assert "Cancel this job?" in page(operator, path)
    assert Job.objects.get(id=job.id).state == "queued"
    back = operator.post(path, CONFIRMED, headers={"HX-Request": "true"})
    operator.post(path, CONFIRMED)

    assert back["HX-Redirect"] == f"/admin/jobs/job/{job.id}/change/"
    assert Job.objects.get(id=job.id).error_code == "cancelled"
    assert [entry.change_message for entry in LogEntry.objects.all()] == ["Cancelled."]


def test_a_read_only_operator_can_do_neither(onlooker: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)

    for name in ("cancel", "run-again"):
        assert onlooker.post(f"/admin/jobs/job/{job.id}/{name}/", CONFIRMED).status_code == 403
    assert Job.objects.get().state == "queued"


def test_an_unknown_job_is_not_found(operator: Client) -> None:
    assert operator.post("/admin/jobs/job/nonsense/cancel/", CONFIRMED).status_code == 404


def test_endpoints_events_and_deliveries_are_shown_without_secrets(onlooker: Client, organization: Organization) -> None:
    endpoint = Endpoint.objects.create(organization=organization, url="https://hooks.test/a", secret_encrypted=b"gAAAAsecret")
    failed_job(organization)
    event, delivery = OutboxEvent.objects.get(), Delivery.objects.get()

    pages = [
        page(onlooker, path)
        for path in (
            "/admin/jobs/endpoint/",
            f"/admin/jobs/endpoint/{endpoint.id}/change/",
            "/admin/jobs/outboxevent/",
            f"/admin/jobs/outboxevent/{quote(event.id)}/change/",
            "/admin/jobs/delivery/",
            f"/admin/jobs/delivery/{delivery.id}/change/",
        )
    ]

    assert all("gAAAAsecret" not in shown for shown in pages)
    assert "job.failed" in pages[3]


def test_a_job_under_way_is_offered_to_cancel_and_a_settled_one_to_run_again(operator: Client, organization: Organization) -> None:
    waiting, settled = ordered_job(organization.id), failed_job(organization)

    pages = {job.id: page(operator, f"/admin/jobs/job/{job.id}/change/") for job in (waiting, settled)}

    for job, offered, withheld in ((waiting, "cancel", "run-again"), (settled, "run-again", "cancel")):
        assert f"/admin/jobs/job/{job.id}/{offered}/" in pages[job.id]
        assert f"/admin/jobs/job/{job.id}/{withheld}/" not in pages[job.id]


def test_the_list_shows_the_prompts_first_words_escaped(operator: Client, organization: Organization) -> None:
    job = ordered_job(organization.id)
    prompt = job.payload["input"]["prompt"]
    Job.objects.filter(id=job.id).update(payload={**job.payload, "input": {**job.payload["input"], "prompt": f"<b>{prompt}" + "y" * 200}})

    shown = page(operator, "/admin/jobs/job/")

    assert f"&lt;b&gt;{prompt}"[:20] in shown
    assert "<b>" not in shown
    assert "y" * 100 not in shown


def test_a_list_without_rows_says_so_and_offers_nothing_to_create(operator: Client, organization: Organization) -> None:
    assert "No jobs yet" in page(operator, "/admin/jobs/job/")
    ordered_job(organization.id)
    assert "Nothing matches" in page(operator, "/admin/jobs/job/?state__exact=failed")


def test_the_first_page_says_how_the_jobs_stand(onlooker: Client, organization: Organization) -> None:
    ordered_job(organization.id)
    failed_job(organization)

    response = onlooker.get("/admin/")

    counts = {number["state"]: number["count"] for number in response.context["numbers"]}
    assert counts == {"queued": 1, "processing": 0, "completed": 0, "failed": 1}
    for number in response.context["numbers"]:
        listed = onlooker.get(number["link"]).context["cl"].queryset.count()
        assert listed == number["count"]


def test_jobs_are_counted_for_those_who_may_see_them(organization: Organization) -> None:
    client = Client()
    client.force_login(User.objects.create_user("stranger", password="not used", is_staff=True))

    assert "numbers" not in client.get("/admin/").context
