"""What is answered of jobs: that one was accepted, and how it is doing."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from jobs import queries
from jobs.expansions import expand, read_words
from jobs.lifecycle import Answer
from jobs.serializers import COMPLETED_JOB, FAILED_JOB, JobEnvelopeSerializer, QueuedJobSerializer, job_object, only_fields
from jobs.waiting import ask_to_wait, read_wait
from piad.accounts.authentication import Caller
from piad.api import envelope
from piad.api.errors import NotFound
from piad.api.throttling import ReadThrottle
from piad.api.values import read_id

PARAMETERS = [
    OpenApiParameter("job_id", UUID, OpenApiParameter.PATH, description="The `data.job_id` of the accepted request."),
    OpenApiParameter(
        "wait_for_completion",
        {"type": "boolean", "default": False},
        description="Hold the answer until the job has settled or the time is over.",
    ),
    OpenApiParameter(
        "timeout_seconds",
        {"type": "integer", "minimum": 1, "default": 20},
        description="How long to wait; more than 120 counts as 120. At the end the answer is 200 with the state as it is: ask again.",
    ),
    OpenApiParameter(
        "expand",
        str,
        description="Comma list of `ad`, `avatar`, `brand`, `diagnostics`, `quality`, `layers`; unknown words add nothing.",
        examples=[OpenApiExample("The picture and how it was made", value="ad,diagnostics")],
    ),
    OpenApiParameter("include", str, description="The same as `expand`; both may be sent."),
    OpenApiParameter(
        "fields",
        str,
        description="Comma list of the members of `data` to return; what `expand` adds comes on top.",
        examples=[OpenApiExample("The state alone", value="id,status,result_url")],
    ),
]
ANSWER = OpenApiResponse(
    JobEnvelopeSerializer,
    description="The job as it is.",
    examples=[OpenApiExample("Completed, with `expand=ad`", value=COMPLETED_JOB), OpenApiExample("Failed", value=FAILED_JOB)],
)

ACCEPTED = OpenApiResponse(
    QueuedJobSerializer,
    description="Accepted: the job waits for a worker. Read it at `/api/v1/jobs/{job_id}`.",
    examples=[
        OpenApiExample(
            "Accepted",
            value={
                "id": "req_pi_9a8b7c6d-1111-4222-8333-444455556666",
                "object": "job",
                "status": "queued",
                "created_at": 1760000000,
                "data": {"job_id": "5f0c2a52-6f0d-4d0b-9a53-0f6f6f1d3c11"},
            },
        )
    ],
)


class JobView(APIView):
    """One job of the caller's organization."""

    throttle_classes = (ReadThrottle,)

    @extend_schema(operation_id="get_job", tags=["jobs"], summary="Read a job", parameters=PARAMETERS, responses={200: ANSWER})
    def get(self, request: Request, job_id: str) -> Response:
        """Return the job's state, its payload and whatever of it was asked for.

        A settled job (`completed` or `failed`) never changes again. Codes of its own: `invalid_job_id` (400), `job_not_found` (404).
        """
        seconds = read_wait(request.query_params)
        job = queries.find_job(organization_id=cast("Caller", request.user).organization_id, job_id=read_id(job_id, what="job"))
        if job is None:
            raise NotFound("job_not_found", "No job with this id exists in your organization.")
        shown = only_fields(job_object(job), read_words(request.query_params, "fields"))
        data = expand(shown, job, read_words(request.query_params, "expand", "include"))
        response = envelope.success(request, object_name="job", status=job.state, data=data)
        return ask_to_wait(request, response, job=job, seconds=seconds)


def accepted(answer: Answer) -> HttpResponse:
    """Answer with the exact bytes that were stored for replays; a replay says that it is one."""
    response = HttpResponse(answer.body, status=answer.status, content_type="application/json")
    if answer.replayed:
        response.headers["X-Idempotency-Replayed"] = "true"
    return response
