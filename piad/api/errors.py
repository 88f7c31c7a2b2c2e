"""The error envelope: every refusal and every fault leaves through here, in one shape."""

from __future__ import annotations

import json
import logging
import math
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions as drf
from rest_framework.request import Request
from rest_framework.response import Response

from piad.api import request_id

logger = logging.getLogger(__name__)

MISSING_AUTHORIZATION = "Missing Authorization header. Use Bearer <api_key>."
INVALID_API_KEY = "The API key is not valid. It may be mistyped, expired or revoked."
CHALLENGE = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """What is wrong with one member of a body: its dotted path and a sentence for a person."""

    param: str
    message: str


class ApiError(Exception):
    """A refusal with a stable code: the base of every error on the wire."""

    def __init__(
        self,
        *,
        http_status: int,
        code: str,
        message: str,
        type: str | None = None,  # noqa: A002 - the word on the wire
        param: str | None = None,
        errors: Sequence[FieldProblem] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.http_status = http_status
        self.code = code
        self.message = message
        self.type = type or default_type(http_status)
        self.param = param
        self.errors = tuple(errors or ())
        self.headers = dict(headers or {})

    def body(self, request_id: str) -> dict[str, Any]:
        """Return the error envelope; `param` and `errors` stand beside the four documented members."""
        error: dict[str, Any] = {"type": self.type, "code": self.code, "message": self.message, "request_id": request_id}
        if self.param is not None:
            error["param"] = self.param
        if self.errors:
            error["errors"] = [{"param": problem.param, "message": problem.message} for problem in self.errors]
        return {"error": error}


class MissingAuthorization(ApiError):
    """401: no Authorization header; the message and the type are documented."""

    def __init__(self) -> None:
        super().__init__(
            http_status=401,
            code="missing_authorization_header",
            message=MISSING_AUTHORIZATION,
            type="invalid_request_error",
            headers=CHALLENGE,
        )


class InvalidApiKey(ApiError):
    """401: a key that is malformed, unknown, revoked or expired; which of them is not told."""

    def __init__(self) -> None:
        super().__init__(http_status=401, code="invalid_api_key", message=INVALID_API_KEY, headers=CHALLENGE)


class OrganizationSuspended(ApiError):
    """403: the key is good, its organization is not served."""

    def __init__(self) -> None:
        super().__init__(
            http_status=403, code="organization_suspended", message="This organization is suspended. Contact the operator of this service."
        )


class InvalidJSON(ApiError):
    """400: the body is not JSON that we read."""

    def __init__(self, message: str) -> None:
        super().__init__(http_status=400, code="invalid_json_body", message=message)


class InvalidBody(ApiError):
    """400: the body is JSON, but not of the documented shape."""

    def __init__(self, errors: Sequence[FieldProblem], *, message: str | None = None) -> None:
        first = errors[0] if errors else None
        super().__init__(
            http_status=400,
            code="invalid_request_body",
            message=message or (f"{first.param}: {first.message}" if first else "The request body is not valid."),
            param=first.param if first else None,
            errors=errors,
        )


class InvalidQuery(ApiError):
    """400: a query parameter is not of the documented form."""

    def __init__(self, param: str, message: str) -> None:
        problem = FieldProblem(param=param, message=message)
        super().__init__(http_status=400, code="invalid_query_parameter", message=f"{param}: {message}", param=param, errors=[problem])


class NotFound(ApiError):
    """404: no such thing, or another organization's, which answers the same."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(http_status=404, code=code, message=message)


class MethodNotAllowed(ApiError):
    """405: the route exists, not with this method."""

    def __init__(self, method: str | None, *, allow: str = "") -> None:
        super().__init__(
            http_status=405,
            code="method_not_allowed",
            message=f"{method or 'This method'} is not allowed on this route.",
            headers={"Allow": allow} if allow else None,
        )


class RequestTooLarge(ApiError):
    """413: the body is over the route's limit, in bytes."""

    def __init__(self, limit: int | None = None) -> None:
        size = "the limit" if limit is None else f"{limit // (1024 * 1024)} MiB"
        super().__init__(http_status=413, code="request_too_large", message=f"The request body is larger than {size}.")


class UnsupportedMediaType(ApiError):
    """415: not `application/json` in UTF-8, or compressed."""

    def __init__(self, message: str = "Send the body as application/json in UTF-8.") -> None:
        super().__init__(http_status=415, code="unsupported_media_type", message=message)


class RateLimited(ApiError):
    """429: the window is used up; `retry_after` in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            http_status=429,
            code="rate_limit_exceeded",
            message=f"Rate limit exceeded. Try again in {retry_after} s.",
            headers={"Retry-After": str(retry_after)},
        )


class ServiceUnavailable(ApiError):
    """503: nothing was accepted; the same request may be sent again after `retry_after` seconds."""

    def __init__(self, message: str = "The service is not available for a moment. Try again.", *, retry_after: int = 2) -> None:
        super().__init__(http_status=503, code="service_unavailable", message=message, headers={"Retry-After": str(retry_after)})


class InternalError(ApiError):
    """500: our fault; the log has the rest under the request id."""

    def __init__(self) -> None:
        super().__init__(http_status=500, code="internal_error", message="Something went wrong on our side. Quote the request id.")


class RouteNotFound(NotFound):
    """404: no such route."""

    def __init__(self) -> None:
        super().__init__("route_not_found", "There is nothing at this path. Paths end without a slash.")


def default_type(http_status: int) -> str:
    """Return the documented `error.type` of an HTTP status."""
    named = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
    if http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "api_error"
    return named.get(http_status, "invalid_request_error")


# --- translating what Django and DRF raise


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


# --- the one handler, in its three costumes: DRF's, Django's, and the middleware's


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
    return Response(wire.body(request_id.of(request)), status=wire.http_status, headers=wire.headers)


def answer(request: HttpRequest, error: ApiError) -> HttpResponse:
    """Answer a plain Django request with an error."""
    body = json.dumps(error.body(request_id.of(request)), ensure_ascii=False, separators=(",", ":"))
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
