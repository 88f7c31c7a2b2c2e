"""Outlines: shaped glyphs as SVG path data, for copy that is drawn where no font can be counted on."""

from __future__ import annotations

import uharfbuzz as hb

from generation.compositor.typeset.shape import GlyphRun, ShapedLine


class _Pen:
    """Collect one outline as path data, scaled and moved to its place; y turns from up to down."""

    def __init__(self, scale: float, x: float, y: float) -> None:
        self.scale, self.x, self.y = scale, x, y
        self.parts: list[str] = []

    def at(self, x: float, y: float) -> str:
        return f"{self.x + x * self.scale:.2f} {self.y - y * self.scale:.2f}"


def _functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.parts.append(f"M{pen.at(x, y)}"))
    functions.set_line_to_func(lambda x, y, pen: pen.parts.append(f"L{pen.at(x, y)}"))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, pen: pen.parts.append(f"Q{pen.at(cx, cy)} {pen.at(x, y)}"))
    functions.set_cubic_to_func(lambda ax, ay, bx, by, x, y, pen: pen.parts.append(f"C{pen.at(ax, ay)} {pen.at(bx, by)} {pen.at(x, y)}"))
    functions.set_close_path_func(lambda pen: pen.parts.append("Z"))
    return functions


_FUNCTIONS = _functions()


def run_path(run: GlyphRun, left: float, baseline: float, size: float) -> str:
    """Return the path data of a run whose pen starts at ``left`` on ``baseline``, set at ``size``; all in px."""
    data: list[str] = []
    for glyph in run.glyphs:
        pen = _Pen(size / run.face.upem, left + glyph.x * size, baseline - glyph.y * size)
        run.face.font.draw_glyph(glyph.id, _FUNCTIONS, pen)
        data += pen.parts
    return "".join(data)


def line_path(line: ShapedLine, left: float, baseline: float, size: float) -> str:
    """Return the path data of a line whose ink starts at ``left``; glyphs that are pictures in colour are left out."""
    start = left - line.left * size
    return "".join(run_path(run, start, baseline, size) for run in line.runs if not run.face.colour)
