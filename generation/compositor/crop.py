"""Cropping: the part of a photo that fills a box, with its faces and what catches the eye kept whole where they fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.compositor.artboard import Box
from generation.compositor.pictures import FaceFinder, Study
from generation.compositor.scene import FaceShares, PictureLayer, Role

_WHOLE: Final = Box(x=0.0, y=0.0, w=1.0, h=1.0)
# A portrait's middle lies this share of the faces' height under their own: eyes come to stand in the upper third.
_UNDER_FACES: Final = 0.5
# What stands out begins within the photo when it begins this far from its upper edge; the air that a crop leaves over it.
_CUT_OFF: Final = 0.03
_OVER_HEAD: Final = 0.03
# What a head takes over and beside its face, in shares of that.
_OVER_FACE: Final = 0.42
_BESIDE_FACE: Final = 0.15


def photo_layer(photo: Study, box: Box, *, clear: Box | None = None) -> PictureLayer:
    """Return the photo filling ``box`` (px), knowing where detected faces lie; skin tones alone are no proof of one.

    ``clear`` is the part of the box (px) that no veil takes: what matters is kept there.
    """
    crop = window(photo, box.w / box.h, clear=_in_shares(clear or box, box))
    faces = faces_in(photo, crop) if photo.faces_by is FaceFinder.DETECTOR else ()
    return PictureLayer(index=photo.index, box=box, crop=crop, faces=faces, role=Role.PHOTO)


def window(photo: Study, aspect: float, *, clear: Box = _WHOLE) -> Box:
    """Return the largest part (source px) of this width over height, what matters in its ``clear`` part (shares), faces first."""
    width, height = min(photo.width, photo.height * aspect), min(photo.height, photo.width / aspect)
    keep, (middle_x, middle_y) = _kept(photo), _middle(photo)
    across, down = _Stretch(width / photo.width, clear.x, clear.right), _Stretch(height / photo.height, clear.y, clear.bottom)
    x = across.start(middle_x, [(box.x, box.right) for box in keep]) * photo.width
    y = min(down.start(middle_y, [(box.y, box.bottom) for box in keep]), _highest(photo, down)) * photo.height
    return Box(x=min(max(0.0, x), photo.width - width), y=min(max(0.0, y), photo.height - height), w=width, h=height)


def _highest(photo: Study, down: _Stretch) -> float:
    """Return how far down a crop may begin: what does not fit whole loses its foot before its head, unless the photo cut that off."""
    if photo.faces or photo.salient is None or photo.salient.y < _CUT_OFF:
        return 1.0
    return max(0.0, photo.salient.y - _OVER_HEAD - down.first * down.length)


def faces_in(photo: Study, crop: Box) -> FaceShares:
    """Return the faces that a crop shows, in shares of its sides: left, top, right, bottom."""
    found = []
    for face in photo.faces:
        left, right = (_share(edge * photo.width, crop.x, crop.w) for edge in (face.x, face.right))
        top, bottom = (_share(edge * photo.height, crop.y, crop.h) for edge in (face.y, face.bottom))
        if right > left and bottom > top:
            found.append((left, top, right, bottom))
    return tuple(found)


def _share(place: float, start: float, length: float) -> float:
    return min(1.0, max(0.0, (place - start) / length))


def _kept(photo: Study) -> list[Box]:
    """Return what is to be kept, in shares, the most important first: all heads, the largest, what stands out."""
    faces = list(photo.faces)
    kept = [part for group in (faces, faces[:1]) if group for part in (_around([_head(face) for face in group]), _around(group))]
    return [*kept, photo.salient] if photo.salient else kept


def _head(face: Box) -> Box:
    """Return a face with room for hair over and beside it, and for a chin and a collar; all of it inside the photo."""
    left, right = max(0.0, face.x - _BESIDE_FACE * face.w), min(1.0, face.right + _BESIDE_FACE * face.w)
    top, bottom = max(0.0, face.y - _OVER_FACE * face.h), min(1.0, face.bottom + _BESIDE_FACE * face.h)
    return Box(x=left, y=top, w=right - left, h=bottom - top)


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(x=left, y=top, w=max(box.right for box in boxes) - left, h=max(box.bottom for box in boxes) - top)


def _middle(photo: Study) -> tuple[float, float]:
    """Return the middle to crop about, in shares: people's faces and some of what is under them, else what catches the eye."""
    if not photo.faces or photo.faces_by is not FaceFinder.DETECTOR:
        return photo.focus
    faces = _around(list(photo.faces))
    return faces.cx, faces.cy + _UNDER_FACES * faces.h


def _in_shares(part: Box, whole: Box) -> Box:
    return Box(x=(part.x - whole.x) / whole.w, y=(part.y - whole.y) / whole.h, w=part.w / whole.w, h=part.h / whole.h)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a crop takes of one side: its length as a share of that, and from where to where, in shares of it, nothing covers it."""

    length: float
    first: float
    last: float

    def start(self, middle: float, spans: list[tuple[float, float]]) -> float:
        """Return where the stretch begins: about ``middle``, moved to hold each span that fits where it is clear, the first ones first."""
        low, high = 0.0, max(0.0, 1.0 - self.length)
        for start, end in spans:
            first, last = max(low, end - self.last * self.length), min(high, start - self.first * self.length)
            if first <= last:
                low, high = first, last
        return min(max(middle - (self.first + self.last) / 2 * self.length, low), high)
