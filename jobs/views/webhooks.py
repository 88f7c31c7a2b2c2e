"""Where an organization wants to be told of settled jobs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from jobs import actions, idempotency
from jobs.models import Endpoint
from jobs.serializers.webhook import ChangeSerializer, NewSecretSerializer, RegistrationSerializer, webhook_object
from jobs.serializers.webhook_answers import WEBHOOK, WEBHOOKS
from jobs.views.job import accepted
from jobs.webhooks import registry
from piad.accounts.authentication import Caller
from piad.api import envelope
from piad.api.errors import NotFound
from piad.api.openapi import EXTENSION
from piad.api.throttling import CreateThrottle, ReadThrottle
from piad.api.values import read_id

OURS = {EXTENSION: True}


class WebhooksView(APIView):
    """The organization's endpoints."""

    def get_throttles(self) -> list[Any]:
        """Count a registration as a creation and the list as a read."""
        return [CreateThrottle() if self.request.method == "POST" else ReadThrottle()]

    @extend_schema(tags=["webhooks"], summary="List webhooks", operation_id="list_webhooks", responses=WEBHOOKS)
    def get(self, request: Request) -> Response:
        """Return all of the organization's webhooks, the oldest first. No answer shows a secret."""
        rows = registry.list_endpoints(caller_of(request).organization_id)
        data = {"object": "list", "data": [webhook_object(row) for row in rows]}
        return envelope.success(request, object_name="list", status="completed", data=data)

    @extend_schema(
        tags=["webhooks"],
        summary="Register a webhook",
        operation_id="register_webhook",
        request=RegistrationSerializer,
        responses={201: WEBHOOK},
    )
    def post(self, request: Request) -> HttpResponse:
        """Register an https address that is told of every settled job of the organization.

        Events are signed under the secret in `X-Pi-Signature` and in the headers of Standard Webhooks. An event is sent until the
        address answers 2xx, ten times within 75 hours, at least once and in no promised order; `webhook-id` stays the same.
        Codes of its own: `webhook_limit_reached` (400).
        """
        asked = RegistrationSerializer(data=body_of(request))
        asked.is_valid(raise_exception=True)
        answer = actions.register_webhook(
            organization_id=caller_of(request).organization_id,
            url=asked.validated_data["endpoint_url"],
            secret=asked.validated_data["secret"],
            events=asked.validated_data.get("events", ()),
            answer=writing(request),
            idempotency=idempotency.from_request(request, operation="webhooks.register", body=body_of(request)),
        )
        return accepted(answer)


class WebhookView(APIView):
    """One endpoint."""

    throttle_classes = (ReadThrottle,)

    @extend_schema(tags=["webhooks"], summary="Read a webhook", operation_id="get_webhook", responses=WEBHOOK, extensions=OURS)
    def get(self, request: Request, webhook_id: str) -> Response:
        """Return one webhook. Codes of its own: `invalid_webhook_id` (400), `webhook_not_found` (404)."""
        return shown(request, found(request, webhook_id))

    @extend_schema(
        tags=["webhooks"],
        summary="Enable or disable a webhook",
        operation_id="change_webhook",
        request=ChangeSerializer,
        responses=WEBHOOK,
    )
    def patch(self, request: Request, webhook_id: str) -> Response:
        """Enable or disable a webhook; disabling drops what is pending for it. `events` is an extension."""
        asked = ChangeSerializer(data=body_of(request))
        asked.is_valid(raise_exception=True)
        changed = actions.change_webhook(
            organization_id=caller_of(request).organization_id, webhook_id=read_webhook_id(webhook_id), **asked.validated_data
        )
        if changed is None:
            raise not_found()
        return shown(request, changed)

    @extend_schema(tags=["webhooks"], summary="Delete a webhook", operation_id="delete_webhook", responses={204: None}, extensions=OURS)
    def delete(self, request: Request, webhook_id: str) -> Response:
        """Delete a webhook with its log; what is pending for it is dropped."""
        if not actions.delete_webhook(organization_id=caller_of(request).organization_id, webhook_id=read_webhook_id(webhook_id)):
            raise not_found()
        return Response(status=204)


class SecretView(APIView):
    """The secret of an endpoint."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        tags=["webhooks"],
        summary="Rotate a secret",
        operation_id="rotate_webhook_secret",
        request=NewSecretSerializer,
        responses=WEBHOOK,
        extensions=OURS,
    )
    def post(self, request: Request, webhook_id: str) -> HttpResponse:
        """Sign under another secret; for 24 hours `webhook-signature` carries the old one's too, and `X-Pi-Signature-Previous` with it."""
        asked = NewSecretSerializer(data=body_of(request))
        asked.is_valid(raise_exception=True)
        endpoint_id = read_webhook_id(webhook_id)
        answer = actions.rotate_secret(
            organization_id=caller_of(request).organization_id,
            webhook_id=endpoint_id,
            secret=asked.validated_data["secret"],
            answer=writing(request),
            idempotency=key_of(request, "webhooks.rotate_secret", endpoint_id),
        )
        if answer is None:
            raise not_found()
        return accepted(answer)


def caller_of(request: Request) -> Caller:
    """Return who asks."""
    return cast("Caller", request.user)


def body_of(request: Request) -> dict[str, Any]:
    """Return the body's object; the one parser reads objects only."""
    return cast("dict[str, Any]", request.data)


def key_of(request: Request, operation: str, webhook_id: UUID) -> idempotency.IdempotencyKey | None:
    """Return the request's key; the fingerprint tells one endpoint's request from another's."""
    return idempotency.from_request(request, operation=operation, body=[str(webhook_id), body_of(request)])


def found(request: Request, webhook_id: str) -> Endpoint:
    """Return the organization's endpoint; raises `ApiError` 400 for what is no id and 404 for an unknown one."""
    endpoint = registry.find_endpoint(organization_id=caller_of(request).organization_id, webhook_id=read_webhook_id(webhook_id))
    if endpoint is None:
        raise not_found()
    return endpoint


def shown(request: Request, endpoint: Endpoint) -> Response:
    """Answer with an endpoint."""
    return envelope.success(request, object_name="webhook", status="completed", data=webhook_object(endpoint))


def writing(request: Request) -> Callable[[Endpoint], bytes]:
    """Return what writes the stored answer to a request of an endpoint."""
    return lambda endpoint: envelope.success_body(request, object_name="webhook", status="completed", data=webhook_object(endpoint))


def read_webhook_id(text: str) -> UUID:
    """Return the id in a path; raises `ApiError` 400 (``invalid_webhook_id``)."""
    return read_id(text, what="webhook")


def not_found() -> NotFound:
    """Return the refusal of an unknown endpoint."""
    return NotFound("webhook_not_found", "No webhook with this id exists in your organization.")
