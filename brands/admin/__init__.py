"""The operators' desk for brands: looked at, extracted again, given out."""

from __future__ import annotations

from brands.admin.brand import BrandAdmin

__all__ = ["BrandAdmin"]
