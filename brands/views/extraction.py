"""The order for an extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.views import APIView

from brands import actions
from brands.serializers import ExtractionRequestSerializer
from brands.views.finding import caller_of
from jobs import idempotency
from jobs.views import ACCEPTED, accepted
from piad.api import request_id
from piad.api.throttling import CreateThrottle

if TYPE_CHECKING:
    from django.http import HttpResponse
    from rest_framework.request import Request

REQUESTS = [
    OpenApiExample(
        "A site, and where the brand is at home",
        value={"url": "https://kora.example", "location": {"country": "SN", "languages": ["fr"]}},
        request_only=True,
    )
]


class ExtractionView(APIView):
    """Take the order for one extraction."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        operation_id="extract_brand",
        request=ExtractionRequestSerializer,
        responses={202: ACCEPTED},
        examples=REQUESTS,
        tags=["brands"],
        summary="Read a brand out of a site",
    )
    def post(self, request: Request) -> HttpResponse:
        """Accept a site, a logo, images or all of them, and answer with the job that reads the brand out of them.

        The completed job's `result_url` is `brands/<brand_id>`. A brand that the organization has of the same domain gets a new version;
        pinned fields stay. The members of this body are the only ones in camelCase.
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        submission = actions.submit_extraction(
            caller=caller_of(request),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            extraction=ExtractionRequestSerializer.read(body),
            idempotency=idempotency.from_request(request, operation=actions.OPERATION, body=body),
        )
        return accepted(submission)
