"""Faces in photos: by OpenCV's detector where the ``vision`` extra is installed, else by compact fields of skin tones."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Protocol, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from generation.colour import to_oklab
from generation.compositor.artboard import Box
from generation.compositor.pictures import FaceFinder

Bytes = NDArray[np.uint8]

_DETECTOR_SIDE: Final = 640
_SKIN_SIDE: Final = 96
_MOST: Final = 12
# Skin in OKLCH: chroma, hue in degrees, in which every human tone lies, and ranges of lightness: all, light, dark, so that a face
# comes free of hair, wood or wall of its own hue.
_SKIN: Final = ((0.028, 0.15), (24.0, 82.0))
_LIGHT: Final = ((0.28, 0.93), (0.6, 0.93), (0.28, 0.6))
# A face is so large a share of the picture, so wide for its height, and so full of skin.
_SHARES: Final = (0.006, 0.34)
_ASPECTS: Final = (0.5, 1.25)
_FULL: Final = 0.6
_CUT_OFF: Final = 2


class _Detector(Protocol):
    """The one call that is made of OpenCV's cascade."""

    def detectMultiScale(  # noqa: N802 - OpenCV's own name
        self,
        image: Bytes,
        *,
        scaleFactor: float,  # noqa: N803 - as above
        minNeighbors: int,  # noqa: N803 - as above
        minSize: tuple[int, int],  # noqa: N803 - as above
    ) -> NDArray[np.int_]: ...


def finder() -> FaceFinder:
    """Return how faces are found here."""
    return FaceFinder.DETECTOR if _detector() is not None else FaceFinder.SKIN


def find_faces(image: Image.Image) -> tuple[Box, ...]:
    """Return the boxes of faces in shares of the picture's sides, the largest first."""
    detector = _detector()
    found = _detected(image, detector) if detector is not None else _skin_fields(image)
    return tuple(sorted(found, key=lambda box: -box.w * box.h)[:_MOST])


@cache
def _detector() -> _Detector | None:
    """Return OpenCV's frontal face cascade, which comes in its wheel; None where OpenCV is not installed."""
    try:
        import cv2
    except ImportError:
        return None
    cascade = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_default.xml"
    return cast("_Detector", cv2.CascadeClassifier(str(cascade)))


def _detected(image: Image.Image, detector: _Detector) -> list[Box]:
    small = _fitted(image, _DETECTOR_SIDE)
    # Spread tones: without that, dark faces are missed half of the time.
    grey = np.asarray(ImageOps.equalize(small.convert("L")))
    least = max(24, min(small.size) // 14)
    found = detector.detectMultiScale(grey, scaleFactor=1.1, minNeighbors=6, minSize=(least, least))
    width, height = small.size
    return [
        _with_hair(Box(x=x / width, y=y / height, w=w / width, h=h / height)) for x, y, w, h in np.asarray(found).reshape(-1, 4).tolist()
    ]


def _with_hair(face: Box) -> Box:
    """Return a detected square with brow, hair and chin, which it leaves out."""
    top, bottom = max(0.0, face.y - 0.18 * face.h), min(1.0, face.bottom + 0.1 * face.h)
    return Box(x=face.x, y=top, w=face.w, h=bottom - top)


def _skin_fields(image: Image.Image) -> list[Box]:
    """Return compact upright fields of skin tones: what can be said of faces without a detector."""
    small = np.asarray(_fitted(image, _SKIN_SIDE).convert("RGB"))
    lab = to_oklab(small)
    chroma, hue = np.hypot(lab[:, :, 1], lab[:, :, 2]), np.degrees(np.arctan2(lab[:, :, 2], lab[:, :, 1])) % 360
    tinted, hued = ((values >= low) & (values <= high) for values, (low, high) in zip((chroma, hue), _SKIN, strict=True))
    found: list[Box] = []
    for low, high in _LIGHT:
        fields = _fields(cast("NDArray[np.bool_]", tinted & hued & (lab[:, :, 0] >= low) & (lab[:, :, 0] <= high)))
        found += [box for box in fields if box is not None and not any(box.overlaps(other) for other in found)]
    return found


def _fields(mask: NDArray[np.bool_]) -> list[Box | None]:
    """Flood connected cells one field after the other; the mask is small."""
    left, fields = mask.copy(), list[Box | None]()
    while left.any() and len(fields) < 4 * _MOST:
        row, column = (int(value) for value in np.argwhere(left)[0])
        stack, cells = [(row, column)], list[tuple[int, int]]()
        left[row, column] = False
        while stack:
            y, x = stack.pop()
            cells.append((y, x))
            for ny, nx in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1)):
                if 0 <= ny < left.shape[0] and 0 <= nx < left.shape[1] and left[ny, nx]:
                    left[ny, nx] = False
                    stack.append((ny, nx))
        fields.append(_face_like(np.array(cells), mask.shape))
    return fields


def _face_like(cells: NDArray[np.int_], shape: tuple[int, ...]) -> Box | None:
    """Return the field's box in shares where it is as large, as upright and as full as a face."""
    (top, left), (bottom, right) = cells.min(axis=0), cells.max(axis=0) + 1
    height, width = int(bottom - top), int(right - left)
    share = len(cells) / (shape[0] * shape[1])
    # What runs out of the picture on two sides is table, wall or floor.
    cut_off = [int(edge) for edge in (top, left, shape[0] - bottom, shape[1] - right)].count(0)
    fits = cut_off < _CUT_OFF and _SHARES[0] <= share <= _SHARES[1] and _ASPECTS[0] <= width / height <= _ASPECTS[1]
    if not fits or len(cells) < _FULL * width * height:
        return None
    return Box(x=float(left / shape[1]), y=float(top / shape[0]), w=width / shape[1], h=height / shape[0])


def _fitted(image: Image.Image, side: int) -> Image.Image:
    scale = min(1.0, side / max(image.size))
    plain = image if image.mode == "RGB" else image.convert("RGB")
    return plain.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX)
