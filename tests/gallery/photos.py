"""Photographs for the gallery, out of scikit-image's wheel (a dependency for development alone), enlarged to a camera's size.

What they show, who took them and what they may be used for, as the docstrings of `skimage.data` say:

- `portrait`: the astronaut Eileen Collins, by NASA; in the public domain. Gallery briefs name no brand that exists beside her.
- `coffee`: a cup of espresso on a table, by Rachel Michetti, courtesy of Pikolo Espresso Bar; CC0.
- `cat`: the cat Chelsea, by Stéfan van der Walt; CC0.
- `rocket`: a Falcon 9 on its launch pad at dusk, by SpaceX; in the public domain.

They are 450 to 640 px wide, so that what looks soft on a large artboard is the enlargement here.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import Image

_FILES: Final = {
    "portrait": "astronaut.png",
    "coffee": "coffee.png",
    "cat": "chelsea.png",
    "rocket": "rocket.jpg",
}
NAMES: Final = frozenset(_FILES)
_LONG_SIDE: Final = 2000


class NoPhotographsError(Exception):
    """The extra for development is not installed, which brings the photographs."""


def photograph(name: str) -> Image.Image:
    """Return a photograph by its name here, as RGB, its longer side 2000 px."""
    with Image.open(_folder() / _FILES[name]) as source:
        image = source.convert("RGB")
    scale = _LONG_SIDE / max(image.size)
    return image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)


def _folder() -> Path:
    """Return where scikit-image keeps its pictures, without importing it."""
    spec = find_spec("skimage")
    if spec is None or not spec.submodule_search_locations:
        message = "the gallery's photographs come with scikit-image: install the dev extra"
        raise NoPhotographsError(message)
    return Path(spec.submodule_search_locations[0]) / "data"
