"""Secrets at rest: keyed digests of API keys, and texts encrypted so that an older secret key still opens them."""

from __future__ import annotations

import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class VaultError(Exception):
    """A stored secret cannot be opened with any of `PIAD_SECRET_KEYS`."""


def encrypt(text: str) -> bytes:
    """Encrypt a text with the first of `PIAD_SECRET_KEYS`."""
    return _fernet(tuple(settings.PIAD_SECRET_KEYS)).encrypt(text.encode())


def decrypt(token: bytes | memoryview) -> str:
    """Return the text of a token made under any of `PIAD_SECRET_KEYS`; raise `VaultError` when none opens it."""
    try:
        return _fernet(tuple(settings.PIAD_SECRET_KEYS)).decrypt(bytes(token)).decode()
    except InvalidToken as error:
        raise VaultError("no configured key opens this secret") from error


def rotate(token: bytes | memoryview) -> bytes:
    """Return the same secret under the first of `PIAD_SECRET_KEYS`; raise `VaultError` when none opens it."""
    try:
        return _fernet(tuple(settings.PIAD_SECRET_KEYS)).rotate(bytes(token))
    except InvalidToken as error:
        raise VaultError("no configured key opens this secret") from error


def current_pepper() -> int:
    """Return the version of the pepper that new keys are stored under."""
    return len(settings.PIAD_KEY_PEPPERS)


def digest(key: str, *, pepper_version: int) -> bytes:
    """Return HMAC-SHA256 of a key under one of `PIAD_KEY_PEPPERS`: 32 bytes."""
    return hmac.digest(_pepper(pepper_version).encode(), key.encode(), "sha256")


def digests(key: str) -> list[bytes]:
    """Return a key's digest under every pepper in force, the current one first."""
    return [digest(key, pepper_version=version) for version in range(current_pepper(), 0, -1)]


def _pepper(version: int) -> str:
    """Return a pepper by version: the list is newest first and the oldest has version 1, so a new one moves no number."""
    return str(settings.PIAD_KEY_PEPPERS[current_pepper() - version])


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
