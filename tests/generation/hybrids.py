"""What tests of ads with models share: a painted place, and an ad ordered and made."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageDraw

from generation import tasks
from jobs.models import Job

if TYPE_CHECKING:
    from tests.generation.conftest import Asker

PROMPT: Final = {"prompt": "Create an ad for the Glow serum, for soft skin", "output": {"resolution": "512"}}


def a_place(width: int = 1024, height: int = 1280) -> Image.Image:
    """Paint a calm room: a wall in soft light above a table."""
    wall = Image.linear_gradient("L").resize((width, height))
    place = Image.merge("RGB", [wall.point(lambda level, low=low: low + level // 6) for low in (196, 176, 158)])
    ImageDraw.Draw(place).rectangle((0, int(height * 0.74), width, height), fill="#C9A98C")
    return place


def as_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def made(asker: Asker, body: dict[str, Any] | None = None) -> Job:
    """Order an ad and make it, as a worker would."""
    job_id = asker.post("/api/v1/ads/generate", body or PROMPT).json()["data"]["job_id"]
    tasks.make_ad(job_id)
    return Job.objects.get(id=job_id)
