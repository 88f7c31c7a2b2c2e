"""Requests for ads: parse, call one action, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.views import APIView

from generation import actions
from generation.serializers import AdRequestSerializer
from jobs import idempotency
from piad.api import request_id
from piad.api.throttling import CreateThrottle

if TYPE_CHECKING:
    from rest_framework.request import Request


class AdGenerationView(APIView):
    """Take the order for one ad."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(request=AdRequestSerializer, tags=["ads"], summary="Generate an ad")
    def post(self, request: Request) -> HttpResponse:
        """Accept a request for one ad and answer with its job; poll the job, or hold it open, for the finished ad."""
        body = request.data
        ad_request = AdRequestSerializer.read(body)
        submission = actions.submit_ad(
            caller=request.user,
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            ad_request=ad_request,
            idempotency=idempotency.from_request(request, operation=actions.OPERATION, body=body),
        )
        return idempotency.answer(submission)
