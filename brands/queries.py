"""Reads of brands, always within one organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brands.models import Brand

if TYPE_CHECKING:
    from uuid import UUID


def find_brand(organization_id: UUID, brand_id: UUID) -> Brand | None:
    """Return the organization's brand, or ``None``: a brand of another organization does not exist here."""
    return Brand.objects.filter(organization_id=organization_id, id=brand_id).first()
