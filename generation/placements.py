"""The aspect ratios and resolutions of the wire, and the exact pixels each pair means."""

from __future__ import annotations

from typing import Final

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
