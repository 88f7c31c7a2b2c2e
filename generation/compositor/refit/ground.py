"""The ground: another colour, gradient, pattern or photo behind everything that stands on the ad."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generation.compositor import painted
from generation.compositor.artboard import Box
from generation.compositor.pictures import Study
from generation.compositor.scene import (
    ArtLayer,
    Form,
    GroundLayer,
    Layer,
    Pattern,
    PictureLayer,
    Role,
    Scene,
    ScrimLayer,
    ShapeLayer,
    TextLayer,
)
from generation.compositor.scheme import Scheme

_BACKMOST: Final = frozenset({Role.GROUND, Role.DECORATION, Role.PHOTO, Role.SCRIM})
_LARGE: Final = frozenset({Role.HEADLINE, Role.FIGURE, Role.BRAND, Role.QUOTE})
# A pattern over the ground is seen, but no line of it competes with a letter.
_OPACITY: Final = {False: 0.2, True: 0.1}
# Broad bands are louder than small marks.
_BANDS: Final = 0.6
_TILE: Final = 0.11
_NEARLY_ALL: Final = 0.95


def stands_on_colour(scene: Scene) -> bool:
    """Tell whether the scene's ground is plain colour, and no picture or drawn place."""
    first, *_ = scene.layers
    return isinstance(first, GroundLayer) and not any(_covers(layer, scene) for layer in scene.layers if isinstance(layer, PictureLayer))


def shows_photo(scene: Scene) -> bool:
    """Tell whether copy stands on a photo that was given: the ad is that picture, and its ground melts into it."""
    photos = [layer for layer in scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.PHOTO]
    given = [layer for layer in photos if layer.index != painted.PAINTED_INDEX]
    veiled = any(isinstance(layer, ScrimLayer) for layer in scene.layers)
    return any(veiled or _covers(layer, scene) for layer in given)


def _covers(layer: PictureLayer, scene: Scene) -> bool:
    board = scene.artboard
    return layer.box.w * layer.box.h >= _NEARLY_ALL * board.width * board.height


def on_colour(scene: Scene, scheme: Scheme, *, centre: tuple[float, float] = (0.5, 0.45)) -> Scene:
    """Return the scene on the scheme's plain ground, in place of the place or picture that it stood on; copy takes the scheme's inks."""
    count = next((number for number, layer in enumerate(scene.layers) if layer.role not in _BACKMOST), len(scene.layers))
    ground = GroundLayer(centre_colour=scheme.colour("ground_centre"), rim_colour=scheme.colour("ground_rim"), centre=centre)
    on_button = (Role.CTA_LABEL, Role.BADGE)
    stays = tuple(
        replace(layer, colour=scheme.colour("ink" if layer.role in _LARGE else "soft_ink"))
        if isinstance(layer, TextLayer) and layer.role not in on_button
        else layer
        for layer in scene.layers[count:]
    )
    return replace(scene, layers=(ground, *stays))


def with_gradient(scene: Scene, scheme: Scheme) -> Scene:
    """Return the scene with its ground running from the scheme's first tone in one corner to its second in the other."""
    layers: list[Layer] = []
    for layer in scene.layers:
        if isinstance(layer, GroundLayer):
            layers.append(
                replace(layer, centre_colour=scheme.colour("ground_centre"), rim_colour=scheme.colour("ground_rim"), centre=(0.02, 0.0))
            )
        elif not _is_dress(layer, scene):
            layers.append(layer)
    return replace(scene, layers=tuple(layers))


def with_pattern(scene: Scene, pattern: Pattern | None, scheme: Scheme) -> Scene:
    """Return the scene with a quiet pattern over its ground, or with none."""
    board = scene.artboard
    plain = replace(scene, layers=tuple(layer for layer in scene.layers if not _is_dress(layer, scene)))
    if pattern is None:
        return plain
    over = ShapeLayer(
        form=Form.ROUNDED,
        box=Box(x=0, y=0, w=board.width, h=board.height),
        fill=scheme.colour("ground_rim"),
        opacity=0.0,
        pattern=pattern,
        pattern_ink=scheme.colour("ink") if scheme.dark else scheme.colour("shape_shade"),
        pattern_opacity=_OPACITY[scheme.dark] * (_BANDS if pattern is Pattern.STRIPES else 1.0),
        pattern_tile=_TILE * board.short,
    )
    first, *others = plain.layers
    return replace(plain, layers=(first, over, *others))


def _is_dress(layer: Layer, scene: Scene) -> bool:
    """Tell whether a layer dresses the ground: a mesh of soft tones or a pattern over all of it."""
    if layer.role is not Role.DECORATION or not isinstance(layer, (ArtLayer, ShapeLayer)):
        return False
    whole = layer.box.w >= scene.artboard.width and layer.box.h >= scene.artboard.height
    return whole and (isinstance(layer, ShapeLayer) or layer.name == "mesh")


def on_photo(scene: Scene, photo: Study, scheme: Scheme) -> Scene:
    """Return the scene on a photo that fills the artboard, with veils under its copy."""
    without = tuple(layer for layer in scene.layers if not (isinstance(layer, ScrimLayer) or layer.role is Role.PHOTO))
    return painted.on_painting(replace(scene, layers=without), photo, scheme)
