"""Where the embedded servers of one data folder listen, known before anything is started."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from piad.embedded.secrets import load_secrets

ROLE = "piad"
DATABASE = "piad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Unix-socket addresses of one folder's PostgreSQL and Valkey; nothing listens on TCP."""

    home: Path
    sockets: Path
    password: str

    @property
    def valkey_socket(self) -> Path:
        """Return the path of Valkey's socket."""
        return self.sockets / "valkey.sock"

    @property
    def redis_url(self) -> str:
        """Return the address as redis-py reads it."""
        return f"unix://{self.valkey_socket}?db=0"

    @property
    def broker_url(self) -> str:
        """Return the address as Celery's transport reads it."""
        return f"redis+socket://{self.valkey_socket}?virtual_host=0"

    @property
    def database_url(self) -> str:
        """Return the address of the service's own database."""
        return self.database_url_for(DATABASE)

    def database_url_for(self, database: str) -> str:
        """Return the address of any database of this server."""
        return f"postgresql://{ROLE}:{quote(self.password, safe='')}@/{database}?host={quote(str(self.sockets), safe='/')}"


def addresses(home: Path) -> Addresses:
    """Compute the addresses for a data folder, making the folder and its secrets at first use."""
    folder = home.expanduser().resolve()
    return Addresses(
        home=folder,
        sockets=socket_folder(folder),
        password=load_secrets(folder).postgres_password,
    )


def socket_folder(home: Path) -> Path:
    """Return a short path for the sockets: a socket's path may hold about 104 bytes, a data folder's may be longer."""
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:10]
    return _temporary_folder() / f"piad-{os.geteuid()}-{digest}"


def _temporary_folder() -> Path:
    """Return a folder that does not change with TMPDIR, so that every process of one folder finds the same sockets."""
    fixed = Path("/tmp")  # noqa: S108 - what is made inside is private (0700) and its owner is checked before use
    return fixed if os.access(fixed, os.W_OK | os.X_OK) else Path(tempfile.gettempdir())
