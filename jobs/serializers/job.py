"""The job itself and its envelope."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from jobs.models import Job
from jobs.serializers.creative import CreativeSerializer, EngineSerializer, ResolvedOutputSerializer
from jobs.serializers.insight import CreativeLayersSerializer, CreativeQualitySerializer, DiagnosticsSerializer
from jobs.states import JobState


def job_object(job: Job) -> dict[str, Any]:
    """Return ``data`` of a job; times are Unix seconds, ``job_result`` is there once there is one."""
    shown: dict[str, Any] = {
        "id": str(job.id),
        "org_id": str(job.organization_id),
        "type": job.type,
        "status": job.state,
        "payload": job.payload,
        "result_url": job.result_url,
        "error_log": job.error_log,
        "created_at": _unix(job.created_at),
        "updated_at": _unix(job.updated_at),
    }
    if job.job_result is not None:
        shown["job_result"] = job.job_result
    return shown


def only_fields(shown: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    """Keep the named members; without names, all."""
    return {name: value for name, value in shown.items() if name in fields} if fields else shown


def _unix(moment: datetime) -> int:
    return int(moment.timestamp())


class JobInputEchoSerializer(serializers.Serializer[Any]):
    """What the request said; pictures are counted, never echoed. An extraction's has `url`, `has_logo`, `image_count` and `location`."""

    prompt = serializers.CharField(required=False)
    reference_image_count = serializers.IntegerField(required=False)
    client_reference_id = serializers.CharField(required=False, allow_null=True)
    metadata = serializers.DictField(required=False, child=serializers.CharField())
    url = serializers.CharField(required=False, allow_null=True)
    has_logo = serializers.BooleanField(required=False)
    image_count = serializers.IntegerField(required=False)
    location = serializers.DictField(required=False, allow_null=True)
    brand_id = serializers.UUIDField(required=False)
    output = serializers.DictField(required=False)


class BrandTakenSerializer(serializers.Serializer[Any]):
    """A stored brand as a job took it along."""

    id = serializers.UUIDField()
    version = serializers.IntegerField()


class JobPayloadSerializer(serializers.Serializer[Any]):
    """What the job shows of itself: the echo at once, the phase as it goes, the rest once it has settled."""

    phase = serializers.CharField(help_text="`queued`, the step at work, then `completed` or `failed`.")
    input = JobInputEchoSerializer()
    image_url = serializers.URLField(required=False)
    brand_id = serializers.UUIDField(required=False, help_text="The brand that an extraction wrote.")
    brand_version = serializers.IntegerField(required=False)
    domain = serializers.CharField(required=False)
    brand = BrandTakenSerializer(required=False, help_text="The stored brand that an ad was made with.")
    creatives = CreativeSerializer(many=True, required=False)
    engine = EngineSerializer(required=False)
    resolved_output = ResolvedOutputSerializer(required=False)
    failure_code = serializers.CharField(required=False, help_text="Stable; why a failed job failed.")


class JobResultSerializer(serializers.Serializer[Any]):
    """The result in short."""

    type = serializers.ChoiceField(choices=["ad", "avatar", "brand"])
    id = serializers.UUIDField()
    url = serializers.CharField(required=False)
    image_url = serializers.URLField(required=False)
    brand = serializers.DictField(required=False)


class PictureSerializer(serializers.Serializer[Any]):
    """A picture by its address."""

    image_url = serializers.URLField()


@extend_schema_serializer(component_name="Job")
class JobSerializer(serializers.Serializer[Any]):
    """One job."""

    id = serializers.UUIDField()
    org_id = serializers.UUIDField()
    type = serializers.CharField(help_text="`ad_generation`, ...: which request made the job.")
    status = serializers.ChoiceField(choices=[state.value for state in JobState])
    payload = JobPayloadSerializer()
    result_url = serializers.CharField(allow_null=True)
    error_log = serializers.CharField(allow_null=True, help_text="`<failure_code>: <message>` of a failed job.")
    created_at = serializers.IntegerField(help_text="Unix seconds.")
    updated_at = serializers.IntegerField(help_text="Unix seconds.")
    job_result = JobResultSerializer(required=False)
    ad = PictureSerializer(required=False, help_text="With `expand=ad`, on a completed ad.")
    avatar = PictureSerializer(required=False, help_text="With `expand=avatar`, on a completed avatar.")
    expanded = serializers.DictField(required=False, help_text="With `expand=brand`.")
    diagnostics = DiagnosticsSerializer(required=False, help_text="With `expand=diagnostics`.")
    quality = CreativeQualitySerializer(many=True, required=False, help_text="With `expand=quality`, once inspected.")
    layers = CreativeLayersSerializer(many=True, required=False, help_text="With `expand=layers`, once composed.")


class JobEnvelopeSerializer(serializers.Serializer[Any]):
    """The answer to a read of a job; `status` is the job's."""

    id = serializers.CharField(help_text="The request's id, `req_pi_<uuid>`.")
    object = serializers.ChoiceField(choices=["job"])
    status = serializers.ChoiceField(choices=[state.value for state in JobState])
    created_at = serializers.IntegerField(help_text="When the request arrived, in Unix seconds.")
    data = JobSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
