"""Settings that a process refuses to boot with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import redis
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from piad.checks import check_addresses, check_secrets, check_valkey, refuse_unsafe_settings

GOOD_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.fixture(autouse=True)
def _production(settings: Settings) -> None:
    settings.DEBUG = False
    settings.PIAD_EMBEDDED = False
    settings.SECRET_KEY = GOOD_SECRET
    settings.PIAD_KEY_PEPPERS = (GOOD_SECRET,)
    settings.PIAD_SECRET_KEYS = (Fernet.generate_key().decode(),)
    settings.ALLOWED_HOSTS = ["ads.example"]
    settings.PIAD_PUBLIC_URL = "https://ads.example"


def found() -> list[str | None]:
    return [message.id for message in (*check_secrets(None), *check_addresses(None))]


def test_safe_settings_boot() -> None:
    assert found() == []
    refuse_unsafe_settings()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SECRET_KEY", "short", "piad.E001"),
        ("SECRET_KEY", "a" * 60, "piad.E001"),
        ("SECRET_KEY", "django-insecure-" + GOOD_SECRET, "piad.E001"),
        ("PIAD_KEY_PEPPERS", (), "piad.E002"),
        ("PIAD_KEY_PEPPERS", (GOOD_SECRET, "weak"), "piad.E002"),
        ("PIAD_SECRET_KEYS", (), "piad.E003"),
        ("PIAD_SECRET_KEYS", ("not a fernet key",), "piad.E003"),
        ("ALLOWED_HOSTS", ["*"], "piad.E004"),
        ("PIAD_PUBLIC_URL", "ads.example", "piad.E005"),
        ("PIAD_PUBLIC_URL", "http://ads.example", "piad.E006"),
    ],
)
def test_an_unsafe_setting_is_refused_by_name(settings: Settings, name: str, value: object, expected: str) -> None:
    setattr(settings, name, value)
    assert found() == [expected]
    with pytest.raises(ImproperlyConfigured, match="Unsafe settings"):
        refuse_unsafe_settings()


def test_in_development_anything_goes(settings: Settings) -> None:
    settings.DEBUG = True
    settings.SECRET_KEY = "x"
    settings.ALLOWED_HOSTS = ["*"]
    assert found() == []


def test_the_embedded_installation_may_be_reached_over_http(settings: Settings) -> None:
    settings.PIAD_EMBEDDED = True
    settings.PIAD_PUBLIC_URL = "http://127.0.0.1:8000"
    assert found() == []


@pytest.fixture
def policy(settings: Settings) -> Iterator[Callable[[str], None]]:
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        yield lambda name: client.config_set("maxmemory-policy", name)
        client.config_set("maxmemory-policy", "noeviction")


@pytest.mark.parametrize(("name", "expected"), [("noeviction", []), ("volatile-lru", []), ("allkeys-lru", ["piad.E007"])])
def test_a_valkey_that_forgets_the_queue_is_refused(policy: Callable[[str], None], name: str, expected: list[str]) -> None:
    policy(name)
    assert [message.id for message in check_valkey(None)] == expected


def test_a_valkey_that_is_away_is_not_asked(settings: Settings) -> None:
    settings.REDIS_URL = "unix:///nowhere.sock?db=0"
    assert check_valkey(None) == []
