"""The limited children: warm, replaced when spent or dead, bounded in memory and time, and gone when the service is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from piad.ingest.frames import Frame
from piad.ingest.helper import REQUESTS_PER_CHILD, Child, HelperLost, Pool
from tests.fixtures.pictures import encoded, plain, png_bomb

SMALL = Frame(head={"work": "clean"}, body=encoded(plain()))
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


def idle(pool: Pool) -> list[Child]:
    return list(pool._idle)  # noqa: SLF001 - the children are not shown otherwise


def alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return status != "Z"


def run_script(script: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_child_answers_again_and_again(pool: Pool) -> None:
    pool.ask(SMALL)
    first = idle(pool)[0].pid

    reply = pool.ask(SMALL)

    assert (reply.head["width"], [child.pid for child in idle(pool)]) == (96, [first])


def test_a_child_is_replaced_after_its_fiftieth_picture(pool: Pool) -> None:
    pool.warm()
    first = idle(pool)[0].pid
    for _ in range(REQUESTS_PER_CHILD):
        pool.ask(SMALL)

    pool.ask(SMALL)

    assert idle(pool)[0].pid != first
    assert not alive(first)


def test_a_child_killed_while_idle_does_not_hurt_the_next_picture(pool: Pool) -> None:
    pool.ask(SMALL)
    os.kill(idle(pool)[0].pid, signal.SIGKILL)

    reply = pool.ask(SMALL)

    assert reply.head["width"] == 96


def test_a_child_killed_in_mid_picture_loses_that_picture_alone(pool: Pool) -> None:
    large = Frame(head={"work": "clean"}, body=png_bomb(8_000, 5_000, kind=6))
    pool.warm()
    killer = threading.Timer(0.2, os.kill, (idle(pool)[0].pid, signal.SIGKILL))
    killer.start()
    with pytest.raises(HelperLost):
        pool.ask(large)
    killer.join()

    assert pool.ask(SMALL).head["width"] == 96


def test_a_picture_that_takes_too_long_is_ended_with_its_child(pool: Pool) -> None:
    large = Frame(head={"work": "clean"}, body=png_bomb(8_000, 5_000, kind=6))
    pool.warm()
    late = idle(pool)[0].pid

    with pytest.raises(HelperLost):
        pool.ask(large, wall_seconds=0.2)

    assert not alive(late)


def test_a_broken_request_ends_the_child_and_no_more(pool: Pool) -> None:
    pool.ask(SMALL)

    reply = pool.ask(Frame(head={}, body=b""))

    assert reply.head["rejected"] == "unreadable"
    assert pool.ask(SMALL).head["width"] == 96


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_child_is_limited_and_knows_no_secret(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "do-not-hand-on")
    pool.ask(SMALL)
    process = Path(f"/proc/{idle(pool)[0].pid}")
    limits = {line[:26].strip(): line[26:].split()[0] for line in (process / "limits").read_text().splitlines()}

    assert (limits["Max address space"], limits["Max file size"], limits["Max core file size"]) == ("1073741824", "0", "0")
    assert int(limits["Max cpu time"]) <= 25
    assert b"do-not-hand-on" not in (process / "environ").read_bytes()
    assert sorted(str(file.readlink()).partition(":")[0] for file in (process / "fd").iterdir()) == ["/dev/null"] * 3 + ["socket"]


def test_several_threads_share_the_children(pool: Pool) -> None:
    widths: list[int] = []
    threads = [threading.Thread(target=lambda: widths.append(pool.ask(SMALL).head["width"])) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (widths, 1 <= len(idle(pool)) <= 2) == ([96] * 6, True)


def test_a_child_started_by_a_thread_outlives_that_thread(pool: Pool) -> None:
    starter = threading.Thread(target=pool.warm)
    starter.start()
    starter.join()
    first = idle(pool)[0].pid

    pool.ask(SMALL)

    assert [child.pid for child in idle(pool)] == [first]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_children_of_a_killed_service_end_too() -> None:
    script = "from piad.ingest.helper import POOL; POOL.warm(); print(POOL._idle[0].pid, flush=True); import time; time.sleep(60)"
    with run_script(script) as service:
        assert service.stdout is not None
        child = int(service.stdout.readline())
        assert alive(child)
        service.kill()
    deadline = time.monotonic() + 5
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not alive(child)


def test_a_forked_worker_has_children_of_its_own() -> None:
    script = """
import os
from piad.ingest.helper import POOL
from piad.ingest.frames import Frame
from tests.fixtures.pictures import encoded, plain
small = Frame(head={"work": "clean"}, body=encoded(plain()))
POOL.ask(small)
before = POOL._idle[0].pid
worker = os.fork()
if worker == 0:
    width = POOL.ask(small).head["width"]
    os._exit(0 if width == 96 and POOL._idle[0].pid != before else 1)
_, status = os.waitpid(worker, 0)
print(os.waitstatus_to_exitcode(status), POOL.ask(small).head["width"], POOL._idle[0].pid == before)
"""
    with run_script(script) as service:
        output, _ = service.communicate(timeout=30)

    assert output.split() == ["0", "96", "True"]
