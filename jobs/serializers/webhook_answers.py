"""Answers about endpoints and deliveries, as the OpenAPI document shows them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema_serializer, inline_serializer
from rest_framework import serializers

from jobs.models import DeliveryState
from jobs.models.webhook import FOR_ENDPOINTS


@extend_schema_serializer(component_name="Webhook")
class WebhookSerializer(serializers.Serializer[Any]):
    """An endpoint; its secret is never shown."""

    object = serializers.CharField(help_text="`webhook`")
    id = serializers.UUIDField()
    endpoint_url = serializers.URLField()
    is_active = serializers.BooleanField()
    created_at = serializers.DateTimeField(help_text="ISO 8601 with milliseconds.")
    updated_at = serializers.DateTimeField(help_text="ISO 8601 with milliseconds.")
    events = serializers.ListField(child=serializers.ChoiceField(choices=FOR_ENDPOINTS))
    disabled_reason = serializers.CharField(allow_null=True, help_text="`gone`, `failing`, `by_request` or `by_operator`.")
    failing_since = serializers.DateTimeField(allow_null=True, help_text="The first failure since the last success.")


class AttemptSerializer(serializers.Serializer[Any]):
    """One request and what came back."""

    number = serializers.IntegerField()
    started_at = serializers.DateTimeField()
    duration_ms = serializers.IntegerField()
    status = serializers.IntegerField(allow_null=True)
    error = serializers.CharField(
        allow_null=True,
        help_text="`status`, `redirect`, `timeout`, `tls`, `dns`, `connect` or `blocked_address`; null when the event was taken.",
    )
    response_head = serializers.CharField(help_text="The first 2,000 characters of the answer.")


@extend_schema_serializer(component_name="WebhookDelivery")
class DeliverySerializer(serializers.Serializer[Any]):
    """One event on its way to one endpoint."""

    object = serializers.CharField(help_text="`webhook.delivery`")
    event_id = serializers.CharField(help_text="The `webhook-id` header and the `id` of the body.")
    event_type = serializers.ChoiceField(choices=FOR_ENDPOINTS)
    job_id = serializers.UUIDField(allow_null=True)
    state = serializers.ChoiceField(choices=DeliveryState.values)
    created_at = serializers.DateTimeField()
    next_attempt_at = serializers.DateTimeField(allow_null=True)
    attempts = AttemptSerializer(many=True)


def _envelope(name: str, object_name: str, data: serializers.Field[Any, Any, Any, Any], *, status: str = "completed") -> Any:  # noqa: ANN401 - a class made here
    """Return the serializer of an answer: the envelope around ``data``."""
    return inline_serializer(
        name,
        {
            "id": serializers.CharField(help_text="The request's id, `req_pi_<uuid>`."),
            "object": serializers.CharField(help_text=f"`{object_name}`"),
            "status": serializers.CharField(help_text=f"`{status}`"),
            "created_at": serializers.IntegerField(help_text="When the request arrived, in Unix seconds."),
            "data": data,
        },
    )


def _page(name: str, rows: serializers.Field[Any, Any, Any, Any], **more: serializers.Field[Any, Any, Any, Any]) -> Any:  # noqa: ANN401 - a class made here
    return inline_serializer(name, {"object": serializers.CharField(help_text="`list`"), "data": rows, **more})


WEBHOOK = OpenApiResponse(_envelope("WebhookEnvelope", "webhook", WebhookSerializer()), description="The webhook as it is.")
WEBHOOKS = OpenApiResponse(
    _envelope("WebhookListEnvelope", "list", _page("WebhookList", WebhookSerializer(many=True))), description="All webhooks."
)
DELIVERIES = OpenApiResponse(
    _envelope(
        "WebhookDeliveryListEnvelope",
        "list",
        _page(
            "WebhookDeliveryList",
            DeliverySerializer(many=True),
            total_count=serializers.IntegerField(),
            has_more=serializers.BooleanField(),
        ),
    ),
    description="A page of the log.",
)
SAMPLED = OpenApiResponse(
    _envelope(
        "WebhookTestEnvelope",
        "webhook.test",
        inline_serializer(
            "WebhookTest", {"object": serializers.CharField(help_text="`webhook.test`"), "event_id": serializers.CharField()}
        ),
        status="queued",
    ),
    description="The sample is on its way.",
)
REPLAYED = OpenApiResponse(
    _envelope(
        "WebhookReplayEnvelope",
        "webhook.replay",
        inline_serializer(
            "WebhookReplay", {"object": serializers.CharField(help_text="`webhook.replay`"), "replayed": serializers.IntegerField()}
        ),
        status="queued",
    ),
    description="What was found is on its way again.",
)
