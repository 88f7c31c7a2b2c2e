"""Requests for edits: parse, call one action, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.views import APIView

from campaigns.actions.edit import EDIT, submit_edit
from campaigns.serializers.edit import EditRequestSerializer
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
        "Several edits at once",
        value={
            "source_job_id": "123e4567-e89b-12d3-a456-426614174000",
            "prompt": "Make the button green and change the headline to “Summer starts here”; move the logo to the top right.",
        },
        request_only=True,
    ),
    OpenApiExample(
        "Another format",
        value={"source_job_id": "123e4567-e89b-12d3-a456-426614174000", "prompt": "Make it a story, keep everything else."},
        request_only=True,
    ),
]


class EditView(APIView):
    """Take the order for one edit."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        request=EditRequestSerializer, responses={202: ACCEPTED}, examples=REQUESTS, tags=["campaigns"], summary="Edit a campaign ad"
    )
    def post(self, request: Request) -> HttpResponse:
        """Accept an instruction and answer with its job: every creative of the source with the edits done, and nothing else changed.

        Background, colours, copy, product, logo, letters, mood, badge and format can be changed, several at once; edits of edits go on
        from there. What cannot be done fails the job with `directive_validation_failed` and a sentence that names the clause; nothing is
        half done. Codes of its own: `invalid_reference_image`, `invalid_idempotency_key`, `source_job_type_invalid`,
        `source_job_not_completed` (400), `source_job_not_found`, `brand_not_found` (404).
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        submission = submit_edit(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            request=EditRequestSerializer.read(body),
            idempotency=idempotency.from_request(request, operation=EDIT.operation, body=body),
        )
        return accepted(submission)
