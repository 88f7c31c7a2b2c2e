"""Lines of type in a picture: marks that stand out from what lies around them, of one colour, side by side in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.corpus.measure.regions import Box, Field, Mask, Region, regions

# How far a mark's lightness (0 to 100) must lie from its surroundings.
_STANDS_OUT: Final = 11.0
# The surroundings: so much of the short side on each side, wider than the stems of the largest letters.
_AROUND: Final = 0.075
_SMALLEST: Final = 0.008
_TALLEST: Final = 0.24
_WIDEST: Final = 0.96
_MOST_MARKS: Final = 1500
# Marks of one line: as tall as this share of each other, as near as this many heights, as alike in colour (OKLab, lightness 0 to 100).
_AS_TALL: Final = 0.42
_NEAR: Final = 0.95
_ALIKE: Final = 15.0
_SHARE_OF_ROW: Final = 0.45
# A line has at least so many marks; fewer where they are words in themselves (Arabic, Hindi) or giant figures.
_MARKS: Final = 3
_WORD_SHAPE: Final = 1.6
_STROKE: Final = 14.0
_SOLID: Final = 0.82
_ROW_SHARE: Final = 0.62
# The ground around a line: so many heights out, within this distance of its colour but for this share.
_RING: Final = 0.2
_EVEN: Final = 12.0
_UNEVEN: Final = 0.42
# A line has its ink's colour and its ground's: so far off their mixtures is another colour, and so much of it is a picture.
_OFF: Final = 13.0
_OTHERS: Final = 0.1
# Mixtures of the two are its letters' edges alone: so many px of each mark's height, at least this share, at most that.
_EDGES: Final = 5.5
_EDGE_SHARES: Final = (0.14, 0.5)
_MIXED: Final = (0.2, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of type: its ink's bounds, the typical height of its marks, and its colour."""

    box: Box
    size: float
    colour: tuple[float, float, float]
    marks: int


def lines_of(lab: Field) -> list[Line]:
    """Return the lines of type of a picture in OKLab (lightness 0 to 100), those of one colour side by side."""
    contrast = lab[..., 0] - _blurred(lab[..., 0], max(3, round(_AROUND * min(lab.shape[:2]))))
    found = [line for mask in (contrast < -_STANDS_OUT, contrast > _STANDS_OUT) for line in _rows(_marks(mask, lab))]
    return _without_shadows([line for line in found if _on_its_ground(line, lab)])


def _on_its_ground(line: Line, lab: Field) -> bool:
    """Tell whether a line stands on an even ground of another colour: not the glow around a dark shape, nor a picture's own detail."""
    height, width = lab.shape[:2]
    ring = line.box.grown(max(2, round(_RING * line.size)), width, height)
    rows = lab[[ring.top, ring.bottom - 1], ring.left : ring.right].reshape(-1, 3)
    columns = lab[ring.top : ring.bottom, [ring.left, ring.right - 1]].reshape(-1, 3)
    around = np.concatenate([rows, columns])
    ground = np.median(around, axis=0)
    uneven = float((np.linalg.norm(around - ground, axis=1) > _EVEN).mean())
    apart = float(np.linalg.norm(ground - np.asarray(line.colour)))
    return apart >= _STANDS_OUT and uneven <= _UNEVEN and _has_two_tones(line, lab, ground)


def _has_two_tones(line: Line, lab: Field, ground: Field) -> bool:
    """Tell whether a line is ink on ground with clean edges, as type is and a picture's shading is not."""
    pixels, way = lab[line.box.cut].reshape(-1, 3), np.asarray(line.colour) - ground
    along = (pixels - ground) @ way / (way @ way)
    others = np.linalg.norm(pixels - ground - np.clip(along, 0.0, 1.25)[:, None] * way, axis=1) > _OFF
    mixed = (along > _MIXED[0]) & (along < _MIXED[1])
    most = max(_EDGE_SHARES[0], min(_EDGE_SHARES[1], _EDGES / line.size))
    return float(others.mean()) <= _OTHERS and float(mixed.mean()) <= most


