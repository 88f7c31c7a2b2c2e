"""Requests for localizations: parse, call one action, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.views import APIView

from campaigns.actions.localize import LOCALIZATION, submit_localization
from campaigns.serializers.localize import LocalizationRequestSerializer
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
        "A campaign for the Gulf",
        value={
            "source_job_id": "123e4567-e89b-12d3-a456-426614174000",
            "target_culture": "Gulf Arab",
            "target_language": "Arabic",
            "target_currency": "AED",
            "prompt": "The price there is 199 AED.",
        },
        request_only=True,
    ),
    OpenApiExample(
        "A finished picture",
        value={"source_image_url": "https://example.com/ad.png", "target_culture": "Japan"},
        request_only=True,
    ),
]


class LocalizationView(APIView):
    """Take the order for one localization."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        request=LocalizationRequestSerializer,
        responses={202: ACCEPTED},
        examples=REQUESTS,
        tags=["campaigns"],
        summary="Localize an ad",
    )
    def post(self, request: Request) -> HttpResponse:
        """Accept an ad to be localized and answer with the job: every creative of the source in another language and culture.

        The composition stays; copy, digits, dates, currency, direction and cultural cues change. Sums are never converted: the price
        there is said in the prompt. Codes of its own: `invalid_reference_image`, `invalid_idempotency_key`, `source_job_type_invalid`,
        `source_job_not_completed` (400), `source_job_not_found`, `brand_not_found` (404).
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        submission = submit_localization(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            request=LocalizationRequestSerializer.read(body),
            idempotency=idempotency.from_request(request, operation=LOCALIZATION.operation, body=body),
        )
        return accepted(submission)
