"""The registry as callers meet it."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from jobs.models import Delivery, Endpoint, IdempotencyRecord
from piad.accounts import vault
from tests.jobs.webhooks.conftest import SECRET

pytestmark = pytest.mark.django_db(transaction=True)

URL = "https://hooks.example.com/piad"
BODY = {"endpoint_url": URL, "secret": SECRET}


def post(client: Client, path: str = "", body: Any = None, **headers: str) -> tuple[int, dict[str, Any]]:  # noqa: ANN401 - any JSON
    response = client.post(
        f"/api/v1/webhooks{path}", json.dumps(BODY if body is None else body), content_type="application/json", headers=headers
    )
    return response.status_code, json.loads(response.content)


def read(client: Client, path: str = "") -> tuple[int, dict[str, Any]]:
    response = client.get(f"/api/v1/webhooks{path}")
    return response.status_code, json.loads(response.content)


def patch(client: Client, webhook_id: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    response = client.patch(f"/api/v1/webhooks/{webhook_id}", json.dumps(body), content_type="application/json")
    return response.status_code, json.loads(response.content)


def test_a_webhook_is_registered_listed_and_read(client: Client) -> None:
    status, body = post(client)
    data = body["data"]

    assert (status, body["object"], body["status"]) == (201, "webhook", "completed")
    assert list(data)[:6] == ["object", "id", "endpoint_url", "is_active", "created_at", "updated_at"]
    assert (data["object"], data["endpoint_url"], data["is_active"]) == ("webhook", URL, True)
    assert (data["events"], data["disabled_reason"]) == (["job.completed", "job.failed"], None)
    assert data["created_at"].endswith("Z")
    assert read(client)[1]["data"] == {"object": "list", "data": [data]}
    assert read(client, f"/{data['id']}")[1]["data"] == data


def test_the_secret_is_kept_encrypted_and_never_told(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _, body = post(client)
    told = json.dumps([body, read(client)[1], read(client, f"/{body['data']['id']}")[1]])

    stored = bytes(Endpoint.objects.get().secret_encrypted)
    assert SECRET not in told
    assert SECRET not in caplog.text
    assert SECRET.encode() not in stored
    assert vault.decrypt(stored) == SECRET


@pytest.mark.parametrize("length", [8, 500])
def test_secrets_of_eight_to_five_hundred_characters_are_taken(client: Client, length: int) -> None:
    assert post(client, body={**BODY, "secret": "s" * length})[0] == 201


@pytest.mark.parametrize("secret", ["s" * 7, "s" * 501, "", None, 12_345_678, ["a"]])
def test_other_secrets_are_refused(client: Client, secret: Any) -> None:  # noqa: ANN401 - any JSON
    status, body = post(client, body={**BODY, "secret": secret})

    assert (status, body["error"]["code"], body["error"]["param"]) == (400, "invalid_request_body", "secret")
    assert not Endpoint.objects.exists()


def test_a_secret_keeps_its_spaces(client: Client) -> None:
    post(client, body={**BODY, "secret": " 12345678 "})

    assert vault.decrypt(Endpoint.objects.get().secret_encrypted) == " 12345678 "


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.com/",
        "ftp://hooks.example.com/",
        "hooks.example.com",
        "https://",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest",
        "https://localhost/",
        "https://printer.local/",
        "https://user@hooks.example.com/",
        "https://hooks.example.com:22/",
        "https://hooks.example.com/\r\nX: y",
        "https://" + "a" * 2_050 + ".com/",
        7,
        None,
    ],
)
def test_addresses_that_may_not_be_called_are_refused(client: Client, url: Any) -> None:  # noqa: ANN401 - any JSON
    status, body = post(client, body={**BODY, "endpoint_url": url})

    assert (status, body["error"]["code"], body["error"]["param"]) == (400, "invalid_request_body", "endpoint_url")


def test_a_webhook_is_disabled_and_enabled_again(client: Client) -> None:
    webhook_id = post(client)[1]["data"]["id"]

    assert patch(client, webhook_id, {"is_active": False})[1]["data"]["is_active"] is False
    assert read(client)[1]["data"]["data"][0]["disabled_reason"] == "by_request"
    again = patch(client, webhook_id, {"is_active": True})
    assert (again[0], again[1]["data"]["is_active"], again[1]["data"]["disabled_reason"]) == (200, True, None)


@pytest.mark.parametrize("body", [{}, {"is_active": "true"}, {"is_active": None}, {"is_active": 1}, {"endpoint_url": URL}])
def test_a_change_without_a_boolean_is_refused(client: Client, body: dict[str, Any]) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    status, answer = patch(client, webhook_id, body)

    assert (status, answer["error"]["code"], answer["error"]["param"]) == (400, "invalid_request_body", "is_active")


def test_the_kinds_of_events_can_be_chosen(client: Client) -> None:
    _, body = post(client, body={**BODY, "events": ["job.failed", "endpoint.disabled", "job.failed"]})
    webhook_id = body["data"]["id"]

    assert body["data"]["events"] == ["job.failed", "endpoint.disabled"]
    assert patch(client, webhook_id, {"events": []})[1]["data"]["events"] == ["job.completed", "job.failed"]
    assert patch(client, webhook_id, {"events": ["job.started"]})[0] == 400


def test_another_organizations_webhook_does_not_exist(client: Client, stranger_client: Client) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    refused = (404, "webhook_not_found")

    for path, body in (("rotate-secret", {"secret": SECRET}), ("test", {}), ("replay", {"since": "2026-01-01T00:00:00Z"})):
        status, answer = post(stranger_client, f"/{webhook_id}/{path}", body)
        assert (status, answer["error"]["code"]) == refused
    for status, answer in (
        read(stranger_client, f"/{webhook_id}"),
        read(stranger_client, f"/{webhook_id}/deliveries"),
        post(stranger_client, f"/{webhook_id}/deliveries/evt_pi_1/replay", {}),
        patch(stranger_client, webhook_id, {"is_active": False}),
    ):
        assert (status, answer["error"]["code"]) == refused
    assert stranger_client.delete(f"/api/v1/webhooks/{webhook_id}").status_code == 404
    assert read(stranger_client)[1]["data"]["data"] == []
    assert Endpoint.objects.get().is_active


@pytest.mark.parametrize("webhook_id", ["x", "1", "7b8c9f2f-8d7a-4a39-8d8d-1cd4d11f8a7", "--------------------------------"])
def test_what_is_no_id_is_refused_by_name(client: Client, webhook_id: str) -> None:
    status, body = read(client, f"/{webhook_id}")

    assert (status, body["error"]["code"]) == (400, "invalid_webhook_id")


def test_a_webhook_is_deleted(client: Client) -> None:
    webhook_id = post(client)[1]["data"]["id"]

    assert client.delete(f"/api/v1/webhooks/{webhook_id}").status_code == 204
    assert read(client, f"/{webhook_id}")[0] == 404
    assert client.delete(f"/api/v1/webhooks/{uuid4()}").status_code == 404


def test_the_same_key_registers_once(client: Client) -> None:
    first = client.post("/api/v1/webhooks", json.dumps(BODY), content_type="application/json", headers={"Idempotency-Key": "k"})
    second = client.post("/api/v1/webhooks", json.dumps(BODY), content_type="application/json", headers={"Idempotency-Key": "k"})

    assert (second.status_code, second.content) == (201, first.content)
    assert second.headers["X-Idempotency-Replayed"] == "true"
    assert Endpoint.objects.count() == 1
    assert SECRET.encode() not in bytes(IdempotencyRecord.objects.get().body)


def test_a_key_used_for_another_body_is_refused(client: Client) -> None:
    post(client, **{"Idempotency-Key": "k"})
    status, body = post(client, body={**BODY, "secret": "another secret"}, **{"Idempotency-Key": "k"})

    assert (status, body["error"]["code"]) == (409, "idempotency_key_mismatch")
    assert Endpoint.objects.count() == 1


def test_there_is_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.actions.endpoints.MOST_ENDPOINTS", 2)
    answers = [post(client) for _ in range(3)]

    assert [status for status, _ in answers] == [201, 201, 400]
    assert answers[2][1]["error"]["code"] == "webhook_limit_reached"


def test_a_secret_is_rotated(client: Client) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    status, body = post(client, f"/{webhook_id}/rotate-secret", {"secret": "the next secret"})

    endpoint = Endpoint.objects.get()
    assert (status, "secret" in json.dumps(body)) == (200, False)
    assert vault.decrypt(endpoint.secret_encrypted) == "the next secret"
    assert vault.decrypt(endpoint.previous_secret_encrypted or b"") == SECRET
    until = endpoint.previous_secret_until
    assert until is not None
    assert timedelta(hours=23) < until - datetime.now(UTC) < timedelta(hours=25)


def test_secrets_move_to_a_new_key(client: Client, settings: Settings) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    post(client, f"/{webhook_id}/rotate-secret", {"secret": "the next secret"})
    old, new = settings.PIAD_SECRET_KEYS, Fernet.generate_key().decode()
    settings.PIAD_SECRET_KEYS = [new, *old]
    call_command("reencrypt_secrets", stdout=StringIO())
    settings.PIAD_SECRET_KEYS = [new]

    endpoint = Endpoint.objects.get()
    assert vault.decrypt(endpoint.secret_encrypted) == "the next secret"
    assert vault.decrypt(endpoint.previous_secret_encrypted or b"") == SECRET


def test_nothing_is_sent_to_a_disabled_webhook_on_demand(client: Client) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    patch(client, webhook_id, {"is_active": False})

    for path, body in (("test", {}), ("replay", {"since": "2026-01-01T00:00:00Z"})):
        status, answer = post(client, f"/{webhook_id}/{path}", body)
        assert (status, answer["error"]["code"]) == (409, "webhook_disabled")
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(("path", "body"), [("replay", {}), ("replay", {"since": "yesterday"}), ("test", {"type": "job.queued"})])
def test_what_cannot_be_sent_is_refused(client: Client, path: str, body: dict[str, Any]) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    status, answer = post(client, f"/{webhook_id}/{path}", body)

    assert (status, answer["error"]["code"]) == (400, "invalid_request_body")


def test_an_unknown_event_is_not_replayed(client: Client) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    status, answer = post(client, f"/{webhook_id}/deliveries/evt_pi_unknown/replay", {})

    assert (status, answer["error"]["code"]) == (404, "delivery_not_found")


@pytest.mark.parametrize("query", ["?state=lost", "?limit=0", "?limit=101", "?offset=-1"])
def test_a_bad_query_is_refused(client: Client, query: str) -> None:
    webhook_id = post(client)[1]["data"]["id"]
    status, answer = read(client, f"/{webhook_id}/deliveries{query}")

    assert (status, answer["error"]["code"]) == (400, "invalid_query_parameter")
