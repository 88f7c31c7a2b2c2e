"""Requests for ads: parse, call one action, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.views import APIView

from generation import actions
from generation.serializers import AdRequestSerializer, QueuedJobSerializer
from jobs import idempotency
from piad.api import request_id
from piad.api.throttling import CreateThrottle

if TYPE_CHECKING:
    from rest_framework.request import Request

    from jobs.lifecycle import Submission
    from piad.accounts.authentication import Caller


class AdGenerationView(APIView):
    """Take the order for one ad."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(request=AdRequestSerializer, responses={202: QueuedJobSerializer}, tags=["ads"], summary="Generate an ad")
    def post(self, request: Request) -> HttpResponse:
        """Accept a request for one ad and answer with its job; poll the job, or hold it open, for the finished ad."""
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        ad_request = AdRequestSerializer.read(body)
        submission = actions.submit_ad(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            ad_request=ad_request,
            idempotency=idempotency.from_request(request, operation=actions.OPERATION, body=body),
        )
        return accepted(submission)


def accepted(submission: Submission) -> HttpResponse:
    """Answer with the exact bytes of the 202; a replay says that it is one."""
    response = HttpResponse(submission.body, status=submission.status, content_type="application/json")
    if submission.replayed:
        response.headers["X-Idempotency-Replayed"] = "true"
    return response
