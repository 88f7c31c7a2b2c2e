"""The shelf of drawings: each product's file, proportions and the subjects that it stands for, rendered in a palette."""

from __future__ import annotations

import io
import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import resvg_py
from PIL import Image

from generation.compositor.products import fluent
from generation.compositor.products.palette import ProductPalette

# Blurs take long to paint large, and look the same enlarged.
_LARGEST_FILTERED = 640
_TOKEN = re.compile(r"\{\{([a-z0-9-]+)\}\}")
_VIEW_BOX = re.compile(r'viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDrawing:
    """One drawing: SVG source with tone names in double braces, and the subject words it answers to.

    ``serves`` lists kinds of product that it may stand for where nothing better is drawn (a suitcase for a cruise, not a can for a wine).
    ``above`` names the drawing of the same thing seen from above; ``kind_of`` those that this one goes before where a brief names it.
    ``occasions`` are those at which it goes before them even where the brief does not.
    ``level`` tells that it stands on the ground, as a house does, and may not be turned.
    ``tint`` turns its own colours towards the scheme's; ``largest`` is the height in px beyond which it is enlarged rather than painted.
    """

    name: str
    source: str
    width: float
    height: float
    subjects: tuple[str, ...]
    categories: tuple[str, ...]
    serves: tuple[str, ...] = ()
    above: str | None = None
    kind_of: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    level: bool = False
    tint: bool = False
    largest: int | None = None


@lru_cache(maxsize=1)
def drawings() -> dict[str, ProductDrawing]:
    """Return every drawing by name, read once from the package's art folder and its index."""
    folder = files("generation.compositor.products") / "art"
    # Of two drawings of one subject the later counts: the house's own.
    found = {name: _fluent(name, *members) for name, members in fluent.available().items()}
    for index in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")):
        for name, members in tomllib.loads((folder / index).read_text("utf-8")).items():
            source = (folder / f"{name}.svg").read_text("utf-8")
            drawing = _drawing(name, source, tuple(members["subjects"]), tuple(members.get("categories", ())))
            kind_of, serves, occasions = (tuple(members.get(member, ())) for member in ("kind_of", "serves", "occasions"))
            drawing = replace(drawing, above=members.get("above"), kind_of=kind_of, serves=serves, occasions=occasions)
            found[name] = replace(drawing, level=members.get("level", False))
    return found


def _fluent(name: str, source: str, subjects: tuple[str, ...], tint: bool) -> ProductDrawing:  # noqa: FBT001 - as the set lists them
    return replace(_drawing(name, source, subjects, ()), tint=tint, largest=_LARGEST_FILTERED)


def _drawing(name: str, source: str, subjects: tuple[str, ...], categories: tuple[str, ...]) -> ProductDrawing:
    box = _VIEW_BOX.search(source)
    if box is None:
        message = f"drawing {name} has no viewBox from 0 0"
        raise ValueError(message)
    return ProductDrawing(name=name, source=source, width=float(box[1]), height=float(box[2]), subjects=subjects, categories=categories)


def coloured(drawing: ProductDrawing, palette: ProductPalette) -> str:
    """Return the SVG with its tones filled in; raises ``KeyError`` for a tone that no palette has."""
    if drawing.tint:
        return fluent.tinted(drawing.source, palette.body.lch[2])
    tones = palette.tones()
    return _TOKEN.sub(lambda match: tones[match[1]], drawing.source)


def render(drawing: ProductDrawing, palette: ProductPalette, *, height: int) -> Image.Image:
    """Return the drawing as RGBA of this height in px, its ground transparent."""
    svg = coloured(drawing, palette)
    width = max(1, round(height * drawing.width / drawing.height))
    scale = min(1.0, (drawing.largest or height) / height)
    picture = resvg_py.svg_to_bytes(
        svg_string=svg, width=max(1, round(width * scale)), height=max(1, round(height * scale)), skip_system_fonts=True
    )
    image = Image.open(io.BytesIO(bytes(picture)), formats=["PNG"]).convert("RGBA")
    return image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
