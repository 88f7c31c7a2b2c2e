"""Where an organization wants to be told: endpoints registered, changed, given another secret and removed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jobs import lifecycle
from jobs.lifecycle import Answer, IdempotencyKey
from jobs.models import Endpoint
from jobs.webhooks import delivery, registry
from piad.accounts import vault
from piad.api.errors import ApiError

MOST_ENDPOINTS: Final = 50
OLD_SECRET_FOR: Final = timedelta(hours=24)
BY_THE_CALLER: Final = "by_request"
BY_AN_OPERATOR: Final = "by_operator"


class TooManyWebhooks(ApiError):
    """400: the organization has as many endpoints as it may."""

    def __init__(self) -> None:
        super().__init__(
            http_status=400,
            code="webhook_limit_reached",
            message=f"This organization already has {MOST_ENDPOINTS} webhooks. Delete one first.",
        )


def register_webhook(
    *,
    organization_id: UUID,
    url: str,
    secret: str,
    events: Sequence[str] = (),
    answer: Callable[[Endpoint], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer:
    """Register an address that was checked, and return the 201 that ``answer`` writes of it, or the one that this key was given.

    Raises `TooManyWebhooks`, and what the idempotency machinery raises.
    """

    def make() -> bytes:
        if Endpoint.objects.filter(organization_id=organization_id).count() >= MOST_ENDPOINTS:
            raise TooManyWebhooks
        now = timezone.now()
        return answer(
            Endpoint.objects.create(
                id=uuid.uuid4(),
                organization_id=organization_id,
                url=url,
                secret_encrypted=vault.encrypt(secret),
                events=list(events),
                created_at=now,
                updated_at=now,
            )
        )

    return lifecycle.answer_once(organization_id=organization_id, key=idempotency, status=201, make=make)


def change_webhook(
    *, organization_id: UUID, webhook_id: UUID, is_active: bool | None = None, events: Sequence[str] | None = None
) -> Endpoint | None:
    """Enable or disable an endpoint, or change what it is told; None when the organization has no such endpoint.

    Disabling drops what is pending for it; enabling begins with a clean record.
    """
    with transaction.atomic():
        endpoint = registry.endpoint_for_change(organization_id=organization_id, webhook_id=webhook_id)
        if endpoint is None:
            return None
        if events is not None:
            endpoint.events = list(events)
        if is_active is not None:
            _switch(endpoint, is_active=is_active, reason=BY_THE_CALLER)
        endpoint.updated_at = timezone.now()
        endpoint.save()
        return endpoint


def disable_webhook(*, webhook_id: UUID) -> bool:
    """Disable an endpoint for an operator, dropping what is pending for it; False when it was disabled before."""
    with transaction.atomic():
        endpoint = Endpoint.objects.select_for_update().get(id=webhook_id)
        return delivery.disable(endpoint, reason=BY_AN_OPERATOR)


def rotate_secret(
    *,
    organization_id: UUID,
    webhook_id: UUID,
    secret: str,
    answer: Callable[[Endpoint], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer | None:
    """Sign with another secret from now on, and with the old one beside it for a day; None without such an endpoint."""

    def make() -> bytes:
        endpoint = Endpoint.objects.select_for_update().get(organization_id=organization_id, id=webhook_id)
        now = timezone.now()
        endpoint.previous_secret_encrypted, endpoint.previous_secret_until = endpoint.secret_encrypted, now + OLD_SECRET_FOR
        endpoint.secret_encrypted, endpoint.updated_at = vault.encrypt(secret), now
        endpoint.save(update_fields=["secret_encrypted", "previous_secret_encrypted", "previous_secret_until", "updated_at"])
        return answer(endpoint)

    try:
        return lifecycle.answer_once(organization_id=organization_id, key=idempotency, status=200, make=make)
    except Endpoint.DoesNotExist:
        return None


def reencrypt_secrets() -> int:
    """Encrypt all endpoints' secrets under the first of `PIAD_SECRET_KEYS`; return how many endpoints there are.

    Raises `VaultError` when no configured key opens one; what was done before stays.
    """
    count = 0
    for endpoint_id in list(Endpoint.objects.values_list("id", flat=True)):
        with transaction.atomic():
            endpoint = Endpoint.objects.select_for_update().filter(id=endpoint_id).first()
            if endpoint is None:
                continue
            endpoint.secret_encrypted = vault.rotate(endpoint.secret_encrypted)
            if endpoint.previous_secret_encrypted is not None:
                endpoint.previous_secret_encrypted = vault.rotate(endpoint.previous_secret_encrypted)
            endpoint.save(update_fields=["secret_encrypted", "previous_secret_encrypted"])
            count += 1
    return count


def delete_webhook(*, organization_id: UUID, webhook_id: UUID) -> bool:
    """Remove an endpoint with everything that was sent or is pending there; False without such an endpoint."""
    with transaction.atomic():
        endpoint = registry.endpoint_for_change(organization_id=organization_id, webhook_id=webhook_id)
        return endpoint is not None and bool(endpoint.delete()[0])


def _switch(endpoint: Endpoint, *, is_active: bool, reason: str) -> None:
    if not is_active:
        delivery.drop_pending(endpoint)
    if is_active and not endpoint.is_active:
        endpoint.consecutive_failures, endpoint.first_failure_at = 0, None
    if is_active != endpoint.is_active:
        endpoint.disabled_reason = "" if is_active else reason
    endpoint.is_active = is_active
