"""Panels: fields of colour that carry copy or a product, straight or with a leaning edge, and the order that copy on them is set by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generation.brief import Direction
from generation.colour import Colour
from generation.compositor.artboard import Box
from generation.compositor.crop import photo_layer
from generation.compositor.layouts.order import Order
from generation.compositor.pictures import DRAWN_INDEX, PictureKind
from generation.compositor.scene import ArtLayer, Form, PictureLayer, ShapeLayer
from generation.compositor.scheme import flat_scheme

# A panel is worth having when it stands off the ground, and shows a product when it stands off that: lightness beyond these says no more.
_FAR_FROM_GROUND: Final = 0.34
_FAR_FROM_SUBJECT: Final = 0.4
_FAR_IN_CHROMA: Final = 0.12
_UNKNOWN_SUBJECT: Final = 0.55
_RING_FAINT: Final = 0.16
# Fields darker than this take lighter rings.
_LIGHT_FIELD: Final = 0.7
# Pale tones of red and orange hues look like skin; they are turned towards straw.
_PALE_WARM: Final = 76.0
# Yellows of these hues turn olive as they deepen; theirs turn towards rust instead.
_YELLOW: Final = (62.0, 118.0)
_TO_RUST: Final = 34.0

Point = tuple[float, float]


def picture_tones(order: Order) -> tuple[Colour, Colour]:
    """Return the lit and the shaded tone of the field behind a product: a relative of the brand shape that sets both off."""
    if order.product is not None and order.product.kind is PictureKind.PACKSHOT:
        return order.scheme.colour("ground_centre"), order.scheme.colour("ground_rim")
    return max(_runs(order), key=lambda run: _off_ground(order, run) + _off_subject(order, run))


def frame_tone(order: Order) -> Colour:
    """Return the tone of a border: the relative of the brand shape that stands off the ground the most."""
    return max(_runs(order), key=lambda run: _off_ground(order, run))[1]


def _runs(order: Order) -> tuple[tuple[Colour, Colour], ...]:
    """Return the brand shape's own tones, lit and shaded, a deep relative of theirs and a pale one."""
    lit, shade = order.scheme.colour("shape_lit"), order.scheme.colour("shape_shade")
    _, chroma, hue = shade.lch
    strong = max(0.06, min(0.14, chroma * 1.1))
    pale = max(hue, _PALE_WARM) if hue < _PALE_WARM else hue
    deep = hue - _TO_RUST if _YELLOW[0] <= hue <= _YELLOW[1] else hue
    return (
        (lit, shade),
        (Colour.oklch(0.50, strong, deep), Colour.oklch(0.38, strong, deep - 8)),
        (Colour.oklch(0.94, strong * 0.26, pale), Colour.oklch(0.88, strong * 0.42, pale - 6)),
    )


def _off_ground(order: Order, run: tuple[Colour, Colour]) -> float:
    ground, chroma, _ = order.scheme.colour("ground_rim").lch
    tone, saturation, _ = run[0].mixed(run[1], 0.5).lch
    return min(_FAR_FROM_GROUND, abs(tone - ground)) + 0.6 * min(_FAR_IN_CHROMA, abs(saturation - chroma))


def _off_subject(order: Order, run: tuple[Colour, Colour]) -> float:
    subject = order.product.lightness if order.product else _UNKNOWN_SUBJECT
    return min(_FAR_FROM_SUBJECT, abs(run[0].mixed(run[1], 0.5).lch[0] - subject))


def copy_tone(order: Order) -> Colour:
    """Return the one flat tone that a panel of copy has: the scheme's ground, a little towards its light."""
    return order.scheme.colour("ground_rim").mixed(order.scheme.colour("ground_centre"), 0.6)


def set_on(order: Order, tone: Colour) -> Order:
    """Return the order for copy that stands on a panel of this tone: ink follows the panel, the button stays the ad's own."""
    own = order.scheme
    scheme = replace(flat_scheme(tone, accent=own.colour("accent"), product_accent=None), accent=own.accent, on_accent=own.on_accent)
    return replace(order, scheme=replace(scheme, shadow=own.shadow))


def rectangle(box: Box, fill: Colour, fill_to: Colour | None = None, *, radius: float = 0.0) -> ShapeLayer:
    """Return a plain field of colour."""
    return ShapeLayer(form=Form.ROUNDED, box=box, fill=fill, fill_to=fill_to, radius=radius)


def polygon(order: Order, name: str, points: Sequence[Point], fill: Colour) -> ArtLayer:
    """Return a field with straight edges between ``points`` (px); it is drawn so that mirroring the scene turns its slant too."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    turned = order.copy.direction is Direction.RTL
    corners = " ".join(f"{(left + width - x) if turned else (x - left):.2f},{y - top:.2f}" for x, y in points)
    markup = f'<polygon points="{corners}" fill="{fill.hex}"/>'
    return ArtLayer(name=name, markup=markup, view=(width, height), box=Box(x=left, y=top, w=width, h=height))


def rings(order: Order, centre: Point, tones: tuple[Colour, Colour], *, first: float, count: int = 3) -> ArtLayer:
    """Return broad concentric rings in a tone of the field that they lie on; ``first`` is the innermost diameter in px."""
    light = tones[0].mixed(tones[1], 0.5).lch[0]
    ink = tones[0].shifted(lightness=0.3) if light < _LIGHT_FIELD else tones[1].shifted(lightness=-0.14)
    stroke = 0.06 * order.s
    radii = [first / 2 + number * 2.1 * stroke for number in range(count)]
    reach = radii[-1] + stroke
    circles = "".join(f'<circle cx="{reach:.1f}" cy="{reach:.1f}" r="{radius:.1f}"/>' for radius in radii)
    markup = f'<g fill="none" stroke="{ink.hex}" stroke-width="{stroke:.1f}">{circles}</g>'
    box = Box(x=centre[0] - reach, y=centre[1] - reach, w=2 * reach, h=2 * reach)
    return ArtLayer(name="rings", markup=markup, view=(2 * reach, 2 * reach), box=box, opacity=_RING_FAINT)


def photo_in(order: Order, box: Box, *, clear: Box | None = None) -> PictureLayer:
    """Return the order's photo filling ``box``, its faces and what catches the eye kept whole, in its ``clear`` part where they fit.

    A scene that will be mirrored turns both boxes, and the photo keeps its pixels.
    """
    assert order.photo is not None  # noqa: S101 - a layout asks for a photo only where there is one
    if clear is not None and order.copy.direction is Direction.RTL:
        clear = replace(clear, x=box.x + box.right - clear.right)
    return photo_layer(order.photo, box, clear=clear)


def brings_a_picture(order: Order) -> bool:
    """Tell whether the customer gave a picture, which people then look for on the ad; a drawing of ours may be left out."""
    return any(shown is not None and shown.index != DRAWN_INDEX for shown in (order.product, order.photo))


def sharp_in(order: Order, box: Box) -> bool:
    """Tell whether the order's photo fills a box without being blown up too far."""
    photo = order.photo
    return photo is not None and max(box.w / photo.width, box.h / photo.height) <= order.artboard.max_upscale
