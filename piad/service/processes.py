"""The processes that make up the service; the Procfile says the same for platforms that read one."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

RENDER_PROCESSES = 2
NOTIFIER_THREADS = 8
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessPlan:
    """One process: its command, and how it is asked to stop, each signal with the seconds that it is given.

    Processes of one wave stop side by side, the waves one after the other.
    """

    name: str
    command: tuple[str, ...]
    stop: tuple[tuple[signal.Signals, float], ...]
    wave: int = 0


def service_processes(*, host: str, port: int) -> tuple[ProcessPlan, ...]:
    """Return the processes: the web stops first and takes no more requests, then those that work."""
    celery = (sys.executable, "-m", "celery", "-A", "piad", "--quiet")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "INFO")
    uvicorn = (sys.executable, "-m", "uvicorn", "piad.asgi:application", "--host", host, "--port", str(port))
    # SIGTERM lets a running job finish; SIGQUIT gives it up, and the sweep sends it again later.
    worker_stop = ((signal.SIGTERM, 20.0), (signal.SIGQUIT, 5.0))
    return (
        ProcessPlan(
            name="worker",
            command=(*celery, "worker", "-Q", "render,brands", "--pool", "prefork", "-c", str(RENDER_PROCESSES), "-n", "render@%h", *quiet),
            stop=worker_stop,
            wave=1,
        ),
        ProcessPlan(
            name="notifier",
            command=(*celery, "worker", "-Q", "notify", "--pool", "threads", "-c", str(NOTIFIER_THREADS), "-n", "notify@%h", *quiet),
            stop=worker_stop,
            wave=1,
        ),
        ProcessPlan(name="beat", command=(*celery, "beat", "--loglevel", "WARNING"), stop=((signal.SIGTERM, 5.0),), wave=1),
        ProcessPlan(name="web", command=(*uvicorn, "--no-access-log", "--timeout-graceful-shutdown", "8"), stop=((signal.SIGTERM, 12.0),)),
    )


def service_environment(*, port: int, public_url: str, ready_file: Path) -> dict[str, str]:
    """Return the environment of every process: ours, with the address where this service stands and where to say that one is ready."""
    ours = {
        "PORT": str(port),
        "PIAD_PUBLIC_URL": public_url,
        "PIAD_READY_FILE": str(ready_file),
        "DJANGO_SETTINGS_MODULE": "piad.settings",
        "PYTHONUNBUFFERED": "1",
        # Said by Celery to root; strangers' pictures are opened in limited children either way.
        "PYTHONWARNINGS": "ignore:You're running the worker",
    }
    return {**os.environ, **ours}
