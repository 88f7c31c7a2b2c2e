"""An avatar is saved once for each job, with a picture of its own, in the shapes that the wire promises."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from avatars.models import SavedAvatar
from jobs.models import Job
from piad import media
from tests.avatars.conftest import AVATARS, a_picture, finished_job, save
from tests.brands.conftest import Customer, code_of, error_of
from tests.jobs.orders import ordered_job

pytestmark = pytest.mark.django_db


def test_saving_answers_201_with_the_documented_avatar(customer: Customer) -> None:
    job = finished_job(customer.organization_id)

    answer = save(customer, job, label="  Spring hero ")

    body = json.loads(answer.content)
    assert (answer.status_code, body["object"], body["status"], body["id"]) == (201, "avatar", "completed", answer["X-Request-Id"])
    assert list(body["data"]) == ["id", "label", "image_url", "job_id", "created_at"]
    row = SavedAvatar.objects.get()
    assert body["data"] == {
        "id": str(row.id),
        "label": "Spring hero",
        "image_url": media.url(row.media_key),
        "job_id": str(job.id),
        "created_at": int(row.created_at.timestamp()),
    }


def test_the_picture_is_a_copy_that_stays_when_the_jobs_own_goes(customer: Customer) -> None:
    job = finished_job(customer.organization_id)
    own = media.key_of(job.payload["image_url"])
    assert own is not None

    saved = json.loads(save(customer, job).content)["data"]
    media.delete(own)
    Job.objects.filter(id=job.id).delete()

    kept = media.key_of(saved["image_url"])
    assert kept not in (None, own)
    assert media.load(str(kept)) == a_picture()
    assert customer.get(f"{AVATARS}/{saved['id']}").status_code == 200


def test_a_job_is_saved_once_and_again_only_to_change_its_label(customer: Customer) -> None:
    job = finished_job(customer.organization_id)

    first = json.loads(save(customer, job, label="One").content)["data"]
    again = json.loads(save(customer, job).content)["data"]
    renamed = json.loads(save(customer, job, label="Two").content)["data"]

    assert again == first
    assert renamed == {**first, "label": "Two"}
    assert SavedAvatar.objects.count() == 1


def test_without_a_label_it_is_empty_and_never_null(customer: Customer) -> None:
    assert json.loads(save(customer, finished_job(customer.organization_id)).content)["data"]["label"] == ""


def test_a_label_has_at_most_200_characters(customer: Customer) -> None:
    job = finished_job(customer.organization_id)

    assert code_of(save(customer, job, label="x" * 201)) == (400, "invalid_request_body")
    assert save(customer, job, label="x" * 200).status_code == 201


def test_a_job_that_is_not_completed_cannot_be_saved(customer: Customer) -> None:
    queued = ordered_job(customer.organization_id, job_type="avatar_generation")

    answer = save(customer, queued)

    assert code_of(answer) == (400, "job_not_completed")
    assert error_of(answer)["param"] == "job_id"


def test_a_job_of_another_type_cannot_be_saved(customer: Customer) -> None:
    assert code_of(save(customer, finished_job(customer.organization_id, job_type="ad_generation"))) == (400, "job_type_invalid")


def test_another_organizations_job_is_as_unknown_as_none(customer: Customer, other: Customer) -> None:
    theirs = finished_job(other.organization_id)

    assert code_of(save(customer, theirs)) == (404, "job_not_found")
    assert code_of(customer.post(f"{AVATARS}/save", {"job_id": str(uuid.uuid4())})) == (404, "job_not_found")
    assert SavedAvatar.objects.count() == 0


@pytest.mark.parametrize("body", [{}, {"job_id": "no"}, {"job_id": None}, {"job_id": 7}])
def test_a_body_without_a_job_is_refused(customer: Customer, body: object) -> None:
    assert code_of(customer.post(f"{AVATARS}/save", body)) == (400, "invalid_request_body")


def test_a_key_gives_the_first_answer_again(customer: Customer) -> None:
    job = finished_job(customer.organization_id)
    body = {"job_id": str(job.id), "label": "One"}

    first = customer.post(f"{AVATARS}/save", body, Idempotency_Key="k1")
    again = customer.post(f"{AVATARS}/save", body, Idempotency_Key="k1")
    other_body = customer.post(f"{AVATARS}/save", {**body, "label": "Two"}, Idempotency_Key="k1")

    assert (again.status_code, again.content, again["X-Idempotency-Replayed"]) == (201, first.content, "true")
    assert code_of(other_body) == (409, "idempotency_key_mismatch")


@pytest.mark.django_db(transaction=True)
def test_many_requests_at_once_leave_one_record_and_one_picture(customer: Customer) -> None:
    job = finished_job(customer.organization_id)

    def ask(_: int) -> int:
        try:
            return save(customer, job, label="Same").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=6) as pool:
        codes = list(pool.map(ask, range(6)))

    assert codes == [201] * 6
    assert SavedAvatar.objects.count() == 1
    assert media.load(SavedAvatar.objects.get().media_key) == a_picture()
