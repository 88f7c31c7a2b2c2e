"""A brand shaped for a use case, at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, cast

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.views import APIView

from brands import actions
from brands.actions import ProjectionFailed
from brands.serializers import ProjectionEnvelopeSerializer, ProjectionRequestSerializer, read_use_case
from brands.serializers.examples import PROJECTION
from brands.views.finding import BRAND_ID, brand_of, caller_of, read_brand_id
from jobs import idempotency
from jobs.views import accepted
from piad.api import envelope, request_id
from piad.api.errors import ApiError
from piad.api.throttling import counter

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from rest_framework.request import Request

    from piad.api.throttling import Window

LARGEST_BODY_BYTES: Final = 16 * 1024
ABUSE_LIMIT: Final = 5
ABUSE_MINUTES: Final = 10
BUCKET: Final = "oversized-projections"
ANSWER = OpenApiResponse(
    ProjectionEnvelopeSerializer, description="The brand, shaped.", examples=[OpenApiExample("Without a model", value=PROJECTION)]
)


class ProjectionRequestTooLarge(ApiError):
    """400: the body is larger than a use case may be."""

    def __init__(self) -> None:
        limit = LARGEST_BODY_BYTES // 1024
        super().__init__(http_status=400, code="projection_request_too_large", message=f"The body of a projection has at most {limit} KiB.")


class ProjectionAbuse(ApiError):
    """429: this key has sent too many bodies that were too large."""

    def __init__(self, window: Window) -> None:
        wait = min(ABUSE_MINUTES * 60, max(1, window.reset - int(time.time())))
        super().__init__(
            http_status=429,
            code="projection_abuse_threshold_exceeded",
            message=f"Too many oversized projection requests. Try again in {wait} s.",
            headers={"Retry-After": str(wait)},
        )


class ProjectionView(APIView):
    """Project one brand of the caller's organization."""

    @extend_schema(
        operation_id="project_brand",
        tags=["brands"],
        summary="Project a brand",
        parameters=[BRAND_ID],
        request=ProjectionRequestSerializer,
        responses={200: ANSWER},
    )
    def post(self, request: Request, brand_id: str) -> HttpResponse:
        """Return the brand shaped for a use case; equal requests get equal payloads.

        Codes of its own: `invalid_brand_id` and `projection_request_too_large` (400, over 16 KiB), `brand_not_found` (404),
        `projection_abuse_threshold_exceeded` (429, after five oversized bodies in ten minutes), `brand_lookup_failed` (500),
        `projection_generation_failed` (502).
        """
        wanted = read_brand_id(brand_id)
        _guard(request)
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        use_case = read_use_case(body)
        try:
            answer = actions.project(
                brand=brand_of(request, brand_id),
                use_case=use_case,
                request_id=request_id.of(request),
                answer=_writing(request, use_case),
                idempotency=idempotency.from_request(request, operation=f"brands.project/{wanted}", body=body),
            )
        except ProjectionFailed as failed:
            message = "No payload could be made of this brand."
            raise ApiError(http_status=502, code="projection_generation_failed", message=message) from failed
        return accepted(answer)


def _writing(request: Request, use_case: str) -> Callable[[dict[str, Any]], bytes]:
    """Return what writes the answer of a payload."""

    def write(payload: dict[str, Any]) -> bytes:
        data = {"use_case": use_case, "is_wildcard": True, "payload": payload}
        return envelope.success_body(request, object_name="brand.projection", status="completed", data=data)

    return write


def _guard(request: Request) -> None:
    """Refuse a body that is too large before it is parsed, and for a while every request of a key that sent many of them."""
    oversized = len(request._request.body) > LARGEST_BODY_BYTES  # noqa: SLF001 - DRF's own way to Django's request
    key = str(caller_of(request).api_key_id)
    window = counter().hit(bucket=BUCKET, key=key, limit=ABUSE_LIMIT, cost=int(oversized), minutes=ABUSE_MINUTES)
    if window.used > ABUSE_LIMIT or (window.used == ABUSE_LIMIT and not oversized):
        raise ProjectionAbuse(window)
    if oversized:
        raise ProjectionRequestTooLarge
