"""A callback is told of its own job: the frozen bytes of its type, signed as Standard Webhooks has it, retried and replayed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings
from standardwebhooks import Webhook, WebhookVerificationError

from jobs import actions, lifecycle
from jobs.models import Delivery, Job, OutboxEvent
from piad.accounts.actions import callback_secrets, rotate_callback_secret
from piad.accounts.models import CallbackSecret, Organization
from tests.fixtures.receiver import Receiver, Reply, receiver
from tests.jobs.orders import an_ad, claimed, ordered_job
from tests.jobs.webhooks.conftest import make_due

pytestmark = pytest.mark.django_db(transaction=True)
Send = Callable[[], None]


def told(job: Job) -> bytes:
    """Say of a job what the tests' callback is told; named in the settings."""
    return json.dumps({"job_id": str(job.id), "state": job.state}).encode()


@pytest.fixture
def called_back(organization: Organization, settings: Settings) -> Callable[..., Job]:
    """Settle a job whose request named a receiver."""

    def settled(server: Receiver, *, failed: bool = False) -> Job:
        settings.PIAD_OUTBOUND_ALLOW = (*settings.PIAD_OUTBOUND_ALLOW, server.authority)
        settings.PIAD_CALLBACK_BODIES = {"ad_generation": f"{__name__}.told"}
        job = ordered_job(organization.id, callback_url=server.url("/done?token=1"))
        claim = claimed(job)
        if failed:
            lifecycle.fail(claim, code="internal_step_failed", message="It broke.")
        else:
            lifecycle.complete(claim, result=an_ad(job.id))
        return Job.objects.get(id=job.id)

    return settled


@pytest.mark.parametrize("failed", [False, True])
def test_a_callback_is_told_once_how_its_job_ended(
    organization: Organization,
    called_back: Callable[..., Job],
    send: Send,
    failed: bool,  # noqa: FBT001
) -> None:
    with receiver() as server:
        job = called_back(server, failed=failed)
        send()
        send()

    (request,) = server.requests
    assert request.body == told(job)
    assert request.path == "/done?token=1"
    (secret,) = callback_secrets(organization.id)
    assert Webhook(secret).verify(request.body, request.headers) == json.loads(request.body)
    assert not {name for name in request.headers if name.startswith("x-pi-")}
    assert OutboxEvent.objects.filter(job=job).count() == 2


def test_a_callback_is_tried_again_with_the_same_bytes_and_can_be_replayed(called_back: Callable[..., Job], send: Send) -> None:
    with receiver(Reply(status=500), Reply(), Reply()) as server:
        called_back(server)
        for _ in range(2):
            make_due()
            send()
        actions.replay(deliveries=Delivery.objects.filter(endpoint=None))
        send()

    assert len(server.requests) == 3
    assert len({request.body for request in server.requests}) == 1
    assert len({request.headers["webhook-id"] for request in server.requests}) == 1


def test_the_address_is_kept_encrypted(called_back: Callable[..., Job]) -> None:
    with receiver() as server:
        job = called_back(server)

    (delivery,) = Delivery.objects.filter(event__job=job)
    for kept in (json.dumps(job.params), bytes(delivery.callback_url_encrypted or b"").decode("latin-1")):
        assert server.authority not in kept
        assert "token=1" not in kept


def test_after_a_rotation_both_secrets_sign_for_a_day(organization: Organization, called_back: Callable[..., Job], send: Send) -> None:
    first = rotate_callback_secret(organization_id=organization.id)
    second = rotate_callback_secret(organization_id=organization.id)
    with receiver() as server:
        called_back(server)
        send()
        CallbackSecret.objects.update(previous_secret_until=timezone.now() - timedelta(seconds=1))
        called_back(server)
        send()

    during, after = server.requests
    for secret in (first, second):
        assert Webhook(secret).verify(during.body, during.headers)
    assert Webhook(second).verify(after.body, after.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(first).verify(after.body, after.headers)


def test_callback_secrets_move_to_the_newest_key(organization: Organization) -> None:
    secret = rotate_callback_secret(organization_id=organization.id)
    before = bytes(CallbackSecret.objects.get().secret_encrypted)

    call_command("reencrypt_secrets", stdout=StringIO())

    assert bytes(CallbackSecret.objects.get().secret_encrypted) != before
    assert callback_secrets(organization.id) == (secret,)


def test_a_job_without_a_callback_tells_nobody_else(organization: Organization) -> None:
    job = ordered_job(organization.id)
    lifecycle.complete(claimed(job), result=an_ad(job.id))

    assert OutboxEvent.objects.filter(job=job).count() == 1
    assert not Delivery.objects.exists()
