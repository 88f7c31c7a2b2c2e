"""The body of an extraction request; the only one whose members are written in camelCase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from brands.actions import ExtractionRequest
from piad.api.errors import FieldProblem, InvalidBody
from piad.api.fields import TextField
from piad.ingest.inline import InlinePicture, decode_inline, read_inline
from piad.ingest.rejection import PictureRejected
from piad.outbound import OutboundRefused
from piad.outbound.target import MAX_URL_CHARACTERS, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_IMAGES: Final = 10
MOST_LANGUAGES: Final = 20
SVG: Final = "image/svg+xml"
SVG_HEAD: Final = 4_096
_SVG_PREFIX: Final = re.compile(r"data:image/svg\+xml(?:;charset=[a-z0-9-]{1,20})?;base64,", re.IGNORECASE | re.ASCII)
NOTHING_GIVEN: Final = "Give at least one of url, logoBase64 and imagesBase64."


class SiteField(TextField):
    """The address of a site; without a scheme https is tried first."""

    default_error_messages = {"address": "Must be the http or https address of a web site, such as https://example.com."}

    def to_internal_value(self, data: object) -> str:
        """Return the address as it was written; where it leads is for the work to find out."""
        text = super().to_internal_value(data)
        try:
            parse(text if "://" in text else f"https://{text}")
        except OutboundRefused:
            self.fail("address")
        return text


@extend_schema_field({"type": "string", "minLength": 1})
class PictureField(serializers.Field):  # type: ignore[type-arg]  # the stubs take four parameters that say nothing here
    """One picture as base64 or a data URL."""

    default_error_messages = {
        "invalid": "Must be a string: base64 or a data URL.",
        "null": "Must be a string, not null; leave the field out instead.",
    }

    def to_internal_value(self, data: object) -> InlinePicture:
        """Return the picture, its type sniffed."""
        if not isinstance(data, str):
            self.fail("invalid")
        try:
            return read_inline(data.strip())
        except PictureRejected as rejected:
            message = f"{rejected.message[0].upper()}{rejected.message[1:].rstrip('.')}."
            raise serializers.ValidationError(message) from rejected

    def to_representation(self, value: InlinePicture) -> int:
        """Never show pictures back."""
        return len(value.content)


class LogoField(PictureField):
    """A logo as base64 or a data URL: a picture, or an SVG drawing."""

    def to_internal_value(self, data: object) -> InlinePicture:
        """Return the logo; a drawing is cleaned and drawn by the worker, in a limited child."""
        drawing = _drawing(data.strip()) if isinstance(data, str) else None
        return drawing or super().to_internal_value(data)


def _drawing(text: str) -> InlinePicture | None:
    """Return an SVG drawing, or ``None`` for everything else."""
    try:
        content = decode_inline(_SVG_PREFIX.sub("", text, count=1))
    except PictureRejected:
        return None
    return InlinePicture(content=content, media_type=SVG) if b"<svg" in content[:SVG_HEAD].lower() else None


class PictureListField(serializers.ListField):
    """At most ten pictures."""

    default_error_messages = {
        "not_a_list": "Must be a list of strings.",
        "null": "Must be a list of strings, not null; leave the field out instead.",
        "max_length": "Must have at most {max_length} pictures.",
    }

    def to_internal_value(self, data: object) -> list[InlinePicture]:
        """Return the pictures in their order."""
        if not isinstance(data, list):
            self.fail("not_a_list")
        pictures: list[InlinePicture] = super().to_internal_value(data)
        return pictures


class LocationSerializer(serializers.Serializer[Any]):
    """Where the brand is at home."""

    default_error_messages = {"invalid": "Must be a JSON object.", "null": "Must be a JSON object, not null; leave the field out instead."}

    country = TextField(min_length=2, max_length=2, required=False, help_text="ISO 3166-1 alpha-2.")
    languages = serializers.ListField(child=TextField(min_length=2, max_length=35), max_length=MOST_LANGUAGES, required=False)


@extend_schema_serializer(component_name="BrandExtraction")
class ExtractionRequestSerializer(serializers.Serializer[Any]):
    """What to read a brand out of: at least one of ``url``, ``logoBase64`` and ``imagesBase64``. Unknown members are ignored."""

    default_error_messages = {"invalid": "The body must be a JSON object."}

    url = SiteField(required=False, max_length=MAX_URL_CHARACTERS, help_text="Without a scheme https is tried first.")
    logoBase64 = LogoField(required=False, help_text="JPEG, PNG, WebP or SVG of at most 15 MiB.")  # noqa: N815 - the wire's own name
    imagesBase64 = PictureListField(  # noqa: N815 - the wire's own name
        child=PictureField(), max_length=MOST_IMAGES, required=False, help_text="At most 10, 15 MiB each; the whole body 130 MiB."
    )
    location = LocationSerializer(required=False)

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> ExtractionRequest:
        """Return the checked request; raises ``InvalidBody`` or DRF's ``ValidationError``."""
        serializer = cls(data=body)
        serializer.is_valid(raise_exception=True)
        members = serializer.validated_data
        request = ExtractionRequest(
            url=members.get("url"),
            logo=members.get("logoBase64"),
            images=tuple(members.get("imagesBase64", ())),
            location=dict(members["location"]) if "location" in members else None,
        )
        if not (request.url or request.logo or request.images):
            raise InvalidBody([FieldProblem(param="url", message=NOTHING_GIVEN)])
        return request
