"""Pictures on their way into a job: stored privately before the order is written."""

from __future__ import annotations

from typing import Final

from jobs.lifecycle.values import NewInput
from jobs.models import InputKind
from piad import media
from piad.ingest.inline import InlinePicture

_EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/svg+xml": "svg"}


def stage(ordinal: int, picture: InlinePicture) -> NewInput:
    """Store a picture that came in a request's body and return the job's input; raises what storage raises."""
    stored = media.store(area=media.Area.INPUTS, extension=_EXTENSIONS[picture.media_type], content=picture.content)
    return NewInput(
        ordinal=ordinal,
        kind=InputKind.INLINE,
        media_key=stored.key,
        sha256=stored.sha256,
        bytes=stored.bytes,
        media_type=picture.media_type,
    )
