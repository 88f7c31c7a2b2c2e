"""The error envelope, and every refusal that the wire knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

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
