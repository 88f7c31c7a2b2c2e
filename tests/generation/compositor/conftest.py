"""Copy, plans and pictures that the drawing office's tests share."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageDraw

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, Direction, Intensity, OutputSize
from generation.compositor import plan
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.placements import pixel_size


def picture_of(image: Image.Image, index: int = 0) -> PictureInput:
    """Return an image as ingestion would hand it over."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return PictureInput(index=index, file=buffer.getvalue(), width=image.width, height=image.height, has_alpha=image.mode == "RGBA")


def bottle(colour: str = "#3A2FA0", ground: tuple[int, int, int, int] = (0, 0, 0, 0), size: tuple[int, int] = (400, 900)) -> Image.Image:
    """Draw an upright thing with a red cap, on a ground."""
    image = Image.new("RGBA", size, ground)
    pen = ImageDraw.Draw(image)
    width, height = size
    pen.rounded_rectangle((width * 0.2, height * 0.3, width * 0.8, height * 0.95), radius=width * 0.12, fill=colour)
    pen.rectangle((width * 0.4, height * 0.05, width * 0.6, height * 0.32), fill="#D4384F")
    return image


def scenery(size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """Draw a busy photo-like picture: a sky that changes and many discs below."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(image)
    for number in range(60):
        x, y = (number * 397) % size[0], size[1] // 2 + (number * 211) % (size[1] // 2)
        pen.ellipse((x - 60, y - 60, x + 60, y + 60), fill=((number * 53) % 256, (number * 91) % 256, (number * 29) % 256))
    return image


def copy_in(language: str = "fr", **members: Any) -> AdCopy:  # noqa: ANN401 - any member of the copy
    """Return usual copy, with members replaced."""
    direction = Direction.RTL if language in ("ar", "he") else Direction.LTR
    usual = AdCopy(
        headline="La ville à vos pieds.",
        cta="Je les veux",
        subheadline="Des semelles qui tiennent la journée.",
        language=language,
        direction=direction,
    )
    return replace(usual, **members)


def size_of(ratio: str, resolution: str = "512", intensity: Intensity = Intensity.MINIMAL) -> OutputSize:
    """Return the artboard for a ratio."""
    width, height = pixel_size(ratio, resolution)
    return OutputSize(aspect_ratio=ratio, resolution=resolution, width=width, height=height, intensity=intensity)


def brief_for(copy: AdCopy, category: str = "footwear", **members: object) -> Brief:
    """Return a brief that says no more than it must."""
    return Brief(
        prompt="",
        language=copy.language,
        direction=copy.direction,
        subject="",
        category=category,
        tone="plain",
        **members,  # type: ignore[arg-type]
    )


def best_plan(copy: AdCopy, ratio: str, *pictures: PictureInput, kit: BrandKit | None = None, category: str = "footwear") -> CreativePlan:
    """Return the plan that the office itself would choose."""
    choices = plan.choose(copy=copy, brief=brief_for(copy, category), kit=kit or BrandKit(), size=size_of(ratio), pictures=pictures, seed=1)
    return choices[0].plan


@pytest.fixture(scope="session")
def product() -> PictureInput:
    """A cut-out product."""
    return picture_of(bottle())


@pytest.fixture(scope="session")
def photo() -> PictureInput:
    """A picture that fills its frame."""
    return picture_of(scenery())
