"""What the earlier steps leave, for steps that are tried alone on a real drawing office."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, Direction, Intensity, OutputSize
from generation.placements import pixel_size
from generation.steps.choose_layout import choose_layout
from generation.steps.compose_creative import compose_creative
from generation.steps.paint_background import paint_background
from generation.steps.read_brief.pictures import keep
from jobs.runner import StepContext
from piad.ingest.decode import decode_picture
from tests.generation.steps.contexts import context_of

BRIEF = Brief(
    prompt="Running shoes for Dakar, bold",
    language="fr",
    direction=Direction.LTR,
    subject="Chaussures de course",
    category="footwear",
    tone="bold",
    market="SN",
)
COPY = AdCopy(
    headline="Cours plus loin",
    subheadline="Des chaussures pour les rues de Dakar.",
    cta="Acheter",
    language="fr",
    direction=Direction.LTR,
    brand_name="Sahel Sport",
)


def shoe() -> bytes:
    """Draw something with an edge on a see-through ground."""
    picture = Image.new("RGBA", (640, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rounded_rectangle((60, 120, 580, 320), radius=80, fill="#C0392B")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def read_and_written(*, ratio: str = "4:5", resolution: str = "512", kit: BrandKit | None = None, with_shoe: bool = True) -> dict[str, Any]:
    """Return the outputs of the steps before the layout."""
    width, height = pixel_size(ratio, resolution)
    size = OutputSize(aspect_ratio=ratio, resolution=resolution, width=width, height=height, intensity=Intensity.STANDARD)
    pictures = [keep(0, decode_picture(shoe())).to_json()] if with_shoe else []
    read = {"brief": BRIEF.to_json(), "sizes": [size.to_json()], "pictures": pictures, "kit": (kit or BrandKit()).to_json()}
    return {"read_brief": read, "write_copy": {"copies": [COPY.to_json()]}}


def drawn(outputs: dict[str, Any], *, revision: int = 0) -> StepContext:
    """Go on to the composed creative and return the context that its inspection is given."""
    for name, step in (("choose_layout", choose_layout), ("paint_background", paint_background), ("compose_creative", compose_creative)):
        outputs = {**outputs, name: step(context_of(outputs=outputs, revision=revision)).output}
    return context_of(outputs=outputs, revision=revision)
