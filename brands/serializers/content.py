"""The fields of a brand as people write them: in a pin, or in a document that is brought in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from brands.kit.content import FIELDS, PALETTE_SIZE
from brands.kit.words import FAMILIES
from piad import media
from piad.api.errors import FieldProblem, InvalidBody
from piad.api.fields import ObjectField, TextField, WordField
from piad.outbound import OutboundRefused
from piad.outbound.target import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PRODUCTS: Final = 50
LONGEST_TEXT: Final = 2_000
_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_AXIS: Final = re.compile(r"[a-z_]{1,40}\Z")


class HexField(TextField):
    """A colour written ``#RRGGBB``; kept in capitals."""

    default_error_messages = {"colour": "Must be a colour written #RRGGBB."}

    def to_internal_value(self, data: object) -> str:
        """Return the colour in capitals."""
        text = super().to_internal_value(data)
        if not _HEX.match(text):
            self.fail("colour")
        return text.upper()


class PaletteField(serializers.ListField):
    """Exactly four different colours."""

    default_error_messages = {
        "not_a_list": "Must be a list of colours.",
        "four": f"Must be exactly {PALETTE_SIZE} different colours.",
    }

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to DRF
        super().__init__(child=HexField(), **kwargs)

    def to_internal_value(self, data: object) -> list[str]:
        """Return the colours in their order."""
        if not isinstance(data, list):
            self.fail("not_a_list")
        colours: list[str] = super().to_internal_value(data)
        if len(colours) != PALETTE_SIZE or len(set(colours)) != PALETTE_SIZE:
            self.fail("four")
        return colours


class AddressField(TextField):
    """An https address, or one of our own results."""

    default_error_messages = {"address": "Must be an https address."}

    def to_internal_value(self, data: object) -> str:
        """Return the address as it was written; where it leads is for the work to find out."""
        text = super().to_internal_value(data)
        if media.key_of(text) is None and not _is_https(text):
            self.fail("address")
        return text


def _is_https(text: str) -> bool:
    try:
        return parse(text).scheme == "https"
    except OutboundRefused:
        return False


@extend_schema_field({"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}})
class ToneField(ObjectField):
    """Axes of tone, each from 0 to 1."""

    default_error_messages = {"axis": "Must map names such as casual_formal to numbers from 0 to 1."}

    def to_internal_value(self, data: object) -> dict[str, float]:
        """Return the axes."""
        axes = super().to_internal_value(data)
        if not all(_AXIS.match(name) and _is_share(value) for name, value in axes.items()):
            self.fail("axis")
        return axes


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


class ProductSerializer(serializers.Serializer[Any]):
    """Something that the brand sells."""

    default_error_messages = {"invalid": "Must be a JSON object."}

    name = TextField(max_length=500)
    price = TextField(max_length=40, required=False)
    currency = TextField(max_length=8, required=False)
    image_url = TextField(max_length=2_048, required=False)
    url = TextField(max_length=2_048, required=False)


@extend_schema_serializer(component_name="BrandFields")
class ContentSerializer(serializers.Serializer[Any]):
    """Fields of a brand; in a pin ``null`` lets one go. Unknown members are ignored."""

    default_error_messages = {"invalid": "Must be a JSON object."}

    name = TextField(max_length=200, required=False, allow_null=True)
    primary_background_hex = HexField(required=False, allow_null=True)
    primary_accent_hex = HexField(required=False, allow_null=True)
    ink_hex = HexField(required=False, allow_null=True)
    on_accent_hex = HexField(required=False, allow_null=True)
    color_palette = PaletteField(required=False, allow_null=True)
    typography_rules = TextField(max_length=LONGEST_TEXT, required=False, allow_null=True)
    heading_font = WordField(FAMILIES, required=False, allow_null=True)
    heading_font_asked = TextField(max_length=200, required=False, allow_null=True)
    body_font = WordField(FAMILIES, required=False, allow_null=True)
    body_font_asked = TextField(max_length=200, required=False, allow_null=True)
    font_file_url = AddressField(required=False, allow_null=True)
    core_slogan = TextField(max_length=200, required=False, allow_null=True)
    imagen_style_conditioning = TextField(max_length=LONGEST_TEXT, required=False, allow_null=True)
    language = TextField(max_length=35, required=False, allow_null=True, help_text="BCP 47.")
    tone = ToneField(required=False, allow_null=True)
    logo_url = AddressField(required=False, allow_null=True)
    logo_on_light_url = AddressField(required=False, allow_null=True)
    logo_on_dark_url = AddressField(required=False, allow_null=True)
    logo_symbol_url = AddressField(required=False, allow_null=True)
    products = serializers.ListField(child=ProductSerializer(), max_length=MOST_PRODUCTS, required=False, allow_null=True)
    layout_rules = ObjectField(required=False, allow_null=True)


def read_pins(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the checked pins, ``None`` for those to be taken off; raises ``InvalidBody``, also when no field is named."""
    if not FIELDS_KNOWN & body.keys():
        raise InvalidBody([FieldProblem(param="", message=f"Name at least one field: {', '.join(FIELDS)}.")])
    serializer = ContentSerializer(data=body)
    serializer.is_valid(raise_exception=True)
    return plain(serializer.validated_data)


def plain(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return validated members as plain JSON."""
    products = members.get("products")
    return {**members, **({"products": [dict(product) for product in products]} if products is not None else {})}


FIELDS_KNOWN: Final = frozenset(FIELDS)
