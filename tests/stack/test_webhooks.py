"""A customer is told of a finished ad by the running service, whatever dies in between."""

from __future__ import annotations

import json
import os
import signal

import pytest
from standardwebhooks import Webhook

from tests.fixtures.receiver import Reply, receiver
from tests.stack.conftest import Stack, wait_for

pytestmark = pytest.mark.stack

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"


def test_an_order_ends_at_the_customers_server(stack: Stack) -> None:
    key = _organization(stack, "Told")
    with receiver(Reply(status=500), Reply(), port=stack.customer_port) as customer:
        registered = stack.post("/api/v1/webhooks", key=key, body={"endpoint_url": customer.url(), "secret": SECRET})
        assert registered.status_code == 201, registered.text
        job_id = stack.post(key=key).json()["data"]["job_id"]
        told = wait_for(lambda: len(customer.requests) == 2, seconds=120)  # the first answer was 500
        webhook_id = registered.json()["data"]["id"]
        logged = wait_for(lambda: _states(stack, webhook_id, key) == ["delivered"], seconds=30)
        _delete(stack, webhook_id, key)

    assert told
    assert logged
    first, second = customer.requests
    assert first.body == second.body
    body = json.loads(first.body)
    assert (body["type"], body["data"]["job"]["id"], body["data"]["job"]["status"]) == ("job.completed", job_id, "completed")
    for request in (first, second):
        assert Webhook(SECRET).verify(request.body, request.headers) == body


def test_an_event_survives_the_death_of_the_notifier(stack: Stack) -> None:
    key = _organization(stack, "Patient")
    with receiver(port=stack.customer_port) as customer:
        webhook = stack.post("/api/v1/webhooks", key=key, body={"endpoint_url": customer.url(), "secret": SECRET}).json()["data"]
        os.kill(stack.supervisor.children["notifier"].process.pid, signal.SIGKILL)
        job_id = stack.post(key=key).json()["data"]["job_id"]
        job = stack.settled(job_id, seconds=120, key=key)

        def heard() -> bool:
            stack.supervisor.mend()  # as `make up` does: the notifier starts again
            return bool(customer.requests)

        told = wait_for(heard, seconds=120)
        _delete(stack, webhook["id"], key)

    assert job["status"] == "completed"
    assert told
    assert json.loads(customer.requests[0].body)["data"]["job"]["id"] == job_id


def _organization(stack: Stack, name: str) -> str:
    stack.manage("create_organization", name)
    return stack.new_key(organization=name.lower())


def _states(stack: Stack, webhook_id: str, key: str) -> list[str]:
    rows = stack.get(f"/api/v1/webhooks/{webhook_id}/deliveries", key=key).json()["data"]["data"]
    return [row["state"] for row in rows]


def _delete(stack: Stack, webhook_id: str, key: str) -> None:
    assert stack.delete(f"/api/v1/webhooks/{webhook_id}", key=key).status_code == 204
