"""Endpoints and deliveries as the wire writes them, and the bodies that ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any, Final

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from jobs.models import Delivery, DeliveryAttempt, DeliveryState, Endpoint, EventType
from jobs.models.webhook import FOR_ENDPOINTS, SETTLED
from piad.api.fields import TextField, WordField
from piad.api.values import iso
from piad.outbound import OutboundRefused, check_url

LONGEST_URL: Final = 2_048
SECRET_CHARACTERS: Final = range(8, 501)


@extend_schema_field({"type": "string", "minLength": 8, "maxLength": 500})
class SecretField(serializers.Field[str, str, str, Any]):
    """A secret of 8 to 500 characters, kept letter for letter: spaces count."""

    default_error_messages = {
        "invalid": "Must be a string of 8 to 500 characters.",
        "null": "Must be a string of 8 to 500 characters.",
        "required": "This field is required.",
    }

    def to_internal_value(self, data: str) -> str:
        """Return the text as it came."""
        if not isinstance(data, str) or len(data) not in SECRET_CHARACTERS:
            self.fail("invalid")
        return data

    def to_representation(self, value: str) -> str:
        """Never called: no answer shows a secret."""
        raise NotImplementedError


@extend_schema_field({"type": "boolean"})
class BooleanField(serializers.Field[bool, bool, bool, Any]):
    """``true`` or ``false`` and nothing that resembles them."""

    default_error_messages = {"invalid": "Must be true or false.", "null": "Must be true or false.", "required": "This field is required."}

    def to_internal_value(self, data: bool) -> bool:  # noqa: FBT001 - as DRF calls it
        """Return the boolean."""
        if not isinstance(data, bool):
            self.fail("invalid")
        return data

    def to_representation(self, value: bool) -> bool:  # noqa: FBT001 - as DRF calls it
        """Return it again."""
        return value


class EventsField(serializers.ListField):
    """Kinds of events, each once; an empty list asks for both that settle jobs."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        super().__init__(child=WordField(FOR_ENDPOINTS), max_length=len(FOR_ENDPOINTS), **kwargs)

    def to_internal_value(self, data: Any) -> list[str]:  # noqa: ANN401 - any JSON
        """Return the kinds in the order in which they were named, each once."""
        return list(dict.fromkeys(super().to_internal_value(data)))


@extend_schema_serializer(component_name="Webhook")  # as a request: WebhookRequest
class RegistrationSerializer(serializers.Serializer[Any]):
    """Where to be told, under which secret, and (an extension) of what."""

    endpoint_url = TextField(max_length=LONGEST_URL, help_text="A public https address.")
    secret = SecretField(help_text="8 to 500 characters of your choice; never shown again. `whsec_` and base64 suit the libraries.")
    events = EventsField(required=False, help_text="Extension: `job.completed` and `job.failed` unless others are named.")

    def validate_endpoint_url(self, url: str) -> str:
        """Refuse what the text of the address already tells; each request checks where its name leads."""
        try:
            check_url(url)
        except OutboundRefused as refused:
            raise serializers.ValidationError(refused.message) from refused
        return url


@extend_schema_serializer(component_name="WebhookChange")
class ChangeSerializer(serializers.Serializer[Any]):
    """What of an endpoint can be changed; ``events`` is an extension."""

    is_active = BooleanField(required=False, help_text="Required unless `events` is sent.")
    events = EventsField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Want at least one of the two."""
        if not attrs:
            raise serializers.ValidationError({"is_active": "This field is required."})
        return attrs


@extend_schema_serializer(component_name="WebhookSecret")
class NewSecretSerializer(serializers.Serializer[Any]):
    """The secret that takes over; the old one signs along for a day."""

    secret = SecretField()


@extend_schema_serializer(component_name="WebhookTest")
class SampleSerializer(serializers.Serializer[Any]):
    """Which kind of event to try an endpoint with."""

    type = WordField(FOR_ENDPOINTS, required=False, default=EventType.JOB_COMPLETED.value)


@extend_schema_serializer(component_name="WebhookReplay")
class ReplaySerializer(serializers.Serializer[Any]):
    """From when on to send again what was never taken."""

    since = serializers.DateTimeField(help_text="An ISO 8601 time.", default_timezone=UTC)


def webhook_object(endpoint: Endpoint) -> dict[str, Any]:
    """Return an endpoint without its secret; ``events``, ``disabled_reason`` and ``failing_since`` are extensions."""
    return {
        "object": "webhook",
        "id": str(endpoint.id),
        "endpoint_url": endpoint.url,
        "is_active": endpoint.is_active,
        "created_at": iso(endpoint.created_at),
        "updated_at": iso(endpoint.updated_at),
        "events": list(endpoint.events or SETTLED),
        "disabled_reason": endpoint.disabled_reason or None,
        "failing_since": iso(endpoint.first_failure_at) if endpoint.first_failure_at else None,
    }


def delivery_object(delivery: Delivery, attempts: Sequence[DeliveryAttempt]) -> dict[str, Any]:
    """Return a delivery with every attempt."""
    return {
        "object": "webhook.delivery",
        "event_id": delivery.event_id,
        "event_type": delivery.event.type,
        "job_id": str(delivery.event.job_id) if delivery.event.job_id else None,
        "state": delivery.state,
        "created_at": iso(delivery.created_at),
        "next_attempt_at": iso(delivery.next_at) if delivery.state == DeliveryState.PENDING else None,
        "attempts": [attempt_object(attempt) for attempt in attempts],
    }


def attempt_object(attempt: DeliveryAttempt) -> dict[str, Any]:
    """Return one request and what came back."""
    return {
        "number": attempt.number,
        "started_at": iso(attempt.started_at),
        "duration_ms": attempt.duration_ms,
        "status": attempt.status,
        "error": attempt.error_kind or None,
        "response_head": attempt.response_head,
    }
