"""Finished ads and private inputs in storage: unguessable keys, writes that are whole or absent, and the one view that serves results."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from django.core.files.base import File
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

CONTENT_TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
# Drawings and pages carry their own styles, pictures and fonts; nothing may run, and nothing is fetched from elsewhere.
_STYLED_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
_CONTENT_POLICIES: Final = {"svg": _STYLED_POLICY, "html": _STYLED_POLICY}
_STRICT_POLICY: Final = "default-src 'none'; sandbox"
_RANDOM_BYTES: Final = 32
_KEY: Final = re.compile(rf"(?P<area>results|inputs)/[A-Za-z0-9_-]{{32,64}}\.(?P<extension>{'|'.join(CONTENT_TYPES)})", re.ASCII)
_CHUNK_BYTES: Final = 256 * 1024


class Area(StrEnum):
    """Where an object lies: results are served to whoever has the address, inputs to nobody."""

    RESULTS = "results"
    INPUTS = "inputs"


class MediaMissing(Exception):
    """No object has this key."""


class MediaDamaged(Exception):
    """What storage holds is not what was written; nothing refers to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObject:
    """An object that storage has confirmed: its key, the hex SHA-256 of its content, its length in bytes."""

    key: str
    sha256: str
    bytes: int


def store(*, area: Area, extension: str, content: bytes) -> StoredObject:
    """Write one object under a new unguessable key; it is durable and checked when this returns.

    ``extension`` is one of ``CONTENT_TYPES`` (``ValueError`` otherwise). ``OSError`` or the storage's own error when it cannot be
    written, ``MediaDamaged`` when it was written wrong.
    """
    if extension not in CONTENT_TYPES:
        msg = f"no media has the extension {extension!r}"
        raise ValueError(msg)
    key = f"{area.value}/{secrets.token_urlsafe(_RANDOM_BYTES)}.{extension}"
    storage = _storage()
    if isinstance(storage, FileSystemStorage):
        _write_to_disk(Path(storage.path(key)), content)
    else:
        _write_to_service(storage, key, content)
    return StoredObject(key=key, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))


def load(key: str) -> bytes:
    """Return an object of either area; ``MediaMissing`` when there is none (also for a key that we never gave out)."""
    with _open(key) as stored:
        return bytes(stored.read())


def url(key: str) -> str:
    """Return the absolute address of a result, which never expires; an input has none (``ValueError``)."""
    if _area(key) is not Area.RESULTS:
        msg = "only results have an address"
        raise ValueError(msg)
    return f"{_base()}{key}"


def key_of(address: str) -> str | None:
    """Return the key behind one of our own result addresses, ``None`` for any other address."""
    key = address.removeprefix(_base())
    return key if key != address and _area(key) is Area.RESULTS else None


def delete(key: str) -> None:
    """Remove an object; deleting what is gone is no error."""
    if _area(key) is not None:
        _storage().delete(key)


def serve(request: HttpRequest, key: str) -> HttpResponseBase:
    """Answer GET and HEAD for a result; everything else that can be named is a 404."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if _area(key) is not Area.RESULTS:
        raise Http404
    try:
        stored = _open(key)
    except MediaMissing as missing:
        raise Http404 from missing
    size = stored.size
    response = _body(request, stored)
    extension = key.rpartition(".")[2]
    response.headers["Content-Type"] = CONTENT_TYPES[extension]
    response.headers["Content-Length"] = str(size)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _CONTENT_POLICIES.get(extension, _STRICT_POLICY)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _base() -> str:
    return f"{str(settings.PIAD_PUBLIC_URL).rstrip('/')}/media/"


def _area(key: str) -> Area | None:
    match = _KEY.fullmatch(key)
    return Area(match["area"]) if match else None


def _storage() -> Storage:
    return storages["default"]


def _open(key: str) -> File[bytes]:
    if _area(key) is None:
        raise MediaMissing(key)
    try:
        return _storage().open(key, "rb")
    except FileNotFoundError as missing:
        raise MediaMissing(key) from missing


def _write_to_disk(path: Path, content: bytes) -> None:
    """Write beside the final name, flush, then rename: after a power cut the name leads to the whole content or to nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _check_size(unfinished, len(content))
        unfinished.rename(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _flush_directory(path.parent)


def _check_size(path: Path, expected: int) -> None:
    if path.stat().st_size != expected:
        raise MediaDamaged(path.name)


def _flush_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks cannot flush a directory; the file itself is flushed
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_to_service(storage: Storage, key: str, content: bytes) -> None:
    """Upload, then ask the service what it holds; an upload is atomic and its transfer is checksummed by the client library."""
    name = storage.save(key, ContentFile(content))
    if name != key or storage.size(key) != len(content):
        storage.delete(name)
        raise MediaDamaged(key)


def _body(request: HttpRequest, stored: File[bytes]) -> HttpResponseBase:
    if request.method == "HEAD":
        stored.close()
        return HttpResponse()
    if isinstance(request, ASGIRequest):
        return StreamingHttpResponse(_chunks_later(stored))
    return StreamingHttpResponse(_chunks(stored))


def _chunks(stored: File[bytes]) -> Iterator[bytes]:
    with stored:
        while chunk := stored.read(_CHUNK_BYTES):
            yield chunk


async def _chunks_later(stored: File[bytes]) -> AsyncIterator[bytes]:
    """Read off the event loop: Django would pull a plain iterator whole into memory under ASGI."""
    try:
        while chunk := await asyncio.to_thread(stored.read, _CHUNK_BYTES):
            yield chunk
    finally:
        stored.close()
