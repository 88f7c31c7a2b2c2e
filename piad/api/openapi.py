"""What the OpenAPI document says beyond the views: the key, the errors and headers of every operation, and which parts are ours."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator

from piad.api.errors import (
    ApiError,
    FieldProblem,
    InternalError,
    InvalidBody,
    MissingAuthorization,
    NotFound,
    OrganizationSuspended,
    RateLimited,
    RequestTooLarge,
    ServiceUnavailable,
    UnsupportedMediaType,
)
from piad.api.wires import is_plain

EXTENSION = "x-piad-extension"
Document = dict[str, Any]

# Members that only we have, by component and name: additions that never change a documented answer.
OUR_MEMBERS: dict[str, frozenset[str]] = {
    "Output": frozenset({"format", "placements", "variants"}),
    "OutputRequest": frozenset({"format", "placements", "variants"}),
    "JobPayload": frozenset({"creatives", "engine", "failure_code", "resolved_output", "brand", "brand_version", "domain"}),
    "Job": frozenset({"diagnostics", "quality", "layers"}),
    "Brand": frozenset({"version", "kit", "pinned"}),
    "Webhook": frozenset({"events", "disabled_reason", "failing_since"}),
    "WebhookRequest": frozenset({"events"}),
    "WebhookChangeRequest": frozenset({"events"}),
    "PatchedWebhookChangeRequest": frozenset({"events"}),
}


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a caller proves who it is."""

    target_class = "piad.accounts.authentication.BearerAuthentication"
    name = "apiKey"

    def get_security_definition(self, auto_schema: Any) -> Document:  # noqa: ANN401 - the library's own type
        """Return the security scheme."""
        del auto_schema
        return {"type": "http", "scheme": "bearer", "bearerFormat": "pi_live_... or pi_test_..."}


@csrf_exempt
@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """Answer the OpenAPI document; it is made once, since it is dear and the same for everybody."""
    del request
    return HttpResponse(_document(), content_type="application/vnd.oai.openapi+json")


@lru_cache(maxsize=1)
def _document() -> bytes:
    schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return json.dumps(schema, ensure_ascii=False).encode()


def describe_the_wire(result: Document, generator: Any, request: Any, public: bool) -> Document:  # noqa: ANN401, FBT001 - a hook's signature
    """Add what is true of every operation to the finished document."""
    del generator, request, public
    components = result.setdefault("components", {})
    components.setdefault("schemas", {}).update(_SCHEMAS)
    components.setdefault("headers", {}).update(_HEADERS)
    components.setdefault("responses", {}).update(
        {**_RESPONSES, **{f"Plain{name}": _plain(response) for name, response in _RESPONSES.items()}}
    )
    _mark_ours(components["schemas"])
    for path, operations in result.get("paths", {}).items():
        plain = is_plain(path)
        if plain or path.startswith("/api/v1/"):
            for method, operation in operations.items():
                _complete(method, operation, plain=plain)
    return result


def _complete(method: str, operation: Document, *, plain: bool) -> None:
    """Give an operation a client's name, the headers of its answers and the errors that any request may meet."""
    operation["operationId"] = operation["operationId"].removesuffix("_create")
    responses = operation.setdefault("responses", {})
    for status, response in responses.items():
        if status.startswith("2") and "$ref" not in response:
            response.setdefault("headers", {}).update(_headers(*_RATE_HEADERS, *(("X-Idempotency-Replayed",) if method == "post" else ())))
    refusals = ["400", "401", "403", "404", "429", "500", "503"]
    if method in {"post", "patch"}:
        refusals += ["413", "415"]
    if method == "post":
        refusals.append("409")
        operation.setdefault("parameters", []).append(_IDEMPOTENCY_KEY)
    for status in refusals:
        responses.setdefault(status, {"$ref": f"#/components/responses/{'Plain' if plain else ''}{_NAMES[status]}"})
    operation["responses"] = dict(sorted(responses.items()))


def _mark_ours(schemas: Document) -> None:
    for component, members in OUR_MEMBERS.items():
        properties = schemas.get(component, {}).get("properties", {})
        for name in members & properties.keys():
            properties[name][EXTENSION] = True


def _headers(*names: str) -> Document:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


_RATE_HEADERS = ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")

_IDEMPOTENCY_KEY: Document = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "1 to 255 printable characters. The same key with the same body answers the first answer again, for at least 24 hours.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}

