"""A brand as a document, ``brand.json`` or ``brand.yml``: what was found, what is pinned, and why it is believed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from brands.kit.content import BrandContent
from brands.lifecycle import Findings, current_findings
from brands.serializers.content import ContentSerializer, plain
from piad.api.fields import TextField, WordField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brands.models import Brand

FORMAT: Final = "piad.brand/1"
MOST_CAUTIONS: Final = 50
_DOMAIN: Final = re.compile(r"(?!-)[a-z0-9.-]{1,253}(?<![.-])\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandDocument:
    """A document that was read: whose brand it is, and what there is to know of it."""

    domain: str
    findings: Findings
    pins: dict[str, Any]


class DomainField(TextField):
    """A host name in lower case."""

    default_error_messages = {"domain": "Must be a host name in lower-case ASCII, without a scheme, a port or a path."}

    def to_internal_value(self, data: object) -> str:
        """Return the name."""
        text = super().to_internal_value(data)
        if not _DOMAIN.match(text):
            self.fail("domain")
        return text


class EvidenceSerializer(serializers.Serializer[Any]):
    """Why a value is believed."""

    default_error_messages = {"invalid": "Must be a JSON object."}

    source = TextField(max_length=2_048, help_text="The document that it was found in.")  # type: ignore[assignment]  # a field by the wire's name; DRF takes it off the class
    method = TextField(max_length=2_000, allow_blank=True, help_text="The selector, property or rule that gave it.")
    confidence = serializers.FloatField(min_value=0, max_value=1)
    runner_up = TextField(max_length=2_048, allow_null=True, required=False, help_text="The value that came second.")


class CautionSerializer(serializers.Serializer[Any]):
    """Something that makes the findings less sure."""

    default_error_messages = {"invalid": "Must be a JSON object."}

    code = TextField(max_length=64)
    message = TextField(max_length=2_000)


@extend_schema_serializer(component_name="BrandFound")
class FoundSerializer(ContentSerializer):
    """The fields of a brand as they were found."""

    name = TextField(max_length=200)


@extend_schema_serializer(component_name="BrandDocument")
class BrandDocumentSerializer(serializers.Serializer[Any]):
    """A brand to bring in, or as it was given out: the two are the same. Unknown members are ignored."""

    default_error_messages = {"invalid": "The body must be an object."}

    format = WordField([FORMAT])
    domain = DomainField()
    found = FoundSerializer()
    pins = ContentSerializer(required=False)
    evidence = serializers.DictField(child=EvidenceSerializer(), required=False)
    cautions = serializers.ListField(child=CautionSerializer(), max_length=MOST_CAUTIONS, required=False)


def document_of(brand: Brand) -> dict[str, Any]:
    """Return a brand as a document: reading it back gives the same brand."""
    findings = current_findings(brand)
    return {
        "format": FORMAT,
        "domain": brand.domain,
        "found": findings.content.to_json(),
        "pins": brand.pins,
        "evidence": findings.evidence,
        "cautions": findings.cautions,
    }


def read_document(members: Mapping[str, Any]) -> BrandDocument:
    """Return a checked document; DRF's ``ValidationError`` names every member that is wrong."""
    serializer = BrandDocumentSerializer(data=members)
    serializer.is_valid(raise_exception=True)
    read = serializer.validated_data
    evidence = {name: dict(one) for name, one in read.get("evidence", {}).items()}
    return BrandDocument(
        domain=read["domain"],
        findings=Findings(
            content=BrandContent.from_json(plain(read["found"])),
            evidence=evidence,
            cautions=[dict(one) for one in read.get("cautions", [])],
        ),
        pins={name: value for name, value in plain(read.get("pins", {})).items() if value is not None},
    )
