"""A brand shaped for a use case, at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, cast

from drf_spectacular.utils import extend_schema
from rest_framework.views import APIView

from brands import actions
from brands.actions import ProjectionFailed
from brands.serializers import ProjectionEnvelopeSerializer, ProjectionRequestSerializer, read_use_case
from brands.views.finding import BRAND_ID, brand_of, caller_of, read_brand_id
from piad.api import envelope, request_id
from piad.api.errors import ApiError
from piad.api.openapi import REPEATABLE
from piad.api.throttling import counter

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response

    from piad.api.throttling import Window

LARGEST_BODY_BYTES: Final = 16 * 1024
ABUSE_LIMIT: Final = 5
ABUSE_MINUTES: Final = 10
BUCKET: Final = "oversized-projections"


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
        responses={200: ProjectionEnvelopeSerializer},
        extensions=REPEATABLE,
    )
    def post(self, request: Request, brand_id: str) -> Response:
        """Return the brand shaped for a use case; equal requests get equal payloads.

        Codes of its own: `invalid_brand_id` and `projection_request_too_large` (400, over 16 KiB), `brand_not_found` (404),
        `projection_abuse_threshold_exceeded` (429, after five oversized bodies in ten minutes), `brand_lookup_failed` (500),
        `projection_generation_failed` (502).
        """
        read_brand_id(brand_id)
        _guard(request)
        use_case = read_use_case(cast("dict[str, Any]", request.data))
        try:
            payload = actions.project(brand=brand_of(request, brand_id), use_case=use_case, request_id=request_id.of(request))
        except ProjectionFailed as failed:
            message = "No payload could be made of this brand."
            raise ApiError(http_status=502, code="projection_generation_failed", message=message) from failed
        data = {"use_case": use_case, "is_wildcard": True, "payload": payload}
        return envelope.success(request, object_name="brand.projection", status="completed", data=data)


def _guard(request: Request) -> None:
    """Refuse a body that is too large before it is parsed, and for a while every request of a key that sent many of them."""
    oversized = len(request._request.body) > LARGEST_BODY_BYTES  # noqa: SLF001 - DRF's own way to Django's request
    key = str(caller_of(request).api_key_id)
    window = counter().hit(bucket=BUCKET, key=key, limit=ABUSE_LIMIT, cost=int(oversized), minutes=ABUSE_MINUTES)
    if window.used > ABUSE_LIMIT or (window.used == ABUSE_LIMIT and not oversized):
        raise ProjectionAbuse(window)
    if oversized:
        raise ProjectionRequestTooLarge
