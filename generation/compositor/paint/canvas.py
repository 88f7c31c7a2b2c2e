"""The canvas: a scene's layers painted bottom to top into RGB pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.compositor.artboard import Artboard, Box
from generation.compositor.paint.art import art_of
from generation.compositor.paint.glyphs import draw_text
from generation.compositor.paint.gradient import coloured, lit, radial
from generation.compositor.paint.placing import placed_as_is, scaled_photo
from generation.compositor.paint.shapes import coverage, tiled
from generation.compositor.paint.veil import Veil, levels
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import ArtLayer, GroundLayer, Layer, PictureLayer, ScrimLayer, ShadowLayer, ShapeLayer, Side, TextLayer

Floats = NDArray[np.float32]
_ELLIPSE_FALL = 3.2
_EDGE = 2
_BAND_PIXELS = 1_000_000


def paint(layers: Iterable[Layer], artboard: Artboard, pictures: dict[int, PictureInput], canvas: Image.Image | None = None) -> Image.Image:
    """Paint layers on ``canvas`` (a new one if None) and return it, RGB of the artboard's exact size."""
    stack = list(layers)
    surface = canvas if canvas is not None else _begun(stack, artboard, pictures)
    for layer in stack:
        match layer:
            case GroundLayer():
                _ground(surface, layer)
            case ShapeLayer():
                _shape(surface, layer)
            case ShadowLayer():
                _card_shadow(surface, layer) if layer.blur else _shadow(surface, layer)
            case ArtLayer():
                _art(surface, layer)
            case PictureLayer():
                _picture(surface, layer, pictures[layer.index])
            case ScrimLayer():
                _scrim(surface, layer)
            case TextLayer():
                draw_text(surface, layer)
    return surface


def _begun(stack: list[Layer], artboard: Artboard, pictures: dict[int, PictureInput]) -> Image.Image:
    """Return the canvas to paint the stack on; a photo that covers it all, and the veils right on it, are taken off the stack.

    Outside of Pillow a veil costs a third, and the photo is copied once instead of thrice.
    """
    first = stack[0] if stack else None
    photo = scaled_photo(first, pictures[first.index]) if isinstance(first, PictureLayer) and _covers(first, artboard) else None
    if photo is None:
        return Image.new("RGB", (artboard.width, artboard.height), (255, 255, 255))
    stack.pop(0)
    pixels = photo.copy()
    while stack and isinstance(scrim := stack[0], ScrimLayer):
        stack.pop(0)
        veil = _veil(scrim, (artboard.width, artboard.height))
        if veil is not None:
            veil.over(pixels)
    return Image.fromarray(pixels)


def _covers(layer: PictureLayer, artboard: Artboard) -> bool:
    """Tell whether an upright picture takes up the whole artboard."""
    width, height = round(layer.box.w), round(layer.box.h)
    at = (round(layer.box.cx - width / 2), round(layer.box.cy - height / 2), width, height)
    return at == (0, 0, artboard.width, artboard.height) and not (layer.cut_out or layer.angle or layer.feather)


def _ground(surface: Image.Image, layer: GroundLayer) -> None:
    for left, top, _, rows in _bands((0, 0, surface.width, surface.height)):
        position = radial(surface.size, layer.centre, (top, top + rows))
        surface.paste(Image.fromarray(coloured(position, layer.centre_colour, layer.rim_colour, origin=(left, top))), (left, top))


