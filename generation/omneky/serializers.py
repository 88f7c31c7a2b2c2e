"""The body of Create Image Ad, checked and written down as the order that the worker reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from generation.placements import ASPECT_RATIOS
from piad.api.fields import TextField, WordField, WordsField
from piad.outbound import OutboundRefused, check_url
from piad.outbound.policy import Policy
from piad.outbound.target import parse

MOST_PICTURES: Final = 10
MOST_COPIES: Final = 10
MOST_SWATCHES: Final = 20
MOST_FONTS: Final = 10
MOST_LAYOUTS: Final = 5
MOST_CREATIVES: Final = 42
LONGEST_DIRECTION: Final = 5_000
LONGEST_COPY: Final = 500
LONGEST_WORDS: Final = 1_000
LONGEST_URL: Final = 2_048
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\Z", re.IGNORECASE)
_SHORT: Final = 4
_SWATCH: Final = {
    "type": "object",
    "required": ["hexcode"],
    "properties": {
        "hexcode": {"type": "string", "examples": ["#0F4C3A"]},
        "label": {"type": "string", "description": "What it is for: `CTA`, `background`, `text`."},
    },
}


class AddressField(TextField):
    """An http or https address; where it leads is for the worker to find out."""

    def __init__(self, *, secure: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        """Take https alone where ``secure``, unless an operator opened the host for plain http."""
        self.secure = secure
        super().__init__(max_length=LONGEST_URL, **kwargs)

    def to_internal_value(self, data: object) -> str:
        """Return the address as written."""
        text = super().to_internal_value(data)
        try:
            target = parse(text)
            if self.secure:
                check_url(text)
        except OutboundRefused as refused:
            raise serializers.ValidationError("Must be a public http or https address.") from refused
        if target.scheme not in {"http", "https"} or (self.secure and target.scheme != "https" and not self._opened(text)):
            raise serializers.ValidationError("Must be an https address." if self.secure else "Must be an http or https address.")
        return text

    def _opened(self, text: str) -> bool:
        return bool(getattr(settings, "PIAD_CALLBACK_HTTP", False)) or Policy.from_settings().allows_by_name(parse(text))


class _Strict(serializers.Serializer[Any]):
    default_error_messages = {
        "invalid": "Must be a JSON object.",
        "null": "Must be a JSON object, not null; leave the field out instead.",
    }


class GivenPictureSerializer(_Strict):
    """A picture by its public address, and what it is for."""

    image_url = AddressField()
    description = TextField(max_length=LONGEST_WORDS, required=False, allow_blank=True)
    labels = serializers.ListField(
        child=TextField(max_length=100), required=False, max_length=MOST_PICTURES, help_text="Such as `logo`, `mascot`, `top view`."
    )


class HexField(TextField):
    """``#RGB`` or ``#RRGGBB``."""

    def to_internal_value(self, data: object) -> str:
        """Return ``#RRGGBB`` in capitals."""
        text = super().to_internal_value(data)
        if not _HEX.match(text):
            raise serializers.ValidationError("Must be a colour written #RGB or #RRGGBB.")
        return ("#" + "".join(2 * digit for digit in text[1:]) if len(text) == _SHORT else text).upper()


class SwatchSerializer(_Strict):
    """One colour of the brand; a label such as `CTA` or `background` says what it is for."""

    hexcode = HexField()
    label = TextField(max_length=100, required=False, allow_blank=True)  # type: ignore[assignment]  # a field by the wire's name


@extend_schema_field(
    {
        "oneOf": [
            {"type": "array", "maxItems": MOST_SWATCHES, "items": _SWATCH},
            {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "A label for each colour, or a colour for each label.",
            },
        ]
    }
)
class SwatchesField(serializers.Field):  # type: ignore[type-arg]  # the stubs take four parameters that say nothing here
    """A list of swatches, or an object of them: both forms are about."""

    default_error_messages = {"invalid": "Must be a list or an object.", "too_many": "Must have at most {limit} colours."}

    def to_internal_value(self, data: object) -> list[dict[str, str]]:
        """Return the swatches as a list."""
        if isinstance(data, dict):
            data = [self._pair(name, value) for name, value in data.items()]
        if not isinstance(data, list):
            self.fail("invalid")
        if len(data) > MOST_SWATCHES:
            self.fail("too_many", limit=MOST_SWATCHES)
        many = SwatchSerializer(many=True, data=data)
        many.is_valid(raise_exception=True)
        return [dict(swatch) for swatch in many.validated_data]

    def to_representation(self, value: list[dict[str, str]]) -> list[dict[str, str]]:
        """Show the swatches as a list."""
        return value

    def _pair(self, name: str, value: object) -> dict[str, object]:
        return {"hexcode": name, "label": value} if _HEX.match(name) else {"hexcode": value, "label": name}


