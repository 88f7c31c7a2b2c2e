"""Every request has one id and one moment of arrival, made by the ASGI front and shown on every answer."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request

HEADER = "X-Request-Id"
SCOPE_ID = "piad.request_id"
SCOPE_RECEIVED_AT = "piad.received_at"


def new() -> str:
    """Return a fresh request id, `req_pi_<uuid>`."""
    return f"req_pi_{uuid.uuid4()}"


def of(request: HttpRequest | Request) -> str:
    """Return the request's id: the front's, or one made now where no front stands before Django."""
    scope = _scope(request)
    if SCOPE_ID not in scope:
        scope[SCOPE_ID] = new()
    return str(scope[SCOPE_ID])


def received_at(request: HttpRequest | Request) -> int:
    """Return when the request arrived, in Unix seconds."""
    scope = _scope(request)
    if SCOPE_RECEIVED_AT not in scope:
        scope[SCOPE_RECEIVED_AT] = int(time.time())
    return int(str(scope[SCOPE_RECEIVED_AT]))


def _scope(request: HttpRequest | Request) -> dict[str, object]:
    """Return the ASGI scope, or under WSGI and in a bare `HttpRequest` the dictionary that stands in for it."""
    django_request = getattr(request, "_request", request)
    scope: dict[str, object] | None = getattr(django_request, "scope", None)
    return django_request.META if scope is None else scope


class RequestIdMiddleware:
    """Put the id on the answer and on every log line written on the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with its id in the header."""
        received_at(request)
        with structlog.contextvars.bound_contextvars(request_id=of(request)):
            response = self.get_response(request)
        response[HEADER] = of(request)
        return response
