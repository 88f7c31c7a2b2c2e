"""Brands that are there: listed, read, pinned, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.views import APIView

from brands import actions, queries
from brands.serializers import BrandEnvelopeSerializer, BrandListSerializer, brand_object, only_fields, read_pins
from brands.serializers.brand import BrandGoneEnvelopeSerializer
from brands.serializers.content import ContentSerializer
from brands.serializers.examples import BRAND_ANSWER, BRAND_GONE, BRAND_LIST
from brands.views.finding import BRAND_ID, EXTENSION, actor_of, brand_of, caller_of, looking_up, not_found, read_brand_id
from jobs.expansions import read_words
from jobs.queries import find_jobs
from jobs.serializers import job_object
from piad.api import envelope
from piad.api.errors import InvalidQuery
from piad.api.pagination import PARAMETERS, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from rest_framework.request import Request
    from rest_framework.response import Response

    from brands.models import Brand

LONGEST_QUERY = 200
ONE = OpenApiResponse(BrandEnvelopeSerializer, description="The brand as it is.", examples=[OpenApiExample("A brand", value=BRAND_ANSWER)])
MANY = OpenApiResponse(BrandListSerializer, description="A page of brands.", examples=[OpenApiExample("One of one", value=BRAND_LIST)])
GONE = OpenApiResponse(BrandGoneEnvelopeSerializer, description="It is gone.", examples=[OpenApiExample("Deleted", value=BRAND_GONE)])
PINS = OpenApiExample("Hold the accent, let the slogan go", value={"primary_accent_hex": "#0055AA", "core_slogan": None}, request_only=True)
SHOWN = [
    OpenApiParameter("expand", str, description="`latest_job`: the job that wrote the brand last; `evidence`: where each field was found."),
    OpenApiParameter("include", str, description="The same as `expand`; both may be sent."),
    OpenApiParameter(
        "fields",
        str,
        description="Comma list of the members of a brand to return; what `expand` adds comes on top.",
        examples=[OpenApiExample("Names and colours", value="id,name,primary_hex,secondary_hex")],
    ),
]


class BrandListView(APIView):
    """The brands of the caller's organization."""

    @extend_schema(
        operation_id="list_brands",
        tags=["brands"],
        summary="List brands",
        parameters=[OpenApiParameter("query", str, description="Part of the name, in any case."), *PARAMETERS, *SHOWN],
        responses={200: MANY},
    )
    def get(self, request: Request) -> Response:
        """Return a page of brands, the newest first, with how many there are."""
        organization_id = caller_of(request).organization_id
        page = read_page(request.query_params)
        name = request.query_params.get("query", "").strip()
        if len(name) > LONGEST_QUERY or "\x00" in name:
            raise InvalidQuery("query", f"must be a text of at most {LONGEST_QUERY} characters.")
        with looking_up():
            found = queries.list_brands(organization_id, name_contains=name, limit=page.limit, offset=page.offset)
            rows = _shown(organization_id, found.brands, request)
        data = {"data": rows, "total_count": found.total, "has_more": page.has_more(found.total)}
        return envelope.success(request, object_name="list", status="completed", data=data)


class BrandView(APIView):
    """One brand of the caller's organization."""

    @extend_schema(
        operation_id="get_brand",
        tags=["brands"],
        summary="Read a brand",
        parameters=[BRAND_ID, *SHOWN],
        responses={200: ONE},
    )
    def get(self, request: Request, brand_id: str) -> Response:
        """Return the brand. Codes of its own: `invalid_brand_id` (400), `brand_not_found` (404), `brand_lookup_failed` (500)."""
        return _answer(request, brand_of(request, brand_id))

    @extend_schema(
        operation_id="pin_brand_fields",
        tags=["brands"],
        summary="Pin fields of a brand",
        description="A pinned field keeps its value when the brand is extracted again; `null` lets it go. The answer is the whole brand.",
        parameters=[BRAND_ID],
        request=ContentSerializer,
        examples=[
            OpenApiExample(
                "Hold the accent, let the slogan go", value={"primary_accent_hex": "#0055AA", "core_slogan": None}, request_only=True
            )
        ],
        responses={200: ONE},
        extensions=EXTENSION,
    )
    def patch(self, request: Request, brand_id: str) -> Response:
        """Pin or let go what the body names."""
        wanted = read_brand_id(brand_id)
        pins = read_pins(cast("dict[str, Any]", request.data))
        organization_id = caller_of(request).organization_id
        brand = actions.pin_fields(organization_id=organization_id, brand_id=wanted, pins=pins, actor=actor_of(request))
        if brand is None:
            raise not_found()
        return _answer(request, brand)

    @extend_schema(
        operation_id="delete_brand",
        tags=["brands"],
        summary="Delete a brand",
        description="The brand and its versions are gone. Jobs that were ordered with it go on, and run again, as they were ordered.",
        parameters=[BRAND_ID],
        responses={200: GONE},
        extensions=EXTENSION,
    )
    def delete(self, request: Request, brand_id: str) -> Response:
        """Delete the brand."""
        wanted = read_brand_id(brand_id)
        if not actions.delete_brand(organization_id=caller_of(request).organization_id, brand_id=wanted, actor=actor_of(request)):
            raise not_found()
        return envelope.success(request, object_name="brand", status="completed", data={"id": str(wanted), "deleted": True})


def _answer(request: Request, brand: Brand) -> Response:
    with looking_up():
        (data,) = _shown(brand.organization_id, [brand], request)
    return envelope.success(request, object_name="brand", status="completed", data=data)


def _shown(organization_id: UUID, brands: Iterable[Brand], request: Request) -> list[dict[str, Any]]:
    """Return brands as they were asked for: the chosen fields, then what ``expand`` and ``include`` add."""
    fields = read_words(request.query_params, "fields")
    words = read_words(request.query_params, "expand", "include")
    brands = list(brands)
    added: dict[UUID, dict[str, Any]] = {brand.id: {} for brand in brands}
    if "latest_job" in words:
        jobs = find_jobs(organization_id=organization_id, job_ids={brand.latest_job_id for brand in brands if brand.latest_job_id})
        for brand in brands:
            job = jobs.get(brand.latest_job_id) if brand.latest_job_id else None
            added[brand.id]["latest_job"] = job_object(job) if job else None
    if "evidence" in words:
        for brand in brands:
            version = queries.current_version(brand)
            added[brand.id]["evidence"] = version.evidence if version else {}
    return [{**only_fields(brand_object(brand), fields), **({"expanded": added[brand.id]} if added[brand.id] else {})} for brand in brands]