def _bands(part: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
    """Cut a part into strips of rows, so that the largest artboards need no more memory than the small ones."""
    left, top, columns, rows = part
    step = max(64, _BAND_PIXELS // max(1, columns))
    for start in range(0, rows, step):
        yield left, top + start, columns, min(step, rows - start)


def _clip(box: Box, size: tuple[int, int], edge: int = _EDGE) -> tuple[int, int, int, int] | None:
    """Return the whole px that a box touches, inside a surface of ``size``: left, top, columns, rows."""
    left, top = max(0, math.floor(box.x) - edge), max(0, math.floor(box.y) - edge)
    right, bottom = min(size[0], math.ceil(box.right) + edge), min(size[1], math.ceil(box.bottom) + edge)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None


def _mask(values: Floats) -> Image.Image:
    return Image.fromarray(levels(values))


def _shape(surface: Image.Image, layer: ShapeLayer) -> None:
    whole = _clip(layer.box, surface.size)
    for part in _bands(whole) if whole else ():
        _shape_part(surface, layer, part)


def _shape_part(surface: Image.Image, layer: ShapeLayer, part: tuple[int, int, int, int]) -> None:
    left, top, columns, rows = part
    offset = (layer.box.x - left, layer.box.y - top)
    shape = coverage(
        layer.form,
        layer.box.w,
        layer.box.h,
        offset=offset,
        size=(columns, rows),
        radius=layer.radius,
        stroke=layer.stroke,
        flipped=layer.flipped,
    )
    shape = np.broadcast_to(shape, (rows, columns))
    mask = _mask(shape * np.float32(layer.opacity))
    if layer.fill_to is None:
        surface.paste(layer.fill.rgb, (left, top), mask)
    else:
        position = lit((layer.box.w, layer.box.h), (-offset[0], -offset[1]), (columns, rows))
        surface.paste(Image.fromarray(coloured(position, layer.fill, layer.fill_to, origin=(left, top))), (left, top), mask)
    if layer.pattern is not None and layer.pattern_ink is not None:
        texture = tiled(layer.pattern, layer.pattern_tile, size=(columns, rows), origin=(left, top))
        surface.paste(layer.pattern_ink.rgb, (left, top), _mask(shape * texture * np.float32(layer.pattern_opacity)))


def _shadow(surface: Image.Image, layer: ShadowLayer) -> None:
    part = _clip(layer.box, surface.size, edge=0)
    if part is None:
        return
    left, top, columns, rows = part
    x = (np.arange(columns, dtype=np.float32) + 0.5 + left - layer.box.cx) / np.float32(layer.box.w / 2)
    y = (np.arange(rows, dtype=np.float32) + 0.5 + top - layer.box.cy) / np.float32(layer.box.h / 2)
    squared = x[None, :] ** 2 + y[:, None] ** 2
    fall = np.exp(-_ELLIPSE_FALL * squared) * np.clip(1 - squared, 0, 1)
    surface.paste(layer.colour.rgb, (left, top), _mask(fall * np.float32(layer.peak)))


def _card_shadow(surface: Image.Image, layer: ShadowLayer) -> None:
    part = _clip(layer.box.grown(layer.blur), surface.size, edge=0)
    if part is None:
        return
    left, top, columns, rows = part
    x = np.abs(np.arange(columns, dtype=np.float32) + np.float32(0.5 + left - layer.box.cx))[None, :] - np.float32(
        layer.box.w / 2 - layer.radius
    )
    y = np.abs(np.arange(rows, dtype=np.float32) + np.float32(0.5 + top - layer.box.cy))[:, None] - np.float32(
        layer.box.h / 2 - layer.radius
    )
    distance = np.sqrt(np.maximum(x, 0) ** 2 + np.maximum(y, 0) ** 2) + np.minimum(np.maximum(x, y), 0) - np.float32(layer.radius)
    share = np.clip((np.float32(layer.blur) - distance) / np.float32(2 * layer.blur), 0.0, 1.0)
    surface.paste(layer.colour.rgb, (left, top), _mask(share * share * (3 - 2 * share) * np.float32(layer.peak)))


def _art(surface: Image.Image, layer: ArtLayer) -> None:
    art = art_of(layer)
    mask = art.getchannel("A")
    if layer.opacity < 1.0:
        mask = mask.point([round(value * layer.opacity) for value in range(256)])
    surface.paste(art.convert("RGB"), (round(layer.box.x), round(layer.box.y)), mask)


def _scrim(surface: Image.Image, layer: ScrimLayer) -> None:
    veil = _veil(layer, surface.size)
    if veil is not None:
        veil.on(surface)


def _veil(layer: ScrimLayer, size: tuple[int, int]) -> Veil | None:
    part = _clip(layer.box, size, edge=0)
    if part is None:
        return None
    vertical = layer.side in (Side.TOP, Side.BOTTOM)
    length = part[3] if vertical else part[2]
    share = (np.arange(length, dtype=np.float32) + 0.5) / np.float32(length)
    if layer.side in (Side.BOTTOM, Side.RIGHT):
        share = 1 - share
    # Smoothstep: no visible line where the veil ends.
    fade = np.clip((share - layer.hold) / max(1e-3, 1 - layer.hold), 0.0, 1.0)
    eased = (1 - fade * fade * (3 - 2 * fade)) * np.float32(layer.strength)
    return Veil(part=part, colour=layer.colour, strength=levels(eased), vertical=vertical)


def _picture(surface: Image.Image, layer: PictureLayer, picture: PictureInput) -> None:
    placed, left, top = placed_as_is(layer, picture)
    surface.paste(placed, (left, top), placed if placed.mode == "RGBA" else None)
