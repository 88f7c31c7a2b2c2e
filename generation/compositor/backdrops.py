"""Backdrops: what the plain ground of an ad may be dressed with, a mesh of soft tones, a wash of the product's own, a quiet pattern."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from generation.brief import Brief
from generation.colour import Colour
from generation.compositor.artboard import Artboard, Box
from generation.compositor.pictures import Study
from generation.compositor.scene import ArtLayer, Form, GroundLayer, Pattern, Scene, ShapeLayer
from generation.compositor.scenery.vector import radial, rect
from generation.compositor.scheme import Scheme


class Backdrop(StrEnum):
    """The dresses of a ground; the word is part of stored plans and never changes."""

    PLAIN = "plain"
    MESH = "mesh"
    WASH = "wash"
    DOTS = "dots"
    WAVES = "waves"
    STRIPES = "stripes"


# Categories whose ads live on light and colour take a mesh first, those of plain things a plain ground.
_BRIGHT: Final = frozenset({"saas", "fintech", "telecom", "electronics", "games", "events", "insurance", "energy"})
_PATTERNED: Final = {
    "kids": Backdrop.DOTS,
    "grocery": Backdrop.DOTS,
    "pets": Backdrop.DOTS,
    "food": Backdrop.WAVES,
    "plants": Backdrop.WAVES,
    "home": Backdrop.STRIPES,
    "fashion": Backdrop.STRIPES,
}
# Blots of a mesh: centre and radius in shares of the sides and of the longer one, and the turn of hue in degrees.
_BLOTS: Final = (((0.06, 0.04), 0.62, 34.0), ((1.02, 0.22), 0.56, -30.0), ((0.12, 1.02), 0.58, -46.0), ((0.96, 0.98), 0.6, 22.0))
_STRENGTH: Final = 0.85
# A soft edge: opacity by distance from the middle, as a bell falls.
_BELL: Final = ((0.0, 1.0), (0.25, 0.84), (0.5, 0.5), (0.75, 0.17), (1.0, 0.0))
_PATTERN_OPACITY: Final = 0.055
_PATTERN_TILE: Final = 0.11
# Grounds with less chroma than this stay neutral: a mesh there turns hues that nobody sees.
_LEAST_CHROMA: Final = 0.035
_MOST_CHROMA: Final = 0.13
# From this chroma on hues turn the less the more vivid the ground is; a product's hue takes so much of a blot.
_VIVID: Final = 0.085
_TINT: Final = 0.5


def backdrop_for(brief: Brief, variation: int, product: Study | None) -> Backdrop:
    """Return the dress of one variation of an ad, so that variants differ in it too; a product with hues of its own colours the wash."""
    soft = Backdrop.WASH if product is not None and product.hues else Backdrop.MESH
    if brief.category in _BRIGHT:
        return (soft, Backdrop.PLAIN, Backdrop.MESH)[variation % 3]
    if brief.category in _PATTERNED:
        return (Backdrop.PLAIN, _PATTERNED[brief.category], soft)[variation % 3]
    return (Backdrop.PLAIN, soft)[variation % 2]


def dressed(scene: Scene, backdrop: Backdrop, scheme: Scheme, *, product: Study | None = None) -> Scene:
    """Return the scene with its ground dressed; one whose ground is not the scheme's gradient (a photo, a drawn scene) stays as it is."""
    ground = scene.layers[0] if scene.layers else None
    if backdrop is Backdrop.PLAIN or not isinstance(ground, GroundLayer) or ground.rim_colour == ground.centre_colour:
        return scene
    if backdrop in (Backdrop.MESH, Backdrop.WASH):
        if scheme.dark:  # thin veils of dark tones step visibly at eight bits; a dark ground has its own light
            return scene
        hues = tuple(hue for hue, _ in product.hues) if product is not None and backdrop is Backdrop.WASH else ()
        return replace(scene, layers=(ground, _mesh(scene.artboard, scheme, hues), *scene.layers[1:]))
    return replace(scene, layers=(ground, _pattern(scene.artboard, scheme, Pattern(backdrop.value)), *scene.layers[1:]))


def _mesh(board: Artboard, scheme: Scheme, hues: tuple[float, ...]) -> ArtLayer:
    """Return soft blots in neighbouring hues, never nearer to the ink in lightness than the ground is, so that copy reads as before."""
    long = max(board.width, board.height)
    defs, fields = [], []
    for number, ((x, y), reach, turn) in enumerate(_BLOTS):
        tone = _tone(scheme, turn, hues[number % len(hues)] if hues else None)
        stops = [(offset, tone, opacity * _STRENGTH) for offset, opacity in _BELL]
        defs.append(radial(f"blot{number}", (x * board.width, y * board.height), reach * long, stops))
        fields.append(rect(0, 0, board.width, board.height, f"url(#blot{number})"))
    markup = f"<defs>{''.join(defs)}</defs>{''.join(fields)}"
    box = Box(x=0, y=0, w=board.width, h=board.height)
    return ArtLayer(name="mesh", markup=markup, view=(box.w, box.h), box=box, soft=True)


def _tone(scheme: Scheme, turn: float, hue: float | None) -> Colour:
    """Return a blot's tone: the ground's easiest lightness, its hue turned, less where it is vivid; a product's hue only tints it."""
    lightness, chroma, own = scheme.colour("ground_centre").lch
    vivid = min(1.0, _VIVID / max(chroma, 1e-6))
    turned = Colour.oklch(lightness, max(_LEAST_CHROMA, min(chroma, _MOST_CHROMA)), (own + turn * vivid) % 360)
    return turned if hue is None else turned.mixed(Colour.oklch(lightness, max(_LEAST_CHROMA, 0.8 * chroma), hue), _TINT)


def _pattern(board: Artboard, scheme: Scheme, pattern: Pattern) -> ShapeLayer:
    """Return the pattern over the whole ground in its ink, hardly there."""
    return ShapeLayer(
        form=Form.ROUNDED,
        box=Box(x=0, y=0, w=board.width, h=board.height),
        fill=scheme.colour("ground_rim"),
        opacity=0.0,
        pattern=pattern,
        pattern_ink=scheme.colour("shape_shade") if not scheme.dark else scheme.colour("ink"),
        pattern_opacity=_PATTERN_OPACITY * (2.2 if not scheme.dark else 0.8),
        pattern_tile=_PATTERN_TILE * board.short,
    )
