"""Structured logs: one JSON object per line, with everything secret taken out on the way."""

from __future__ import annotations

import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

MASK = "[redacted]"
SECRET_NAMES = frozenset(
    {
        "authorization",
        "cookie",
        "set-cookie",
        "password",
        "secret",
        "signing_secret",
        "api_key",
        "token",
        "csrftoken",
        "sessionid",
    }
)
# Loggers that tell of every drawing operation and every beat of the sweep: at their own level they would bury the rest.
TALKATIVE = ("pyvips", "celery.beat", "celery.worker.strategy", "celery.app.trace")
SECRET_TEXT = (
    re.compile(r"pi_(?:live|test)_[A-Za-z0-9_-]+"),
    re.compile(r"\b(?:sk-|AIza)[A-Za-z0-9_-]{8,}"),  # model vendors' keys
    re.compile(r"(?i)\bbearer\s+[A-Za-z0-9._~+/=-]+"),
    re.compile(r"(?i)\b(?:sessionid|csrftoken)=[^;\s]+"),
    re.compile(r"(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"),
    # A long run of base64; a path has no capitals beside digits beside small letters over such a length.
    re.compile(r"(?=[a-z0-9+/_-]*[A-Z])(?=[A-Za-z+/_-]*[0-9])(?=[A-Z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{64,}={0,2}"),
)


def redact_text(text: str) -> str:
    """Take API keys, bearer tokens, cookies, passwords in addresses and long base64 runs out of a text."""
    for pattern in SECRET_TEXT:
        text = pattern.sub(MASK, text)
    return text


def redact(value: Any, *, name: str = "") -> Any:  # noqa: ANN401 - a log's values are of every type
    """Redact a value of any shape: by its name when that says it is secret, else by what its texts hold."""
    if name.lower() in SECRET_NAMES:
        return MASK
    if isinstance(value, str):
        return redact_text(value)
    if isinstance(value, bytes):
        return redact_text(value.decode("utf-8", "replace"))
    if isinstance(value, dict):
        return {key: redact(item, name=str(key)) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [redact(item) for item in value]
    return value


def redact_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Redact a whole log event; the last step before it is written. uvicorn says things twice, once in colours."""
    return {key: redact(value, name=key) for key, value in event.items() if not key.startswith("_") and key != "color_message"}


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def configure_structlog() -> None:
    """Send structlog's events through the standard library's handlers, so that there is one stream and one filter."""
    structlog.configure(
        processors=[
            *_shared_processors(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def logging_config(level: str) -> dict[str, Any]:
    """Return Django's LOGGING: every logger writes redacted JSON lines to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [
                    *_shared_processors(),
                    structlog.stdlib.ExtraAdder(),
                ],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    redact_event,
                    structlog.processors.JSONRenderer(default=str, ensure_ascii=False),
                ],
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.server": {
                "handlers": ["console"],
                "level": level,
                "propagate": False,
            },
            "uvicorn": {"handlers": [], "level": level, "propagate": True},
            "uvicorn.error": {"handlers": [], "level": level, "propagate": True},
            **{name: {"handlers": [], "level": "WARNING", "propagate": True} for name in ("uvicorn.access", *TALKATIVE)},
        },
    }
