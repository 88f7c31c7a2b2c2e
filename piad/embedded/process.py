"""A server as a child process: start it, wait until it answers, stop it."""

from __future__ import annotations

import signal
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from piad.embedded.lifetime import wait_until
from piad.embedded.problems import EmbeddedProblem

START_SECONDS = 60.0
STOP_SECONDS = 20.0
LOG_TAIL = 2_000


class ServerDidNotStart(EmbeddedProblem):
    """A server ended or stayed silent; the message carries the end of what it wrote."""

    def __init__(self, name: str, wrote: str) -> None:
        super().__init__(f"{name} did not start. It wrote:\n{wrote[-LOG_TAIL:].strip()}")


class ServerProcess(ABC):
    """One server; a subclass says how to launch it and how to ask whether it answers."""

    name: ClassVar[str]
    stop_signal: ClassVar[signal.Signals]

    def __init__(self, *, log: Path) -> None:
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def launch(self) -> subprocess.Popen[bytes]:
        """Start the process and return it at once."""

    @abstractmethod
    def answers(self) -> bool:
        """Ask the server whether it is ready."""

    def prepare(self) -> None:  # noqa: B027 - most servers need nothing
        """Do what a server needs once it answers; nothing unless a subclass says so."""

    @property
    def pid(self) -> int | None:
        """Return the process id, or None before the first start."""
        return self._process.pid if self._process else None

    @property
    def alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Launch the server, unless it runs, and return when it answers; raises ServerDidNotStart."""
        self.begin()
        self.finish_start()

    def begin(self) -> None:
        """Launch without waiting, so that several servers start side by side."""
        if not self.alive:
            self._process = self.launch()

    def finish_start(self) -> None:
        """Wait until the launched server answers."""
        wait_until(lambda: self.answers() or not self.alive, seconds=START_SECONDS)
        if not (self.alive and self.answers()):
            self.stop()
            raise ServerDidNotStart(self.name, self._tail())
        self.prepare()

    def stop(self) -> None:
        """Stop the server in its orderly way, by force when it does not obey."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(self.stop_signal)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def spawn(
        self,
        command: list[str],
        *,
        environment: Mapping[str, str],
        preexec: Callable[[], None],
        **options: Any,  # noqa: ANN401 - Popen's own
    ) -> subprocess.Popen[bytes]:
        """Run a command in its own session (a terminal's Ctrl-C is for the supervisor alone), with its output in the log."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=preexec,  # noqa: PLW1509 - one prctl call, with the C library loaded before the fork
                **options,
            )

    def _tail(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-LOG_TAIL:]
