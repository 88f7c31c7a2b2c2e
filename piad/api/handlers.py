"""The one error handler, in its three costumes: DRF's, Django's, and the middleware's."""

from __future__ import annotations

import json
import logging
import math
import traceback
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from rest_framework import exceptions as drf
from rest_framework.request import Request
from rest_framework.response import Response

from piad.api import request_id
from piad.api.errors import (
    ApiError,
    FieldProblem,
    InternalError,
    InvalidApiKey,
    InvalidBody,
    InvalidJSON,
    MethodNotAllowed,
    MissingAuthorization,
    RateLimited,
    RequestTooLarge,
    RouteNotFound,
    ServiceUnavailable,
    UnsupportedMediaType,
)
from piad.api.wires import error_body, is_api

logger = logging.getLogger(__name__)


def translate(error: Exception) -> ApiError:
    """Return the wire's error for any exception; whatever was not anticipated is an internal error."""
    if isinstance(error, ApiError):
        return error
    for kind, make in _TRANSLATIONS:
        if isinstance(error, kind):
            return make(error)
    return InternalError()


def _validation(error: Any) -> ApiError:  # noqa: ANN401 - DRF's detail is a tree of any shape
    return InvalidBody(list(_problems(error.detail, "")))


def _problems(detail: Any, path: str) -> Iterator[FieldProblem]:  # noqa: ANN401
    """Walk DRF's tree of messages and yield each with its dotted path."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from _problems(inner, path if name == "non_field_errors" else f"{path}.{name}".lstrip("."))
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            yield from _problems(inner, path if isinstance(inner, str) else f"{path}.{index}".lstrip("."))
    else:
        yield FieldProblem(param=path, message=str(detail))


def _throttled(error: Any) -> ApiError:  # noqa: ANN401
    return RateLimited(max(1, math.ceil(error.wait or 1)))


def _forbidden(_error: Exception) -> ApiError:
    return ApiError(http_status=403, code="permission_denied", message="This is not allowed.")


def _refused(error: Any) -> ApiError:  # noqa: ANN401
    return ApiError(http_status=error.status_code, code=str(error.default_code), message=str(error.detail))


def _suspicious(_error: Exception) -> ApiError:
    return ApiError(http_status=400, code="invalid_request", message="The request is not one that this service accepts.")


_TRANSLATIONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Exception], ApiError]], ...] = (
    (drf.ValidationError, _validation),
    (drf.ParseError, lambda error: InvalidJSON(str(error))),
    (drf.UnsupportedMediaType, lambda _: UnsupportedMediaType()),
    (drf.NotAuthenticated, lambda _: MissingAuthorization()),
    (drf.AuthenticationFailed, lambda _: InvalidApiKey()),
    ((drf.PermissionDenied, PermissionDenied), _forbidden),
    ((drf.NotFound, Http404), lambda _: RouteNotFound()),
    (drf.MethodNotAllowed, lambda _: MethodNotAllowed(None)),
    (drf.Throttled, _throttled),
    (drf.APIException, _refused),
    (RequestDataTooBig, lambda _: RequestTooLarge()),
    (SuspiciousOperation, _suspicious),
    ((OperationalError, InterfaceError), lambda _: ServiceUnavailable()),
)


def exception_handler(error: Exception, context: Mapping[str, Any]) -> Response:
    """Answer whatever a DRF view raised."""
    from rest_framework.views import set_rollback  # imports the default classes, which import this file

    request: Request = context["request"]
    wire = translate(error)
    if isinstance(error, drf.MethodNotAllowed):
        wire = MethodNotAllowed(request.method, allow=", ".join(context["view"].allowed_methods))
    _log(request, wire, error)
    set_rollback()
    traceback.clear_frames(error.__traceback__)  # they may hold the pictures of the refused body
    body = error_body(request.path, wire, request_id.of(request))
    return Response(body, status=wire.http_status, headers=wire.headers)


def answer(request: HttpRequest, error: ApiError) -> HttpResponse:
    """Answer a plain Django request with an error: as JSON, or as a page for a person whose browser is outside the API."""
    if not is_api(request.path):
        response = _page(request, error) if "text/html" in request.headers.get("Accept", "") else _json(request, error)
        patch_vary_headers(response, ["Accept"])
        return response
    return _json(request, error)


def _page(request: HttpRequest, error: ApiError) -> HttpResponse:
    status = HTTPStatus(error.http_status)
    shown = {"status": status.value, "title": status.phrase, "message": error.message, "request_id": request_id.of(request)}
    return HttpResponse(render_to_string("error.html", shown), status=status, headers=error.headers)


def _json(request: HttpRequest, error: ApiError) -> HttpResponse:
    body = json.dumps(error_body(request.path, error, request_id.of(request)), ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, status=error.http_status, content_type="application/json", headers=error.headers)


def _log(request: HttpRequest | Request, wire: ApiError, error: Exception) -> None:
    """Log our own faults with their traceback; a caller's mistakes are the caller's."""
    if wire.http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s %s answered %s", request.method, request.path, wire.code, exc_info=error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    return answer(request, translate(exception) if not isinstance(exception, drf.APIException) else _suspicious(exception))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return answer(request, _forbidden(exception))


def route_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404, and the view behind every unknown path."""
    del exception
    return answer(request, RouteNotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500; Django has logged the traceback."""
    return answer(request, InternalError())


class ErrorBodyMiddleware:
    """Give a body to the bare refusals of Django's own views (405 of `require_GET`), and a code to a failing database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; a 405 without a body gets ours."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.streaming and not response.content:
            return answer(request, MethodNotAllowed(request.method, allow=response.get("Allow", "")))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer refusals raised by plain views; leave the unforeseen to Django's own handler."""
        wire = translate(exception)
        if isinstance(wire, InternalError):
            return None
        _log(request, wire, exception)
        return answer(request, wire)
