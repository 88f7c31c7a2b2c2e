"""Handing over: a drawing becomes the files that a customer takes, each saying how it was made."""

from __future__ import annotations

import io

from PIL import Image

from generation.compositor.draw import Drawing, resolve
from generation.compositor.export import html5, png, provenance, svg
from generation.compositor.export.raster import RasterFile, RasterFormat, encode
from generation.compositor.painted import PAINTED_INDEX
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan, with_drawing
from generation.compositor.scene import Scene
from generation.placements import placements


def encode_drawing(drawing: Drawing, plan: CreativePlan, *, wanted: RasterFormat | None, with_pictures: bool) -> RasterFile:
    """Return the drawing's file in the wanted format, within its placement's weight limit, with its provenance inside."""
    source = provenance.source_type(with_pictures=with_pictures, with_model=plan.painted == PAINTED_INDEX)
    xmp = provenance.packet(source=source, alt_text=drawing.alt_text, language=plan.copy.language)
    limit = placements()[plan.size.placement].max_bytes if plan.size.placement else None
    if wanted in (None, RasterFormat.PNG):
        # The drawing's own file needs no second encoding where it is light enough as it is.
        content = png.with_xmp(drawing.file, xmp)
        if limit is None or len(content) <= limit:
            return RasterFile(content=content, format=RasterFormat.PNG)
    image = Image.open(io.BytesIO(drawing.file), formats=["PNG"])
    return encode(image, wanted=wanted, max_bytes=limit, xmp=xmp)


def editable(drawing: Drawing, plan: CreativePlan, pictures: tuple[PictureInput, ...], scene: Scene | None = None) -> dict[str, bytes]:
    """Return what a drawing can be had as beside its raster, by extension: SVG with live text, and a banner with outlines.

    ``scene`` is what it was drawn from, where that is not the plan alone.
    """
    scene = scene or resolve(plan, pictures).scene
    shown = with_drawing(plan, pictures)
    live = svg.to_svg(scene, shown, title=drawing.alt_text)
    outlined = svg.to_svg(scene, shown, live_text=False, title=drawing.alt_text)
    banner = html5.to_html5(scene, outlined, title=drawing.alt_text, language=plan.copy.language)
    return {"svg": live.encode(), "html": banner.encode()}
