"""From a stranger's SVG to pixels, drawn where it can do no harm."""

from __future__ import annotations

from typing import Final

from piad.ingest.caps import MAX_PIXELS, MAX_SIDE
from piad.ingest.frames import Frame
from piad.ingest.helper import POOL, HelperLost
from piad.ingest.rejection import PictureRejected, RejectionCode

__all__ = ["PictureRejected", "RejectionCode", "rasterise"]

MAX_SVG_BYTES: Final = 2 * 1024 * 1024
_WALL_SECONDS: Final = 10.0


def rasterise(svg: bytes, *, width: int, height: int | None = None) -> bytes:
    """Return an SVG as an RGBA PNG, as large as fits into ``width`` x ``height`` pixels.

    Without a height it is as tall as it comes out, within 16,384 pixels and 40 megapixels. Pictures, scripts, filters, foreign content
    and outside references are left away. ``PictureRejected`` says what is wrong with the drawing; ``ValueError`` when the size asked for
    is beyond those bounds.
    """
    tallest = _tallest(width, height)
    if len(svg) > MAX_SVG_BYTES:
        raise PictureRejected(RejectionCode.TOO_LARGE, f"is larger than {MAX_SVG_BYTES // (1024 * 1024)} MiB")
    try:
        reply = POOL.ask(Frame(head={"work": "rasterise", "width": width, "height": tallest}, body=svg), wall_seconds=_WALL_SECONDS)
    except HelperLost as lost:
        raise PictureRejected(RejectionCode.TOO_COMPLEX, "takes too much time or memory to draw") from lost
    if "rejected" in reply.head:
        raise PictureRejected(RejectionCode(reply.head["rejected"]), reply.head["message"])
    return bytes(reply.body)


def _tallest(width: int, height: int | None) -> int:
    if 0 < width <= MAX_SIDE:
        room = min(MAX_SIDE, MAX_PIXELS // width)
        if height is None or 0 < height <= room:
            return room if height is None else height
    msg = f"cannot rasterise at {width} x {height}"
    raise ValueError(msg)
