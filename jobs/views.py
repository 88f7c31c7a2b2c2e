"""How a job is doing."""

from __future__ import annotations

import re
from typing import cast
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from jobs import queries
from jobs.expansions import expand, read_words
from jobs.serializers import JobEnvelopeSerializer, job_object, only_fields
from jobs.waiting import ask_to_wait, read_wait
from piad.accounts.authentication import Caller
from piad.api import envelope
from piad.api.errors import ApiError, NotFound
from piad.api.throttling import ReadThrottle

UUID_FORM = re.compile(r"[0-9a-fA-F-]{32,36}")

PARAMETERS = [
    OpenApiParameter("job_id", UUID, OpenApiParameter.PATH),
    OpenApiParameter("wait_for_completion", bool, description="Hold the answer until the job has settled or the time is over."),
    OpenApiParameter(
        "timeout_seconds", int, description="1 to 120, 20 by default; more counts as 120. At the end: 200 with the state as it is."
    ),
    OpenApiParameter("expand", str, description="Comma list of `ad`, `avatar`, `brand`, `diagnostics`, `quality`, `layers`."),
    OpenApiParameter("include", str, description="The same as `expand`; both may be sent."),
    OpenApiParameter("fields", str, description="Comma list of the members of `data` to return."),
]


class JobView(APIView):
    """One job of the caller's organization."""

    throttle_classes = (ReadThrottle,)

    @extend_schema(
        operation_id="get_job", tags=["jobs"], summary="Read a job", parameters=PARAMETERS, responses={200: JobEnvelopeSerializer}
    )
    def get(self, request: Request, job_id: str) -> Response:
        """Return the job's state, its payload and whatever of it was asked for."""
        seconds = read_wait(request.query_params)
        job = queries.find_job(organization_id=cast("Caller", request.user).organization_id, job_id=_read_id(job_id))
        if job is None:
            raise NotFound("job_not_found", "No job with this id exists in your organization.")
        shown = only_fields(job_object(job), read_words(request.query_params, "fields"))
        data = expand(shown, job, read_words(request.query_params, "expand", "include"))
        response = envelope.success(request, object_name="job", status=job.state, data=data)
        return ask_to_wait(request, response, job=job, seconds=seconds)


def _read_id(job_id: str) -> UUID:
    try:
        if UUID_FORM.fullmatch(job_id):
            return UUID(job_id)
    except ValueError:
        pass
    raise ApiError(http_status=400, code="invalid_job_id", message="The job id must be a UUID.", param="id")
