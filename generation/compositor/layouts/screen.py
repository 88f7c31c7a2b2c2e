"""Screen: copy on a calm panel, and across a leaning seam the tilted window of an app in which what the ad promises is done."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from generation.colour import CONTRAST_LARGE, Colour, contrast, hue_distance
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts import appwindow
from generation.compositor.layouts.appwindow import TILT, AppWindow, cropped
from generation.compositor.layouts.column import Column, Setting, copy_column
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.panels import Point, brings_a_picture, copy_tone, polygon, rectangle, rings, set_on
from generation.compositor.scene import GroundLayer, Layer, Role, Scene

_LEAN: Final = 8.0
# Where the seam crosses the middle of a wide artboard, and what the window's corner reaches over it; shares of width and short side.
_SEAM: Final = 0.548
_CROSS: Final = 0.058
_AIR: Final = 0.045
_ROWS: Final = {Aspect.SQUARE: (0.108, 0.56), Aspect.PORTRAIT: (0.14, 0.56), Aspect.STORY: (0.13, 1.0)}
# Where the window's foot is at the latest, as a share of the height: a square one lets it bleed.
_FOOT: Final = {Aspect.SQUARE: 1.03}
# The smallest letters of a row, as a share of the short side.
_LEAST: Final = 0.026
_FEWEST: Final = 2
# The field is the brand shape's hue, deep on light grounds and lighter than dark ones.
_DEEP: Final = (0.50, 0.37)
_LIGHTER: Final = (0.60, 0.47)
_SATURATED: Final = 0.045
_FIELD_CHROMA: Final = (0.10, 0.15)
_TINTED: Final = 0.03
_WARM_UNTIL: Final = 95.0
_WARM_FROM: Final = 350.0
_NEAR: Final = 60.0
_ACROSS: Final = 165.0
_PALE: Final = (0.972, 0.014)


def suits(order: Order) -> float:
    """Return how well a screen suits the order: what is sold lives on one, and no picture was given that shows it better."""
    if not order.on_screen or order.artboard.aspect in (Aspect.STRIP, Aspect.TOWER) or brings_a_picture(order):
        return 0.0
    if len(order.copy.points) >= _FEWEST:
        return 0.995
    return 0.86 if order.artboard.aspect is Aspect.WIDE else 0.84


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where it does not suit, or where copy or window cannot be read."""
    if suits(order) == 0.0:
        return None
    field, panel = _field(order)
    order = set_on(order, panel) if panel != copy_tone(order) else order
    match order.artboard.aspect:
        case Aspect.WIDE:
            return _wide(order, field, panel)
        case Aspect.SQUARE:
            return _corner(order, field, panel) or _rows(order, field, panel)
        case _:
            return _rows(order, field, panel)


def _field(order: Order) -> tuple[tuple[Colour, Colour], Colour]:
    """Return the field's lit and shaded tone, and the panel's tone.

    A deep coloured ground becomes the field itself, beside a pale panel, where the action's colour stands out from that.
    """
    ground, shape = order.scheme.colour("ground_centre"), order.scheme.colour("shape_shade")
    pale = Colour.oklch(*_PALE, 86.0)
    accent = order.scheme.colour("accent")
    if order.scheme.dark and ground.lch[1] >= _SATURATED and contrast(accent, pale) >= CONTRAST_LARGE:
        _, chroma, hue = ground.lch
        return (Colour.oklch(_DEEP[0], max(0.08, chroma), hue), Colour.oklch(_DEEP[1], max(0.07, chroma), hue)), pale
    chroma = max(_FIELD_CHROMA[0], min(_FIELD_CHROMA[1], 1.1 * shape.lch[1]))
    lit, shade = _LIGHTER if order.scheme.dark else _DEEP
    hue = _hue(shape, accent)
    return (Colour.oklch(lit, chroma, hue), Colour.oklch(shade, chroma, hue - 6)), copy_tone(order)


def _hue(shape: Colour, accent: Colour) -> float:
    """Return the field's hue: the brand shape's, but for warm ones beside a warm action, which would be brown and shout it down."""
    _, chroma, hue = shape.lch
    hue = hue if chroma >= _TINTED else accent.lch[2]
    warm = hue < _WARM_UNTIL or hue > _WARM_FROM
    return (accent.lch[2] + _ACROSS) % 360 if warm and hue_distance(hue, accent.lch[2]) < _NEAR else hue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A split ad, measured: the two sides' tones, the panel's corners in px, its copy, the window and where its corner stands."""

    field: tuple[Colour, Colour]
    panel: Colour
    panel_corners: tuple[Point, ...]
    column: Column
    window: AppWindow
    corner: Point


def _seen(order: Order, parts: _Parts) -> Box:
    """Return the box around the field: what the panel does not cover."""
    board = order.artboard
    far, low = min(x for x, _ in parts.panel_corners[1:3]), min(y for _, y in parts.panel_corners[2:4])
    if board.aspect is Aspect.WIDE:
        return Box(x=far, y=0, w=board.width - far, h=board.height)
    return Box(x=0, y=low, w=board.width, h=board.height - low)


def _marks(field: tuple[Colour, Colour]) -> tuple[Colour, Colour]:
    """Return the tone of ticks and bar, and of the window's shadow."""
    return field[0].mixed(field[1], 0.4), field[1].shifted(lightness=-0.2)


