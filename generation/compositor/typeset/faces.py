"""Typefaces at hand: a family, weight and width become a HarfBuzz font with its metrics, opened once and kept."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from generation.fonts import FAMILIES, POPPINS_WEIGHTS, Family, Genre, Voice

_DISPLAY_OPTICAL_SIZE = 48.0
_TEXT_OPTICAL_SIZE = 16.0
_DISPLAY_WEIGHT = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Vertical measures of a face in em, above the baseline positive."""

    cap_height: float
    x_height: float
    ascent: float
    descent: float


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One opened face; shaping happens in font units (``upem`` to the em), so a result serves every size."""

    family: Family
    voice: Voice
    font: hb.Font
    upem: int
    metrics: Metrics
    colour: bool

    @property
    def key(self) -> str:
        """Name the face for caches, layer trees and reports."""
        slant = " italic" if self.voice.italic else ""
        return f"{self.family.name} {self.voice.weight}/{self.voice.width:g}{slant}"

    def has_glyph(self, character: str) -> bool:
        """Tell whether the face can draw this character."""
        return bool(self.font.get_nominal_glyph(ord(character)))


@lru_cache(maxsize=256)
def open_face(voice: Voice) -> Face:
    """Open the face for a voice; raises ``KeyError`` for a family that is not on the shelf."""
    family = FAMILIES[voice.family]
    harfbuzz_face = _load(_path(family, voice))
    font = hb.Font(harfbuzz_face)
    axes = {axis.tag: (axis.min_value, axis.max_value) for axis in harfbuzz_face.axis_infos}
    wanted = _axis_values(voice, family)
    settings = {tag: min(max(value, axes[tag][0]), axes[tag][1]) for tag, value in wanted.items() if tag in axes}
    if settings:
        font.set_variations(settings)
    colour = harfbuzz_face.has_color_paint or harfbuzz_face.has_color_layers
    return Face(family, voice, font, harfbuzz_face.upem, _metrics(font, harfbuzz_face.upem), colour)


def _axis_values(voice: Voice, family: Family) -> dict[str, float]:
    optical = _DISPLAY_OPTICAL_SIZE if voice.weight >= _DISPLAY_WEIGHT or family.genre is Genre.SERIF else _TEXT_OPTICAL_SIZE
    values: dict[str, float] = {"wght": voice.weight, "wdth": voice.width, "opsz": optical}
    if family.name == "Fraunces":
        values |= {"SOFT": 100.0, "WONK": 0.0, "opsz": 144.0 if voice.weight >= _DISPLAY_WEIGHT else 24.0}
    return values


@lru_cache(maxsize=128)
def _load(path: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(path))


def _path(family: Family, voice: Voice) -> str:
    file = family.italic if voice.italic and family.italic else family.file
    if "{weight}" in file:
        nearest = min(POPPINS_WEIGHTS, key=lambda weight: abs(weight - voice.weight))
        file = file.format(weight=POPPINS_WEIGHTS[nearest])
    return str(_package_folder(family.package) / file)


@lru_cache(maxsize=64)
def _package_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        message = f"font package {package} is not installed"
        raise ModuleNotFoundError(message)
    return Path(next(iter(spec.submodule_search_locations)))


def _metrics(font: hb.Font, upem: int) -> Metrics:
    extents = font.get_font_extents("ltr")
    ascent, descent = extents.ascender / upem, -extents.descender / upem
    cap = _glyph_top(font, "H") or font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    lower = _glyph_top(font, "x") or font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT)
    return Metrics(cap_height=(cap or 0.7 * upem) / upem, x_height=(lower or 0.5 * upem) / upem, ascent=ascent, descent=descent)


def _glyph_top(font: hb.Font, character: str) -> int:
    glyph = font.get_nominal_glyph(ord(character))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return extents.y_bearing if extents else 0