_HEADERS: Document = {
    "X-Request-Id": {"description": "The request's id; the envelope's `id`.", "schema": {"type": "string", "examples": ["req_pi_<uuid>"]}},
    "X-RateLimit-Limit": {"description": "Requests that the current window admits.", "schema": {"type": "integer"}},
    "X-RateLimit-Remaining": {"description": "Requests left in the current window.", "schema": {"type": "integer"}},
    "X-RateLimit-Reset": {"description": "Unix second at which the window starts anew.", "schema": {"type": "integer"}},
    "Retry-After": {"description": "Seconds to wait before trying again.", "schema": {"type": "integer"}},
    "X-Idempotency-Replayed": {"description": "`true` on an answer that was given before.", "schema": {"type": "string", "const": "true"}},
}

_PROBLEM: Document = {
    "type": "object",
    "required": ["param", "message"],
    "properties": {"param": {"type": "string"}, "message": {"type": "string"}},
}

_SCHEMAS: Document = {
    "Error": {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["type", "code", "message", "request_id"],
                "properties": {
                    "type": {
                        "type": "string",
                        "enum": ["invalid_request_error", "authentication_error", "permission_error", "rate_limit_error", "api_error"],
                    },
                    "code": {"type": "string", "description": "Stable; program against this."},
                    "message": {"type": "string", "description": "For a person; may change."},
                    "request_id": {"type": "string"},
                    "param": {"type": "string", "description": "Dotted path of the first problem.", EXTENSION: True},
                    "errors": {"type": "array", "items": _PROBLEM, "description": "Every problem found.", EXTENSION: True},
                },
            }
        },
    },
    "PlainError": {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {
                    "code": {"type": "string", "description": "Stable; program against this."},
                    "message": {"type": "string", "description": "For a person; may change."},
                    "errors": {"type": "array", "items": _PROBLEM, "description": "Every problem found."},
                },
            }
        },
    },
}


def _refusal(description: str, *headers: str, example: ApiError) -> Document:
    body = example.body("req_pi_9a8b7c6d-1111-4222-8333-444455556666")
    return {
        "description": description,
        "headers": _headers("X-Request-Id", *headers),
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}, "example": body}},
    }


def _plain(refusal: Document) -> Document:
    """Return the same refusal as the plain wire writes it."""
    error = refusal["content"]["application/json"]["example"]["error"]
    example = {"error": {name: error[name] for name in ("code", "message", "errors") if name in error}}
    return {**refusal, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PlainError"}, "example": example}}}


_NAMES = {
    "400": "InvalidRequest",
    "401": "Unauthorized",
    "403": "Forbidden",
    "404": "NotFound",
    "409": "IdempotencyConflict",
    "413": "TooLarge",
    "415": "UnsupportedMediaType",
    "429": "RateLimited",
    "500": "InternalError",
    "503": "Unavailable",
}

_RESPONSES: Document = {
    "InvalidRequest": _refusal(
        "`invalid_json_body`, `invalid_request_body`, `invalid_query_parameter`, and the route's own codes.",
        example=InvalidBody([FieldProblem(param="output.resolution", message="Must be one of: 512, 1K, 2K, 4K.")]),
    ),
    "Unauthorized": _refusal("`missing_authorization_header`, `invalid_api_key`.", example=MissingAuthorization()),
    "Forbidden": _refusal("`organization_suspended`.", example=OrganizationSuspended()),
    "NotFound": _refusal(
        "`route_not_found`, `*_not_found`; another organization's resource answers as a missing one.",
        example=NotFound("job_not_found", "No job with this id exists in your organization."),
    ),
    "IdempotencyConflict": _refusal(
        "`idempotency_key_mismatch`, `idempotency_request_in_progress`.",
        example=ApiError(
            http_status=409, code="idempotency_key_mismatch", message="This Idempotency-Key was used with a different request body."
        ),
    ),
    "TooLarge": _refusal("`request_too_large`.", example=RequestTooLarge(160 * 1024 * 1024)),
    "UnsupportedMediaType": _refusal("`unsupported_media_type`.", example=UnsupportedMediaType()),
    "RateLimited": _refusal("`rate_limit_exceeded`, `too_many_waiters`.", "Retry-After", *_RATE_HEADERS[1:], example=RateLimited(17)),
    "InternalError": _refusal("`internal_error`.", example=InternalError()),
    "Unavailable": _refusal(
        "`service_unavailable`: nothing was accepted; the same request may be sent again.", "Retry-After", example=ServiceUnavailable()
    ),
}
