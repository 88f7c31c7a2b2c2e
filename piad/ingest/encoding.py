"""How a clean picture is written: without loss, or as JPEG where it is a photo and nobody would see the difference."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageChops, JpegImagePlugin

from piad.ingest.sniff import JPEG, PNG, WEBP

_FASTEST: Final = 1
_QUALITY: Final = 95
_ALL_COLOUR: Final = 0
_LOSSLESS_WEBP: Final = b"VP8L"
_YCC: Final = 1
_COMPONENTS: Final = 3
# Grain leaves few neighbours alike; drawn art, screens and products on plain white have more than this share of them.
_ALIKE: Final = 1 / 3
_STRIPS: Final = 16
_STRIP_ROWS: Final = 8


def encoded(picture: Image.Image, *, data: bytes, source_type: str, untouched: bool, photo_as_jpeg: bool) -> tuple[bytes, str]:
    """Return the file and its media type; ``data`` is what was sent, ``untouched`` says that its pixels were not turned or converted.

    A photo opens several times as fast from JPEG as from PNG, and is opened for each ad. So with ``photo_as_jpeg`` an opaque
    picture is JPEG if it came through a lossy format or is grained all over; transparency and flat art, where JPEG would show,
    stay PNG. An untouched JPEG is written with its own tables and colour sampling, which rounds to what was there; everything
    else at quality 95 in full colour resolution.
    """
    lossy = source_type == JPEG or (source_type == WEBP and data[12:16] != _LOSSLESS_WEBP)
    if not photo_as_jpeg or picture.mode != "RGB" or not (lossy or _grained(picture)):
        return _saved(picture, "PNG", compress_level=_FASTEST), PNG
    own = _own_tables(picture) if untouched and source_type == JPEG else None
    return _saved(picture, "JPEG", **(own or {"quality": _QUALITY, "subsampling": _ALL_COLOUR})), JPEG


def _saved(picture: Image.Image, name: str, **options: object) -> bytes:
    output = BytesIO()
    picture.info = {}
    picture.save(output, name, **options)
    return output.getvalue()


def _own_tables(picture: Image.Image) -> dict[str, Any] | None:
    """Return the options that repeat a JPEG's own encoding, None where its kind has no equal in what we write (RGB or odd sampling)."""
    if not isinstance(picture, JpegImagePlugin.JpegImageFile) or picture.layers != _COMPONENTS:
        return None
    sampling = JpegImagePlugin.get_sampling(picture)
    if sampling < 0 or picture.info.get("adobe_transform", _YCC) != _YCC:
        return None
    return {"qtables": picture.quantization, "subsampling": sampling}


def _grained(picture: Image.Image) -> bool:
    """Tell a photo by its grain, in strips spread over its height."""
    alike = total = 0
    for number in range(_STRIPS):
        top = number * max(0, picture.height - _STRIP_ROWS) // (_STRIPS - 1)
        strip = picture.crop((0, top, picture.width, min(picture.height, top + _STRIP_ROWS)))
        alike += _alike(strip)
        total += (strip.width - 1) * strip.height
    return alike < _ALIKE * total


def _alike(strip: Image.Image) -> int:
    """Count the pixels that are exactly their left neighbour."""
    left, right = strip.crop((0, 0, strip.width - 1, strip.height)), strip.crop((1, 0, strip.width, strip.height))
    red, green, blue = ImageChops.difference(left, right).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[0]
