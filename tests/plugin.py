"""Before Django reads its settings: a private PostgreSQL and Valkey for this run, and an environment that is the same everywhere."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from piad.embedded.addresses import addresses
from piad.embedded.servers import Servers, running

# What a developer may have set for their own service must not reach a test.
OURS = ("PIAD_", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE", "PORT")
KEPT = frozenset({"PIAD_NO_USERNS"})

_block = contextlib.ExitStack()
servers: pytest.StashKey[Servers] = pytest.StashKey()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """Start the servers in the process that the developer started; the workers of a parallel run share them.

    A wrapper, because pytest-django loads the settings in the same hook and wrappers come before everybody.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        _clear_environment()
        home = Path(tempfile.mkdtemp(prefix="piad-tests-"))
        _block.callback(shutil.rmtree, home, ignore_errors=True)
        (home / "static").mkdir()  # whitenoise warns when there is none
        os.environ["PIAD_HOME"] = str(home)
        os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
        os.environ["PIAD_LOG_LEVEL"] = "WARNING"
        early_config.stash[servers] = _block.enter_context(running(home, role="pytest", durable=False))
    _own_valkey_database(worker)
    return (yield)


def pytest_configure() -> None:
    """Look for no static files: Django's test client would do it anew in every test."""
    from django.conf import settings

    settings.WHITENOISE_USE_FINDERS = False


def pytest_unconfigure() -> None:
    """Stop what was started here; in a worker that is nothing."""
    _block.close()


def _clear_environment() -> None:
    for name in [name for name in os.environ if name.startswith(OURS) and name not in KEPT]:
        del os.environ[name]


def _own_valkey_database(worker: str | None) -> None:
    """Give each worker its own numbered database, so that emptying one does not disturb a neighbour."""
    number = int(worker.removeprefix("gw")) + 1 if worker else 0
    socket = addresses(Path(os.environ["PIAD_HOME"])).valkey_socket
    os.environ["REDIS_URL"] = f"unix://{socket}?db={number}"
