"""The sheet: each of our ads beside its reference where one is at hand, every pair also at phone width."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

GROUND: Final = (214, 214, 208)
GAP: Final = 24
CELL: Final = 560
SHEET_WIDTH: Final = 3320
PHONE: Final = 375


def reference_of(name: str, folder: Path | None) -> Image.Image | None:
    """Return the reference of this name from a folder of PNG and JPEG files, None where there is none."""
    found = [path for ending in ("png", "jpg") for path in (folder.glob(f"{name}*.{ending}") if folder else ())]
    return Image.open(found[0]).convert("RGB") if found else None


def joined(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return several creatives of one brief as one picture: side by side, as they are."""
    if len(pictures) == 1:
        return pictures[0]
    sheet = Image.new("RGB", (sum(one.width + GAP for one in pictures) - GAP, max(one.height for one in pictures)), GROUND)
    x = 0
    for one in pictures:
        sheet.paste(one, (x, 0))
        x += one.width + GAP
    return sheet


def pair(ours: Image.Image, reference: Image.Image | None) -> Image.Image:
    """Return ours, then the reference, at one height, with ours at phone width beside them."""
    shown = [_bounded(ours), *([_bounded(reference)] if reference else [])]
    if ours.width > PHONE:
        shown.append(ours.resize((PHONE, round(ours.height * PHONE / ours.width)), Image.Resampling.LANCZOS))
    return joined(shown)


def contact_sheet(pairs: Sequence[Image.Image]) -> Image.Image:
    """Return all pairs in rows on one sheet."""
    places, x, y, row = [], GAP, GAP, 0
    for one in pairs:
        if x > GAP and x + one.width > SHEET_WIDTH - GAP:
            x, y, row = GAP, y + row + 2 * GAP, 0
        places.append((x, y))
        x, row = x + one.width + 2 * GAP, max(row, one.height)
    sheet = Image.new("RGB", (SHEET_WIDTH, y + row + GAP), GROUND)
    for one, place in zip(pairs, places, strict=True):
        sheet.paste(one, place)
    return sheet


def _bounded(picture: Image.Image) -> Image.Image:
    scale = min(CELL / picture.width, CELL / picture.height, 1.0)
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
