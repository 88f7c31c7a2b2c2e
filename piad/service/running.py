"""The whole service for as long as a block runs: servers, set-up, processes, and an orderly end."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import IO

from django.conf import settings
from django.db import connections

from piad.embedded.servers import running
from piad.service.preparation import prepare
from piad.service.processes import RENDER_PROCESSES, service_environment, service_processes
from piad.service.supervisor import ProcessKeepsEnding, Supervisor

READY_SECONDS = 90.0


class StopRequest:
    """Remembers that somebody asked us to stop; a second asking is an interruption."""

    def __init__(self) -> None:
        self.made = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def __call__(self) -> bool:
        """Tell whether it was asked."""
        return self.made

    def _note(self, number: int, frame: FrameType | None) -> None:
        del frame
        if self.made and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.made = True


@contextlib.contextmanager
def service(
    *, role: str, host: str, port: int, public_url: str, say: Callable[[str], None], output: IO[bytes] | None = None
) -> Iterator[Supervisor]:
    """Run the service for the block; its processes may still be starting (see `wait_until_ready`)."""
    with contextlib.ExitStack() as stack:
        wanted = settings.PIAD_EMBEDDED_SERVERS
        servers = stack.enter_context(running(settings.PIAD_HOME, role=role, wanted=wanted)) if wanted else None
        stack.callback(connections.close_all)
        prepare()
        ready_file = _ready_file()
        ready_file.unlink(missing_ok=True)
        supervisor = Supervisor(
            plans=service_processes(host=host, port=port),
            environment=service_environment(port=port, public_url=public_url, ready_file=ready_file),
            say=say,
            servers=servers,
            output=output,
        )
        stack.callback(supervisor.stop)
        supervisor.start()
        yield supervisor


def refusal_to_listen(host: str, port: int) -> str | None:
    """Return why no server may listen there, or None where one may."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            if fault.errno == errno.EADDRINUSE:
                return f"Port {port} of {host} is in use. Stop what listens there, or choose another: make up PORT=8001"
            return f"Nothing can listen on port {port} of {host}: {fault.strerror}. PORT and HOST choose another place."
    return None


def never() -> bool:
    """Do not stop."""
    return False


def wait_until_ready(supervisor: Supervisor, *, url: str, stopped: Callable[[], bool] = never) -> None:
    """Wait until the web process and every render process are ready; raises ProcessKeepsEnding or TimeoutError."""
    deadline = time.monotonic() + READY_SECONDS
    while not (stopped() or (_rendering() and _answers(f"{url}/readyz"))):
        if ended := supervisor.ended():
            raise ProcessKeepsEnding(f"{', '.join(ended)} ended while starting.")
        if time.monotonic() > deadline:
            late = "The web process" if _rendering() else "The worker"
            raise TimeoutError(f"{late} was not ready within {READY_SECONDS:.0f} s; what it wrote says why.")
        time.sleep(0.05)


def _ready_file() -> Path:
    return Path(settings.PIAD_HOME) / "render.ready"


def _rendering() -> bool:
    """Tell whether every render process has loaded the pipeline."""
    try:
        return _ready_file().stat().st_size >= RENDER_PROCESSES
    except FileNotFoundError:
        return False


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own loopback address
            return True
    except (urllib.error.URLError, OSError):
        return False
