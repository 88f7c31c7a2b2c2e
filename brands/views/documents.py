"""Brands as documents: given out, and brought in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.views import APIView

from brands import actions
from brands.serializers import BrandEnvelopeSerializer, brand_object, document_of, read_document
from brands.serializers.document import BrandDocumentSerializer
from brands.serializers.examples import BRAND_ANSWER, DOCUMENT
from brands.views.finding import BRAND_ID, EXTENSION, actor_of, brand_of, caller_of
from jobs import idempotency
from jobs.views import accepted
from piad.api import envelope
from piad.api.errors import InvalidQuery
from piad.api.parsers import StrictJSONParser
from piad.api.yaml import YAML_TYPE, StrictYAMLParser, to_yaml

if TYPE_CHECKING:
    from rest_framework.request import Request

    from brands.models import Brand

FORMATS = ("json", "yml")


def document_answer(brand: Brand, kind: str) -> HttpResponse:
    """Answer with the brand's document, ``json`` or ``yml``, as a file."""
    document = document_of(brand)
    is_json = kind == "json"
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n" if is_json else to_yaml(document)
    response = HttpResponse(text, content_type="application/json" if is_json else f"{YAML_TYPE}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="brand.{kind}"'
    return response


class BrandExportView(APIView):
    """One brand of the caller's organization as a file."""

    @extend_schema(
        operation_id="export_brand",
        tags=["brands"],
        summary="Export a brand",
        parameters=[BRAND_ID, OpenApiParameter("format", {"type": "string", "enum": list(FORMATS), "default": "json"})],
        responses={
            (200, "application/json"): OpenApiResponse(
                BrandDocumentSerializer,
                description="`brand.json`, without an envelope.",
                examples=[OpenApiExample("brand.json", value=DOCUMENT, media_type="application/json")],
            ),
            (200, YAML_TYPE): OpenApiResponse(OpenApiTypes.STR, description="`brand.yml`: the same members."),
        },
        extensions=EXTENSION,
    )
    def get(self, request: Request, brand_id: str) -> HttpResponse:
        """Return `brand.json` or `brand.yml`: what was found, what is pinned, and the evidence. Importing it gives the same brand."""
        kind = request.query_params.get("format", "json")
        if kind not in FORMATS:
            raise InvalidQuery("format", "must be json or yml.")
        return document_answer(brand_of(request, brand_id), kind)


class BrandImportView(APIView):
    """Bring a brand in."""

    parser_classes = (StrictJSONParser, StrictYAMLParser)

    @extend_schema(
        operation_id="import_brand",
        tags=["brands"],
        summary="Import a brand",
        request={"application/json": BrandDocumentSerializer, YAML_TYPE: BrandDocumentSerializer},
        responses={
            200: OpenApiResponse(
                BrandEnvelopeSerializer, description="The brand as it is now.", examples=[OpenApiExample("A brand", value=BRAND_ANSWER)]
            )
        },
        examples=[OpenApiExample("A document", value=DOCUMENT, request_only=True)],
        extensions=EXTENSION,
    )
    def post(self, request: Request) -> HttpResponse:
        """Write a brand as a document describes it. The organization's brand of the same domain gets a new version, if anything differs.

        Codes of its own: `invalid_yaml_body` (400).
        """
        body = cast("dict[str, Any]", request.data)  # both parsers read objects only
        document = read_document(body)
        answer = actions.bring_in(
            organization_id=caller_of(request).organization_id,
            domain=document.domain,
            findings=document.findings,
            pins=document.pins,
            actor=actor_of(request),
            answer=lambda brand: envelope.success_body(request, object_name="brand", status="completed", data=brand_object(brand)),
            idempotency=idempotency.from_request(request, operation="brands.import", body=body),
        )
        return accepted(answer)
