"""Settings come from the environment; production gives its own secrets or does not start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from piad.service.processes import ROOT

PRODUCTION = {
    "DATABASE_URL": "postgres://user:pass@db.example.com:5432/ads",
    "REDIS_URL": "redis://cache.example.com:6379/2",
    "SECRET_KEY": "s" * 10 + "ecret-key-of-fifty-characters-or-a-few-more-0123456789",
    "PIAD_KEY_PEPPER": "pepper-one,pepper-two",
    "PIAD_SECRET_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "ads.example.com",
    "PIAD_PUBLIC_URL": "https://ads.example.com/",
}
SHOWN = (
    "PIAD_EMBEDDED",
    "PIAD_PUBLIC_URL",
    "REDIS_URL",
    "CELERY_BROKER_URL",
    "PIAD_OUTBOUND_ALLOW",
    "PIAD_KEY_PEPPERS",
    "SESSION_COOKIE_SECURE",
)
SHOW = f"import json; from django.conf import settings as s; print(json.dumps({{n: getattr(s, n) for n in {SHOWN}}}))"


def show(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "piad.settings", "PIAD_HOME": str(home), **environment}
    return subprocess.run([sys.executable, "-c", SHOW], cwd=ROOT, env=ours, capture_output=True, text=True, check=False, timeout=60)


def test_an_empty_environment_is_a_development_installation(tmp_path: Path) -> None:
    shown = json.loads(show(tmp_path).stdout)

    assert shown["PIAD_EMBEDDED"] is True
    assert shown["PIAD_PUBLIC_URL"] == "http://127.0.0.1:8000"
    assert shown["REDIS_URL"].startswith("unix:///")
    assert shown["CELERY_BROKER_URL"] == shown["REDIS_URL"].replace("unix://", "redis+socket://").replace("?db=0", "?virtual_host=0")
    assert shown["PIAD_OUTBOUND_ALLOW"] == []
    assert shown["SESSION_COOKIE_SECURE"] is False


def test_given_addresses_are_used_and_nothing_is_embedded(tmp_path: Path) -> None:
    shown = json.loads(show(tmp_path, **PRODUCTION).stdout)

    assert shown["PIAD_EMBEDDED"] is False
    assert shown["CELERY_BROKER_URL"] == shown["REDIS_URL"] == PRODUCTION["REDIS_URL"]
    assert shown["PIAD_PUBLIC_URL"] == "https://ads.example.com"
    assert shown["PIAD_KEY_PEPPERS"] == ["pepper-one", "pepper-two"]
    assert shown["SESSION_COOKIE_SECURE"] is True
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["SECRET_KEY", "PIAD_KEY_PEPPER", "PIAD_SECRET_KEYS", "ALLOWED_HOSTS", "PIAD_PUBLIC_URL"])
def test_production_without_one_of_its_settings_does_not_start(tmp_path: Path, missing: str) -> None:
    refused = show(tmp_path, **{name: value for name, value in PRODUCTION.items() if name != missing})

    assert refused.returncode == 1
    assert f"these must be set too: {missing} (" in refused.stderr