def _marks(mask: Mask, lab: Field) -> list[Region]:
    height, width = mask.shape
    least = max(3, round(_SMALLEST * min(height, width)))
    found = [
        region
        for region in regions(mask, lab)
        if least <= region.box.height <= _TALLEST * height and region.box.width <= _WIDEST * width and region.size >= least
    ]
    # No ad has more letters; noise may have any number of specks.
    return sorted(found, key=lambda region: -region.size)[:_MOST_MARKS]


def _rows(marks: list[Region]) -> list[Line]:
    """Put marks together that stand side by side, from the left."""
    waiting = sorted(marks, key=lambda mark: mark.box.left)
    farthest = _NEAR * max((mark.box.height for mark in marks), default=0)
    done: list[list[Region]] = []
    lines: list[list[Region]] = []
    for mark in waiting:
        ended = [line for line in lines if mark.box.left - _end(line) > farthest]
        if ended:
            done += ended
            lines = [line for line in lines if mark.box.left - _end(line) <= farthest]
        best = max((line for line in lines if _continues(line, mark)), key=_end, default=None)
        if best is None:
            lines.append([mark])
        else:
            best.append(mark)
    return [line for parts in (*done, *lines) if (line := _line(parts)) is not None]


def _end(line: list[Region]) -> int:
    """Return where a line's last marks end."""
    return max(part.box.right for part in line[-4:])


def _continues(line: list[Region], mark: Region) -> bool:
    last = line[-4:]
    tall = max(part.box.height for part in last)
    top, bottom = min(part.box.top for part in last), max(part.box.bottom for part in last)
    shared = min(bottom, mark.box.bottom) - max(top, mark.box.top)
    near = mark.box.left - _end(line) <= _NEAR * max(tall, mark.box.height)
    small, large = sorted((tall, mark.box.height))
    alike = min(_apart(part.colour, mark.colour) for part in last) <= _ALIKE
    return near and alike and shared >= _SHARE_OF_ROW * min(mark.box.height, bottom - top) and small >= _AS_TALL * large


def _line(parts: Sequence[Region]) -> Line | None:
    box = parts[0].box
    for part in parts[1:]:
        box = box.joined(part.box)
    solid = sum(part.size for part in parts) / sum(part.box.area for part in parts)
    words = box.width >= _WORD_SHAPE * box.height
    if len(parts) < _MARKS and box.width > _STROKE * box.height:
        return None  # a rule, an edge or a shadow
    if (len(parts) < _MARKS and not words) or solid > _SOLID or (len(parts) == 1 and solid > 0.62):  # noqa: PLR2004 - one word's ink
        return None
    weights = np.array([part.size for part in parts], dtype=float)
    colour = np.average([part.colour for part in parts], axis=0, weights=weights)
    # Marks that are words say less of the letters' size than their row does.
    size = max(float(np.percentile([part.box.height for part in parts], 75)), _ROW_SHARE * box.height)
    return Line(box=box, size=size, colour=(float(colour[0]), float(colour[1]), float(colour[2])), marks=len(parts))


def _without_shadows(lines: list[Line]) -> list[Line]:
    """Leave out lines that lie on a line of more marks: the spaces between letters stand out from the letters, too."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.marks * line.box.area):
        if not any(line.box.shared(other.box) > 0.5 * line.box.area for other in kept):
            kept.append(line)
    return kept


def _apart(first: tuple[float, float, float], second: tuple[float, float, float]) -> float:
    return float(sum((one - other) ** 2 for one, other in zip(first, second, strict=True)) ** 0.5)


def _blurred(values: Field, radius: int) -> Field:
    """Return the mean over a square of this radius around each pixel."""
    padded = np.pad(values, radius, mode="edge").astype(np.float64)
    sums = np.pad(padded.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    side = 2 * radius + 1
    total = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    blurred: Field = (total / side**2).astype(np.float32)
    return blurred
