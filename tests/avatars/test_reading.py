"""Saved avatars are listed, read, labelled and deleted within one organization."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from avatars.models import SavedAvatar
from piad import media
from tests.avatars.conftest import AVATARS, finished_job, save
from tests.brands.conftest import Customer, code_of, data_of

pytestmark = pytest.mark.django_db


def saved(customer: Customer, label: str, prompt: str = "A pharmacist") -> str:
    return str(json.loads(save(customer, finished_job(customer.organization_id, prompt=prompt), label=label).content)["data"]["id"])


def test_avatars_are_listed_newest_first_with_their_count(customer: Customer, other: Customer) -> None:
    for number in range(5):
        saved(customer, f"Avatar {number}")
    saved(other, "Theirs")

    answer = customer.get(f"{AVATARS}?limit=2&offset=1")

    body = json.loads(answer.content)
    assert (body["object"], body["status"], body["id"]) == ("list", "completed", answer["X-Request-Id"])
    assert list(body["data"]) == ["data", "total_count", "has_more"]
    assert [row["label"] for row in body["data"]["data"]] == ["Avatar 3", "Avatar 2"]
    assert (body["data"]["total_count"], body["data"]["has_more"]) == (5, True)
    last = data_of(customer.get(f"{AVATARS}?limit=2&offset=4"))
    assert ([row["label"] for row in last["data"]], last["has_more"]) == (["Avatar 0"], False)


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=ten", "offset=-1", "query=" + "x" * 201])
def test_a_page_that_makes_no_sense_is_refused(customer: Customer, query: str) -> None:
    assert code_of(customer.get(f"{AVATARS}?{query}")) == (400, "invalid_query_parameter")


def test_the_query_looks_at_labels_and_prompts_in_any_case(customer: Customer) -> None:
    saved(customer, "Spring hero", prompt="A baker in Lyon")
    saved(customer, "Autumn", prompt="A pilot")

    assert [row["label"] for row in data_of(customer.get(f"{AVATARS}?query=SPRING"))["data"]] == ["Spring hero"]
    assert [row["label"] for row in data_of(customer.get(f"{AVATARS}?query=pilot"))["data"]] == ["Autumn"]
    assert data_of(customer.get(f"{AVATARS}?query=lyon%20hero"))["total_count"] == 1
    assert data_of(customer.get(f"{AVATARS}?query=nobody"))["data"] == []


def test_an_avatar_is_read_by_its_id(customer: Customer) -> None:
    avatar_id = saved(customer, "One")

    assert data_of(customer.get(f"{AVATARS}/{avatar_id}"))["label"] == "One"


@pytest.mark.parametrize("method", ["get", "delete"])
def test_another_organizations_avatar_is_as_unknown_as_none(customer: Customer, other: Customer, method: str) -> None:
    theirs = saved(other, "Theirs")

    assert code_of(customer.ask(method, f"{AVATARS}/{theirs}")) == (404, "avatar_not_found")
    assert code_of(customer.ask(method, f"{AVATARS}/{uuid.uuid4()}")) == (404, "avatar_not_found")
    assert code_of(customer.ask(method, f"{AVATARS}/nonsense")) == (400, "invalid_avatar_id")
    assert code_of(customer.ask("patch", f"{AVATARS}/{theirs}", {"label": "Mine"})) == (404, "avatar_not_found")
    assert SavedAvatar.objects.get().label == "Theirs"


def test_an_avatar_is_called_something_else(customer: Customer) -> None:
    avatar_id = saved(customer, "One")

    assert data_of(customer.ask("patch", f"{AVATARS}/{avatar_id}", {"label": " Two "}))["label"] == "Two"
    assert data_of(customer.ask("patch", f"{AVATARS}/{avatar_id}", {"label": ""}))["label"] == ""
    assert code_of(customer.ask("patch", f"{AVATARS}/{avatar_id}", {})) == (400, "invalid_request_body")


@pytest.mark.django_db(transaction=True)
def test_a_deleted_avatar_is_gone_with_its_picture_and_can_be_saved_anew(customer: Customer) -> None:
    job = finished_job(customer.organization_id)
    first = json.loads(save(customer, job, label="One").content)["data"]

    gone = data_of(customer.ask("delete", f"{AVATARS}/{first['id']}"))

    assert gone == {"id": first["id"], "deleted": True}
    assert code_of(customer.get(f"{AVATARS}/{first['id']}")) == (404, "avatar_not_found")
    with pytest.raises(media.MediaMissing):
        media.load(str(media.key_of(first["image_url"])))
    assert json.loads(save(customer, job).content)["data"]["id"] != first["id"]


def test_a_late_page_of_many_reads_the_rows_that_it_shows_along_the_index(customer: Customer) -> None:
    row = {
        "organization_id": customer.organization_id,
        "media_key": f"results/{chr(97) * 43}.png",
        "media_type": "image/png",
        "sha256": "0" * 64,
    }
    now = timezone.now()
    made = SavedAvatar.objects.bulk_create(
        [SavedAvatar(**row, job_id=uuid.uuid4(), bytes=1, width=1, height=1, label=f"Avatar {number}") for number in range(2_000)]
    )
    for number, avatar in enumerate(made):
        avatar.created_at = now - timedelta(seconds=number)
    SavedAvatar.objects.bulk_update(made, ["created_at"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE avatars_savedavatar")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = data_of(customer.get(f"{AVATARS}?limit=20&offset=1900"))

    assert [row["label"] for row in page["data"]] == [f"Avatar {number}" for number in range(1_900, 1_920)]
    wide = [
        query["sql"] for query in asked if "avatars_savedavatar" in query["sql"] and "prompt" in query["sql"] and "OFFSET" in query["sql"]
    ]
    assert wide == []
