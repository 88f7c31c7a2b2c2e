"""Colours as style sheets write them, and as the eye compares them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from coloraide import Color

# Below this OKLCH chroma a colour is read as black, grey or white; tinted greys of style frameworks reach about 0.045.
CHROMATIC: Final = 0.05
_HEX: Final = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_LEGACY: Final = re.compile(r"rgba?\(\s*([\d.]+)\s*[, ]\s*([\d.]+)\s*[, ]\s*([\d.]+)\s*(?:[,/]\s*([\d.]+)(%?)\s*)?\)", re.IGNORECASE)
_ORIGIN: Final = re.compile(r"\w+\(\s*from\s+(.+)", re.IGNORECASE | re.DOTALL)
_WORDS: Final = re.compile(r"[a-z]+", re.IGNORECASE)
_NO_COLOURS: Final = frozenset({"none", "auto", "inherit", "initial", "unset", "revert", "normal", "currentcolor"})


@dataclass(frozen=True, slots=True)
class Rgba:
    """An sRGB colour: channels 0..255, ``alpha`` 0..1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    @property
    def hex(self) -> str:
        """``#RRGGBB`` in capitals, without the alpha."""
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    @property
    def lab(self) -> tuple[float, float, float]:
        """OKLab, lightness 0..1."""
        return _oklab(self.red, self.green, self.blue)

    @property
    def lightness(self) -> float:
        """OKLab lightness, 0 (black) to 1 (white)."""
        return self.lab[0]

    @property
    def chroma(self) -> float:
        """OKLCH chroma, 0 to about 0.32 within sRGB."""
        return math.hypot(*self.lab[1:])

    @property
    def hue(self) -> float:
        """OKLCH hue in degrees."""
        return math.degrees(math.atan2(self.lab[2], self.lab[1])) % 360

    @property
    def chromatic(self) -> bool:
        """Whether people would call it by the name of a colour."""
        return self.chroma >= (CHROMATIC if 0.25 < self.lightness < 0.95 else CHROMATIC * 0.8)

    def over(self, ground: Rgba) -> Rgba:
        """Lay the colour on an opaque ground."""
        channels = (
            round(top * self.alpha + below * (1 - self.alpha))
            for top, below in zip((self.red, self.green, self.blue), (ground.red, ground.green, ground.blue), strict=True)
        )
        return Rgba(*channels)


WHITE: Final = Rgba(255, 255, 255)
BLACK: Final = Rgba(0, 0, 0)


def distance(first: Rgba, second: Rgba) -> float:
    """Return how far two colours are apart in OKLab, scaled so that 2 is about what the eye just sees."""
    return 100 * math.dist(first.lab, second.lab)


def contrast(first: Rgba, second: Rgba) -> float:
    """Return the WCAG 2.2 contrast ratio, 1..21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def from_hex(text: str) -> Rgba:
    """Read ``#RRGGBB``."""
    return Rgba(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


@lru_cache(maxsize=8192)
def parse(text: str) -> Rgba | None:
    """Read one CSS colour in any notation of CSS Color 4; ``None`` for anything else.

    A colour derived from another (``rgb(from ...)``, CSS Color 5) is taken for its origin.
    """
    text = text.strip()
    if _HEX.fullmatch(text) or (_WORDS.fullmatch(text) and text.lower() not in _NO_COLOURS) or "(" in text:
        plain = _LEGACY.fullmatch(text)
        if plain:
            alpha = float(plain[4]) / (100 if plain[5] else 1) if plain[4] else 1.0
            return _clipped(float(plain[1]) / 255, float(plain[2]) / 255, float(plain[3]) / 255, alpha)
        return _any(text)
    return None


def mix(first: Rgba, second: Rgba, *, share: float, space: str, alpha: float = 1.0) -> Rgba:
    """Mix ``share`` (0..1) of ``second`` into ``first`` in a CSS colour space, as ``color-mix()`` does (CSS Color 5, 3)."""
    known = space if space in {"srgb", "srgb-linear", "lab", "oklab", "lch", "oklch", "hsl", "hwb", "xyz"} else "oklab"
    mixed = _coloraide(first).mix(_coloraide(second), share, space=known.replace("xyz", "xyz-d65")).convert("srgb").clip()
    red, green, blue = (0.0 if math.isnan(value) else value for value in mixed.coords())
    return _clipped(red, green, blue, mixed.alpha() * alpha)


def _coloraide(colour: Rgba) -> Color:
    return Color("srgb", [colour.red / 255, colour.green / 255, colour.blue / 255], colour.alpha)


def _any(text: str) -> Rgba | None:
    match = Color.match(text.lower(), fullmatch=True)
    if match is None:
        origin = _ORIGIN.match(text)
        return _origin(origin[1]) if origin else None
    inside = match.color.convert("srgb").clip()
    red, green, blue = (0.0 if math.isnan(value) else value for value in inside.coords())
    return _clipped(red, green, blue, inside.alpha())


def _origin(text: str) -> Rgba | None:
    match = Color.match(text.lower())
    return parse(text[: match.end]) if match else None


def _clipped(red: float, green: float, blue: float, alpha: float) -> Rgba:
    first, second, third = (min(255, max(0, round(value * 255))) for value in (red, green, blue))
    return Rgba(first, second, third, 0.0 if math.isnan(alpha) else min(1.0, max(0.0, alpha)))


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: Rgba) -> float:
    return 0.2126 * _linear(colour.red) + 0.7152 * _linear(colour.green) + 0.0722 * _linear(colour.blue)


@lru_cache(maxsize=8192)
def _oklab(red: int, green: int, blue: int) -> tuple[float, float, float]:
    """Convert by Björn Ottosson, "A perceptual color space for image processing" (2020)."""
    r, g, b = _linear(red), _linear(green), _linear(blue)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
