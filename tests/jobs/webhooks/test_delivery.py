"""Events on their way to a receiver that behaves as receivers do."""

from __future__ import annotations

import base64
import gzip
import json
import os
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client
from pytest_django import Settings
from standardwebhooks import Webhook

from jobs import actions
from jobs.models import Delivery, DeliveryAttempt, Endpoint, Job, OutboxEvent
from jobs.webhooks import delivery, events, parcels
from jobs.webhooks.signing import pi_signature
from piad.accounts.models import Organization
from tests.fixtures.certificates import Authority
from tests.fixtures.receiver import Received, Reply, receiver
from tests.fixtures.strangers import answering, dripping_body, dripping_head, endless_body, raw, silent, stranger
from tests.jobs.orders import ordered_job
from tests.jobs.webhooks.conftest import SECRET, answer, attempts, make_due

pytestmark = pytest.mark.django_db(transaction=True)

Register = Callable[..., Endpoint]
Settle = Callable[..., OutboxEvent]
Send = Callable[[], None]


def states(endpoint: Endpoint) -> list[str]:
    return list(Delivery.objects.filter(endpoint=endpoint).order_by("id").values_list("state", flat=True))


@pytest.mark.parametrize("failed", [False, True])
def test_a_settled_job_is_told_signed_and_once(register: Register, settle: Settle, send: Send, failed: bool) -> None:  # noqa: FBT001
    with receiver() as server:
        endpoint = register(server)
        event = settle(failed=failed)
        send()
        send()

    (request,) = server.requests
    body = json.loads(request.body)
    assert states(endpoint) == ["delivered"]
    assert attempts(endpoint) == [(1, 200, "")]
    assert (body["id"], body["object"], body["type"]) == (event.id, "event", "job.failed" if failed else "job.completed")
    assert list(body["data"]["job"]) == ["id", "type", "status", "result_url", "error_log", "payload"]
    assert body["data"]["job"]["status"] == ("failed" if failed else "completed")
    assert (request.headers["x-pi-event"], request.headers["webhook-id"]) == (body["type"], event.id)
    assert request.headers["x-pi-signature"] == pi_signature(SECRET, request.body)
    assert Webhook(SECRET).verify(request.body, request.headers) == body
    assert request.headers["accept-encoding"] == "identity"


def test_a_retry_and_a_replay_send_the_same_bytes_under_the_same_id(register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=500), Reply(status=None), Reply()) as server:
        endpoint = register(server)
        settle()
        for _ in range(3):
            make_due()
            send()
        actions.replay(deliveries=Delivery.objects.filter(endpoint=endpoint))
        send()

    assert attempts(endpoint) == [(1, 500, "status"), (2, None, "connect"), (3, 200, ""), (4, 200, "")]
    assert len({request.body for request in server.requests}) == 1
    assert len({request.headers["webhook-id"] for request in server.requests}) == 1
    assert states(endpoint) == ["delivered"]


def test_nothing_is_tried_again_before_its_time(register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=500)) as server:
        endpoint = register(server)
        settle()
        send()
        send()

    row = Delivery.objects.get(endpoint=endpoint)
    assert (len(server.requests), row.state, row.attempt, row.lease_until) == (1, "pending", 1, None)
    assert timedelta(seconds=3) < row.next_at - row.created_at < timedelta(seconds=60)


def test_after_ten_attempts_a_delivery_is_exhausted(register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=503)) as server:
        endpoint = register(server)
        settle()
        for _ in range(12):
            make_due()
            send()

    assert (len(server.requests), states(endpoint)) == (10, ["exhausted"])
    assert [number for number, _, _ in attempts(endpoint)] == list(range(1, 11))


@pytest.mark.parametrize(("asked", "seconds"), [("9", 9), ("3", 5), ("3600", 10), ("soon", None)])
def test_the_receivers_own_wait_is_honoured_within_bounds(
    register: Register, settle: Settle, send: Send, asked: str, seconds: float | None
) -> None:
    with receiver(Reply(status=500, headers=(("Retry-After", asked),))) as server:
        endpoint = register(server)
        settle()
        before = datetime.now(UTC)
        send()

    waits = (Delivery.objects.get(endpoint=endpoint).next_at - before).total_seconds()
    least = 4 if seconds is None else seconds
    assert waits >= least - 0.5


