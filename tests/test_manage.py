"""The command line says what is wrong in a line, to people who want to run the service."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from piad.service.processes import ROOT
from tests.ports import free_port

PRODUCTION = {
    "DATABASE_URL": f"postgres://ads@127.0.0.1:{free_port()}/ads",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "s" * 10 + "ecret-key-of-fifty-characters-or-a-few-more-0123456789",
    "PIAD_KEY_PEPPER": "p" * 10 + "epper-of-thirty-two-characters-or-a-few-more",
    "PIAD_SECRET_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "127.0.0.1",
    "PIAD_PUBLIC_URL": "https://ads.example.com",
}


def up(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {"PATH": os.environ["PATH"], "PIAD_HOME": str(home), "PORT": str(free_port()), **environment}
    return subprocess.run([sys.executable, "manage.py", "up"], cwd=ROOT, env=ours, capture_output=True, text=True, check=False, timeout=60)


def assert_said(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert_said(up(tmp_path / "file" / "home"), f"The data folder {tmp_path / 'file' / 'home'} cannot be used: Not a directory.")


def test_secrets_that_are_no_secrets_are_named(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{", encoding="utf-8")

    assert_said(up(tmp_path), f"The data folder {tmp_path} cannot be used: its secrets cannot be read")


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "8_000"])
def test_a_port_that_is_none_is_named(tmp_path: Path, port: str) -> None:
    assert_said(up(tmp_path, PORT=port), f"PORT must be a whole number from 1 to 65535, not '{port}'.")


def test_an_address_of_another_machine_is_not_called_busy(tmp_path: Path) -> None:
    assert_said(up(tmp_path, HOST="192.0.2.1"), "of 192.0.2.1: Cannot assign requested address.")


def test_half_a_production_is_refused_in_a_line(tmp_path: Path) -> None:
    assert_said(up(tmp_path, DATABASE_URL="postgres://x@127.0.0.1:1/x"), "DATABASE_URL is set, so these must be set too: SECRET_KEY")


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL"])
def test_an_address_that_is_none_is_named_and_not_shown(tmp_path: Path, name: str) -> None:
    done = up(tmp_path, **{**PRODUCTION, name: "hunter2@somewhere"})

    assert_said(done, f"{name} must start with ")
    assert "hunter2" not in done.stderr


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    assert_said(up(tmp_path, **PRODUCTION), "The database does not answer: ")
