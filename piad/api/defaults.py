"""What the settings say about the wire: literals only, so that reading them imports neither DRF nor Django."""

from __future__ import annotations

from typing import Any

# First in the list of middleware: they see every answer, also those of the middleware below them.
MIDDLEWARE: tuple[str, ...] = (
    "piad.api.request_id.RequestIdMiddleware",
    "piad.api.throttling.RateLimitHeadersMiddleware",
)
# Last in the list, next to the views. Not being asynchronous it makes Django run the whole list in one thread, where it would
# otherwise change threads twice for each of its own.
MIDDLEWARE_NEXT_TO_VIEWS: tuple[str, ...] = ("piad.api.handlers.ErrorBodyMiddleware", "piad.api.parsers.ForgetBodyMiddleware")

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ("piad.accounts.authentication.BearerAuthentication",),
    "DEFAULT_PERMISSION_CLASSES": ("rest_framework.permissions.IsAuthenticated",),
    "DEFAULT_THROTTLE_CLASSES": ("piad.api.throttling.MethodThrottle",),
    "DEFAULT_PARSER_CLASSES": ("piad.api.parsers.StrictJSONParser",),
    "DEFAULT_RENDERER_CLASSES": ("rest_framework.renderers.JSONRenderer",),
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "piad.api.envelope.AlwaysJSON",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "piad.api.handlers.exception_handler",
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "piad",
    "VERSION": "1",
    "DESCRIPTION": (
        "Turns a brief into finished static image ads. Requests are answered at once with a job; hold "
        "`GET /api/v1/jobs/{id}?wait_for_completion=true` open until it settles.\n\n"
        "Send your key as `Authorization: Bearer <api_key>`; keys beginning with `pi_test_` run the local engine with a fixed seed. "
        "Every answer carries `X-Request-Id`. Errors have one shape and a stable `code`. A POST with an `Idempotency-Key` may be "
        "repeated safely. Members that you do not know may appear: ignore them.\n\n"
        "Whatever carries `x-piad-extension: true` is an addition of this service: no documented answer changes because of it."
    ),
    "OAS_VERSION": "3.1.0",
    "TAGS": [
        {"name": "ads", "description": "Order ads."},
        {"name": "brands", "description": "Keep brands: read out of a site, pinned by hand, used in every ad."},
        {"name": "jobs", "description": "Follow what was ordered, to its result."},
        {"name": "Omneky", "description": "Create Image Ad: another vendor's wire over the same engine; no envelope, its own four states."},
    ],
    "ENUM_NAME_OVERRIDES": {
        "DeliveryStateEnum": ["pending", "delivered", "exhausted", "cancelled"],
        "EventTypeEnum": ["job.completed", "job.failed", "endpoint.disabled"],
        "FontFamilyEnum": "brands.kit.words.FAMILIES",
        "ImageAdTypeEnum": ["image_ad"],
        "OutputFormatEnum": ["png", "jpeg", "webp", "avif"],
        "JobStatusEnum": ["queued", "processing", "completed", "failed"],
        "ResultTypeEnum": ["ad", "avatar", "brand"],
        "RetrievalTierEnum": ["strict", "broadened", "broadest"],
        "StepStatusEnum": ["ok", "retryable_error", "fatal_error"],
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATIONS": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "persistAuthorization": False, "validatorUrl": None},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "piad.api.openapi.describe_the_wire",
    ],
}
