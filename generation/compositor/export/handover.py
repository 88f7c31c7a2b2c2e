"""Handing over: a drawing becomes the files that a customer takes, each saying how it was made."""

from __future__ import annotations

import io

from PIL import Image

from generation.compositor.draw import Drawing
from generation.compositor.export import provenance
from generation.compositor.export.raster import RasterFile, RasterFormat, encode
from generation.compositor.plan import CreativePlan
from generation.placements import placements


def encode_drawing(drawing: Drawing, plan: CreativePlan, *, wanted: RasterFormat | None, with_pictures: bool) -> RasterFile:
    """Return the drawing's file in the wanted format, within its placement's weight limit, with its provenance inside."""
    image = Image.open(io.BytesIO(drawing.file), formats=["PNG"])
    source = provenance.source_type(with_pictures=with_pictures)
    xmp = provenance.packet(source=source, alt_text=drawing.alt_text, language=plan.copy.language)
    limit = placements()[plan.size.placement].max_bytes if plan.size.placement else None
    return encode(image, wanted=wanted, max_bytes=limit, xmp=xmp)
