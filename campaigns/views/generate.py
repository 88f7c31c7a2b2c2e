"""Requests for campaign ads: parse, call one action, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.views import APIView

from campaigns import actions
from campaigns.serializers import CampaignRequestSerializer
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
        "A campaign for a feast",
        value={
            "prompt": "Ramadan campaign for Noor dates, warm and festive, for families in Riyadh. 20% off gift boxes.",
            "output": {"aspect_ratio": "4:5", "resolution": "1K", "thinking_intensity": "high"},
            "client_reference_id": "ramadan-1",
            "metadata": {"market": "Gulf"},
        },
        request_only=True,
    ),
]


class CampaignGenerationView(APIView):
    """Take the order for one campaign ad."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        request=CampaignRequestSerializer,
        responses={202: ACCEPTED},
        examples=REQUESTS,
        tags=["campaigns"],
        summary="Generate a campaign ad",
    )
    def post(self, request: Request) -> HttpResponse:
        """Accept a request for one campaign ad and answer with its job; the finished job is what edits and localizations start from.

        A campaign always learns from a reference ad, and `expand=diagnostics` tells at each of six steps what was taken from it.
        `/api/v1/campaigns/generate` and `/api/v1/images/campaigns` are one operation under two names and share their idempotency keys.
        Codes of its own: `invalid_reference_image` and `invalid_idempotency_key` (400), `brand_not_found` (404).
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        ad_request = CampaignRequestSerializer.read(body)
        submission = actions.submit_campaign(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            ad_request=ad_request,
            idempotency=idempotency.from_request(request, operation=actions.CAMPAIGN.operation, body=body),
        )
        return accepted(submission)
