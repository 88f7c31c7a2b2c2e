"""Colour as the drawing office needs it: sRGB, OKLab, OKLCH, contrast and safe ways between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Self, cast

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

# WCAG 2.2, success criterion 1.4.3: ordinary and large text.
CONTRAST_TEXT: Final = 4.5
CONTRAST_LARGE: Final = 3.0

# Björn Ottosson, "A perceptual color space for image processing" (2020): linear sRGB -> LMS and LMS' -> OKLab.
_LINEAR_TO_LMS: Final = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]],
    dtype=np.float64,
)
_LMS_TO_LAB: Final = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]],
    dtype=np.float64,
)
_LAB_TO_LMS: Final = np.linalg.inv(_LMS_TO_LAB)
_LMS_TO_LINEAR: Final = np.linalg.inv(_LINEAR_TO_LMS)
_GAMUT_STEPS: Final = 18
_GAMUT_SLACK: Final = 1e-4
# Where the sRGB curve turns from a straight line into a power, on either side of it.
_CURVE_FROM_BYTES: Final = 0.04045
_CURVE_FROM_LIGHT: Final = 0.0031308


def linearise(channel: NDArray[np.floating]) -> NDArray[np.floating]:
    """Undo the sRGB transfer curve (IEC 61966-2-1); values in 0..1."""
    return cast(
        "NDArray[np.floating]",
        np.where(channel <= _CURVE_FROM_BYTES, channel / 12.92, ((np.maximum(channel, 0.0) + 0.055) / 1.055) ** 2.4),
    )


def delinearise(channel: NDArray[np.floating]) -> NDArray[np.floating]:
    """Apply the sRGB transfer curve; values in 0..1."""
    return cast(
        "NDArray[np.floating]",
        np.where(channel <= _CURVE_FROM_LIGHT, channel * 12.92, 1.055 * np.maximum(channel, 0.0) ** (1 / 2.4) - 0.055),
    )


# The light of each of the 256 levels: a picture's curve is looked up instead of computed px by px.
_LIGHT: Final = linearise(np.arange(256) / 255.0)


def to_oklab(rgb: NDArray[np.integer]) -> NDArray[np.floating]:
    """Turn 8-bit sRGB of shape (..., 3) into OKLab of the same shape."""
    lms = _LIGHT[rgb] @ _LINEAR_TO_LMS.T
    return cast("NDArray[np.floating]", np.cbrt(lms) @ _LMS_TO_LAB.T)


def from_oklab(lab: NDArray[np.floating]) -> NDArray[np.floating]:
    """Turn OKLab of shape (..., 3) into sRGB 0..255 (floats, clipped to the gamut)."""
    linear = (lab @ _LAB_TO_LMS.T) ** 3 @ _LMS_TO_LINEAR.T
    return cast("NDArray[np.floating]", np.clip(delinearise(np.clip(linear, 0.0, 1.0)), 0.0, 1.0) * 255.0)


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour, 8 bits a channel."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``#RGB`` or ``#RRGGBB``; raises ``ValueError`` otherwise."""
        digits = text.strip().removeprefix("#")
        if len(digits) == 3:  # noqa: PLR2004 - the short form has three digits
            digits = "".join(digit * 2 for digit in digits)
        if len(digits) != 6:  # noqa: PLR2004 - the long form has six
            message = f"not a hex colour: {text!r}"
            raise ValueError(message)
        return cls(int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))

    @classmethod
    def oklch(cls, lightness: float, chroma: float, hue: float) -> Self:
        """Make the colour at OKLCH (0..1, 0..0.4, degrees), giving up chroma, never lightness or hue, to fit sRGB."""
        low, high = 0.0, chroma
        if _in_gamut(lightness, chroma, hue):
            low = chroma
        else:
            for _ in range(_GAMUT_STEPS):
                middle = (low + high) / 2
                low, high = (middle, high) if _in_gamut(lightness, middle, hue) else (low, middle)
        red, green, blue = (round(float(value)) for value in from_oklab(_lab(lightness, low, hue)))
        return cls(red, green, blue)

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Return the channels as a tuple."""
        return self.red, self.green, self.blue

    @property
    def hex(self) -> str:
        """Return ``#RRGGBB``."""
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    @property
    def lch(self) -> tuple[float, float, float]:
        """Return OKLCH: lightness, chroma, hue in degrees."""
        lightness, a, b = (float(value) for value in to_oklab(np.array(self.rgb)))
        return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360

    @property
    def luminance(self) -> float:
        """Return the WCAG relative luminance, 0..1."""
        red, green, blue = (float(value) for value in linearise(np.array(self.rgb) / 255.0))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def shifted(self, *, lightness: float = 0.0, chroma: float = 1.0, hue: float = 0.0) -> Colour:
        """Return the colour with lightness added, chroma multiplied and hue turned."""
        light, saturation, angle = self.lch
        return Colour.oklch(min(1.0, max(0.0, light + lightness)), saturation * chroma, (angle + hue) % 360)

    def mixed(self, other: Colour, share: float) -> Colour:
        """Return the OKLab mixture with ``share`` of ``other``."""
        mixture = to_oklab(np.array(self.rgb)) * (1 - share) + to_oklab(np.array(other.rgb)) * share
        red, green, blue = (round(float(value)) for value in from_oklab(mixture))
        return Colour(red, green, blue)


