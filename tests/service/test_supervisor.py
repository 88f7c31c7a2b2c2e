"""The supervisor starts, mends and stops processes; tried on small ones."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from piad.service import supervisor as module
from piad.service.processes import ProcessPlan
from piad.service.supervisor import Supervisor

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


def plan(name: str, code: str, *, seconds: float = 5.0) -> ProcessPlan:
    return ProcessPlan(name=name, command=(sys.executable, "-c", code), stop=((signal.SIGTERM, seconds),))


def supervise(*plans: ProcessPlan, said: list[str] | None = None) -> Supervisor:
    return Supervisor(plans=plans, environment=dict(os.environ), say=(said if said is not None else []).append)


def until_ended(supervisor: Supervisor, name: str) -> None:
    supervisor.children[name].process.wait(10)


def test_processes_stop_wave_after_wave(tmp_path: Path) -> None:
    order = tmp_path / "order"
    note = (
        f"import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (open({str(order)!r}, 'a').write(sys.argv[1]), sys.exit())); "
    )
    ready = "open(sys.argv[2], 'w').close(); time.sleep(60)"
    plans = [
        ProcessPlan(
            name=name,
            command=(sys.executable, "-c", note + ready, name, str(tmp_path / f"{name}.ready")),
            stop=((signal.SIGTERM, 5.0),),
            wave=wave,
        )
        for name, wave in (("b", 1), ("a", 0), ("c", 2))
    ]
    supervisor = supervise(*plans)
    supervisor.start()
    while len(list(tmp_path.glob("*.ready"))) < 3:
        time.sleep(0.02)
    supervisor.stop()

    assert order.read_text(encoding="ascii") == "abc"


def test_a_process_that_ends_is_started_again_after_a_pause() -> None:
    said: list[str] = []
    supervisor = supervise(plan("short", "raise SystemExit(3)"), said=said)
    supervisor.start()
    first = supervisor.children["short"].process.pid
    until_ended(supervisor, "short")
    supervisor.mend()
    before_the_pause = supervisor.children["short"].process.pid
    time.sleep(supervisor.children["short"].pause + 0.05)
    supervisor.mend()

    assert said == ["short ended with status 3; starting it again in 1.0 s."]
    assert before_the_pause == first
    assert supervisor.children["short"].process.pid != first
    supervisor.stop()


def test_the_pause_doubles_while_a_process_keeps_ending() -> None:
    supervisor = supervise(plan("short", "pass"))
    supervisor.start()
    child = supervisor.children["short"]
    pauses = []
    for _ in range(8):
        until_ended(supervisor, "short")
        supervisor.mend()
        pauses.append(child.pause)
        child.restart_at = 0.0
        supervisor.mend()
    supervisor.stop()

    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, module.LONGEST_PAUSE, module.LONGEST_PAUSE, module.LONGEST_PAUSE]


def test_a_process_that_does_not_obey_is_killed() -> None:
    supervisor = supervise(plan("stubborn", STUBBORN, seconds=0.3))
    supervisor.start()
    time.sleep(0.3)
    supervisor.stop()

    assert supervisor.children["stubborn"].process.returncode == -signal.SIGKILL


def test_it_names_what_has_ended() -> None:
    supervisor = supervise(plan("short", "pass"), plan("long", "import time; time.sleep(60)"))
    supervisor.start()
    until_ended(supervisor, "short")

    assert supervisor.ended() == ["short"]
    supervisor.stop()