def _wide(order: Order, field: tuple[Colour, Colour], panel: Colour) -> Scene | None:
    """Wide: copy left, the window right; its upper corner reaches over the seam, its far side leaves the artboard."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    lean = math.tan(math.radians(_LEAN)) * board.height
    top, foot = board.width * _SEAM + lean / 2, board.width * _SEAM - lean / 2
    left = top - lean * 0.15 - _CROSS * s
    width = min(foot + 0.2 * lean, left) - _AIR * s - frame.x
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=width, h=frame.h), Setting(share=0.15, lines=3, support_lines=3, anchor=0.5))
    if column is None:
        return None
    window = appwindow.measure(order, visible=board.width - left, height=0.76 * board.height, least=_LEAST * s)
    if window is None:
        return None
    rise = math.sin(math.radians(TILT)) * window.visible
    y = (board.height - window.height + rise) / 2
    corners = ((0.0, 0.0), (top, 0.0), (foot, float(board.height)), (0.0, float(board.height)))
    return _scene(order, _Parts(field=field, panel=panel, panel_corners=corners, column=column, window=window, corner=(left, y)))


def _corner(order: Order, field: tuple[Colour, Colour], panel: Colour) -> Scene | None:
    """Square: copy above, the action in its corner, the window beside it before a sheet of the field's tone."""
    board, s, frame = order.artboard, order.s, order.artboard.frame
    column = copy_column(order, frame, Setting(share=_ROWS[Aspect.SQUARE][0], lines=3, support_lines=2, label=True))
    action = column.box_of(Role.CTA) if column else None
    if column is None or action is None:
        return None
    slope = math.tan(math.radians(TILT))
    left = action.right + 0.09 * s
    edge = max(box.bottom + slope * box.right for box in column.boxes() if box.bottom < action.y) + 0.055 * s
    y = edge - slope * left
    window = appwindow.measure(order, visible=board.width - left, height=1.0 * board.height - y, least=_LEAST * s)
    if window is None:
        return None
    # The field is a leaning sheet behind the window, whose upper edge and outer side it lets pass.
    x, top = left - 0.052 * s, y + 0.17 * s
    right, foot = float(board.width), float(board.height)
    corners = ((x, top), (right, top - slope * (right - x)), (right, foot), (x + slope * (foot - top), foot))
    calm = GroundLayer(centre_colour=panel, rim_colour=panel.mixed(order.scheme.colour("ground_rim"), 0.5), centre=(0.4, 0.4))
    layers: list[Layer] = [
        calm,
        polygon(order, "field", corners, field[1].mixed(field[0], 0.35)),
        window.place(order, left, y, _marks(field)),
        *column.layers,
    ]
    return Scene(artboard=board, layers=tuple(layers), dropped=column.dropped)


def _rows(order: Order, field: tuple[Colour, Colour], panel: Colour) -> Scene | None:
    """Square, portrait and story: copy above, the window below, its upper edge over the seam and parallel to it."""
    board, s = order.artboard, order.s
    story = board.aspect is Aspect.STORY
    frame = board.safe if story else board.frame
    share, part = _ROWS[board.aspect]
    room = frame.h if story else part * board.height - frame.y
    setting = Setting(share=share, lines=3, support_lines=3, packed=True, label=True)
    column = copy_column(order, Box(x=frame.x, y=frame.y, w=frame.w, h=room), setting)
    if column is None:
        return None
    slope = math.tan(math.radians(TILT))
    edge = max(box.bottom + slope * box.right for box in column.boxes()) + 0.05 * s
    left = frame.x + 0.03 * s
    y = edge - slope * left
    window = appwindow.measure(
        order, visible=board.width - left, height=_FOOT.get(board.aspect, 0.965) * board.height - y, least=_LEAST * s
    )
    if window is None:
        return None
    seam = edge + 0.14 * s
    corners = ((0.0, 0.0), (float(board.width), 0.0), (float(board.width), seam - slope * board.width), (0.0, seam))
    return _scene(order, _Parts(field=field, panel=panel, panel_corners=corners, column=column, window=window, corner=(left, y)))


def _scene(order: Order, parts: _Parts) -> Scene:
    board, window, corner = order.artboard, parts.window, parts.corner
    centre = (corner[0] + window.visible * 0.55, corner[1] + window.height * 0.5)
    whole = Box(x=0, y=0, w=board.width, h=board.height)
    layers: list[Layer] = [
        # An even ground: the field is the brand's own shape, not a ground to be dressed.
        GroundLayer(centre_colour=parts.panel, rim_colour=parts.panel),
        rectangle(whole, parts.field[0], parts.field[1]),
        cropped(order, rings(order, centre, parts.field, first=0.9 * order.s), _seen(order, parts)),
        polygon(order, "copy panel", parts.panel_corners, parts.panel),
        window.place(order, *corner, _marks(parts.field)),
        *parts.column.layers,
    ]
    return Scene(artboard=board, layers=tuple(layers), dropped=parts.column.dropped)
