"""Under which user PostgreSQL runs, since it refuses root: ourselves, a user namespace, or `nobody` with a copy it can read."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from piad.embedded.problems import EmbeddedProblem
from piad.embedded.wheels import POSTGRES_MAJOR, postgres_installation

SHARED = Path("/var/tmp")  # noqa: S108 - what is made inside belongs to root and is checked before use
OTHERS_MAY_WRITE = 0o022


class UnsafeFolder(EmbeddedProblem):
    """A folder that we were about to trust belongs to somebody else, or others may write to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} belongs to another user or others may write to it. Remove it and start again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """How to run PostgreSQL's programs here. `uid` owns its files as the machine sees them."""

    mode: str
    binaries: Path
    data: Path
    uid: int
    gid: int
    prefix: tuple[str, ...] = ()
    popen: dict[str, Any] = field(default_factory=dict)


def find_footing(home: Path, *, identity: str) -> Footing:
    """Choose the footing for this user and machine and give it its data folder; `identity` tells one life of a folder from the next."""
    local, remote = home / f"pg{POSTGRES_MAJOR}", outside_home(home, identity)
    current = remote if os.geteuid() == 0 and (remote / "PG_VERSION").exists() else local
    if os.geteuid() != 0:
        return Footing(mode="plain", binaries=postgres_installation() / "bin", data=current, uid=os.geteuid(), gid=os.getegid())
    if prefix := _user_namespace():
        return Footing(mode="userns", binaries=postgres_installation() / "bin", data=current, uid=0, gid=0, prefix=prefix)
    return _as_nobody(current, remote)


def our_users() -> set[int]:
    """Return the users whose folders we trust: ourselves and, for root, the user that PostgreSQL may run as."""
    return {os.geteuid()} | ({pwd.getpwnam("nobody").pw_uid} if os.geteuid() == 0 else set())


def private_folder(path: Path, *, owners: set[int], mode: int = 0o700) -> Path:
    """Make a folder, or accept one that is really a folder of these owners; raises UnsafeFolder otherwise."""
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    found = path.lstat()
    if path.is_symlink() or found.st_uid not in owners:
        raise UnsafeFolder(path)
    path.chmod(mode)
    return path


def give(path: Path, footing: Footing) -> None:
    """Hand a folder and all in it to PostgreSQL's user, when it is not already."""
    if path.stat().st_uid == footing.uid:
        return
    for item in (path, *path.rglob("*")):
        os.chown(item, footing.uid, footing.gid, follow_symlinks=False)


def _user_namespace() -> tuple[str, ...]:
    nobody = pwd.getpwnam("nobody")
    prefix = ("unshare", "--user", f"--map-user={nobody.pw_uid}", f"--map-group={nobody.pw_gid}", "--")
    if os.environ.get("PIAD_NO_USERNS") == "1" or shutil.which("unshare") is None:
        return ()
    allowed = subprocess.run([*prefix, "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
    return prefix if allowed else ()


def _as_nobody(current: Path, remote: Path) -> Footing:
    """Run as `nobody`, who can read neither a private home nor the data inside: both move to where it can."""
    nobody = pwd.getpwnam("nobody")
    private_folder(remote.parent, owners={0}, mode=0o711)
    if current != remote and current.exists():
        shutil.move(current, remote)
    who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": "/"}
    return Footing(mode="setuid", binaries=_readable_copy() / "bin", data=remote, uid=nobody.pw_uid, gid=nobody.pw_gid, popen=who)


def outside_home(home: Path, identity: str) -> Path:
    """Return where the data lies when PostgreSQL's user cannot enter the home folder."""
    return SHARED / "piad-data" / hashlib.sha256(f"{home}\0{identity}".encode()).hexdigest()[:16]


def _readable_copy() -> Path:
    """Copy PostgreSQL out of an environment that others may not enter, keeping its layout: its libraries are found relative to it."""
    source = postgres_installation()
    base = private_folder(SHARED / "piad-pg", owners={0}, mode=0o755)
    stamp = f"{source}\0{source.stat().st_mtime_ns}"
    copy = base / f"{POSTGRES_MAJOR}-{hashlib.sha256(stamp.encode()).hexdigest()[:10]}"
    inside = copy / source.parent.name / source.name
    if not (copy / ".complete").exists():
        shutil.copytree(source, inside, dirs_exist_ok=True, symlinks=True)
        libraries = source.parent.parent / f"{source.parent.name}.libs"
        if libraries.exists():
            shutil.copytree(libraries, copy / libraries.name, dirs_exist_ok=True)
        subprocess.run(["chmod", "-R", "a+rX,go-w", str(copy)], check=True)  # noqa: S607 - found on PATH
        (copy / ".complete").touch()
    return inside
