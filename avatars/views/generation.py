"""The order for an avatar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.views import APIView

from avatars import actions
from avatars.serializers import AvatarRequestSerializer
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
        "A persona with hints",
        value={
            "prompt": "A confident fashion entrepreneur for a spring campaign",
            "hints": {"filter_culture": "middle_east", "avatar_composition": "Portrait", "art_direction": "Ultra Realistic"},
            "output": {"aspect_ratio": "auto", "resolution": "1K"},
        },
        request_only=True,
    ),
    OpenApiExample("The least", value={"prompt": "A friendly pharmacist"}, request_only=True),
]


class AvatarGenerationView(APIView):
    """Take the order for one avatar."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        operation_id="generate_avatar",
        request=AvatarRequestSerializer,
        responses={202: ACCEPTED},
        examples=REQUESTS,
        tags=["avatars"],
        summary="Generate an avatar",
    )
    def post(self, request: Request) -> HttpResponse:
        """Accept a request for one avatar and answer with its job; `expand=avatar` shows the finished picture.

        Without reference images a character of the internal library inspires a new one; with them the library is not used.
        Codes of its own: `invalid_reference_image` and `invalid_idempotency_key` (400), `brand_not_found` (404).
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        submission = actions.submit_avatar(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            avatar_request=AvatarRequestSerializer.read(body),
            idempotency=idempotency.from_request(request, operation=actions.OPERATION, body=body),
        )
        return accepted(submission)
