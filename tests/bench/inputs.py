"""The one ad that every engine draws: its pictures and words, made here so that nothing has to be fetched."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from generation.fonts import FAMILIES

# Names the folder in the environment.
FOLDER: Final = "PIAD_BENCH_INPUTS"
PHOTO_SIZE: Final = (3000, 2000)
PRODUCT_SIDE: Final = 1200
LOGO_SIZE: Final = (480, 160)
SIZES: Final = {"4:5": (1080, 1350), "1:1": (1080, 1080), "9:16": (1080, 1920)}
# The smallest and the largest that are drawn, for what an ad costs as it grows.
EXTREMES: Final = {"6:5": (300, 250), "4:5 at 2K": (2160, 2700)}
HEADLINE: Final = "Made for mornings that start outside"
SUBHEADLINE: Final = "Waterproof, light, and warm to minus ten degrees"
FIGURE: Final = "€129"
CTA: Final = "Shop the jacket"
INK: Final = (250, 248, 244)
VEIL: Final = (18, 22, 30)
ACCENT: Final = (244, 190, 70)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files of the ad: a photo (JPEG), a product cut out and a logo (PNG with alpha)."""

    photo: bytes
    product: bytes
    logo: bytes


@lru_cache(maxsize=1)
def inputs() -> Inputs:
    """Draw the pictures, or read those that :func:`save` left in the folder that the environment names."""
    if folder := os.environ.get(FOLDER):
        return Inputs(**{name: (Path(folder) / name).read_bytes() for name in ("photo", "product", "logo")})
    return Inputs(photo=_file(_photo(), "JPEG", quality=90), product=_file(_product(), "PNG"), logo=_file(_logo(), "PNG"))


def save(folder: Path) -> None:
    """Leave the pictures in ``folder`` for processes that are started with its name in their environment."""
    files = inputs()
    for name, content in (("photo", files.photo), ("product", files.product), ("logo", files.logo)):
        (folder / name).write_bytes(content)


def font_file(weight: int) -> Path:
    """Return the file of the family that all engines set (Inter, a variable font whatever the weight)."""
    import importlib.util

    family = FAMILIES["Inter"]
    spec = importlib.util.find_spec(family.package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations))) / family.file.format(weight=weight)


def _photo() -> Image.Image:
    """A picture with a photo's statistics: a fading sky, soft hills, and fine grain over all of it."""
    width, height = PHOTO_SIZE
    generator = np.random.default_rng(7)
    share = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    sky = np.array([96, 140, 190], np.float32) * (1 - share) + np.array([235, 196, 150], np.float32) * share
    canvas = Image.fromarray(np.broadcast_to(sky, (height, width, 3)).astype(np.uint8))
    pen = ImageDraw.Draw(canvas)
    for _ in range(900):
        x, y = int(generator.integers(0, width)), int(height * (0.45 + 0.55 * generator.random()))
        radius = int(10 + 90 * (y / height - 0.4))
        tone = int(generator.integers(40, 140))
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(tone // 2, tone, tone // 3))
    soft = canvas.filter(ImageFilter.GaussianBlur(3))
    grain = generator.normal(0, 2.5, (height, width, 1)).astype(np.float32)
    return Image.fromarray(np.clip(np.asarray(soft, dtype=np.float32) + grain, 0, 255).astype(np.uint8))


def _product() -> Image.Image:
    """A bottle with a soft light on it, turned into a cut-out with a clean edge."""
    side = PRODUCT_SIDE
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    pen.rounded_rectangle((side * 0.28, side * 0.26, side * 0.72, side * 0.97), radius=side * 0.09, fill=255)
    pen.rectangle((side * 0.41, side * 0.03, side * 0.59, side * 0.28), fill=255)
    light = np.linspace(-1, 1, side, dtype=np.float32)[None, :, None]
    tone = np.array([52, 96, 138], np.float32) * (1.15 - 0.5 * np.abs(light + 0.3))
    body = np.broadcast_to(tone, (side, side, 3)) + np.random.default_rng(3).normal(0, 3, (side, side, 1))
    image = Image.fromarray(np.clip(body, 0, 255).astype(np.uint8)).convert("RGBA")
    image.putalpha(mask.filter(ImageFilter.GaussianBlur(1)))
    return image


def _logo() -> Image.Image:
    image = Image.new("RGBA", LOGO_SIZE, (*INK, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((8, 8, 152, 152), fill=(*INK, 255))
    pen.ellipse((48, 48, 112, 112), fill=(*INK, 0))
    for column in range(4):
        pen.rounded_rectangle((190 + column * 72, 40, 240 + column * 72, 120), radius=14, fill=(*INK, 255))
    return image


def _file(image: Image.Image, name: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()
