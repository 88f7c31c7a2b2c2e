"""The real service: web, worker, notifier and beat as processes, on servers of their own that a test may stop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
import requests

from piad.embedded.servers import Servers, running
from piad.service.processes import RENDER_PROCESSES, ROOT, service_processes
from piad.service.supervisor import Supervisor
from tests.ports import free_port

SETTLED = {"completed", "failed"}
BRIEF = {"prompt": "A calm advert for oat milk, in English: soft morning light, friendly tone.", "output": {"resolution": "512"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A running service and the handles on its parts."""

    base_url: str
    key: str
    home: Path
    servers: Servers
    supervisor: Supervisor
    environment: dict[str, str]
    customer_port: int

    def manage(self, *arguments: str) -> str:
        """Run a management command against this service and return what it prints."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def new_key(self, *, organization: str = "stack") -> str:
        """Make a key, so that a test has its limits to itself."""
        return self.manage("create_api_key", "--organization", organization)

    def post(
        self, path: str = "/api/v1/images/generations", *, body: dict[str, Any] | None = None, key: str | None = None, **headers: str
    ) -> requests.Response:
        """Send a POST as a customer does."""
        return requests.post(f"{self.base_url}{path}", json=body or BRIEF, headers=self._headers(key, headers), timeout=60)

    def get(self, path: str, *, key: str | None = None, **parameters: str) -> requests.Response:
        """Send a GET as a customer does."""
        return requests.get(f"{self.base_url}{path}", params=parameters, headers=self._headers(key, {}), timeout=150)

    def delete(self, path: str, *, key: str | None = None) -> requests.Response:
        """Send a DELETE as a customer does."""
        return requests.delete(f"{self.base_url}{path}", headers=self._headers(key, {}), timeout=60)

    def settled(self, job_id: str, *, seconds: float, key: str | None = None) -> dict[str, Any]:
        """Wait for a job with the service looked after as in production; return its `data`, settled or not."""
        deadline = time.monotonic() + seconds
        while True:
            self.supervisor.mend()
            job: dict[str, Any] = self.get(f"/api/v1/jobs/{job_id}", key=key, expand="ad", include="diagnostics").json()["data"]
            if job["status"] in SETTLED or time.monotonic() > deadline:
                return job
            time.sleep(0.1)

    def database(self) -> psycopg.Connection:
        """Open a connection to the service's database."""
        return psycopg.connect(self.servers.addresses.database_url, autocommit=True)

    def _headers(self, key: str | None, more: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {key or self.key}", **{name.replace("_", "-"): value for name, value in more.items()}}


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Start the service once for all tests that need it."""
    home = Path(tempfile.mkdtemp(prefix="piad-stack-"))
    with running(home, role="stack tests", durable=False) as servers, (home / "processes.log").open("wb") as output:
        port = free_port()
        customer_port = free_port()
        environment = {**stack_environment(home, port), "PIAD_OUTBOUND_ALLOW": f"127.0.0.1:{customer_port}"}
        supervisor = Supervisor(
            plans=service_processes(host="127.0.0.1", port=port), environment=environment, say=lambda _: None, output=output
        )
        made = Stack(
            base_url=f"http://127.0.0.1:{port}",
            key="",
            home=home,
            servers=servers,
            supervisor=supervisor,
            environment=environment,
            customer_port=customer_port,
        )
        made.manage("migrate", "--verbosity", "0")
        made.manage("create_organization", "Stack")
        supervisor.start()
        try:
            ready = wait_for(lambda: _rendering(home) and _answers(f"{made.base_url}/readyz"), seconds=60)
            assert ready, (home / "processes.log").read_text(encoding="utf-8", errors="replace")[-4000:]
            yield replace(made, key=made.new_key())
        finally:
            supervisor.stop()
    shutil.rmtree(home, ignore_errors=True)


def ready_file(home: Path) -> Path:
    """Return where the render processes say that they are ready."""
    return home / "render.ready"


def stack_environment(home: Path, port: int) -> dict[str, str]:
    """Return the environment of a service on a data folder: nothing of the test run's own, and room for many requests."""
    ours = {
        "PIAD_HOME": str(home),
        "PORT": str(port),
        "PIAD_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PIAD_CREATES_PER_MINUTE": "1000",
        "PIAD_READS_PER_MINUTE": "10000",
        "PIAD_LOG_LEVEL": "INFO",
        "PIAD_READY_FILE": str(ready_file(home)),
    }
    return {**{name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "DATABASE_URL"}}, **ours}


def wait_for(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Wait until a condition holds; False when it did not."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _rendering(home: Path) -> bool:
    return len(ready_file(home).read_bytes()) >= RENDER_PROCESSES if ready_file(home).exists() else False


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=5).ok
    except requests.ConnectionError:
        return False
