"""What stands around answers, for the OpenAPI document; the exact bytes of the 202 are made where jobs are submitted."""

from __future__ import annotations

from typing import Any, cast

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


class Said(serializers.CharField):
    """A text that is always the same."""

    def __init__(self, text: str) -> None:
        super().__init__()
        extend_schema_field({"type": "string", "const": text})(cast("Any", self))


class CompletedEnvelopeSerializer(serializers.Serializer[Any]):
    """What stands around every answer that is given at once."""

    id = serializers.CharField(help_text="The request's id, `req_pi_<uuid>`.")
    status = Said("completed")
    created_at = serializers.IntegerField(help_text="When the request arrived, in Unix seconds.")


class QueuedJobDataSerializer(serializers.Serializer[Any]):
    """Where to find the job."""

    job_id = serializers.UUIDField()


class QueuedJobSerializer(serializers.Serializer[Any]):
    """A job was accepted and waits for a worker."""

    id = serializers.CharField(help_text="The request's id, as in `X-Request-Id`.")
    object = Said("job")
    status = Said("queued")
    created_at = serializers.IntegerField(help_text="When the request arrived, in Unix seconds.")
    data = QueuedJobDataSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
