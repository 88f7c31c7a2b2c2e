"""Routes that exist only to be asked: views that echo, refuse and fail in every way that a view can."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from rest_framework import exceptions as drf
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from piad.api import envelope, handlers
from piad.api.errors import ApiError, FieldProblem, InvalidBody, InvalidQuery, NotFound

SEEN: list[Any] = []  # the bodies themselves, to see what becomes of them
FAULTS: dict[str, Exception] = {
    "api": ApiError(http_status=409, code="idempotency_key_mismatch", message="Mismatch.", headers={"Retry-After": "1"}),
    "body": InvalidBody([FieldProblem(param="output.resolution", message="No."), FieldProblem(param="prompt", message="Empty.")]),
    "query": InvalidQuery("timeout_seconds", "must be a whole number."),
    "missing": NotFound("job_not_found", "No such job."),
    "validation": drf.ValidationError({"output": {"resolution": ["No."]}, "images": [{}, {"url": ["Bad."]}], "non_field_errors": ["All."]}),
    "drf-404": drf.NotFound(),
    "django-404": Http404("secret path"),
    "drf-403": drf.PermissionDenied(),
    "django-403": PermissionDenied(),
    "too-big": RequestDataTooBig(),
    "suspicious": SuspiciousOperation("why"),
    "database": OperationalError("server closed the connection"),
    "bug": RuntimeError("a secret in a traceback"),
    "deep": RecursionError(),
}


class Echo(APIView):
    """Answers what it was sent."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()

    def post(self, request: Request) -> Response:
        """Answer the parsed body."""
        SEEN.append(request.data)
        return envelope.success(request, object_name="echo", status="completed", data={"body": request.data}, http_status=201)


class Fault(APIView):
    """Raises what it is told to."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()

    def get(self, request: Request, name: str) -> Response:
        """Raise."""
        del request
        raise FAULTS[name]


class Counted(APIView):
    """Is authenticated and counted like any route."""

    def get(self, request: Request) -> Response:
        """Answer."""
        return self._answer(request)

    def post(self, request: Request) -> Response:
        """Answer."""
        return self._answer(request)

    def _answer(self, request: Request) -> Response:
        return envelope.success(request, object_name="probe", status="completed", data={})


def plain_fault(request: HttpRequest, name: str) -> HttpResponse:
    """Raise from a view that DRF never sees."""
    raise FAULTS[name]


@csrf_exempt
@require_GET
def plain(request: HttpRequest) -> HttpResponse:
    """Answer to GET alone."""
    return HttpResponse("ok")


urlpatterns: list[Any] = [
    path("api/v1/echo", Echo.as_view()),
    path("api/v1/fault/<str:name>", Fault.as_view()),
    path("api/v1/counted", Counted.as_view()),
    path("plain/<str:name>", plain_fault),
    path("plain", plain),
]
handler400 = handlers.bad_request
handler403 = handlers.permission_denied
handler404 = handlers.route_not_found
handler500 = handlers.server_error