def test_a_date_is_a_wait_too() -> None:
    now = datetime(2026, 11, 20, 8, 0, 0, tzinfo=UTC)

    assert delivery.retry_after_seconds("Fri, 20 Nov 2026 08:02:00 GMT", now=now) == 120
    assert delivery.retry_after_seconds("Fri, 20 Nov 2026 07:00:00 GMT", now=now) == 0
    assert [delivery.retry_after_seconds(text, now=now) for text in (None, "", "-5", "1.5", "\u0665")] == [None] * 5


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_a_failure_and_not_followed(register: Register, settle: Settle, send: Send, status: int) -> None:
    with receiver(Reply(status=status, headers=(("Location", "https://elsewhere.example/x"),))) as server:
        endpoint = register(server)
        settle()
        send()

    row = DeliveryAttempt.objects.get()
    assert (len(server.requests), row.error_kind, row.status) == (1, "redirect", status)
    assert row.response_head == "Location: https://elsewhere.example/x"
    assert states(endpoint) == ["pending"]


def test_gone_disables_the_endpoint_drops_the_rest_and_tells_those_who_asked(register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=410)) as gone, receiver() as watcher, receiver() as deaf:
        endpoint = register(gone)
        told = register(watcher, events=("endpoint.disabled",))
        register(deaf)
        settle()
        settle()
        send()
        send()

    endpoint.refresh_from_db()
    assert (endpoint.is_active, endpoint.disabled_reason) == (False, "gone")
    assert sorted(states(endpoint)) in (["cancelled", "exhausted"], ["cancelled", "cancelled"], ["exhausted", "exhausted"])
    assert states(told) == ["delivered"]
    body = json.loads(watcher.requests[0].body)
    assert (body["type"], body["data"]["webhook"]["id"], body["data"]["webhook"]["disabled_reason"]) == (
        "endpoint.disabled",
        str(endpoint.id),
        "gone",
    )
    assert {json.loads(request.body)["type"] for request in deaf.requests} == {"job.completed"}


def test_five_days_of_failure_disable_and_a_success_in_between_does_not(register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=500), Reply(), Reply(status=500)) as server:
        endpoint = register(server)

        def fail_after(days: float) -> bool:
            Endpoint.objects.filter(id=endpoint.id, first_failure_at__isnull=False).update(first_failure_at=Now() - timedelta(days=days))
            settle()
            make_due()
            send()
            endpoint.refresh_from_db()
            return endpoint.is_active

        assert fail_after(0)
        make_due()
        send()
        endpoint.refresh_from_db()
        assert (endpoint.consecutive_failures, endpoint.first_failure_at) == (0, None)
        assert fail_after(6)
        assert fail_after(4.9)
        assert not fail_after(5.1)

    assert endpoint.disabled_reason == "failing"
    assert "pending" not in states(endpoint)


def test_a_disabled_endpoint_is_sent_nothing_and_an_enabled_one_begins_anew(
    client: Client, register: Register, settle: Settle, send: Send
) -> None:
    with receiver(Reply(status=500), Reply()) as server:
        endpoint = register(server)
        settle()
        send()
        actions.change_webhook(organization_id=endpoint.organization_id, webhook_id=endpoint.id, is_active=False)
        make_due()
        settle()
        send()
        assert (len(server.requests), states(endpoint)) == (1, ["cancelled"])
        enabled = actions.change_webhook(organization_id=endpoint.organization_id, webhook_id=endpoint.id, is_active=True)
        settle()
        send()

    assert enabled is not None
    assert (enabled.consecutive_failures, enabled.first_failure_at, enabled.disabled_reason) == (0, None, "")
    assert states(endpoint) == ["cancelled", "delivered"]


def test_an_endpoint_disabled_after_the_claim_is_not_called(register: Register, settle: Settle) -> None:
    with receiver() as server:
        endpoint = register(server)
        settle()
        (parcel,) = parcels.claim(10)
        actions.disable_webhook(webhook_id=endpoint.id)
        delivery.deliver(parcel)

    assert (server.requests, states(endpoint)) == ([], ["cancelled"])


