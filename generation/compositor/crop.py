"""Cropping: the part of a photo that fills a box, with its faces and what catches the eye kept whole where they fit."""

from __future__ import annotations

from generation.compositor.artboard import Box
from generation.compositor.pictures import FaceFinder, Study
from generation.compositor.scene import FaceShares, PictureLayer, Role


def photo_layer(photo: Study, box: Box) -> PictureLayer:
    """Return the photo filling ``box`` (px), knowing where detected faces lie; skin tones alone are no proof of one."""
    crop = window(photo, box.w / box.h)
    faces = faces_in(photo, crop) if photo.faces_by is FaceFinder.DETECTOR else ()
    return PictureLayer(index=photo.index, box=box, crop=crop, faces=faces, role=Role.PHOTO)


def window(photo: Study, aspect: float) -> Box:
    """Return the largest part (source px) of this width over height that is kept about the photo's focus, faces first."""
    width, height = min(photo.width, photo.height * aspect), min(photo.height, photo.width / aspect)
    keep = _kept(photo)
    x = _offset(photo.focus[0], width / photo.width, [(box.x, box.right) for box in keep]) * photo.width
    y = _offset(photo.focus[1], height / photo.height, [(box.y, box.bottom) for box in keep]) * photo.height
    return Box(x=min(max(0.0, x), photo.width - width), y=min(max(0.0, y), photo.height - height), w=width, h=height)


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
    """Return what is to be kept, in shares, the most important first: all faces, the largest, what stands out."""
    faces = list(photo.faces)
    kept = [_around(faces)] if len(faces) > 1 else []
    kept += faces[:1]
    return [*kept, photo.salient] if photo.salient else kept


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(x=left, y=top, w=max(box.right for box in boxes) - left, h=max(box.bottom for box in boxes) - top)


def _offset(focus: float, length: float, spans: list[tuple[float, float]]) -> float:
    """Return where a stretch of ``length`` begins: about the focus, moved to hold each span that fits, the first ones first."""
    low, high = 0.0, max(0.0, 1.0 - length)
    for start, end in spans:
        first, last = max(low, end - length), min(high, start)
        if first <= last:
            low, high = first, last
    return min(max(focus - length / 2, low), high)
