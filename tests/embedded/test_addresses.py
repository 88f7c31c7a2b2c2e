"""Addresses are known before anything runs, and are the same for every process of a folder."""

from __future__ import annotations

from pathlib import Path

import psycopg.conninfo
import pytest

from piad.embedded.addresses import addresses


def test_addresses_are_computed_without_starting_anything(home: Path) -> None:
    found = addresses(home)

    assert found.redis_url == f"unix://{found.sockets}/valkey.sock?db=0"
    assert found.broker_url == f"redis+socket://{found.sockets}/valkey.sock?virtual_host=0"
    assert psycopg.conninfo.conninfo_to_dict(found.database_url) == {
        "user": "piad",
        "password": found.password,
        "host": str(found.sockets),
        "dbname": "piad",
    }
    assert not found.sockets.exists()


def test_addresses_do_not_depend_on_the_temporary_folder_of_the_process(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = addresses(home)
    monkeypatch.setenv("TMPDIR", "/var/tmp")

    assert addresses(home) == first


def test_a_socket_path_is_short_however_deep_the_folder(home: Path) -> None:
    deep = home.joinpath(*["a-folder-with-a-long-name"] * 8)

    assert len(str(addresses(deep).valkey_socket)) < 100
