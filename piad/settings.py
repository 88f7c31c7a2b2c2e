"""Every setting, read from the environment once; without any, a development installation that configures itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from piad.api.defaults import MIDDLEWARE as WIRE_MIDDLEWARE
from piad.api.defaults import MIDDLEWARE_NEXT_TO_VIEWS, REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401 - Django reads them here
from piad.desk import UNFOLD  # noqa: F401 - the admin reads it here
from piad.embedded.addresses import addresses
from piad.embedded.secrets import load_secrets
from piad.logs import configure_structlog, logging_config
from piad.providers.choice import Task, Vendor, VendorAccess, chosen
from piad.providers.prices import Price

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
PIAD_HOME = Path(os.environ.get("PIAD_HOME") or BASE_DIR / ".piad").expanduser().resolve()

# --- servers: each is embedded unless its address is given
PIAD_EMBEDDED_SERVERS = frozenset(
    server for server, variable in (("postgres", "DATABASE_URL"), ("valkey", "REDIS_URL")) if not os.environ.get(variable)
)
PIAD_EMBEDDED = bool(PIAD_EMBEDDED_SERVERS)
PRODUCTION = "postgres" not in PIAD_EMBEDDED_SERVERS


def whole_number(name: str, *, default: int, least: int = 1, most: int = 1_000_000) -> int:
    """Return a variable that must be a whole number within limits; raises ImproperlyConfigured, which names it."""
    text = os.environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


PORT = whole_number("PORT", default=8000, most=65_535)

REQUIRED_IN_PRODUCTION = (
    "SECRET_KEY",
    "PIAD_KEY_PEPPER",
    "PIAD_SECRET_KEYS",
    "ALLOWED_HOSTS",
    "PIAD_PUBLIC_URL",
)
if PRODUCTION and (missing := [name for name in REQUIRED_IN_PRODUCTION if not os.environ.get(name)]):
    message = f"DATABASE_URL is set, so these must be set too: {', '.join(missing)} (docs/operations.md says what each is)."
    raise ImproperlyConfigured(message)

if PRODUCTION:
    SECRET_KEY = env.str("SECRET_KEY")
    PIAD_KEY_PEPPERS: tuple[str, ...] = tuple(env.list("PIAD_KEY_PEPPER"))
    PIAD_SECRET_KEYS: tuple[str, ...] = tuple(env.list("PIAD_SECRET_KEYS"))
else:
    _secrets = load_secrets(PIAD_HOME)
    SECRET_KEY = env.str("SECRET_KEY", default=_secrets.secret_key)
    PIAD_KEY_PEPPERS = tuple(env.list("PIAD_KEY_PEPPER", default=[_secrets.key_pepper]))
    PIAD_SECRET_KEYS = tuple(env.list("PIAD_SECRET_KEYS", default=[_secrets.fernet_key]))
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])


def server_address(name: str, *, schemes: tuple[str, ...]) -> str | None:
    """Return a server's address, None where it is embedded; raises ImproperlyConfigured, without the address, which holds a password."""
    address = os.environ.get(name)
    if address and not address.startswith(schemes):
        raise ImproperlyConfigured(f"{name} must start with {' or '.join(schemes)}.")
    return address or None


_database_url = server_address("DATABASE_URL", schemes=("postgres://", "postgresql://")) or addresses(PIAD_HOME).database_url
REDIS_URL = server_address("REDIS_URL", schemes=("redis://", "rediss://", "unix://")) or addresses(PIAD_HOME).redis_url


def broker_url(redis_url: str) -> str:
    """Return a Redis address in the words of Celery's transport, which names a unix socket and its database differently."""
    if not redis_url.startswith("unix://"):
        return redis_url
    path, _, query = redis_url.removeprefix("unix://").partition("?")
    return f"redis+socket://{path}?{query.replace('db=', 'virtual_host=', 1) or 'virtual_host=0'}"


CELERY_BROKER_URL = broker_url(REDIS_URL)

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **env.db_url_config(_database_url),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,  # the pool keeps connections; Django must give them back
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # no network call inside a transaction, and a job commits before its 202 is written
    },
}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    pool={
        "min_size": 1,
        "max_size": whole_number("PIAD_POOL_SIZE", default=10),
        "timeout": 10,
        "max_idle": 120,
    },
    connect_timeout=5,
)

