"""One key, one job: replays, refusals, and races."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from jobs import idempotency, lifecycle
from jobs.idempotency import IdempotencyKey, fingerprint
from jobs.lifecycle import Submission
from jobs.models import IdempotencyRecord, Job
from piad.accounts.models import Organization
from piad.api.errors import ApiError
from tests.jobs.orders import an_ad, claimed, order


def a_key(key: str = "k-1", body: Any = None, operation: str = "ads.generate") -> IdempotencyKey:  # noqa: ANN401  any JSON
    return IdempotencyKey(operation=operation, key=key, fingerprint=fingerprint(body or {"prompt": "Shoes"}))


def a_request(key: str | None) -> Request:
    headers = {} if key is None else {"Idempotency-Key": key}
    return Request(APIRequestFactory().post("/", {}, format="json", headers=headers))


@pytest.mark.django_db
def test_the_same_request_is_answered_with_the_same_bytes(organization: Organization) -> None:
    first = order(organization.id, idempotency=a_key())
    again = order(organization.id, idempotency=a_key(), request_id="req_pi_another", received_at=1)

    assert (again.body, again.status, again.job_id, again.replayed) == (first.body, 202, first.job_id, True)
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_replay_is_found_before_any_work(organization: Organization) -> None:
    assert idempotency.find_replay(organization_id=organization.id, key=a_key()) is None

    first = order(organization.id, idempotency=a_key())

    found = idempotency.find_replay(organization_id=organization.id, key=a_key())
    assert found == Submission(job_id=first.job_id, status=202, body=first.body, replayed=True)


@pytest.mark.django_db
def test_the_same_key_for_another_body_is_refused(organization: Organization) -> None:
    order(organization.id, idempotency=a_key())

    with pytest.raises(ApiError) as refusal:
        order(organization.id, idempotency=a_key(body={"prompt": "Hats"}))

    assert (refusal.value.http_status, refusal.value.code) == (409, "idempotency_key_mismatch")
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_key_means_nothing_to_another_operation_or_organization(organization: Organization, other_organization: Organization) -> None:
    jobs = {
        order(organization.id, idempotency=a_key()).job_id,
        order(organization.id, idempotency=a_key(operation="avatars.generate")).job_id,
        order(other_organization.id, idempotency=a_key(body={"prompt": "Hats"})).job_id,
    }

    assert len(jobs) == 3


@pytest.mark.django_db
def test_without_a_key_every_request_is_a_job(organization: Organization) -> None:
    assert order(organization.id).job_id != order(organization.id).job_id


@pytest.mark.django_db(transaction=True)
def test_fifty_requests_at_once_with_one_key_make_one_job(organization: Organization) -> None:
    bodies = at_once(50, lambda _: order(organization.id, idempotency=a_key()).body)

    assert len(set(bodies)) == 1
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_bodies_at_once_under_one_key_make_one_job(organization: Organization) -> None:
    def submit(number: int) -> str:
        try:
            return order(organization.id, idempotency=a_key(body={"n": number % 2})).body.decode()
        except ApiError as refusal:
            return refusal.code

    answers = at_once(20, submit)

    assert answers.count("idempotency_key_mismatch") == 10
    assert len({answer for answer in answers if answer != "idempotency_key_mismatch"}) == 1
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_duplicate_of_a_request_in_flight_is_told_to_come_back(organization: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.lifecycle.keys.LOCK_TIMEOUT", "200ms")
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            order(organization.id, idempotency=a_key())
            held.set()
            done.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    with pytest.raises(ApiError) as refusal:
        order(organization.id, idempotency=a_key())
    done.set()
    holder.join()

    assert (refusal.value.http_status, refusal.value.code) == (409, "idempotency_request_in_progress")
    assert refusal.value.headers == {"Retry-After": "1"}


@pytest.mark.django_db(transaction=True)
def test_a_request_whose_holder_died_is_served(organization: Organization) -> None:
    held, done = threading.Event(), threading.Event()

    def hold_and_die() -> None:
        with transaction.atomic():
            order(organization.id, idempotency=a_key())
            held.set()
            done.wait(10)
            transaction.set_rollback(True)
        connection.close()

    holder = threading.Thread(target=hold_and_die)
    holder.start()
    held.wait(10)
    threading.Timer(0.2, done.set).start()
    submission = order(organization.id, idempotency=a_key())
    holder.join()

    assert not submission.replayed
    assert [job.id for job in Job.objects.all()] == [submission.job_id]


@pytest.mark.django_db
def test_a_key_is_forgotten_after_a_day_but_not_before_its_job_is_settled(organization: Organization) -> None:
    first = order(organization.id, idempotency=a_key())
    assert first.job_id is not None
    IdempotencyRecord.objects.update(expires_at=Now() - timedelta(seconds=1))

    assert lifecycle.prune_keys() == 0
    lifecycle.complete(claimed(Job.objects.get()), result=an_ad(first.job_id))
    assert lifecycle.prune_keys() == 1

    assert order(organization.id, idempotency=a_key()).job_id != first.job_id


@pytest.mark.django_db
def test_a_key_is_kept_for_a_day(organization: Organization) -> None:
    order(organization.id, idempotency=a_key())

    assert IdempotencyRecord.objects.filter(expires_at__gt=Now() + timedelta(hours=23, minutes=59)).exists()


@pytest.mark.parametrize("key", ["x", "a b", "~" * 255, "3f0c4f3e-2c1b-4a8e-9a55-0b8f5f1f2a01"])
def test_one_to_255_printable_characters_are_a_key(key: str) -> None:
    read = idempotency.from_request(a_request(key), operation="ads.generate", body={})

    assert read == IdempotencyKey(operation="ads.generate", key=key, fingerprint=fingerprint({}))


def test_no_header_is_no_key() -> None:
    assert idempotency.from_request(a_request(None), operation="ads.generate", body={}) is None


@pytest.mark.parametrize("key", ["", "x" * 256, "caf\u00e9", "a\tb", "a\x7fb"])
def test_anything_else_is_refused(key: str) -> None:
    with pytest.raises(ApiError) as refusal:
        idempotency.from_request(a_request(key), operation="ads.generate", body={})

    assert (refusal.value.http_status, refusal.value.code) == (400, "invalid_idempotency_key")


def test_a_key_sent_twice_is_refused() -> None:
    django_request = APIRequestFactory().post("/", {}, format="json", headers={"Idempotency-Key": "a,b"})
    django_request.scope = {"headers": [(b"idempotency-key", b"a"), (b"idempotency-key", b"b")]}  # type: ignore[attr-defined]

    with pytest.raises(ApiError):
        idempotency.from_request(Request(django_request), operation="ads.generate", body={})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=600),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(body=st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_order_of_members_and_spacing_do_not_change_the_request(body: dict[str, Any]) -> None:
    turned = dict(reversed(body.items()))

    assert fingerprint(json.loads(json.dumps(turned, indent=2))) == fingerprint(body)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1}, {"a": True}),
        ({"a": 1}, {"a": "1"}),
        ({"a": None}, {}),
        ({"a": [1, 2]}, {"a": [2, 1]}),
        ({"a": [1, [2]]}, {"a": [[1], 2]}),
        ({"a": "x" * 600}, {"a": "x" * 601}),
        ({"a": {"b": 1}}, {"a": {}, "b": 1}),
        ({"a": 1.5}, {"a": 1}),
    ],
)
def test_another_body_has_another_fingerprint(one: Any, other: Any) -> None:  # noqa: ANN401  any JSON
    assert fingerprint(one) != fingerprint(other)


def test_a_whole_number_may_be_written_either_way() -> None:
    assert fingerprint({"a": 1.0}) == fingerprint({"a": 1})


def at_once(number: int, submit: Any) -> list[Any]:  # noqa: ANN401  any callable
    """Call ``submit`` from many threads that start together; each gives its connection back."""
    together = threading.Barrier(number)

    def one(index: int) -> Any:  # noqa: ANN401  what submit returns
        together.wait(20)
        try:
            return submit(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))
