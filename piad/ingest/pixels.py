"""Pixels of a stranger's picture made plain: upright, 8-bit, sRGB, without metadata. Runs only in the limited child."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, WebPImagePlugin

from piad.ingest.caps import MIN_SIDE, check_header
from piad.ingest.encoding import encoded
from piad.ingest.header import Header, read_header
from piad.ingest.rejection import PictureRejected, RejectionCode
from piad.ingest.sniff import JPEG, PNG, WEBP

# Our own caps are checked on the header; Pillow's would only turn the same refusal into another word.
Image.MAX_IMAGE_PIXELS = None

_FORMATS: Final = {PNG: ["PNG"], JPEG: ["JPEG"], WEBP: [WebPImagePlugin.WebPImageFile.format]}
_EXIF_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ALPHA_MODES: Final = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
_OPAQUE: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A picture ready for the drawing office: its file, upright size in pixels, whether any pixel is see-through, what it is and was."""

    content: bytes
    width: int
    height: int
    has_alpha: bool
    media_type: str
    source_type: str


def clean(data: bytes, *, photo_as_jpeg: bool = False, least_side: int = MIN_SIDE) -> Clean:
    """Decode and re-encode one picture; ``PictureRejected`` when it breaks a cap, any other exception when it is damaged."""
    header = read_header(data)
    check_header(header, least_side=least_side)
    with Image.open(BytesIO(data), formats=_FORMATS[header.media_type]) as opened:
        _check_opened(opened, header)
        opened.load()
        picture = _plain(_eight_bit(_upright(opened)))
        untouched = picture is opened
        content, media_type = encoded(picture, data=data, source_type=header.media_type, untouched=untouched, photo_as_jpeg=photo_as_jpeg)
    return Clean(
        content=content,
        width=picture.width,
        height=picture.height,
        has_alpha=picture.mode == "RGBA",
        media_type=media_type,
        source_type=header.media_type,
    )


def _check_opened(opened: Image.Image, header: Header) -> None:
    """Insist that the decoder sees the size that was checked and one frame (a phone's MPO carries previews behind frame 0)."""
    if opened.size != (header.width, header.height):
        raise PictureRejected(RejectionCode.UNREADABLE, "contradicts itself about its size")
    if opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1:
        raise PictureRejected(RejectionCode.ANIMATED, "is animated; send a still picture")


def _upright(picture: Image.Image) -> Image.Image:
    orientation = None
    with suppress(Exception):  # EXIF is a stranger's TIFF: whatever is wrong with it, the pixels are still good
        orientation = picture.getexif().get(_EXIF_ORIENTATION)
    turn = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    if turn is None:
        return picture
    turned = picture.transpose(turn)
    turned.info = dict(picture.info)
    return turned


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Scale 16-bit grey to 8 bits by its high byte; Pillow's own conversion clips, so that mid-grey turns white."""
    if not picture.mode.startswith("I"):
        return picture
    wide = picture if picture.mode == "I;16" else picture.convert("I;16")
    grey = Image.frombytes("L", wide.size, wide.tobytes()[1::2])
    icc_profile = picture.info.get("icc_profile")
    grey.info = {"icc_profile": icc_profile} if icc_profile else {}
    return grey


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture as sRGB ``RGB``, or ``RGBA`` when at least one pixel is not opaque."""
    see_through = picture.mode in _ALPHA_MODES or "transparency" in picture.info
    coloured = _to_srgb(picture, "RGBA" if see_through else "RGB")
    if coloured.mode == "RGBA" and _lowest_alpha(coloured) == _OPAQUE:
        return coloured.convert("RGB")
    return coloured


def _lowest_alpha(picture: Image.Image) -> int:
    lowest, _ = picture.getchannel("A").getextrema()
    return int(lowest) if isinstance(lowest, (int, float)) else 0


def _to_srgb(picture: Image.Image, mode: str) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile and picture.mode not in {"1", "LA"}:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken or ill-fitting profile: the plain conversion is the next best
            return _through_profile(picture, profile, mode)
    return picture if picture.mode == mode else picture.convert(mode)


def _through_profile(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    ready = picture if picture.mode in {"L", "CMYK"} and mode == "RGB" else picture.convert(mode)
    if ready.mode == mode and "srgb" in ImageCms.getProfileDescription(source).casefold():
        return ready
    return _transformed(ready, source, mode)


def _transformed(picture: Image.Image, source: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    result = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    if result is None:  # only when done in place, which we do not ask for
        raise ImageCms.PyCMSError
    return result
