"""Starts the processes, restarts one that ends, and stops all of them in order; when it is killed, the kernel ends them."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from piad.embedded.lifetime import ends_with_parent
from piad.embedded.servers import Servers
from piad.service.processes import ROOT, ProcessPlan

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 30.0
LOOK_EVERY = 0.2


class ProcessKeepsEnding(Exception):
    """A process ended before the service was ready; what it wrote says why."""


@dataclass(slots=True, kw_only=True)
class Child:
    """A running process and its record of failures."""

    plan: ProcessPlan
    process: subprocess.Popen[bytes]
    started: float
    pause: float = FIRST_PAUSE
    restart_at: float | None = None


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """Runs a list of processes; call it from the main thread only, since the kernel ties the children's life to it."""

    plans: Sequence[ProcessPlan]
    environment: Mapping[str, str]
    say: Callable[[str], None]
    servers: Servers | None = None
    output: IO[bytes] | None = None
    children: dict[str, Child] = field(default_factory=dict)

    def start(self) -> None:
        """Start every process; returns before they are ready."""
        for plan in self.plans:
            self.children[plan.name] = Child(plan=plan, process=self._spawn(plan), started=time.monotonic())

    def watch(self, stopped: Callable[[], bool]) -> None:
        """Keep the processes and the embedded servers running until told to stop."""
        while not stopped():
            self.mend()
            time.sleep(LOOK_EVERY)

    def mend(self) -> None:
        """Look once at everything and start again what has ended, after a pause that doubles while it keeps ending."""
        if self.servers is not None and not all(server.alive for server in self.servers.wanted):
            self.say("An embedded server ended; starting it again.")
            self.servers.start()
        for child in self.children.values():
            self._mend_child(child)

    def ended(self) -> list[str]:
        """Name the processes that do not run now."""
        return [name for name, child in self.children.items() if child.process.poll() is not None]

    def stop(self) -> None:
        """Stop all processes, wave after wave; each by force when it does not obey."""
        for wave in sorted({plan.wave for plan in self.plans}):
            leaving = [child for child in self.children.values() if child.plan.wave == wave]
            for child in leaving:
                _ask(child, child.plan.stop[0][0])
            for child in leaving:
                _see_off(child)

    def _mend_child(self, child: Child) -> None:
        now = time.monotonic()
        if child.process.poll() is None:
            return
        if child.restart_at is None:
            child.pause = FIRST_PAUSE if now - child.started > STEADY_SECONDS else min(child.pause * 2, LONGEST_PAUSE)
            child.restart_at = now + child.pause
            self.say(f"{child.plan.name} ended with status {child.process.returncode}; starting it again in {child.pause:.1f} s.")
        elif now >= child.restart_at:
            child.process, child.started, child.restart_at = self._spawn(child.plan), now, None

    def _spawn(self, plan: ProcessPlan) -> subprocess.Popen[bytes]:
        """Start one process in its own session: a terminal's Ctrl-C reaches us alone, and we stop the others in order."""
        return subprocess.Popen(
            plan.command,
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=self.output,
            start_new_session=True,
            preexec_fn=ends_with_parent(signal.SIGKILL),  # noqa: PLW1509 - one prctl call, with the C library loaded before the fork
        )


def _ask(child: Child, number: signal.Signals) -> None:
    if child.process.poll() is None:
        child.process.send_signal(number)


def _see_off(child: Child) -> None:
    """Wait for the end of a process that was asked once, and insist."""
    for number, seconds in (*child.plan.stop, (signal.SIGKILL, 5.0)):
        if number != child.plan.stop[0][0]:
            _ask(child, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(seconds)
            return
