"""Servers start from nothing, belong to one process, end with it and start again after any end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis

from piad.embedded.addresses import addresses
from piad.embedded.footing import outside_home
from piad.embedded.lock import FolderInUse, holder_of
from piad.embedded.servers import reachable, running
from tests.embedded.conftest import Keeper, wait_for

Keep = Callable[..., Keeper]


def test_an_empty_folder_becomes_two_servers_on_private_sockets(home: Path) -> None:
    with running(home, role="test", durable=False) as servers:
        with psycopg.connect(servers.addresses.database_url) as connection:
            row = connection.execute(
                "SELECT current_setting('server_version_num')::int / 10000, current_setting('listen_addresses'), '[1]'::vector"
            ).fetchone()
        valkey = redis.Redis.from_url(servers.addresses.redis_url)
        mode = stat.S_IMODE(servers.addresses.sockets.stat().st_mode)
        listens = valkey.config_get("port")
        valkey.close()

    assert row is not None
    assert row[:2] == (18, "")
    assert listens == {"port": "0"}
    assert mode == 0o700
    assert not servers.addresses.sockets.exists()


def test_a_second_start_says_who_holds_the_folder(home: Path, keep: Keep) -> None:
    keeper = keep(home)

    with pytest.raises(FolderInUse, match=f"`keeper` \\(process {keeper.process.pid}"), running(home, role="second"):
        pass


def test_a_folder_is_free_again_after_an_orderly_end(home: Path, keep: Keep) -> None:
    keeper = keep(home)
    keeper.end()

    assert keeper.running == []
    assert holder_of(home) is None


def test_a_killed_supervisor_leaves_no_server_behind(home: Path, keep: Keep) -> None:
    keeper = keep(home)
    with psycopg.connect(addresses(home).database_url):  # PostgreSQL does not wait for this one
        keeper.end(signal.SIGKILL)
        ended = wait_for(lambda: keeper.running == [], seconds=10)

    assert ended


def test_what_was_written_is_there_after_a_kill(home: Path, keep: Keep) -> None:
    keeper = keep(home)
    with psycopg.connect(addresses(home).database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    keeper.end(signal.SIGKILL)

    with running(home, role="again", durable=False) as servers, psycopg.connect(servers.addresses.database_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_pid_file_with_a_strangers_number_does_not_stop_a_start(home: Path, keep: Keep) -> None:
    keep(home).end()
    data = home / "pg18"
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n", encoding="ascii")

    assert keep(home).running != []


def test_an_interrupted_first_start_is_made_good(home: Path, keep: Keep) -> None:
    draft = home / "pg18.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n", encoding="ascii")

    assert len(keep(home).running) == 2


def test_servers_that_run_already_are_used_and_left_running(home: Path, keep: Keep) -> None:
    keeper = keep(home)

    with reachable(home, role="command") as found, psycopg.connect(found.database_url) as connection:
        connection.execute("SELECT 1")

    assert len(keeper.running) == 2


def test_one_server_can_be_embedded_alone(home: Path) -> None:
    with running(home, role="test", wanted={"valkey"}) as servers:
        assert servers.valkey.answers()
        assert not servers.postgres.alive


def test_it_runs_as_an_ordinary_user(home: Path, keep: Keep) -> None:
    as_user = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--") if os.geteuid() == 0 else ()
    if as_user and subprocess.run([*as_user, "true"], check=False).returncode != 0:
        pytest.skip("this machine lets root become nobody else here")

    assert keep(home, prefix=as_user).mode == "plain"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another footing")
def test_root_without_user_namespaces_runs_postgres_as_nobody(home: Path, keep: Keep) -> None:
    keeper = keep(home, environment={"PIAD_NO_USERNS": "1"})
    owner = Path(f"/proc/{keeper.pids[0]}").stat().st_uid
    keeper.end(signal.SIGKILL)

    assert keeper.mode == "setuid"
    assert owner == pwd.getpwnam("nobody").pw_uid
    assert wait_for(lambda: keeper.running == [], seconds=10)
    shutil.rmtree(outside_home(home, addresses(home).password))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root changes its footing")
def test_data_follows_when_the_footing_changes(home: Path, keep: Keep) -> None:
    url = addresses(home).database_url
    first = keep(home)
    mode = first.mode
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    first.end()

    second = keep(home, environment={"PIAD_NO_USERNS": "1"})
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT number FROM kept").fetchone()
    second.end()

    assert (second.mode, row) == ("setuid", (7,))
    third = keep(home)
    third.end()
    assert third.mode == mode
    shutil.rmtree(outside_home(home, addresses(home).password))
