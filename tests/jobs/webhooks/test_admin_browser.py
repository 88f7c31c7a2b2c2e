"""Sending again as an operator does it, in a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from jobs.models import Delivery, Endpoint, OutboxEvent
from tests.fixtures.browser import Browser, browser, executable
from tests.fixtures.receiver import receiver
from tests.jobs.webhooks.conftest import attempts

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(executable() is None, reason="no Chromium here; on Debian: apt install chromium"),
]


def log_in(page: Browser, server: LiveServer) -> None:
    User.objects.create_superuser("root", password="a long password")
    page.open(f"{server.url}/admin/login/")
    page.fill("input[name=username]", "root")
    page.fill("input[name=password]", "a long password")
    page.click("form button[type=submit]")
    page.until("!document.querySelector('input[name=password]') && document.readyState === 'complete'")


def test_one_and_then_many_deliveries_are_replayed(
    live_server: LiveServer,
    tmp_path: Path,
    register: Callable[..., Endpoint],
    settle: Callable[..., OutboxEvent],
    send: Callable[[], None],
) -> None:
    with receiver() as customer, browser(tmp_path) as page:
        endpoint = register(customer)
        first, second = settle(), settle()
        send()
        page.size(1400, 900)
        log_in(page, live_server)

        page.open(f"{live_server.url}/admin/jobs/delivery/{Delivery.objects.get(event=first).pk}/change/")
        page.click("a[href$='/replay/'], button[hx-get$='/replay/'], [hx-get$='/replay/']")
        page.until("document.body.innerText.includes('Send this event again?')")
        page.click("#dialog button[type=submit], #dialog form button:not([type=button])")
        page.until(f"document.body.innerText.includes('Replaying {first.id}')")
        send()
        assert [request.headers["webhook-id"] for request in customer.requests].count(first.id) == 2

        page.open(f"{live_server.url}/admin/jobs/delivery/")
        page.run("document.querySelectorAll('input[name=_selected_action]').forEach(box => { box.checked = true; })")
        page.run("document.querySelector('select[name=action]').value = 'replay_selected'")
        page.run("document.querySelector('#changelist-form').requestSubmit()")
        page.until("document.body.innerText.includes('Send 2 events again?')")
        page.click("#confirm-replay")
        page.until("document.body.innerText.includes('Replaying 2.')")
        send()

        page.open(f"{live_server.url}/admin/jobs/endpoint/{endpoint.id}/change/")
        assert "last 24 hours" in page.text()
        if folder := os.environ.get("TEST_SHOTS"):
            page.shot(Path(folder) / "endpoint.png")

    assert {
        event_id: [request.headers["webhook-id"] for request in customer.requests].count(event_id) for event_id in (first.id, second.id)
    } == {
        first.id: 3,
        second.id: 2,
    }
    assert len(attempts(endpoint)) == 5
    assert LogEntry.objects.count() == 3