class CopySerializer(_Strict):
    """A line to be set letter for letter."""

    copy_text = TextField(max_length=LONGEST_COPY)
    copy_type = WordField(("headline", "subheadline", "cta"))


class BrandDataSerializer(_Strict):
    """The brand; all members are optional."""

    brand_url = AddressField(required=False, help_text="Read for colours, logo, letters and voice, and reused while fresh.")
    brand_images = GivenPictureSerializer(many=True, required=False, max_length=MOST_PICTURES)  # type: ignore[call-arg]  # of the list that `many` makes
    fonts = serializers.ListField(
        child=TextField(max_length=100),
        required=False,
        max_length=MOST_FONTS,
        help_text="Headings first, then text; they win over the site's.",
    )
    color_swatches = SwatchesField(required=False)


class ProductMetadataSerializer(_Strict):
    """The product; all members are optional."""

    product_url = AddressField(required=False, help_text="Read for name, price and a picture.")
    product_images = GivenPictureSerializer(many=True, required=False, max_length=MOST_PICTURES)  # type: ignore[call-arg]  # of the list that `many` makes


@extend_schema_field(
    {
        "type": "array",
        "maxItems": MOST_LAYOUTS,
        "items": {"oneOf": [{"type": "string", "format": "uri"}, {"type": "object", "properties": {"image_url": {"type": "string"}}}]},
    }
)
class LayoutsField(serializers.ListField):
    """Addresses of existing ads, each bare or as ``{"image_url"}``."""

    child = AddressField()

    def to_internal_value(self, data: Any) -> list[str]:  # noqa: ANN401 - any JSON
        """Return the addresses."""
        if isinstance(data, list):
            data = [item.get("image_url") if isinstance(item, dict) else item for item in data]
        addresses: list[str] = super().to_internal_value(data)
        return addresses


class GenerationMetadataSerializer(_Strict):
    """How the ads are to be made; all members are optional."""

    aspect_ratios = WordsField(ASPECT_RATIOS, most=len(ASPECT_RATIOS), required=False, help_text="One ad each; `1:1` when left out.")
    reference_layouts = LayoutsField(max_length=MOST_LAYOUTS, required=False, help_text="Existing ads whose layout is to be mirrored.")
    user_direction = TextField(max_length=LONGEST_DIRECTION, required=False, help_text="Wins over every other field.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A checked request: the order as JSON, how many ads it asks for, and whom to call back."""

    order: dict[str, Any]
    creatives: int
    callback_url: str | None


@extend_schema_serializer(component_name="CreateImageAd")
class CreateImageAdSerializer(_Strict):
    """A request for image ads. Unknown members are ignored."""

    brand_data = BrandDataSerializer()
    product_metadata = ProductMetadataSerializer(required=False)
    ad_copies = CopySerializer(  # type: ignore[call-arg]  # of the list that `many` makes
        many=True, required=False, max_length=MOST_COPIES, help_text="Several headlines make an ad each."
    )
    generation_metadata = GenerationMetadataSerializer(required=False)
    callback_url = AddressField(
        secure=True, required=False, help_text="Told of the settled job with the body of the GET, signed and retried."
    )

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Asked:
        """Return the checked request; raises DRF's ``ValidationError``."""
        serializer = cls(data=body)
        serializer.is_valid(raise_exception=True)
        members = serializer.validated_data
        order = _order(members)
        headlines = sum(copy["copy_type"] == "headline" for copy in order["copies"])
        creatives = max(1, headlines) * max(1, len(order["aspect_ratios"]))
        if creatives > MOST_CREATIVES:
            problem = f"Headlines times aspect ratios must be at most {MOST_CREATIVES}; these would be {creatives} ads."
            raise serializers.ValidationError({"generation_metadata": {"aspect_ratios": [problem]}})
        return Asked(order=order, creatives=creatives, callback_url=members.get("callback_url"))


def _order(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return the order in the members of :class:`generation.steps.take_order.order.ImageAdOrder`."""
    brand, product = members["brand_data"], members.get("product_metadata", {})
    made = members.get("generation_metadata", {})
    return {
        "brand_url": brand.get("brand_url"),
        "brand_images": [dict(picture) for picture in brand.get("brand_images", ())],
        "fonts": brand.get("fonts", []),
        "swatches": brand.get("color_swatches", []),
        "product_url": product.get("product_url"),
        "product_images": [dict(picture) for picture in product.get("product_images", ())],
        "copies": [dict(copy) for copy in members.get("ad_copies", ())],
        "aspect_ratios": made.get("aspect_ratios", []),
        "reference_layouts": made.get("reference_layouts", []),
        "direction": made.get("user_direction"),
    }