def test_what_was_answered_to_a_lost_claim_is_not_written(register: Register, settle: Settle) -> None:
    with receiver() as server:
        endpoint = register(server)
        settle()
        (late,) = parcels.claim(10)
        Delivery.objects.update(lease_until=Now() - timedelta(seconds=1))
        (mine,) = parcels.claim(10)
        delivery.deliver(mine)
        delivery.deliver(late)

    assert (mine.fence, late.fence) == (2, 1)
    assert attempts(endpoint) == [(1, 200, "")]


def test_what_a_dead_sender_had_taken_is_due_when_its_lease_ends(register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        settle()
        assert len(parcels.claim(10)) == 1
        send()
        assert server.requests == []
        Delivery.objects.update(lease_until=Now() - timedelta(seconds=1))
        send()

    assert states(endpoint) == ["delivered"]


def test_a_receiver_gets_two_at_a_time_and_the_next_receiver_its_own_two(register: Register, settle: Settle) -> None:
    with receiver() as one, receiver() as two:
        first, second = register(one), register(two)
        for _ in range(5):
            settle()
        taken = [parcel.endpoint_id for parcel in parcels.claim(100)]
        assert parcels.claim(100) == []

    assert sorted(map(str, taken)) == sorted(map(str, [first.id, first.id, second.id, second.id]))


@pytest.mark.parametrize("script", [silent, dripping_head])
def test_a_receiver_that_is_slow_to_answer_is_left_at_the_deadline(
    register: Register, settle: Settle, send: Send, monkeypatch: pytest.MonkeyPatch, script: Callable[..., None]
) -> None:
    monkeypatch.setattr(delivery, "ATTEMPT_SECONDS", 0.5)
    with stranger(script) as server:
        endpoint = register(server)
        settle()
        send()

    assert attempts(endpoint) == [(1, None, "timeout")]
    assert (Delivery.objects.get().next_at - DeliveryAttempt.objects.get().started_at).total_seconds() > 20  # throttled


def test_a_body_that_drips_after_the_status_counts_as_taken(
    register: Register, settle: Settle, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "ATTEMPT_SECONDS", 0.5)
    with stranger(dripping_body) as server:
        endpoint = register(server)
        settle()
        send()

    assert attempts(endpoint) == [(1, 200, "")]


def test_bombs_and_endless_answers_are_cut(register: Register, settle: Settle, send: Send) -> None:
    bomb = gzip.compress(os.urandom(100_000))
    with stranger(endless_body) as endless, stranger(answering(bomb, headers=["Content-Encoding: gzip"])) as bombing:
        ends, bombs = register(endless), register(bombing)
        settle()
        send()

    assert attempts(ends) == attempts(bombs) == [(1, 200, "")]
    assert {len(head) <= 2_000 for head in DeliveryAttempt.objects.values_list("response_head", flat=True)} == {True}


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1", b"nonsense\r\n\r\n"])
def test_a_connection_that_breaks_is_tried_again(register: Register, settle: Settle, send: Send, said: bytes) -> None:
    with stranger(raw(said)) as server:
        endpoint = register(server)
        settle()
        send()

    assert attempts(endpoint) == [(1, None, "connect")]
    assert states(endpoint) == ["pending"]


def test_a_refused_connection_is_tried_again(register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
    settle()
    send()

    assert attempts(endpoint) == [(1, None, "connect")]


@pytest.mark.parametrize("fault", ["expired", "other_name", "self_signed"])
def test_a_bad_certificate_is_a_failure_of_its_own_kind(register: Register, settle: Settle, send: Send, tmp_path: Path, fault: str) -> None:
    authority = Authority.create(tmp_path)
    tls = {
        "expired": lambda: authority.server("localhost", expired=True),
        "other_name": lambda: authority.server("elsewhere.example"),
        "self_signed": lambda: authority.server("localhost"),  # its authority is believed by nobody here
    }[fault]()
    assert isinstance(tls, ssl.SSLContext)
    with stranger(answering(), tls=tls) as server:
        endpoint = register(server)
        settle()
        send()

    assert attempts(endpoint) == [(1, None, "tls")]


def test_an_address_that_became_private_is_blocked_and_given_up_after_three(
    organization: Organization, settings: Settings, settle: Settle, send: Send
) -> None:
    actions.register_webhook(organization_id=organization.id, url="https://127.0.0.1/", secret=SECRET, answer=answer)
    settle()
    for _ in range(4):
        make_due()
        send()

    endpoint = Endpoint.objects.get()
    assert attempts(endpoint) == [(number, None, "blocked_address") for number in (1, 2, 3)]
    assert states(endpoint) == ["exhausted"]


def test_our_own_address_is_not_called(organization: Organization, settings: Settings, settle: Settle, send: Send) -> None:
    settings.PIAD_PUBLIC_URL = "https://piad.example.com"
    actions.register_webhook(organization_id=organization.id, url="https://piad.example.com/hook", secret=SECRET, answer=answer)
    settle()
    send()

    assert attempts(Endpoint.objects.get()) == [(1, None, "blocked_address")]


def test_for_a_day_after_a_rotation_both_secrets_verify(register: Register, settle: Settle, send: Send) -> None:
    new = "whsec_" + base64.b64encode(bytes(range(32))).decode()
    with receiver() as server:
        endpoint = register(server)
        actions.rotate_secret(organization_id=endpoint.organization_id, webhook_id=endpoint.id, secret=new, answer=answer)
        settle()
        send()
        Endpoint.objects.update(previous_secret_until=Now() - timedelta(seconds=1))
        settle()
        send()

    during, after = server.requests
    for secret in (SECRET, new):
        Webhook(secret).verify(during.body, during.headers)
    assert during.headers["x-pi-signature-previous"] == pi_signature(SECRET, during.body)
    assert after.headers["webhook-signature"].count("v1,") == 1
    assert "x-pi-signature-previous" not in after.headers


def test_a_payload_too_large_to_send_is_told_by_its_address(organization: Organization, settings: Settings) -> None:
    settings.PIAD_PUBLIC_URL = "https://piad.example.com"
    job = ordered_job(organization.id)
    Job.objects.filter(id=job.id).update(payload={"phase": "completed", "noise": "x" * events.LARGEST_BODY})
    job.refresh_from_db()

    body = events.of_job(job, event_id="evt_pi_1", event_type="job.completed")

    assert len(body) < 1_000
    assert json.loads(body)["data"]["job"]["payload"] == {
        "phase": "queued",
        "truncated": True,
        "job_url": f"https://piad.example.com/api/v1/jobs/{job.id}",
    }


def test_an_endpoint_hears_only_of_its_own_organization_and_of_what_it_asked_for(
    register: Register, settle: Settle, send: Send, other_organization: Organization
) -> None:
    with receiver() as server:
        endpoint = register(server, events=("job.failed",))
        settle()
        settle(organization_id=other_organization.id)
        settle(failed=True)
        send()

    assert [json.loads(request.body)["type"] for request in server.requests] == ["job.failed"]
    assert states(endpoint) == ["delivered"]


def test_a_sample_is_signed_and_says_that_it_is_one(client: Client, register: Register, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        response = client.post(f"/api/v1/webhooks/{endpoint.id}/test", "{}", content_type="application/json")
        send()

    body = json.loads(server.requests[0].body)
    assert (response.status_code, response.json()["data"]["event_id"]) == (202, body["id"])
    assert (body["type"], body["test"], body["data"]["job"]["status"]) == ("job.completed", True, "completed")
    Webhook(SECRET).verify(server.requests[0].body, server.requests[0].headers)


def test_the_log_tells_every_attempt_and_a_replay_adds_one(client: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=500, body=b"try\x00later"), Reply(status=204, body=b"")) as server:
        endpoint = register(server)
        event = settle()
        send()
        failing = client.get(f"/api/v1/webhooks/{endpoint.id}/deliveries?state=pending").json()["data"]
        make_due()
        send()
        replayed = client.post(f"/api/v1/webhooks/{endpoint.id}/deliveries/{event.id}/replay", "{}", content_type="application/json")
        send()
        log = client.get(f"/api/v1/webhooks/{endpoint.id}/deliveries?limit=1").json()["data"]

    assert (failing["total_count"], failing["has_more"]) == (1, False)
    assert failing["data"][0]["attempts"][0]["response_head"] == "try\ufffdlater"
    assert failing["data"][0]["next_attempt_at"] is not None
    assert (replayed.status_code, replayed.json()["data"]["replayed"]) == (202, 1)
    (row,) = log["data"]
    assert (row["event_id"], row["state"], row["next_attempt_at"], row["job_id"]) == (event.id, "delivered", None, str(event.job_id))
    assert [(attempt["number"], attempt["status"], attempt["error"]) for attempt in row["attempts"]] == [
        (1, 500, "status"),
        (2, 204, None),
        (3, 204, None),
    ]


def test_what_failed_since_a_time_is_replayed_and_nothing_else(client: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        settled = [settle() for _ in range(4)]
        old, exhausted, dropped, taken = settled
        OutboxEvent.objects.filter(id=old.id).update(created_at=Now() - timedelta(days=2))
        for event, state in ((old, "exhausted"), (exhausted, "exhausted"), (dropped, "cancelled"), (taken, "delivered")):
            Delivery.objects.filter(event=event).update(state=state, attempt=10)
        since = (datetime.now(UTC) - timedelta(days=1)).isoformat()
        body = json.dumps({"since": since})
        response = client.post(f"/api/v1/webhooks/{endpoint.id}/replay", body, content_type="application/json")
        send()

    assert (response.status_code, response.json()["data"]["replayed"]) == (202, 2)
    assert {request.headers["webhook-id"] for request in server.requests} == {exhausted.id, dropped.id}
    assert {number for number, _, _ in attempts(endpoint)} == {11}


def test_an_endpoint_may_be_deleted_while_it_is_being_called(register: Register, settle: Settle, send: Send) -> None:
    def delete(_: Received) -> Reply:
        assert actions.delete_webhook(organization_id=made[0].organization_id, webhook_id=made[0].id)
        connection.close()  # this is the receiver's thread
        return Reply()

    made: list[Endpoint] = []
    with receiver(choose=delete) as server:
        made.append(register(server))
        settle()
        send()

    assert (len(server.requests), Delivery.objects.count(), DeliveryAttempt.objects.count()) == (1, 0, 0)


def test_settling_deleting_and_disabling_at_once_leave_nothing_broken(register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(status=410)) as server:
        endpoints = [register(server, path=f"/{number}") for number in range(6)]
        faults: list[BaseException] = []

        def at_once(work: Callable[[], object]) -> None:
            try:
                work()
            except BaseException as fault:  # noqa: BLE001 - whatever a thread meets is the test's finding
                faults.append(fault)
            finally:
                connection.close()

        def delete(endpoint: Endpoint) -> None:
            actions.delete_webhook(organization_id=endpoint.organization_id, webhook_id=endpoint.id)

        work: list[Callable[[], object]] = [settle] * 8 + [partial(delete, endpoint) for endpoint in endpoints[:3]]
        threads = [threading.Thread(target=at_once, args=[one]) for one in work]
        for thread in threads:
            thread.start()
        send()
        for thread in threads:
            thread.join()
        send()

    assert faults == []
    assert Job.objects.filter(state="completed").count() == 8
    assert not Delivery.objects.filter(state="pending", endpoint__is_active=True).exclude(attempt=0).exists()


def test_nothing_is_told_of_a_job_that_was_deleted(register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        register(server)
        Job.objects.filter(id=str(settle().job_id)).delete()
        send()

    assert (server.requests, OutboxEvent.objects.count(), Delivery.objects.count()) == ([], 0, 0)


def test_a_deleted_endpoint_takes_its_deliveries_along(register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        settle()
        assert actions.delete_webhook(organization_id=endpoint.organization_id, webhook_id=endpoint.id)
        send()

    assert (server.requests, Delivery.objects.count(), OutboxEvent.objects.count()) == ([], 0, 1)
