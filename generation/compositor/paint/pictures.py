"""Reading pictures: decode once, find the subject, cut plain grounds away, measure its colours."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.colour import Colour, to_oklab
from generation.compositor.artboard import Box
from generation.compositor.paint import attention
from generation.compositor.paint.faces import find_faces, finder
from generation.compositor.paint.kept import Kept, image_bytes
from generation.compositor.paint.likeness import likeness
from generation.compositor.paint.unpack import photo_pixels, unpacked
from generation.compositor.pictures import PictureInput, PictureKind, Study

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_STUDY_SIDE = 320
_TRANSPARENT_SHARE = 0.04
_VISIBLE = 16
# OKLab distances: how even a border must be to count as a plain ground; a subject begins where the ground's own unevenness ends,
# so that cream on white is still found.
_PLAIN_SPREAD = 0.035
_GROUND_FLOOR = 0.006
_GROUND_SPREADS = 1.5
_SOFT_BAND = 0.016
# An outline of which more than this share is hardly different from the ground would be guessed, not cut; so would a subject
# beside which this share again is neither clearly ground nor clearly subject (pale parts, soft shadows).
_DOUBTFUL_OUTLINE = 0.45
_DOUBTFUL_AREA = 0.08
_MIN_SUBJECT_SHARE = 0.03
_MAX_SUBJECT_SHARE = 0.92
_CHROMATIC = 0.05
_SILHOUETTE_ROWS = 48
_HUE_BINS = 24
_MIN_ACCENT_SHARE = 0.04
_SWEEPS = 12

_KEEP_STUDIES = 32

_photos = Kept[Bytes | None](most_bytes=24_000_000, weigh=lambda pixels: 0 if pixels is None else pixels.nbytes)
_decoded = Kept[Image.Image](most_bytes=16_000_000, weigh=image_bytes)
_studied: OrderedDict[tuple[str, int], Study] = OrderedDict()


def open_picture(picture: PictureInput, *, cut_out: bool) -> Image.Image:
    """Return the picture as RGBA, or RGB where nothing is or becomes transparent; with ``cut_out`` a plain ground does. Kept."""
    photo = open_photo(picture)
    if photo is not None and not cut_out:
        return Image.fromarray(photo)
    return _decoded.get((picture.digest, cut_out), lambda: _opened(picture, cut_out=cut_out))


def _opened(picture: PictureInput, *, cut_out: bool) -> Image.Image:
    photo = open_photo(picture)
    image = unpacked(picture.file) if photo is None else Image.fromarray(photo)
    if not cut_out:
        return image
    image = image.convert("RGBA") if image.mode != "RGBA" else image
    return image if _has_holes(image) else _without_ground(image)


def open_photo(picture: PictureInput) -> Bytes | None:
    """Return the pixels (h, w, 3) of a picture kept as JPEG, None for any other. Kept."""
    return _photos.get(picture.digest, lambda: photo_pixels(picture.file))


def study(picture: PictureInput) -> Study:
    """Measure a picture: what kind it is, where its subject lies, which colours it brings. Kept for the next call."""
    key = (picture.digest, picture.index)
    if key not in _studied:
        _studied[key] = _measured(picture)
        while len(_studied) > _KEEP_STUDIES:
            _studied.popitem(last=False)
    return _studied[key]


def _measured(picture: PictureInput) -> Study:
    image = open_picture(picture, cut_out=False)
    small = image.resize(_study_size(image), Image.Resampling.BOX).convert("RGBA")
    pixels = np.asarray(small)
    kind, alpha = _kind(pixels)
    scale = image.width / small.width
    subject = _subject_box(alpha, scale, image) if kind is not PictureKind.PHOTO else Box(x=0, y=0, w=image.width, h=image.height)
    visible = pixels[:, :, :3][alpha > 0.5]
    lightness, accent, hues = _colours(visible)
    measured = Study(
        index=picture.index,
        kind=kind,
        width=image.width,
        height=image.height,
        subject=subject,
        lightness=lightness,
        accent=accent,
        hues=hues,
    )
    measured = replace(measured, likeness=likeness(pixels[:, :, :3], alpha, kind, measured.aspect))
    if kind is PictureKind.PHOTO:
        return _with_attention(measured, pixels[:, :, :3], image)
    ground = _ground_tone(pixels[:, :, :3]) if kind is PictureKind.PACKSHOT else None
    return replace(measured, ground=ground, hull=_hull(alpha), silhouette=_silhouette(alpha))


def _study_size(image: Image.Image) -> tuple[int, int]:
    scale = min(1.0, _STUDY_SIDE / max(image.size))
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _has_holes(image: Image.Image) -> bool:
    """Tell whether a share of the picture is transparent already, by every sixteenth px."""
    sample = image.resize((-(-image.width // 4), -(-image.height // 4)), Image.Resampling.NEAREST)
    return sum(sample.getchannel("A").histogram()[:_VISIBLE]) > _TRANSPARENT_SHARE * sample.width * sample.height


def _kind(pixels: Bytes) -> tuple[PictureKind, Floats]:
    alpha = pixels[:, :, 3].astype(np.float32) / np.float32(255)
    if float(np.mean(pixels[:, :, 3] < _VISIBLE)) > _TRANSPARENT_SHARE:
        return PictureKind.CUT_OUT, alpha
    ground = _plain_ground(pixels[:, :, :3])
    if ground is not None:
        matte = _matte(pixels[:, :, :3], ground)
        share = float(np.mean(matte))
        if _MIN_SUBJECT_SHARE < share < _MAX_SUBJECT_SHARE:
            return PictureKind.PACKSHOT if _doubtful(pixels[:, :, :3], matte, ground) else PictureKind.PLAIN_GROUND, matte
    return PictureKind.PHOTO, np.ones_like(alpha)


def _ground_tone(rgb: Bytes) -> Colour:
    red, green, blue = (round(float(value)) for value in np.median(_border(rgb), axis=0))
    return Colour(red, green, blue)


def _border(rgb: Bytes) -> Bytes:
    depth = max(2, min(rgb.shape[:2]) // 40)
    sides = (rgb[:depth], rgb[-depth:], rgb[:, :depth].swapaxes(0, 1), rgb[:, -depth:].swapaxes(0, 1))
    return np.concatenate([side.reshape(-1, 3) for side in sides])


@dataclass(frozen=True, slots=True)
class _Ground:
    """A plain ground: its OKLab colour and the distances between which ground turns into subject."""

    colour: NDArray[np.floating]
    until: float

    @property
    def subject_from(self) -> float:
        return self.until + _SOFT_BAND


def _plain_ground(rgb: Bytes) -> _Ground | None:
    """Return the ground if the border is one even tone, None if it is a scene."""
    border = to_oklab(_border(rgb))
    middle = np.median(border, axis=0)
    spread = float(np.percentile(np.linalg.norm(border - middle, axis=1), 88))
    return _Ground(middle, max(_GROUND_FLOOR, _GROUND_SPREADS * spread)) if spread <= _PLAIN_SPREAD else None


def _matte(rgb: Bytes, ground: _Ground) -> Floats:
    """Return the subject's coverage: what is not ground, and ground-coloured holes that the border does not reach."""
    distance = np.linalg.norm(to_oklab(rgb) - ground.colour, axis=2).astype(np.float32)
    soft = np.clip((distance - ground.until) / np.float32(_SOFT_BAND), 0.0, 1.0)
    outside = _reached_from_border(distance < ground.subject_from)
    return cast("Floats", np.where(outside, soft, 1.0).astype(np.float32))


