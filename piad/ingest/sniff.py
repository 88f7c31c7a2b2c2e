"""What a file is by its first bytes, whatever it calls itself; no imaging library, so the web process may ask."""

from __future__ import annotations

from typing import Final

HEAD_BYTES: Final = 16
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
WEBP: Final = "image/webp"


def media_type(head: bytes) -> str | None:
    """Return ``image/png``, ``image/jpeg``, ``image/webp`` or ``None``, from the first ``HEAD_BYTES`` bytes or more."""
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return PNG
    if head[:3] == b"\xff\xd8\xff":
        return JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP" and head[12:16] in {b"VP8 ", b"VP8L", b"VP8X"}:
        return WEBP
    return None
