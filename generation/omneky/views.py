"""Requests of the second door: parse, call one action or query, answer without an envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.views import APIView

from generation import actions
from generation.omneky.answers import JOB_TYPE, STATES, accepted_body, job_body
from generation.omneky.serializers import CreateImageAdSerializer
from jobs import idempotency
from jobs.queries import find_job
from jobs.views import accepted
from piad.api import request_id
from piad.api.errors import NotFound
from piad.api.throttling import CreateThrottle, ReadThrottle
from piad.api.values import read_id

if TYPE_CHECKING:
    from rest_framework.request import Request

    from piad.accounts.authentication import Caller

TAG = "Omneky"
_JOB_ID = "8f1d2a3e-9c44-4b77-9e2a-2f0b6a5d11c0"
REQUEST = OpenApiExample(
    "A bottle in two formats",
    value={
        "brand_data": {
            "brand_url": "https://brand.example.com",
            "brand_images": [{"image_url": "https://brand.example.com/logo.png", "labels": ["logo"]}],
            "color_swatches": [{"hexcode": "#0F4C3A", "label": "Primary"}, {"hexcode": "#F4EFE6", "label": "Background"}],
        },
        "product_metadata": {"product_images": [{"image_url": "https://brand.example.com/bottle.png", "labels": ["front view"]}]},
        "ad_copies": [
            {"copy_text": "Water that travels well", "copy_type": "headline"},
            {"copy_text": "Shop now", "copy_type": "cta"},
        ],
        "generation_metadata": {"aspect_ratios": ["1:1", "4:5"]},
        "callback_url": "https://client.example.com/done",
    },
    request_only=True,
)
ACCEPTED = OpenApiResponse(
    inline_serializer("ImageAdAccepted", {"job_id": serializers.UUIDField(), "type": serializers.ChoiceField([JOB_TYPE])}),
    description="Accepted: poll `/jobs/{job_id}`, or wait to be called back.",
    examples=[OpenApiExample("Accepted", value={"job_id": _JOB_ID, "type": JOB_TYPE})],
)
IMAGE = {"image_url": "https://piad.example.com/media/results/4m0c.png", "aspect_ratio": "1:1", "width": 1024, "height": 1024}
STATE = OpenApiResponse(
    inline_serializer(
        "ImageAdJob",
        {
            "job_id": serializers.UUIDField(),
            "type": serializers.ChoiceField([JOB_TYPE]),
            "status": serializers.ChoiceField(list(STATES.values())),
            "response": serializers.DictField(help_text="`{}` until the job has settled; then `images` and `image_url`, or `error`."),
        },
    ),
    description="The job as it stands.",
    examples=[
        OpenApiExample(
            "Done",
            value={
                "job_id": _JOB_ID,
                "type": JOB_TYPE,
                "status": "SUCCESS",
                "response": {"images": [IMAGE], "image_url": IMAGE["image_url"], "warnings": []},
            },
        )
    ],
)


class CreateImageAdView(APIView):
    """Take the order for image ads."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        operation_id="create_image_ad_async",
        request=CreateImageAdSerializer,
        responses={202: ACCEPTED},
        examples=[REQUEST],
        tags=[TAG],
        summary="Create image ads",
    )
    def post(self, request: Request) -> HttpResponse:
        """Accept an order and answer with its job. One ad for each aspect ratio, and for each headline where several are given.

        Sites and pictures are read by the worker; what cannot be used is told in `response.warnings`, and the ads are made without it.
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        asked = CreateImageAdSerializer.read(body)
        submission = actions.submit_image_ad(
            caller=cast("Caller", request.user),
            request_id=request_id.of(request),
            received_at=request_id.received_at(request),
            order=asked.order,
            creatives=asked.creatives,
            callback_url=asked.callback_url,
            answer=accepted_body,
            idempotency=idempotency.from_request(request, operation=actions.IMAGE_AD_OPERATION, body=body),
        )
        return accepted(submission)


class ImageAdJobView(APIView):
    """One image ad's job of the caller's organization."""

    throttle_classes = (ReadThrottle,)

    @extend_schema(
        operation_id="get_image_ad_job",
        tags=[TAG],
        summary="Read an image ad's job",
        parameters=[OpenApiParameter("job_id", UUID, OpenApiParameter.PATH)],
        responses={200: STATE},
    )
    def get(self, request: Request, job_id: str) -> HttpResponse:
        """Return the job. Another organization's, and a job of the other door, is as unknown as none."""
        organization_id = cast("Caller", request.user).organization_id
        job = find_job(organization_id=organization_id, job_id=read_id(job_id, what="job"))
        if job is None or job.type != JOB_TYPE:
            raise NotFound("job_not_found", "No job with this id exists in your organization.")
        return HttpResponse(job_body(job), content_type="application/json")
