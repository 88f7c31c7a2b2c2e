"""Endpoints and deliveries in the admin: looked at by staff, acted on by those who may, with a word in the log."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client

from jobs.models import Delivery, Endpoint, OutboxEvent
from piad.accounts.staff import READ_ONLY_OPERATORS
from tests.fixtures.receiver import Reply, receiver
from tests.jobs.webhooks.conftest import SECRET, attempts

pytestmark = pytest.mark.django_db(transaction=True)

CONFIRMED = {"_form_submitted": "True"}
LIST = "/admin/jobs/delivery/"

Register = Callable[..., Endpoint]
Settle = Callable[..., OutboxEvent]
Send = Callable[[], None]


@pytest.fixture
def operator(transactional_db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root", password="not used"))
    return client


@pytest.fixture
def onlooker(transactional_db: None) -> Client:
    user = User.objects.create_user("onlooker", password="not used", is_staff=True)
    user.groups.add(*Group.objects.filter(name=READ_ONLY_OPERATORS))
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.content[:500]
    return response.content.decode()


def test_the_page_of_an_endpoint_tells_how_it_fares(operator: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver(Reply(), Reply(status=500), Reply(status=500)) as server:
        endpoint = register(server)
        for _ in range(3):
            settle()
            send()

    shown = page(operator, f"/admin/jobs/endpoint/{endpoint.id}/change/")

    for expected in (
        "last 24 hours",
        "33 %",
        "status 500",
        "status 200",
        "2, next at",
        *Delivery.objects.values_list("event_id", flat=True),
    ):
        assert expected in shown
    assert SECRET not in shown


def test_one_delivery_is_sent_again_after_a_question(operator: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        settle()
        send()
        delivery = Delivery.objects.get()
        path = f"{LIST}{delivery.pk}/replay/"
        assert "Send this event again?" in page(operator, path)
        send()
        assert len(server.requests) == 1
        operator.post(path, CONFIRMED)
        send()

    assert [request.body for request in server.requests] == [server.requests[0].body] * 2
    assert attempts(endpoint) == [(1, 200, ""), (2, 200, "")]
    assert LogEntry.objects.get().change_message == "Replayed."


def test_many_are_sent_again_after_a_question(operator: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        register(server)
        for _ in range(3):
            settle()
        send()
        chosen = [str(pk) for pk in Delivery.objects.order_by("id").values_list("pk", flat=True)[:2]]
        body = {"action": "replay_selected", "_selected_action": chosen}
        asked = operator.post(LIST, body)
        assert "Send 2 events again?" in asked.content.decode()
        assert Delivery.objects.filter(state="pending").count() == 0
        operator.post(LIST, {**body, "confirmed": "yes"})
        send()

    assert len(server.requests) == 5
    assert set(LogEntry.objects.values_list("object_id", flat=True)) == set(chosen)


def test_an_endpoint_is_disabled_enabled_and_tried(operator: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        path = f"/admin/jobs/endpoint/{endpoint.id}/"
        settle()
        operator.post(f"{path}disable/", CONFIRMED)
        send()
        assert (server.requests, Endpoint.objects.get().disabled_reason) == ([], "by_operator")
        operator.post(f"{path}enable/", CONFIRMED)
        operator.post(f"{path}replay-failed/", {**CONFIRMED, "hours": "24"})
        operator.post(f"{path}send-sample/", CONFIRMED)
        send()

    assert len(server.requests) == 2
    words = list(LogEntry.objects.order_by("action_time").values_list("change_message", flat=True))
    assert words[:3] == ["Disabled.", "Enabled.", "Replayed 1 of the last 24 hours."]
    assert words[3].startswith("Sent the sample evt_pi_")


def test_onlookers_see_all_of_it_and_change_nothing(onlooker: Client, register: Register, settle: Settle, send: Send) -> None:
    with receiver() as server:
        endpoint = register(server)
        settle()
        send()
        delivery = Delivery.objects.get()
        assert delivery.event_id in page(onlooker, LIST)
        page(onlooker, f"/admin/jobs/endpoint/{endpoint.id}/change/")
        for path in (f"{LIST}{delivery.pk}/replay/", f"/admin/jobs/endpoint/{endpoint.id}/disable/"):
            assert onlooker.post(path, CONFIRMED).status_code == 403
        onlooker.post(LIST, {"action": "replay_selected", "_selected_action": [str(delivery.pk)], "confirmed": "yes"})
        send()

    assert (len(server.requests), Endpoint.objects.get().is_active, LogEntry.objects.count()) == (1, True, 0)
