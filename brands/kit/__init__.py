"""The brand kit: the frozen value, and how one is read out of what a customer or an extraction wrote."""

from __future__ import annotations

from brands.kit.reading import KitReading, LogoSource, overlay, read_kit
from brands.kit.value import BrandKit

__all__ = ["BrandKit", "KitReading", "LogoSource", "overlay", "read_kit"]