def _doubtful(rgb: Bytes, matte: Floats, ground: _Ground) -> bool:
    """Tell whether too much of the outline, or of what lies outside it, differs from the ground by next to nothing."""
    inside = matte > 0.5
    away = np.linalg.norm(to_oklab(rgb) - ground.colour, axis=2)
    if float(np.sum(~inside & (away > ground.until))) > _DOUBTFUL_AREA * float(inside.sum()):
        return True
    rim = inside & ~(np.roll(inside, 1, 0) & np.roll(inside, -1, 0) & np.roll(inside, 1, 1) & np.roll(inside, -1, 1))
    distance = np.linalg.norm(to_oklab(rgb[rim]) - ground.colour, axis=1)
    return not len(distance) or float(np.mean(distance < 1.25 * ground.subject_from)) > _DOUBTFUL_OUTLINE


def _reached_from_border(open_cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Flood from the border through open cells, by alternating row and column sweeps."""
    reached = np.zeros_like(open_cells)
    reached[0], reached[-1], reached[:, 0], reached[:, -1] = open_cells[0], open_cells[-1], open_cells[:, 0], open_cells[:, -1]
    for _ in range(_SWEEPS):
        before = int(reached.sum())
        reached = _sweep(reached, open_cells)
        reached = _sweep(reached.T, open_cells.T).T
        if int(reached.sum()) == before:
            break
    return reached


def _sweep(reached: NDArray[np.bool_], open_cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Spread within each row's runs of open cells: a run that holds one reached cell is reached whole."""
    edges = np.ones_like(open_cells)
    edges[:, 1:] = open_cells[:, 1:] != open_cells[:, :-1]
    labels = np.cumsum(edges.ravel()) - 1
    hit = np.bincount(labels, weights=reached.ravel()) > 0
    return cast("NDArray[np.bool_]", hit[labels].reshape(open_cells.shape) & open_cells)


def _without_ground(image: Image.Image) -> Image.Image:
    """Cut the subject out at full size and take the ground's colour out of its soft edge."""
    rgb = np.asarray(image.convert("RGB"))
    ground = _plain_ground(rgb)
    if ground is None:
        return image
    matte = _matte(rgb, ground)
    ground_rgb = np.median(_border(rgb), axis=0).astype(np.float32)
    share = np.maximum(matte, 0.02)[:, :, None]
    clean = np.clip((rgb.astype(np.float32) - (1 - share) * ground_rgb) / share, 0, 255)
    alpha = (matte * 255 + 0.5).astype(np.uint8)
    return Image.fromarray(np.dstack([clean.astype(np.uint8), alpha]))


def _subject_box(alpha: Floats, scale: float, image: Image.Image) -> Box:
    rows, columns = np.where(np.any(alpha > 0.06, axis=1))[0], np.where(np.any(alpha > 0.06, axis=0))[0]
    if not len(rows) or not len(columns):
        return Box(x=0, y=0, w=image.width, h=image.height)
    left, top = max(0.0, (int(columns[0]) - 0.5) * scale), max(0.0, (int(rows[0]) - 0.5) * scale)
    right, bottom = min(image.width, (int(columns[-1]) + 1.5) * scale), min(image.height, (int(rows[-1]) + 1.5) * scale)
    return Box(x=left, y=top, w=right - left, h=bottom - top)


def _hull(alpha: Floats) -> tuple[tuple[float, float], ...]:
    """Return the convex hull of what is visible, in shares of its bounding box (Andrew's monotone chain over the rows' ends)."""
    visible = alpha > 0.5
    rows = np.where(visible.any(axis=1))[0]
    if not len(rows):
        return ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    first = visible[rows].argmax(axis=1)
    last = visible.shape[1] - visible[rows][:, ::-1].argmax(axis=1)
    left, width, top, height = first.min(), max(1, last.max() - first.min()), rows[0], max(1, rows[-1] + 1 - rows[0])
    ends = [
        ((x - left) / width, (row + foot - top) / height)
        for row, a, b in zip(rows, first, last, strict=True)
        for x in (a, b)
        for foot in (0, 1)
    ]
    points = sorted({(float(x), float(y)) for x, y in ends})
    return tuple(_chain(points)[:-1] + _chain(points[::-1])[:-1]) if len(points) > 2 else tuple(points)


def _silhouette(alpha: Floats) -> tuple[tuple[float, float], ...]:
    """Return where the visible part begins and ends in evenly spread rows and columns, in shares of its bounding box."""
    visible = alpha > 0.5
    rows, columns = np.where(visible.any(axis=1))[0], np.where(visible.any(axis=0))[0]
    if not len(rows):
        return ()
    inside = visible[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    across = [(x, y) for y, ends in _ends(inside) for x in ends]
    along = [(x, y) for x, ends in _ends(inside.T) for y in ends]
    return tuple(dict.fromkeys((*across, *along)))


def _ends(visible: NDArray[np.bool_]) -> list[tuple[float, tuple[float, float]]]:
    """Return for some rows, evenly spread, their place and where their first and last visible cells lie; all in shares."""
    count, length = visible.shape
    chosen = np.unique(np.linspace(0, count - 1, min(count, _SILHOUETTE_ROWS)).round().astype(int))
    found = []
    for row in chosen[visible[chosen].any(axis=1)]:
        cells = np.where(visible[row])[0]
        found.append((float((row + 0.5) / count), (float((cells[0] + 0.5) / length), float((cells[-1] + 0.5) / length))))
    return found


def _chain(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _colours(visible: Bytes) -> tuple[float, Colour | None, tuple[tuple[float, float], ...]]:
    if not len(visible):
        return 0.5, None, ()
    lab = to_oklab(visible)
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    hue = np.degrees(np.arctan2(lab[:, 2], lab[:, 1])) % 360
    saturated = chroma > _CHROMATIC
    lightness = float(np.mean(lab[:, 0]))
    if float(np.mean(saturated)) < _MIN_ACCENT_SHARE:
        return lightness, None, ()
    bins = (hue[saturated] / (360 / _HUE_BINS)).astype(int) % _HUE_BINS
    weight = np.bincount(bins, weights=chroma[saturated], minlength=_HUE_BINS)
    smooth = weight + 0.5 * (np.roll(weight, 1) + np.roll(weight, -1))
    hues = tuple(
        (float((number + 0.5) * 360 / _HUE_BINS), float(weight[number] / weight.sum()))
        for number in np.argsort(-weight)[:3]
        if weight[number] > 0
    )
    return lightness, _strongest(visible[saturated], chroma[saturated], bins, int(np.argmax(smooth))), hues


def _strongest(rgb: Bytes, chroma: NDArray[np.floating], bins: NDArray[np.int_], wanted: int) -> Colour:
    near = np.isin(bins, [(wanted - 1) % _HUE_BINS, wanted, (wanted + 1) % _HUE_BINS])
    keen = rgb[near][chroma[near] >= np.percentile(chroma[near], 60)]
    red, green, blue = (int(value) for value in np.median(keen, axis=0))
    return Colour(red, green, blue)


def _with_attention(photo: Study, rgb: Bytes, image: Image.Image) -> Study:
    """Add to a photo's study what catches the eye, where faces lie and where it is calm."""
    lab = to_oklab(rgb)
    weight = attention.standing_out(lab)
    return replace(
        photo,
        focus=attention.focus(weight),
        salient=attention.salient_box(weight),
        faces=find_faces(image),
        faces_by=finder(),
        unrest=attention.unrest(rgb, weight),
        shade=attention.shade(lab),
    )
