"""Studio: a wall in soft window light, the shadow of a branch in it, and a table with a lit edge."""

from __future__ import annotations

from typing import Final

from generation.compositor.scenery.place import Place
from generation.compositor.scenery.tones import Look, studio_table
from generation.compositor.scenery.vector import Point, circle, ellipse, even, falling, number, path, radial, rect, trace

_SLANT: Final = 0.34
_PANES: Final = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
# Leaves of the branch's shadow: place along it, side, length.
_LEAVES: Final = ((0.1, 1), (0.22, -1), (0.34, 1), (0.46, -1), (0.58, 1), (0.7, -1), (0.82, 1), (0.95, -1))


def studio(place: Place, look: Look) -> str:
    """Return the scene's markup."""
    centre, rim = look.above.colour("ground_centre"), look.above.colour("ground_rim")
    wall = falling("wall", 0, place.horizon, even(centre, rim))
    lit = centre.shifted(lightness=0.05 if not look.above.dark else 0.09)
    middle = place.horizon - 0.3 * place.s
    reach = 0.75 * place.s if not look.above.dark else max(0.3 * place.s, middle - place.sky_top)
    key = radial("key", (place.focus_x, middle), reach, [(0.0, lit, 0.75), (1.0, lit, 0.0)])
    glow = circle((place.focus_x, middle), reach, "url(#key)")
    return (
        f"<defs>{wall}{key}</defs>"
        + rect(0, 0, place.width, place.height, "url(#wall)")
        + glow
        + _window(place, look)
        + _table(place, look)
    )


def _window(place: Place, look: Look) -> str:
    """Return four panes of light on the wall behind the product, fading downwards, and a branch's shadow across them."""
    room = place.horizon - place.sky_top
    pane_h, pane_w = 0.37 * room, min(0.25 * place.s, 0.2 * place.width)
    left, top, gap = place.focus_x - 0.92 * pane_w, place.sky_top + 0.1 * room, 0.045 * pane_w
    light = look.above.colour("ground_centre").shifted(lightness=0.06 if not look.above.dark else 0.16, chroma=0.8)
    fade = falling("pane", top, place.horizon, [(0.0, light, 0.95), (1.0, light, 0.35)])
    panes = "".join(
        path(_quad(left + column * (pane_w + gap), top + line * (pane_h + gap), pane_w, pane_h, column), "url(#pane)")
        for column, line in _PANES
    )
    return f"<defs>{fade}</defs>{panes}" + _branch(look, (left + 1.9 * pane_w, top - 0.02 * room), 1.75 * pane_w)


def _quad(x: float, y: float, w: float, h: float, column: float) -> str:
    slope = _SLANT * w
    lift = -slope * column
    return trace("M", x, y + slope + lift, "L", x + w, y + lift, "V", y + h + lift, "L", x, y + h + slope + lift, "Z")


def _branch(look: Look, start: Point, length: float) -> str:
    tone = look.above.colour("ground_rim").shifted(lightness=-0.075 if not look.above.dark else -0.03, chroma=1.25)
    leaves = []
    for along, side in _LEAVES:
        x, y = start[0] - along * length, start[1] + (0.1 + 0.55 * along * along) * length
        leaves.append(
            f'<g transform="translate({number(x)} {number(y)}) rotate({number(150 + side * 52 - 24 * along)})">'
            + path(
                trace(
                    "M",
                    0,
                    0,
                    "C",
                    0.1 * length,
                    -0.075 * length,
                    0.22 * length,
                    -0.05 * length,
                    0.28 * length,
                    0,
                    "C",
                    0.2 * length,
                    0.05 * length,
                    0.09 * length,
                    0.05 * length,
                    0,
                    0,
                    "Z",
                ),
                tone.hex,
            )
            + "</g>"
        )
    return f'<g fill-opacity="0.55">{"".join(leaves)}</g>'


def _table(place: Place, look: Look) -> str:
    """Return the table: one ellipse much wider than the artboard, with a lit rim and a shade behind it."""
    far, near = studio_table(look.below)
    y, rx, cx = place.horizon, 1.3 * place.width, place.width / 2
    ry = 2.2 * (place.height - y)
    top = falling("table", y, place.height, even(far, near))
    rim = far.shifted(lightness=0.05 if not look.below.dark else 0.12)
    shade = look.above.colour("shape_shade")
    line = max(2.0, 0.004 * place.s)
    return (
        f"<defs>{top}</defs>"
        + ellipse((cx, y + ry - 2.4 * line), rx, ry, shade.hex, 'opacity="0.32"')
        + ellipse((cx, y + ry), rx, ry, rim.hex)
        + ellipse((cx, y + ry + line), rx, ry, "url(#table)")
    )
