"""Where an ad may run: the ratios and resolutions of the wire with their exact pixels, and the dated register of placements."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

AUTO: Final = "auto"

# Width and height at 1K, from the ratio table of the wire contract (section 7.1).
SIZES_1K: Final[dict[str, tuple[int, int]]] = {
    "1:1": (1024, 1024),
    "1:4": (512, 2048),
    "1:8": (384, 3072),
    "2:3": (848, 1264),
    "3:2": (1264, 848),
    "3:4": (896, 1200),
    "4:1": (2048, 512),
    "4:3": (1200, 896),
    "4:5": (928, 1152),
    "5:4": (1152, 928),
    "8:1": (3072, 384),
    "9:16": (768, 1376),
    "16:9": (1376, 768),
    "21:9": (1584, 672),
}

# Each resolution as a fraction of the 1K sides. All 1K sides are even, so 512 stays whole.
SCALES: Final[dict[str, tuple[int, int]]] = {"512": (1, 2), "1K": (1, 1), "2K": (2, 1), "4K": (4, 1)}

ASPECT_RATIOS: Final = tuple(SIZES_1K)
RESOLUTIONS: Final = tuple(SCALES)
DEFAULT_RATIO: Final = "1:1"
FORMATS: Final = ("png", "jpeg", "webp", "avif")
DEFAULT_RESOLUTION: Final = "1K"


def pixel_size(aspect_ratio: str, resolution: str) -> tuple[int, int]:
    """Return width and height in pixels; both words must be of the closed sets above (``KeyError`` otherwise)."""
    width, height = SIZES_1K[aspect_ratio]
    numerator, denominator = SCALES[resolution]
    return width * numerator // denominator, height * numerator // denominator


def nearest_ratio(width: int, height: int) -> str:
    """Return the supported ratio whose proportions lie nearest to ``width / height``, on a logarithmic scale."""

    def distance(name: str) -> float:
        ratio_width, ratio_height = SIZES_1K[name]
        proportion = (width * ratio_height) / (height * ratio_width)
        return max(proportion, 1 / proportion)

    return min(ASPECT_RATIOS, key=distance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One place where ads run.

    Sizes in px, ``safe`` as shares of the sides (left, top, right, bottom), ``max_bytes`` the heaviest file taken, ``view`` the
    width in px at which people see it (None: a phone's feed), ``min_text_px`` the smallest type allowed there.
    ``bordered``: an ad with a white edge needs a border; ``arrows``: buttons may carry one.
    """

    name: str
    width: int
    height: int
    max_bytes: int
    types: tuple[str, ...]
    source: str
    checked: date
    confidence: str
    safe: tuple[float, float, float, float] | None = None
    view: int | None = None
    min_text_px: float = 0.0
    bordered: bool = False
    arrows: bool = True

    @property
    def aspect_ratio(self) -> str:
        """Return the proportions in whole numbers, such as ``4:5``."""
        common = math.gcd(self.width, self.height)
        return f"{self.width // common}:{self.height // common}"


@lru_cache(maxsize=1)
def placements() -> dict[str, Placement]:
    """Return the register by name, such as ``meta.feed``."""
    tables = tomllib.loads((files("generation.data") / "placements.toml").read_text("utf-8"))
    return {
        f"{platform}.{name}": _placement(f"{platform}.{name}", members)
        for platform, units in tables.items()
        for name, members in units.items()
    }


def _placement(name: str, members: dict[str, Any]) -> Placement:
    safe = members.get("safe")
    return Placement(
        name=name, **{**members, "types": tuple(members["types"]), "safe": (safe[0], safe[1], safe[2], safe[3]) if safe else None}
    )
