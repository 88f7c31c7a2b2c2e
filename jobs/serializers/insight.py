"""What `expand` adds for those who want to look closer, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from jobs.models import StepStatus
from jobs.serializers.creative import ResolvedOutputSerializer

TIERS = ["strict", "broadened", "broadest"]


class CandidateSerializer(serializers.Serializer[Any]):
    """A reference ad that was considered."""

    id = serializers.CharField()
    score = serializers.FloatField()


class RetrievalSerializer(serializers.Serializer[Any]):
    """How reference ads were looked for."""

    tier = serializers.ChoiceField(choices=TIERS, allow_null=True)
    selected_id = serializers.CharField(allow_null=True)
    candidates = CandidateSerializer(many=True)
    reason = serializers.CharField(required=False, help_text="Why none was selected.")


class ReferenceSerializer(serializers.Serializer[Any]):
    """A picture that the work had before it."""

    source = serializers.ChoiceField(choices=["corpus", "developer"])  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
    index = serializers.IntegerField(help_text="Counted from 0 within its source.")


class StepSerializer(serializers.Serializer[Any]):
    """How one step ended."""

    step_id = serializers.CharField()
    status = serializers.ChoiceField(choices=StepStatus.values)
    confidence = serializers.FloatField(required=False, min_value=0, max_value=1)
    artifacts = serializers.DictField(help_text="What the step shows of its work; differs from step to step.")
    failure_code = serializers.CharField(required=False)
    recovery_hint = serializers.CharField(required=False)
    revision = serializers.IntegerField(help_text="Counted from 0; 1 after one revision.")
    started_at = serializers.IntegerField(help_text="Unix seconds.")
    duration_ms = serializers.IntegerField()


class DiagnosticsSerializer(serializers.Serializer[Any]):
    """How the job was worked on."""

    tier = serializers.ChoiceField(choices=TIERS, allow_null=True)
    retrieval = RetrievalSerializer()
    references = ReferenceSerializer(many=True)
    steps = StepSerializer(many=True)
    resolved_output = ResolvedOutputSerializer(required=False)


class GateSerializer(serializers.Serializer[Any]):
    """One measured rule."""

    rule = serializers.CharField()
    passed = serializers.BooleanField()
    value = serializers.FloatField()
    limit = serializers.FloatField()
    source = serializers.CharField(help_text="Where the rule comes from.")  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
    severity = serializers.ChoiceField(
        choices=["failure", "warning"], required=False, help_text="On rules of policy: whether a creative that breaks it fails."
    )
    says = serializers.CharField(required=False, help_text="On rules of policy: what is not allowed.")


class ColourUseSerializer(serializers.Serializer[Any]):
    """A colour of the brand's kit and what stands there."""

    role = serializers.CharField(help_text="`surface`, `accent`, `ink`.")
    asked = serializers.CharField()
    used = serializers.CharField()
    delta_e_2000 = serializers.FloatField(help_text="CIEDE2000.")
    kept = serializers.BooleanField(help_text="Up to 5.")


class FontUseSerializer(serializers.Serializer[Any]):
    """A family of the brand's kit and those that the copy is set in."""

    role = serializers.CharField(help_text="`heading`, `body`.")
    asked = serializers.CharField()
    used = serializers.ListField(child=serializers.CharField())
    kept = serializers.BooleanField()


class LogoUseSerializer(serializers.Serializer[Any]):
    """The brand's logo on the ad."""

    times = serializers.IntegerField()
    aspect_error = serializers.FloatField()
    kept = serializers.BooleanField()


class AdherenceSerializer(serializers.Serializer[Any]):
    """How far a creative keeps to its brand."""

    kept = serializers.BooleanField()
    colours = ColourUseSerializer(many=True)
    fonts = FontUseSerializer(many=True)
    logo = LogoUseSerializer(allow_null=True)


class CreativeQualitySerializer(serializers.Serializer[Any]):
    """The inspection of one creative."""

    creative_id = serializers.UUIDField()
    score = serializers.FloatField(min_value=0, max_value=100)
    passed = serializers.BooleanField()
    gates = GateSerializer(many=True)
    repairs = serializers.ListField(child=serializers.JSONField(), help_text="What was mended after a first look.")
    overlay_url = serializers.URLField(allow_null=True)
    brand = AdherenceSerializer(required=False, allow_null=True, help_text="Null where no brand asks for anything.")


class ArtboardSerializer(serializers.Serializer[Any]):
    """The canvas of a creative."""

    width = serializers.IntegerField()
    height = serializers.IntegerField()
    safe = serializers.ListField(
        child=serializers.FloatField(), required=False, min_length=4, max_length=4, help_text="x, y, width, height."
    )


class LayerSerializer(serializers.Serializer[Any]):
    """One thing that was drawn, from the bottom up; further members depend on its kind."""

    id = serializers.CharField()
    kind = serializers.CharField(help_text="`text`, `picture`, `shape`, ...")
    role = serializers.CharField(help_text="`headline`, `cta`, `product`, ...")
    box = serializers.ListField(child=serializers.FloatField(), min_length=4, max_length=4, help_text="x, y, width, height in pixels.")
    text = serializers.CharField(required=False)
    font = serializers.DictField(required=False)
    color = serializers.CharField(required=False)


class CreativeLayersSerializer(serializers.Serializer[Any]):
    """What one creative is composed of."""

    creative_id = serializers.UUIDField()
    artboard = ArtboardSerializer()
    layers = LayerSerializer(many=True)
