"""A stranger's SVG turned into pixels. Runs only in the limited child."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Final

import resvg_py

from piad.ingest.caps import MAX_ASPECT
from piad.ingest.drawing import reduce_drawing
from piad.ingest.rejection import PictureRejected, RejectionCode

# Letters in a drawing appear in this face: the ones installed on a machine differ from machine to machine.
_FONT_PACKAGE: Final = "fontpkg_inter"
_FONT_FILE: Final = "files/Inter[opsz,wght].ttf"
_FAMILY: Final = "Inter"


def rasterise(svg: bytes, *, width: int, height: int) -> bytes:
    """Return the drawing as PNG, as large as fits into ``width`` x ``height``; proportions are kept."""
    drawing = reduce_drawing(svg)
    if max(drawing.width, drawing.height) > MAX_ASPECT * min(drawing.width, drawing.height):
        message = f"is too narrow; the long side may be at most {MAX_ASPECT} times the short one"
        raise PictureRejected(RejectionCode.TOO_SMALL, message)
    scale = min(width / drawing.width, height / drawing.height)
    png: bytes = resvg_py.svg_to_bytes(
        svg_string=drawing.markup,
        skip_system_fonts=True,
        font_files=_fonts(),
        font_family=_FAMILY,
        serif_family=_FAMILY,
        sans_serif_family=_FAMILY,
        cursive_family=_FAMILY,
        fantasy_family=_FAMILY,
        monospace_family=_FAMILY,
        width=max(1, round(drawing.width * scale)),
        height=max(1, round(drawing.height * scale)),
    )
    return png


@cache
def _fonts() -> list[str]:
    spec = importlib.util.find_spec(_FONT_PACKAGE)
    folders = (spec.submodule_search_locations or []) if spec else []
    return [str(path) for folder in folders if (path := Path(folder) / _FONT_FILE).exists()]
