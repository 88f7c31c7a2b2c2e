"""What was sent to an endpoint, and sending on demand; all of it our extension of the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from jobs import actions
from jobs.models import DeliveryState
from jobs.serializers.webhook import ReplaySerializer, SampleSerializer, delivery_object
from jobs.serializers.webhook_answers import DELIVERIES, REPLAYED, SAMPLED
from jobs.views.job import accepted
from jobs.views.webhooks import OURS, body_of, caller_of, found, key_of, not_found, read_webhook_id
from jobs.webhooks import registry
from piad.api import envelope, pagination
from piad.api.errors import InvalidQuery, NotFound
from piad.api.throttling import CreateThrottle, ReadThrottle

STATE: Final = OpenApiParameter("state", str, enum=DeliveryState.values, description="Only deliveries in this state.")


class DeliveriesView(APIView):
    """The log of an endpoint."""

    throttle_classes = (ReadThrottle,)

    @extend_schema(
        tags=["webhooks"],
        summary="List a webhook's deliveries",
        operation_id="list_webhook_deliveries",
        parameters=[*pagination.PARAMETERS, STATE],
        responses=DELIVERIES,
        extensions=OURS,
    )
    def get(self, request: Request, webhook_id: str) -> Response:
        """Return what was or will be sent there, the newest first, each with its attempts."""
        endpoint = found(request, webhook_id)
        page = pagination.read_page(request.query_params)
        rows = registry.deliveries_to(endpoint, state=_state(request))
        total = rows.count()
        part = list(rows[page.offset : page.offset + page.limit])
        attempts = registry.attempts_of(part)
        data = {
            "object": "list",
            "data": [delivery_object(row, attempts.get(row.pk, [])) for row in part],
            "total_count": total,
            "has_more": page.has_more(total),
        }
        return envelope.success(request, object_name="list", status="completed", data=data)


class SampleView(APIView):
    """Trying an endpoint."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        tags=["webhooks"],
        summary="Send a sample event",
        operation_id="test_webhook",
        request=SampleSerializer,
        responses={202: SAMPLED},
        extensions=OURS,
    )
    def post(self, request: Request, webhook_id: str) -> HttpResponse:
        """Send an event of the asked kind, signed as a real one, with `"test": true`. Codes of its own: `webhook_disabled` (409)."""
        asked = SampleSerializer(data=body_of(request))
        asked.is_valid(raise_exception=True)
        endpoint_id = read_webhook_id(webhook_id)
        answer = actions.send_sample(
            organization_id=caller_of(request).organization_id,
            webhook_id=endpoint_id,
            event_type=asked.validated_data["type"],
            answer=lambda event_id: _written(request, "webhook.test", {"object": "webhook.test", "event_id": event_id}),
            idempotency=key_of(request, "webhooks.test", endpoint_id),
        )
        if answer is None:
            raise not_found()
        return accepted(answer)


class ReplayView(APIView):
    """Sending again what an endpoint never took."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        tags=["webhooks"],
        summary="Replay what failed",
        operation_id="replay_webhook",
        request=ReplaySerializer,
        responses={202: REPLAYED},
        extensions=OURS,
    )
    def post(self, request: Request, webhook_id: str) -> HttpResponse:
        """Send again every event since a time whose delivery was exhausted or dropped: the same id, the same bytes."""
        asked = ReplaySerializer(data=body_of(request))
        asked.is_valid(raise_exception=True)
        return _replayed(request, webhook_id, since=asked.validated_data["since"])


class DeliveryReplayView(APIView):
    """Sending one event again."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        tags=["webhooks"],
        summary="Replay a delivery",
        operation_id="replay_webhook_delivery",
        request=None,
        responses={202: REPLAYED},
        extensions=OURS,
    )
    def post(self, request: Request, webhook_id: str, event_id: str) -> HttpResponse:
        """Send one event again, also when it was taken before. Codes of its own: `delivery_not_found` (404), `webhook_disabled` (409)."""
        if not registry.deliveries_to(found(request, webhook_id)).filter(event_id=event_id).exists():
            raise NotFound("delivery_not_found", "No event with this id was addressed to this webhook.")
        return _replayed(request, webhook_id, event_ids=[event_id])


def _replayed(request: Request, webhook_id: str, **which: Any) -> HttpResponse:  # noqa: ANN401 - passed on to the action
    endpoint_id = read_webhook_id(webhook_id)
    operation = "webhooks.replay" if "since" in which else f"webhooks.replay.{which['event_ids'][0]}"
    answer = actions.replay_failed(
        organization_id=caller_of(request).organization_id,
        webhook_id=endpoint_id,
        answer=_counting(request),
        idempotency=key_of(request, operation[:64], endpoint_id),
        **which,
    )
    if answer is None:
        raise not_found()
    return accepted(answer)


def _counting(request: Request) -> Callable[[int], bytes]:
    return lambda number: _written(request, "webhook.replay", {"object": "webhook.replay", "replayed": number})


def _written(request: Request, object_name: str, data: dict[str, Any]) -> bytes:
    return envelope.success_body(request, object_name=object_name, status="queued", data=data)


def _state(request: Request) -> str | None:
    state = request.query_params.get("state")
    if state is not None and state not in DeliveryState.values:
        raise InvalidQuery("state", f"must be one of: {', '.join(DeliveryState.values)}.")
    return state
