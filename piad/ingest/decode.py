"""From a stranger's bytes to a clean picture, decoded where it can do no harm."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from piad.ingest.caps import MIN_SIDE, check_bytes, check_header
from piad.ingest.frames import Frame
from piad.ingest.header import read_header
from piad.ingest.helper import POOL, HelperLost
from piad.ingest.rejection import PictureRejected, RejectionCode

__all__ = ["CleanPicture", "PictureRejected", "RejectionCode", "decode_picture", "warm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPicture:
    """A picture that may be trusted: upright 8-bit sRGB without metadata.

    ``width`` and ``height`` are upright pixels; ``has_alpha`` says that at least one pixel is not opaque; ``media_type`` is
    ``image/png`` or ``image/jpeg``, ``source_type`` the sniffed media type of what was sent; ``sha256`` is the hex digest of
    ``content``.
    """

    content: bytes
    width: int
    height: int
    has_alpha: bool
    media_type: str
    source_type: str
    sha256: str


def warm() -> None:
    """Start a child ahead of the first picture; for workers, at their start. It is never needed."""
    POOL.warm()


def decode_picture(data: bytes, *, photo_as_jpeg: bool = False, least_side: int = MIN_SIDE) -> CleanPicture:
    """Return the clean form of one PNG, JPEG or WebP of at most 15 MiB; ``PictureRejected`` says what is wrong with it.

    It is PNG and loses nothing; with ``photo_as_jpeg`` an opaque photo is JPEG instead (the rule is in ``piad.ingest.encoding``).
    Each side must measure ``least_side`` pixels; marks and icons may be smaller than pictures.
    """
    check_bytes(data)
    check_header(read_header(data), least_side=least_side)
    head = {"work": "clean", "photo_as_jpeg": photo_as_jpeg, "least_side": least_side}
    try:
        reply = POOL.ask(Frame(head=head, body=data))
    except HelperLost as lost:
        raise PictureRejected(RejectionCode.TOO_COMPLEX, "takes too much time or memory to open") from lost
    if "rejected" in reply.head:
        raise PictureRejected(RejectionCode(reply.head["rejected"]), reply.head["message"])
    content = bytes(reply.body)
    return CleanPicture(content=content, sha256=hashlib.sha256(content).hexdigest(), **reply.head)
