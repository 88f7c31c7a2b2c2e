"""Why a picture from a stranger is refused: closed codes, and words that its sender understands."""

from __future__ import annotations

from enum import StrEnum


class RejectionCode(StrEnum):
    """The closed set of reasons; all of them are for the sender to put right."""

    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    ANIMATED = "animated"
    UNREADABLE = "unreadable"
    UNSUPPORTED_TYPE = "unsupported_type"
    TOO_COMPLEX = "too_complex"


class PictureRejected(Exception):
    """A picture cannot be used.

    ``code`` is a :class:`RejectionCode`. ``message`` is the second half of a sentence ("is animated; send a still picture"),
    without a full stop, so that the caller names the picture: ``f"Picture 2 {rejected.message}."``.
    """

    def __init__(self, code: RejectionCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
