"""A private PostgreSQL over a unix socket."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from piad.embedded.addresses import DATABASE, ROLE, Addresses
from piad.embedded.footing import Footing, find_footing, give, our_users, private_folder
from piad.embedded.lifetime import end_leftover, ends_with_parent
from piad.embedded.process import ServerDidNotStart, ServerProcess

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "dynamic_shared_memory_type": "mmap",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
SCRATCH_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres(ServerProcess):
    """One PostgreSQL on one data folder. `durable=False` is for tests: faster, and lost with the machine."""

    name = "postgres"
    stop_signal = signal.SIGINT  # fast shutdown; on SIGTERM it would wait for open connections

    def __init__(self, addresses: Addresses, *, durable: bool = True) -> None:
        super().__init__(log=addresses.home / "postgres.log")
        self._addresses = addresses
        self._durable = durable
        self._settings = SETTINGS if durable else {**SETTINGS, **SCRATCH_SETTINGS}
        self._footing: Footing | None = None

    @property
    def mode(self) -> str:
        """Return how it runs: plain, userns or setuid."""
        return self._footing.mode if self._footing else "stopped"

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the server, making its data folder first if there is none; returns before it answers."""
        footing = self._footing = find_footing(self._addresses.home, identity=self._addresses.password)
        os.chown(private_folder(self._addresses.sockets, owners=our_users()), footing.uid, footing.gid)
        if not (footing.data / "PG_VERSION").exists():
            self._initialise(footing)
        give(footing.data, footing)
        end_leftover(footing.data / "postmaster.pid", belongs=str(footing.data), stop_signal=self.stop_signal)
        options = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
        command = [
            *footing.prefix,
            str(footing.binaries / "postgres"),
            "-D",
            str(footing.data),
            "-k",
            str(self._addresses.sockets),
            *options,
        ]
        return self.spawn(command, environment=_environment(), preexec=ends_with_parent(self.stop_signal), **footing.popen)

    def answers(self) -> bool:
        """Ask whether it takes connections."""
        try:
            connect(self._addresses, "postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def prepare(self) -> None:
        """Make the service's database and its vector type, once the server answers."""
        ensure_database(self._addresses, DATABASE)

    def _initialise(self, footing: Footing) -> None:
        """Make the cluster beside its place and move it there when whole, so that an interrupted start leaves nothing half made."""
        draft = footing.data.with_name(f"{footing.data.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        os.chown(private_folder(draft, owners={os.geteuid()}), footing.uid, footing.gid)
        password = self._addresses.sockets / "initial-password"
        _write_private(password, self._addresses.password, footing)  # a file: a pipe cannot be read after the change of user
        command = [*footing.prefix, str(footing.binaries / "initdb"), "-D", str(draft), "-U", ROLE, "--auth=scram-sha-256"]
        command += [f"--pwfile={password}", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command += [] if self._durable else ["--no-sync"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(), **footing.popen)
        finally:
            password.unlink(missing_ok=True)
        if done.returncode:
            raise ServerDidNotStart("initdb", done.stderr or done.stdout)
        draft.rename(footing.data)


def connect(addresses: Addresses, database: str) -> psycopg.Connection:
    """Open a connection in autocommit mode; raises psycopg.OperationalError when the server does not take one."""
    return psycopg.connect(addresses.database_url_for(database), autocommit=True, connect_timeout=5)


def ensure_database(addresses: Addresses, name: str) -> None:
    """Make a database with the vector type unless it exists."""
    with connect(addresses, "postgres") as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    with connect(addresses, name) as connection:
        connection.execute("SET client_min_messages = warning")
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def _write_private(path: Path, content: str, footing: Footing) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
    os.chown(path, footing.uid, footing.gid)
