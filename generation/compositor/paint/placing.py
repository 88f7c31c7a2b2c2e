"""Placing pictures: cut out, cropped, scaled, turned and feathered as a layer asks; scaled pictures are kept for the next size."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generation.compositor.artboard import Box
from generation.compositor.paint.kept import Kept, image_bytes
from generation.compositor.paint.pictures import open_photo, open_picture
from generation.compositor.paint.resize import resized, scaled
from generation.compositor.paint.veil import levels
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import PictureLayer

Bytes = NDArray[np.uint8]

# A logo and a few products, and the photos of three sizes.
_scaled = Kept[Image.Image](most_bytes=12_000_000, weigh=image_bytes)
_photos = Kept[Bytes](most_bytes=12_000_000, weigh=lambda pixels: pixels.nbytes)


def placed_picture(layer: PictureLayer, picture: PictureInput) -> tuple[Image.Image, int, int]:
    """Return a picture as it stands on the artboard (RGBA: cut out, cropped, scaled, turned) and its upper left corner."""
    placed, left, top = placed_as_is(layer, picture)
    return placed.convert("RGBA"), left, top


def placed_as_is(layer: PictureLayer, picture: PictureInput) -> tuple[Image.Image, int, int]:
    """Return the picture as RGBA, or RGB where it hides all that is under it, and its upper left corner. Kept for the next call."""
    width, height = max(1, round(layer.box.w)), max(1, round(layer.box.h))
    key = (picture.digest, layer.cut_out, layer.crop, width, height, layer.angle, layer.feather)
    placed = _scaled.get(key, lambda: _fitted(layer, picture, width, height))
    return placed, round(layer.box.cx - placed.width / 2), round(layer.box.cy - placed.height / 2)


def _fitted(layer: PictureLayer, picture: PictureInput, width: int, height: int) -> Image.Image:
    photo = None if layer.cut_out else scaled_photo(layer, picture)
    placed = _scaled_image(layer, picture, width, height) if photo is None else Image.fromarray(photo)
    if layer.angle or layer.feather:
        placed = placed.convert("RGBA")
    if layer.angle:
        placed = placed.convert("RGBa").rotate(layer.angle, Image.Resampling.BICUBIC, expand=True).convert("RGBA")
    if layer.feather:
        placed.putalpha(_feathered(placed.getchannel("A"), layer.feather))
    return placed


def _scaled_image(layer: PictureLayer, picture: PictureInput, width: int, height: int) -> Image.Image:
    image = open_picture(picture, cut_out=layer.cut_out)
    return resized(image.crop(_whole(layer.crop, image.size)), width, height)


def scaled_photo(layer: PictureLayer, picture: PictureInput) -> Bytes | None:
    """Return the pixels of a photo kept as JPEG at the layer's size, None for other pictures."""
    photo = open_photo(picture)
    if photo is None:
        return None
    part = _whole(layer.crop, (photo.shape[1], photo.shape[0]))
    width, height = max(1, round(layer.box.w)), max(1, round(layer.box.h))
    return _photos.get((picture.digest, part, width, height), lambda: scaled(photo, part, width, height))


def _whole(crop: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the whole px that a crop touches, inside the picture: left, top, right, bottom."""
    left, top = max(0, math.floor(crop.x)), max(0, math.floor(crop.y))
    return left, top, max(left + 1, min(size[0], math.ceil(crop.right))), max(top + 1, min(size[1], math.ceil(crop.bottom)))


def _feathered(mask: Image.Image, feather: float) -> Image.Image:
    """Let coverage rise from nothing at the picture's edges to full ``feather`` px inside."""
    x = np.arange(mask.width, dtype=np.float32) + np.float32(0.5)
    y = np.arange(mask.height, dtype=np.float32) + np.float32(0.5)
    inset = np.minimum(np.minimum(x, mask.width - x)[None, :], np.minimum(y, mask.height - y)[:, None])
    return Image.fromarray(levels(np.clip(inset / np.float32(feather), 0.0, 1.0) * (np.asarray(mask, dtype=np.float32) / 255)))
