"""A customer with a key, endpoints registered the way that the door registers them, and the relay driven by hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models.functions import Now
from django.test import Client
from pytest_django import Settings

from jobs import lifecycle
from jobs.actions import register_webhook
from jobs.lifecycle import Answer
from jobs.models import Delivery, Endpoint, Job, OutboxEvent
from jobs.webhooks.relay import Relay
from piad.accounts.actions import create_api_key
from piad.accounts.models import Organization
from tests.fixtures.receiver import Receiver
from tests.jobs.orders import an_ad, claimed, ordered_job

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"


@pytest.fixture
def client(organization: Organization) -> Client:
    return Client(headers={"Authorization": f"Bearer {create_api_key(organization_id=organization.id).plaintext}"})


@pytest.fixture
def stranger_client(other_organization: Organization) -> Client:
    return Client(headers={"Authorization": f"Bearer {create_api_key(organization_id=other_organization.id).plaintext}"})


@pytest.fixture
def register(organization: Organization, settings: Settings) -> Callable[..., Endpoint]:
    """Register a receiver, its address opened to the outbound guard."""

    def registered(receiver: Receiver, *, path: str = "/hook", secret: str = SECRET, events: tuple[str, ...] = ()) -> Endpoint:
        settings.PIAD_OUTBOUND_ALLOW = (*settings.PIAD_OUTBOUND_ALLOW, receiver.authority)
        made: list[Endpoint] = []

        def keep(endpoint: Endpoint) -> bytes:
            made.append(endpoint)
            return b"{}"

        register_webhook(organization_id=organization.id, url=receiver.url(path), secret=secret, events=events, answer=keep)
        return made[0]

    return registered


@pytest.fixture
def settle(organization: Organization) -> Callable[..., OutboxEvent]:
    """Settle a new job and return its event."""

    def settled(*, failed: bool = False, organization_id: Any = None) -> OutboxEvent:  # noqa: ANN401 - a UUID
        job = ordered_job(organization_id or organization.id)
        if failed:
            lifecycle.fail(claimed(job), code="internal_step_failed", message="Something went wrong.")
        else:
            lifecycle.complete(claimed(job), result=an_ad(job.id))
        return OutboxEvent.objects.get(job=Job.objects.get(id=job.id))

    return settled


@pytest.fixture
def send() -> Iterator[Callable[[], None]]:
    """Send what is due, as the notifier does when it is told, and wait for the answers."""
    relay = Relay(threads=4)

    def sent() -> None:
        relay.run()
        assert relay.wait_until_idle(60)

    yield sent
    relay.close()


def make_due() -> None:
    """Let the wait before the next attempts be over."""
    Delivery.objects.filter(state="pending").update(next_at=Now())


def attempts(endpoint: Endpoint) -> list[tuple[int, int | None, str]]:
    """Return number, status and kind of error of every attempt at an endpoint."""
    rows = Delivery.objects.filter(endpoint=endpoint).order_by("id")
    found = itertools.chain.from_iterable(row.attempts.order_by("number") for row in rows)
    return [(row.number, row.status, row.error_kind) for row in found]


def answer(_: object) -> bytes:
    """Write an answer that nobody reads."""
    return b"{}"


__all__ = ["SECRET", "Answer", "answer", "attempts", "make_due"]
