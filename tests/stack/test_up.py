"""`manage.py up` runs the whole service, and its end is everybody's end."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import requests

from piad.embedded.addresses import addresses
from piad.service.processes import ROOT
from tests.ports import free_port
from tests.stack.conftest import stack_environment, wait_for

pytestmark = pytest.mark.stack


@dataclass(frozen=True, slots=True, kw_only=True)
class Up:
    """A running `manage.py up` and what it said."""

    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    home: Path
    url: str

    def said(self) -> str:
        """Return everything it has printed so far."""
        return (self.home.parent / "said").read_text(encoding="utf-8")

    def family(self) -> list[int]:
        """Return the processes of this folder: the supervisor's children and theirs, found by the environment that they carry."""
        return [pid for pid in _processes() if pid != self.process.pid and f"PIAD_HOME={self.home}" in _environment_of(pid)]

    def servers(self) -> list[int]:
        """Return the embedded servers, which carry no environment: found as the supervisor's children."""
        return [pid for pid in _processes() if _parent_of(pid) == self.process.pid]


@contextlib.contextmanager
def started() -> Iterator[Up]:
    """Start the service as a person does and wait until it says that it is ready."""
    home = Path(tempfile.mkdtemp(prefix="piad-up-")) / "home"
    port = free_port()
    environment = stack_environment(home, port)
    with (home.parent / "said").open("w") as said:
        process = subprocess.Popen([sys.executable, "manage.py", "up"], cwd=ROOT, env=environment, stdout=said, stderr=subprocess.DEVNULL)
    up = Up(process=process, environment=environment, home=home, url=f"http://127.0.0.1:{port}")
    try:
        assert wait_for(lambda: "piad is ready" in up.said() or process.poll() is not None, seconds=60)
        yield up
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(home.parent)


@pytest.fixture
def up() -> Iterator[Up]:
    """A service of one's own, to stop and to kill."""
    with started() as own:
        yield own


@pytest.fixture(scope="module")
def shared_up() -> Iterator[Up]:
    """One service for the tests that leave it running."""
    with started() as shared:
        yield shared


def start_again(up: Up, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start a second service beside this one and return what came of it."""
    command = [sys.executable, "manage.py", "up"]
    return subprocess.run(command, cwd=ROOT, env={**up.environment, **environment}, capture_output=True, text=True, check=False, timeout=60)


def test_it_says_where_it_is_and_gives_a_key_that_works(shared_up: Up) -> None:
    found = re.search(r"pi_live_\w+", shared_up.said())
    assert found is not None
    answer = requests.get(
        f"{shared_up.url}/api/v1/jobs/00000000-0000-0000-0000-000000000000", headers={"Authorization": f"Bearer {found[0]}"}, timeout=30
    )

    assert shared_up.url in shared_up.said()
    assert "make admin" in shared_up.said()
    assert answer.status_code == 404


def test_it_starts_with_a_corpus_whose_pictures_are_drawn_by_and_by(shared_up: Up) -> None:
    with psycopg.connect(addresses(shared_up.home).database_url, autocommit=True) as database:
        active = database.execute("SELECT count(*) FROM generation_referencead WHERE status = 'active'").fetchone()
        assert active is not None
        assert active[0] >= 150
        assert wait_for(
            lambda: database.execute("SELECT 1 FROM generation_referencead WHERE picture_key IS NOT NULL LIMIT 1").fetchone() is not None,
            seconds=120,
        )


def test_an_interruption_stops_all_of_it(up: Up) -> None:
    children = up.servers()
    up.process.send_signal(signal.SIGINT)

    assert up.process.wait(40) == 0
    assert len(children) == 6
    assert [pid for pid in children if _runs(pid)] == []
    assert up.family() == []


def test_killing_it_ends_all_of_it(up: Up) -> None:
    children, family = up.servers(), up.family()
    up.process.kill()

    assert len(children) == 6
    assert len(family) >= 4
    assert wait_for(lambda: not [pid for pid in (*children, *family) if _runs(pid)], seconds=10)


def test_a_second_start_says_who_is_first(shared_up: Up) -> None:
    second = start_again(shared_up, PORT=str(free_port()))

    assert second.returncode == 1
    assert f"{shared_up.home} is in use by `up` (process {shared_up.process.pid}," in second.stderr


def test_a_port_that_is_taken_is_named(shared_up: Up, tmp_path: Path) -> None:
    second = start_again(shared_up, PIAD_HOME=str(tmp_path))

    assert second.returncode == 1
    assert f"Port {shared_up.environment['PORT']} of 127.0.0.1 is in use." in second.stderr


def test_a_process_that_dies_is_started_again(shared_up: Up) -> None:
    web = next(pid for pid in shared_up.servers() if "uvicorn" in _command_of(pid))
    os.kill(web, signal.SIGKILL)

    assert wait_for(lambda: not _answers(shared_up.url), seconds=10)
    assert wait_for(lambda: _answers(shared_up.url), seconds=30)


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/livez", timeout=5).ok
    except requests.ConnectionError:
        return False


def _processes() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").glob("[0-9]*")]


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes().replace(b"\0", b"\n").decode("utf-8", "replace")
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return ""


def _environment_of(pid: int) -> list[str]:
    return _read(pid, "environ").splitlines()


def _command_of(pid: int) -> str:
    return _read(pid, "cmdline")


def _status(pid: int) -> list[str]:
    return _read(pid, "stat").rpartition(")")[2].split() or ["Z", "0"]


def _parent_of(pid: int) -> int:
    return int(_status(pid)[1])


def _runs(pid: int) -> bool:
    return _status(pid)[0] != "Z"
