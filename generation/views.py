"""Requests for ads: parse, call one action, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.views import APIView

from generation import actions
from generation.serializers import AdRequestSerializer
from jobs import idempotency
from jobs.views import ACCEPTED, accepted
from piad.api import request_id
from piad.api.throttling import CreateThrottle

if TYPE_CHECKING:
    from django.http import HttpResponse
    from rest_framework.request import Request

    from piad.accounts.authentication import Caller


REQUESTS = [
    OpenApiExample(
        "A product, its picture and a shape",
        value={
            "prompt": "Shoe ad for Kora, French-speaking West Africa, strong call to action. 29 900 FCFA.",
            "reference_images": ["https://example.com/shoe.png"],
            "output": {"aspect_ratio": "4:5", "resolution": "1K"},
            "client_reference_id": "spring-launch-1",
            "metadata": {"market": "West Africa"},
        },
        request_only=True,
    ),
    OpenApiExample("The least", value={"prompt": "Coffee for Nairobi, 20% off this week"}, request_only=True),
]


class AdGenerationView(APIView):
    """Take the order for one ad."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(request=AdRequestSerializer, responses={202: ACCEPTED}, examples=REQUESTS, tags=["ads"], summary="Generate an ad")
    def post(self, request: Request) -> HttpResponse:
        """Accept a request for one ad and answer with its job; poll the job, or hold it open, for the finished ad.

        `/api/v1/ads/generate` and `/api/v1/images/generations` are one operation under two names and share their idempotency keys.
        Codes of its own: `invalid_reference_image` and `invalid_idempotency_key` (400), `brand_not_found` (404).
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        ad_request = AdRequestSerializer.read(body)
        submission = actions.submit_ad(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            ad_request=ad_request,
            idempotency=idempotency.from_request(request, operation=actions.AD.operation, body=body),
        )
        return accepted(submission)