WHITE: Final = Colour(255, 255, 255)
BLACK: Final = Colour(0, 0, 0)


def contrast(first: Colour, second: Colour) -> float:
    """Return the WCAG contrast ratio, 1..21."""
    low, high = sorted((first.luminance, second.luminance))
    return (high + 0.05) / (low + 0.05)


def hue_distance(first: float, second: float) -> float:
    """Return the angle between two hues, 0..180 degrees."""
    turn = abs(first - second) % 360
    return min(turn, 360 - turn)


def readable_on(ground: Colour, *, hue: float, chroma: float, minimum: float = CONTRAST_TEXT) -> Colour:
    """Return a tinted near-black or near-white, whichever reads better; pure black or white where neither does."""
    dark = Colour.oklch(0.21, min(chroma, 0.05), hue)
    light = Colour.oklch(0.975, min(chroma, 0.02), hue)
    dark_ratio, light_ratio = contrast(dark, ground), contrast(light, ground)
    best = dark if dark_ratio >= light_ratio else light
    return best if max(dark_ratio, light_ratio) >= minimum else _extreme(ground)


def reach_contrast(colour: Colour, ground: Colour, minimum: float) -> Colour:
    """Move ``colour`` away from ``ground`` in lightness, keeping hue, until the ratio holds (or the end of the scale)."""
    darker = colour.luminance <= ground.luminance
    for step in range(60):
        moved = colour.shifted(lightness=(-0.012 if darker else 0.012) * step)
        if contrast(moved, ground) >= minimum:
            return moved
    for step in range(80):
        moved = colour.shifted(lightness=(0.012 if darker else -0.012) * step)
        if contrast(moved, ground) >= minimum:
            return moved
    return _extreme(ground)


def _extreme(ground: Colour) -> Colour:
    return BLACK if contrast(BLACK, ground) >= contrast(WHITE, ground) else WHITE


def _lab(lightness: float, chroma: float, hue: float) -> NDArray[np.floating]:
    angle = math.radians(hue)
    return np.array([lightness, chroma * math.cos(angle), chroma * math.sin(angle)])


def _in_gamut(lightness: float, chroma: float, hue: float) -> bool:
    linear = (_lab(lightness, chroma, hue) @ _LAB_TO_LMS.T) ** 3 @ _LMS_TO_LINEAR.T
    return bool(np.all(linear >= -_GAMUT_SLACK) and np.all(linear <= 1 + _GAMUT_SLACK))
