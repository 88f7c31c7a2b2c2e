"""Spaces: what is free between the boxes of things that already stand."""

from __future__ import annotations

from dataclasses import replace

from generation.compositor.artboard import Box


def clear_of(zone: Box, copy: list[Box], air: float) -> Box | None:
    """Return the largest part of a zone that no copy stands on, each in turn cutting off as little as it can."""
    for box in copy:
        if not zone.overlaps(box.grown(air / 2)):
            continue
        parts = (
            replace(zone, h=box.y - air - zone.y),
            replace(zone, y=box.bottom + air, h=zone.bottom - box.bottom - air),
            replace(zone, w=box.x - air - zone.x),
            replace(zone, x=box.right + air, w=zone.right - box.right - air),
        )
        zone = max((part for part in parts if part.w > 0 and part.h > 0), key=lambda part: part.w * part.h, default=zone)
        if zone.overlaps(box):
            return None
    return zone


def largest_free(frame: Box, copy: list[Box], aspect: float) -> Box:
    """Return the part of a frame, between the edges of what stands in it, that holds the largest thing of this width over height."""
    xs = sorted({frame.x, frame.right, *(edge for box in copy for edge in (box.x, box.right) if frame.x < edge < frame.right)})
    ys = sorted({frame.y, frame.bottom, *(edge for box in copy for edge in (box.y, box.bottom) if frame.y < edge < frame.bottom)})
    best = Box(x=frame.x, y=frame.y, w=0.0, h=0.0)
    for left in xs:
        for top in ys:
            for right in (x for x in xs if x > left):
                for bottom in (y for y in ys if y > top and min(y - top, (right - left) / aspect) > min(best.h, best.w / aspect)):
                    box = Box(x=left, y=top, w=right - left, h=bottom - top)
                    best = best if any(box.overlaps(other) for other in copy) else box
    return best


def around(box: Box, others: list[Box], safe: Box, air: float) -> Box:
    """Return a place grown sideways, then up and down, as far as nothing else stands."""
    beside = [other for other in others if other.y < box.bottom and box.y < other.bottom]
    left = max([safe.x, *(other.right + air for other in beside if other.cx < box.cx)])
    right = min([safe.right, *(other.x - air for other in beside if other.cx > box.cx)])
    left, right = min(left, box.x), max(right, box.right)
    over = [other for other in others if other.x < right and left < other.right and other not in beside]
    top = max([safe.y, *(other.bottom + air for other in over if other.cy < box.cy)])
    foot = min([safe.bottom, *(other.y - air for other in over if other.cy > box.cy)])
    top, foot = min(top, box.y), max(foot, box.bottom)
    return Box(x=left, y=top, w=right - left, h=foot - top)
