"""Whether the process lives, and whether it is ready."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from piad import health


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    health.forget()


def test_a_living_process_says_so_and_asks_nobody(client: Client) -> None:
    answer = client.get("/livez")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_ready_process_names_what_it_asked(client: Client, transactional_db: None) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "checks": {"database": "ok", "migrations": "ok", "storage": "ok", "valkey": "ok"}},
    )


def test_without_valkey_it_is_degraded_and_still_ready(client: Client, transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.REDIS_URL = f"unix://{tmp_path}/nothing.sock?db=0"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["checks"]["valkey"]) == (200, "degraded", "failed")


def test_with_a_migration_to_come_it_is_not_ready(client: Client, transactional_db: None) -> None:
    ((app, name),) = MigrationExecutor(connection).loader.graph.leaf_nodes("accounts")
    applied = MigrationRecorder(connection)
    applied.record_unapplied(app, name)
    try:
        answer = client.get("/readyz")
    finally:
        applied.record_applied(app, name)
    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, "failed")
    assert client.get("/readyz").status_code == 200


def test_a_database_that_hangs_is_given_a_second(client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(1.5)")
        connection.close()
        return True

    monkeypatch.setattr(health, "_database_answers", hang)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["checks"]["database"]) == (503, "unavailable", "failed")


def test_without_storage_it_is_not_ready(client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: FileSystemStorage, name: str) -> bool:
        raise OSError("disk gone")

    monkeypatch.setattr(FileSystemStorage, "exists", broken)
    assert client.get("/readyz").json()["checks"]["storage"] == "failed"


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_probes_are_only_read(client: Client, path: str) -> None:
    answer = client.post(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")
