"""What a picture from a stranger may weigh and measure, checked on its header before a single pixel is decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from piad.ingest.rejection import PictureRejected, RejectionCode

if TYPE_CHECKING:
    from piad.ingest.header import Header

MAX_BYTES: Final = 15 * 1024 * 1024
MAX_PIXELS: Final = 40_000_000
# A WebP decoder keeps several full canvases at once; beyond this it outgrows the child's memory.
MAX_WEBP_PIXELS: Final = 25_000_000
MIN_SIDE: Final = 64
MAX_SIDE: Final = 16_384
MAX_ASPECT: Final = 20


def check_bytes(data: bytes) -> None:
    """Refuse an empty file and one above ``MAX_BYTES`` (``PictureRejected``)."""
    if not data:
        raise PictureRejected(RejectionCode.UNREADABLE, "is empty")
    if len(data) > MAX_BYTES:
        size = len(data) / (1024 * 1024)
        raise PictureRejected(RejectionCode.TOO_LARGE, f"is {size:.1f} MiB; at most {MAX_BYTES // (1024 * 1024)} MiB can be used")


def check_header(header: Header, *, least_side: int = MIN_SIDE) -> None:
    """Refuse an animation, and sides (in pixels), areas and proportions that no ad can use (``PictureRejected``)."""
    if header.animated:
        raise PictureRejected(RejectionCode.ANIMATED, "is animated; send a still picture")
    _check_sides(header.width, header.height, least_side)
    _check_area(header)


def _check_sides(width: int, height: int, least: int) -> None:
    measure = f"is {width:,} x {height:,} pixels"
    if min(width, height) < least:
        raise PictureRejected(RejectionCode.TOO_SMALL, f"{measure}; each side needs at least {least}")
    if max(width, height) > MAX_SIDE:
        raise PictureRejected(RejectionCode.TOO_MANY_PIXELS, f"{measure}; a side may have at most {MAX_SIDE:,}")
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise PictureRejected(RejectionCode.TOO_SMALL, f"{measure}; the long side may be at most {MAX_ASPECT} times the short one")


def _check_area(header: Header) -> None:
    limit = MAX_WEBP_PIXELS if header.media_type == "image/webp" else MAX_PIXELS
    if header.width * header.height > limit:
        raise PictureRejected(
            RejectionCode.TOO_MANY_PIXELS,
            f"is {header.width:,} x {header.height:,} pixels; at most {limit // 1_000_000} megapixels can be used",
        )
