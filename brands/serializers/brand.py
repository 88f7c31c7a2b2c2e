"""A brand as the wire writes it, and the same shape for the OpenAPI document."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from brands.models import Brand
from jobs.serializers.queued import CompletedEnvelopeSerializer, Said
from piad.api.values import iso

HEX_PATTERN: Final = r"^#[0-9A-F]{6}$"


def brand_object(brand: Brand) -> dict[str, Any]:
    """Return a brand's members; times are ISO 8601 with milliseconds and ``Z``, unlike those of jobs."""
    return {
        "id": str(brand.id),
        "org_id": str(brand.organization_id),
        "domain": brand.domain,
        "name": brand.name,
        "primary_hex": brand.primary_hex,
        "secondary_hex": brand.secondary_hex,
        "logo_url": brand.logo_url,
        "font_file_url": brand.font_file_url,
        "layout_rules": brand.layout_rules,
        "brand_dna": brand.brand_dna,
        "created_at": iso(brand.created_at),
        "updated_at": iso(brand.updated_at),
        "version": brand.version,
        "kit": brand.kit,
        "pinned": sorted(brand.pins),
    }


def only_fields(shown: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    """Keep the named members; without names, all."""
    return {name: value for name, value in shown.items() if name in fields} if fields else shown


class HexSerializerField(serializers.RegexField):
    """``#RRGGBB`` in capitals."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        super().__init__(HEX_PATTERN, **kwargs)


class BrandDNASerializer(serializers.Serializer[Any]):
    """What a brand is in short; any member may be missing."""

    primary_background_hex = HexSerializerField(required=False, help_text="The dominant surface.")
    primary_accent_hex = HexSerializerField(required=False, help_text="The dominant call to action.")
    color_palette = serializers.ListField(child=HexSerializerField(), required=False, min_length=4, max_length=4, help_text="Unique.")
    typography_rules = serializers.CharField(required=False)
    core_slogan = serializers.CharField(required=False)
    imagen_style_conditioning = serializers.CharField(required=False, help_text="Two sentences.")


class BrandProductSerializer(serializers.Serializer[Any]):
    """Something that the brand sells, in its own words."""

    name = serializers.CharField()
    price = serializers.CharField(required=False, help_text="A decimal number.")
    currency = serializers.CharField(required=False, help_text="ISO 4217.")
    image_url = serializers.CharField(required=False)
    url = serializers.CharField(required=False)


class BrandKitSerializer(serializers.Serializer[Any]):
    """What else is known; any member may be missing."""

    ink_hex = HexSerializerField(required=False, help_text="Text on the surface.")
    on_accent_hex = HexSerializerField(required=False, help_text="Text on the accent.")
    heading_font = serializers.CharField(required=False, help_text="The family that headlines are set in.")
    heading_font_asked = serializers.CharField(required=False, help_text="The family that the brand itself uses.")
    body_font = serializers.CharField(required=False)
    body_font_asked = serializers.CharField(required=False)
    language = serializers.CharField(required=False, help_text="BCP 47.")
    tone = serializers.DictField(child=serializers.FloatField(), required=False, help_text="Axes from 0, the first word, to 1, the second.")
    logo_on_light_url = serializers.CharField(required=False)
    logo_on_dark_url = serializers.CharField(required=False)
    logo_symbol_url = serializers.CharField(required=False)
    products = BrandProductSerializer(many=True, required=False)


@extend_schema_serializer(component_name="Brand")
class BrandSerializer(serializers.Serializer[Any]):
    """One brand of the organization."""

    id = serializers.UUIDField()
    org_id = serializers.UUIDField()
    domain = serializers.CharField(help_text="The key by which an extraction finds the brand again.")
    name = serializers.CharField()
    primary_hex = HexSerializerField(allow_null=True)
    secondary_hex = HexSerializerField(allow_null=True)
    logo_url = serializers.CharField(allow_null=True)
    font_file_url = serializers.CharField(allow_null=True)
    layout_rules = serializers.DictField()
    brand_dna = BrandDNASerializer()
    created_at = serializers.DateTimeField(help_text="ISO 8601 with milliseconds.")
    updated_at = serializers.DateTimeField(help_text="ISO 8601 with milliseconds.")
    version = serializers.IntegerField(help_text="Grows with every change.")
    kit = BrandKitSerializer()
    pinned = serializers.ListField(child=serializers.CharField(), help_text="The fields that an extraction does not touch.")
    expanded = serializers.DictField(required=False, help_text="With `expand=latest_job`, and `expand=evidence`.")


class BrandEnvelopeSerializer(CompletedEnvelopeSerializer):
    """One brand."""

    object = Said("brand")
    data = BrandSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class


class BrandPageSerializer(serializers.Serializer[Any]):
    """Some brands of many."""

    data = BrandSerializer(many=True)  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
    total_count = serializers.IntegerField()
    has_more = serializers.BooleanField()


class BrandListSerializer(CompletedEnvelopeSerializer):
    """A page of brands, newest first."""

    object = Said("list")
    data = BrandPageSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class


class BrandGoneSerializer(serializers.Serializer[Any]):
    """Which brand is gone."""

    id = serializers.UUIDField()
    deleted = serializers.BooleanField()


class BrandGoneEnvelopeSerializer(CompletedEnvelopeSerializer):
    """A brand was deleted."""

    object = Said("brand")
    data = BrandGoneSerializer()  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