# --- who we are
DEBUG = env.bool("PIAD_DEBUG", default=False)
PIAD_PUBLIC_URL = env.str("PIAD_PUBLIC_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
ROOT_URLCONF = "piad.urls"
ASGI_APPLICATION = "piad.asgi.application"
APPEND_SLASH = False
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en-us"
FORMAT_MODULE_PATH = "piad.formats"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "piad.accounts.apps.AccountsConfig",
    "jobs",
    "brands",
    "generation",
    "avatars",
    "campaigns",
    "piad.service",
]
MIDDLEWARE = [
    *WIRE_MIDDLEWARE,
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *MIDDLEWARE_NEXT_TO_VIEWS,
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"

# --- the browser's side: strict as soon as the public address is https
_https = PIAD_PUBLIC_URL.startswith("https://")
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_NAME = "__Host-sessionid" if _https else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _https else "csrftoken"
CSRF_TRUSTED_ORIGINS = [PIAD_PUBLIC_URL]
X_FRAME_OPTIONS = "DENY"
# Sub-domains and the preload list are the operator's domain, not ours to bind for a year.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# --- what comes in: the ASGI front limits bodies by route before Django sees them
DATA_UPLOAD_MAX_MEMORY_SIZE = 160 * 1024 * 1024
PIAD_OUTBOUND_ALLOW: tuple[str, ...] = tuple(item.strip() for item in env.list("PIAD_OUTBOUND_ALLOW", default=[]) if item.strip())
PIAD_CREATES_PER_MINUTE = whole_number("PIAD_CREATES_PER_MINUTE", default=60)
PIAD_READS_PER_MINUTE = whole_number("PIAD_READS_PER_MINUTE", default=600)
PIAD_MAX_WAITERS = whole_number("PIAD_MAX_WAITERS", default=50)
# Seconds before each attempt at a webhook; empty for the standard ten attempts within 75 hours.
PIAD_WEBHOOK_SCHEDULE: tuple[float, ...] = tuple(env.list("PIAD_WEBHOOK_SCHEDULE", cast=float, default=[]))
# The Fluent set that `make fluent` takes in; without the file the house draws what it can by itself.
PIAD_FLUENT_SET = Path(env.str("PIAD_FLUENT_SET", default=str(PIAD_HOME / "fluent.zip"))).expanduser()
# --- model vendors: none is asked unless a model is named, here or for an organization
PIAD_MODELS: dict[str, str] = {task.value: env.str(f"PIAD_{task.name}_MODEL", default="") for task in Task}
PIAD_VENDOR_KEYS: dict[str, VendorAccess] = {
    vendor.value: VendorAccess(
        api_key=env.str(f"{vendor.name}_API_KEY", default=""), base_url=env.str(f"{vendor.name}_BASE_URL", default="")
    )
    for vendor in Vendor
}
for _task, _name in PIAD_MODELS.items():
    try:
        chosen(_name, PIAD_VENDOR_KEYS)
    except ValueError as error:
        raise ImproperlyConfigured(f"PIAD_{_task.upper()}_MODEL names vendor/model or local: {error}") from error
try:
    # US dollars by vendor/model: {"openai/gpt-image-1": {"input": 10, "output": 40, "image": 0}}
    PIAD_MODEL_PRICES = {name: Price.from_json(price) for name, price in env.json("PIAD_MODEL_PRICES", default={}).items()}
except (ValueError, TypeError, AttributeError) as error:
    raise ImproperlyConfigured(f"PIAD_MODEL_PRICES is no price list: {error}") from error
# US dollars a calendar month (UTC) for each organization without a cap of its own; empty: no cap.
PIAD_MAX_SPEND: int | None = whole_number("PIAD_MAX_SPEND", default=0, least=0) if os.environ.get("PIAD_MAX_SPEND") else None
# A word of ?expand= to the dotted path of the function that answers it, for rooms above the jobs.
# A job's type to the dotted path of the function that writes what its callback is told.
PIAD_CALLBACK_BODIES: dict[str, str] = {"image_ad": "generation.omneky.answers.callback_body"}
PIAD_EXPANSIONS: dict[str, str] = {"brand": "brands.expansions.brand", "avatar": "avatars.expansions.avatar"}

# --- files
STATIC_URL = "/static/"
STATIC_ROOT = PIAD_HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION  # a development installation serves them from where they lie, collected or not
MEDIA_ROOT = PIAD_HOME / "media"
MEDIA_URL = "/media/"
PIAD_S3_BUCKET = env.str("PIAD_S3_BUCKET", default="")


def _object_storage() -> dict[str, Any]:
    if not PIAD_S3_BUCKET:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": MEDIA_ROOT, "base_url": MEDIA_URL},
        }
    options = {
        "bucket_name": PIAD_S3_BUCKET,
        "endpoint_url": env.str("PIAD_S3_ENDPOINT", default="") or None,
        "region_name": env.str("PIAD_S3_REGION", default="") or None,
        "access_key": env.str("PIAD_S3_ACCESS_KEY", default="") or None,
        "secret_key": env.str("PIAD_S3_SECRET_KEY", default="") or None,
        "signature_version": "s3v4",  # the library's default is the old query signature
        "default_acl": None,
        "file_overwrite": False,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


STORAGES = {
    "default": _object_storage(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

# --- what we say
LOG_LEVEL = env.str("PIAD_LOG_LEVEL", default="INFO").upper()
LOGGING = logging_config(LOG_LEVEL)
configure_structlog()
