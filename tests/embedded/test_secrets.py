"""Secrets are made once and kept to their owner."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cryptography.fernet import Fernet

from piad.embedded.secrets import load_secrets


def test_secrets_are_made_once(home: Path) -> None:
    first = load_secrets(home)

    assert load_secrets(home) == first
    assert Fernet(first.fernet_key).decrypt(Fernet(first.fernet_key).encrypt(b"x")) == b"x"


def test_only_the_owner_reads_them(home: Path) -> None:
    load_secrets(home)

    assert stat.S_IMODE((home / "secrets.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_processes_that_race_read_the_same_secrets(home: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: load_secrets(home), range(32)))

    assert len({secrets.secret_key for secrets in found}) == 1
