"""The secrets of a data folder that configures itself: made once, kept in one private file."""

from __future__ import annotations

import base64
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from piad.embedded.problems import FolderUnusable

FILE_NAME = "secrets.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Everything a development installation must keep to itself."""

    postgres_password: str
    secret_key: str
    key_pepper: str
    fernet_key: str


def load_secrets(home: Path) -> Secrets:
    """Read the folder's secrets, making folder and file at first use; two processes that race read the same ones.

    Raises ``FolderUnusable``.
    """
    path = home / FILE_NAME
    try:
        if not path.exists():
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_once(path, _new_secrets())
        return Secrets(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as fault:
        raise FolderUnusable(home, fault) from fault


def _new_secrets() -> Secrets:
    return Secrets(
        postgres_password=secrets.token_urlsafe(24),
        secret_key=secrets.token_urlsafe(50),
        key_pepper=secrets.token_urlsafe(32),
        fernet_key=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    )


def _write_once(path: Path, content: Secrets) -> None:
    """Put a whole file in place unless another process was first: a link fails where a rename would replace."""
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(content), file)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
