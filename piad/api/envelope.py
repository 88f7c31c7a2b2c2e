"""The success envelope: one shape around every answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from piad.api import request_id
from piad.api.parsers import serves


def success(request: Request, *, object_name: str, status: str, data: Mapping[str, Any], http_status: int = 200) -> Response:
    """Wrap `data` for the answer to `request`; `created_at` is when the request arrived, in Unix seconds."""
    return Response(_wrap(request, object_name, status, data), status=http_status)


def success_body(request: Request, *, object_name: str, status: str, data: Mapping[str, Any]) -> bytes:
    """Return the exact bytes of an answer that is stored for replays: the envelope as compact JSON."""
    return json.dumps(_wrap(request, object_name, status, data), separators=(",", ":"), ensure_ascii=False).encode()


def queued_body(*, request_id: str, created_at: int, job_id: UUID) -> bytes:
    """Return the exact bytes of the 202 that accepts a job: compact JSON, stored for replays."""
    body = {"id": request_id, "object": "job", "status": "queued", "created_at": created_at, "data": {"job_id": str(job_id)}}
    return json.dumps(body, separators=(",", ":")).encode()


def _wrap(request: Request, object_name: str, status: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": request_id.of(request),
        "object": object_name,
        "status": status,
        "created_at": request_id.received_at(request),
        "data": data,
    }


class AlwaysJSON(BaseContentNegotiation):
    """Answer with the view's first renderer whatever `Accept` says; parse what the parser says it reads."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """Return the parser that reads the request's media type."""
        return next((parser for parser in parsers if serves(parser, request.content_type)), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer and its media type."""
        del request, format_suffix
        renderer = next(iter(renderers))
        return renderer, str(renderer.media_type)
