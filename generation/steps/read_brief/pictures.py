"""Take in the reference pictures: fetch or load, decode in a limited child, keep the clean copy privately."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from generation.brief import ReferencePicture
from jobs.runner import StepFailure
from piad import media, outbound
from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import CleanPicture, PictureRejected, decode_picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from jobs.models import JobInput

FETCH_SECONDS: Final = 12
EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpg"}
FAILURE: Final = "reference_input_invalid"
HINT: Final = "Send a still JPEG, PNG or WebP of at most 15 MiB with sides from 64 to 16,384 pixels, and create a new job."


def take_in(inputs: Sequence[JobInput]) -> tuple[ReferencePicture, ...]:
    """Return the clean pictures in the order of the request; raises ``StepFailure`` naming the one that is bad."""
    if not inputs:
        return ()
    with ThreadPoolExecutor(max_workers=len(inputs), thread_name_prefix="reference") as pool:
        originals = [pool.submit(_original, row) for row in inputs]
    return tuple(_take(index, row, original) for index, (row, original) in enumerate(zip(inputs, originals, strict=True)))


def keep(index: int, picture: CleanPicture) -> ReferencePicture:
    """Store a clean picture privately and return its description."""
    stored = media.store(area=media.Area.INPUTS, extension=EXTENSIONS[picture.media_type], content=picture.content)
    return ReferencePicture(
        index=index,
        media_key=stored.key,
        width=picture.width,
        height=picture.height,
        has_alpha=picture.has_alpha,
    )


def _original(row: JobInput) -> bytes:
    """Load or fetch one picture as it came; runs beside the others, so that six slow hosts cost the time of one."""
    if row.url:
        return outbound.fetch(row.url, max_bytes=MAX_BYTES, total_seconds=FETCH_SECONDS).body
    return media.load(row.media_key)


def _take(index: int, row: JobInput, original: Future[bytes]) -> ReferencePicture:
    try:
        return keep(index, decode_picture(original.result(), photo_as_jpeg=True))
    except (outbound.OutboundRefused, outbound.OutboundFailed) as error:
        raise _unusable(index, row, f"could not be fetched. {error.message}") from error
    except PictureRejected as rejected:
        raise _unusable(index, row, rejected.message) from rejected


def _unusable(index: int, row: JobInput, problem: str) -> StepFailure:
    """Name the picture as its sender counts them, and by its host when it came from one."""
    origin = f" ({urlsplit(row.url).hostname})" if row.url else ""
    message = f"Reference image {index + 1}{origin} {problem.rstrip('.')}."
    return StepFailure(FAILURE, message, recovery_hint=HINT)
