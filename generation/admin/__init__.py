"""The corpus at the operators' desk."""

from __future__ import annotations

from generation.admin.references import ReferenceAdAdmin

__all__ = ["ReferenceAdAdmin"]
