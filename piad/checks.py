"""Refuse to boot with settings that are unsafe or contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import redis
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import ERROR, CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 32
FEWEST_CHARACTERS = 5
VALKEY_SECONDS = 1.0


def refuse_unsafe_settings() -> None:
    """Raise `ImproperlyConfigured` naming everything that must change before this process may serve."""
    problems = [problem for problem in [*check_secrets(None), *check_addresses(None), *check_valkey(None)] if problem.level >= ERROR]
    if problems:
        raise ImproperlyConfigured(
            "Unsafe settings:\n" + "\n".join(f"- {problem.msg} {problem.hint or ''}".rstrip() for problem in problems)
        )


@register(Tags.security)
def check_secrets(app_configs: Any, **_: Any) -> list[CheckMessage]:  # noqa: ANN401 - as Django calls it
    """Require secrets that nobody can guess."""
    del app_configs
    return [] if settings.DEBUG else list(_secrets())


@register(Tags.security)
def check_addresses(app_configs: Any, **_: Any) -> list[CheckMessage]:  # noqa: ANN401
    """Require, in production, that only our own names are answered to and that what we hand out is https."""
    del app_configs
    return [] if settings.DEBUG else list(_addresses())


@register(Tags.security, deploy=True)
def check_valkey(app_configs: Any, **_: Any) -> list[CheckMessage]:  # noqa: ANN401
    """Require that a full Valkey refuses rather than forgets; one that is away, or hides its settings, is not asked."""
    del app_configs
    policy = _eviction_policy()
    if not policy.startswith("allkeys-"):
        return []
    return [
        Error(
            f"Valkey drops any key when it is full (maxmemory-policy {policy}).",
            hint="Set maxmemory-policy to noeviction.",
            id="piad.E007",
        )
    ]


def _secrets() -> Iterator[CheckMessage]:
    if _is_weak(settings.SECRET_KEY) or settings.SECRET_KEY.startswith("django-insecure-"):
        yield Error("SECRET_KEY is missing, short or a default.", hint="Give 50 random characters.", id="piad.E001")
    peppers = list(settings.PIAD_KEY_PEPPERS)
    if not peppers or any(_is_weak(pepper) for pepper in peppers):
        yield Error("PIAD_KEY_PEPPER is missing or short.", hint=f"Give {SHORTEST_SECRET} or more random characters.", id="piad.E002")
    if not settings.PIAD_SECRET_KEYS or not _are_fernet_keys(settings.PIAD_SECRET_KEYS):
        yield Error("PIAD_SECRET_KEYS is missing or holds something that is not a Fernet key.", hint=_FERNET_HINT, id="piad.E003")


_FERNET_HINT = "Make one: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"


def _addresses() -> Iterator[CheckMessage]:
    if "*" in settings.ALLOWED_HOSTS:
        yield Error("ALLOWED_HOSTS admits every name.", hint="Name the hosts that this service is reached by.", id="piad.E004")
    if not settings.PIAD_PUBLIC_URL.startswith(("http://", "https://")):
        yield Error("PIAD_PUBLIC_URL is not an address.", hint="Give https://name.", id="piad.E005")
    elif settings.PIAD_PUBLIC_URL.startswith("http://") and not settings.PIAD_EMBEDDED:
        yield Error("PIAD_PUBLIC_URL is not https.", hint="API keys and results would travel in the open.", id="piad.E006")


def _is_weak(secret: str) -> bool:
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_CHARACTERS


def _are_fernet_keys(keys: Iterable[str]) -> bool:
    try:
        return all(Fernet(key) for key in keys)
    except ValueError:
        return False


def _eviction_policy() -> str:
    """Return Valkey's eviction policy, or an empty text when it does not say."""
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=VALKEY_SECONDS, socket_connect_timeout=VALKEY_SECONDS) as client:
            answer: Any = client.config_get("maxmemory-policy")
    except redis.RedisError:
        return ""
    return str(answer.get("maxmemory-policy", ""))
