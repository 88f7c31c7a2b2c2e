"""Reads of brands, always within one organization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from brands.kit.content import BrandContent, Change, changes, pinned
from brands.models import Brand, BrandVersion

if TYPE_CHECKING:
    from uuid import UUID

# What an ad is made from; the rest of a brand (its products, its layout's rules) says nothing to a drawing.
_NOT_DRAWN = frozenset({"products", "layout_rules", "font_file_url"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandPage:
    """Some brands out of ``total``, newest first."""

    brands: tuple[Brand, ...]
    total: int


def find_brand(organization_id: UUID, brand_id: UUID) -> Brand | None:
    """Return the organization's brand, or ``None``: a brand of another organization does not exist here."""
    return Brand.objects.filter(organization_id=organization_id, id=brand_id).first()


def find_brand_of_domain(organization_id: UUID, domain: str) -> Brand | None:
    """Return the organization's brand of a canonical domain, or ``None``."""
    return Brand.objects.filter(organization_id=organization_id, domain=domain).first()


def list_brands(organization_id: UUID, *, name_contains: str = "", limit: int, offset: int) -> BrandPage:
    """Return a page of the organization's brands, newest first; ``name_contains`` is looked for in names alone, in any case."""
    found = Brand.objects.filter(organization_id=organization_id, name__icontains=name_contains)
    return BrandPage(brands=tuple(found[offset : offset + limit]), total=found.count())


def content_of(brand: Brand) -> BrandContent:
    """Return what a brand shows, field by field: what was found with the pins over it."""
    columns = {"name": brand.name, "logo_url": brand.logo_url, "font_file_url": brand.font_file_url, "layout_rules": brand.layout_rules}
    colours = {"primary_background_hex": brand.primary_hex}
    return BrandContent.from_json({**colours, **brand.kit, **brand.brand_dna, **columns})


def identity_for_use(organization_id: UUID, brand_id: UUID) -> dict[str, Any] | None:
    """Return what a job takes along of a brand: ``id``, ``version`` and ``identity``; ``None`` when there is no such brand.

    A job carries this value in its params, so that it is made, and made again, from the version that it was ordered with.
    """
    brand = find_brand(organization_id, brand_id)
    if brand is None:
        return None
    identity = {name: value for name, value in content_of(brand).to_json().items() if name not in _NOT_DRAWN}
    secondary = {"secondary_hex": brand.secondary_hex} if brand.secondary_hex else {}
    return {"id": str(brand.id), "version": brand.version, "identity": {**secondary, **identity}}


def current_version(brand: Brand) -> BrandVersion | None:
    """Return the version that the brand shows, or ``None`` for a row that no use case wrote."""
    return brand.versions.filter(number=brand.version).first()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionStep:
    """A version, and what it changed of the one before."""

    version: BrandVersion
    changes: tuple[Change, ...]


def history(brand: Brand, *, most: int = 50) -> tuple[VersionStep, ...]:
    """Return the newest versions first, each with the fields that it changed."""
    rows = list(brand.versions.all()[: most + 1])
    shown = [pinned(BrandContent.from_json(row.found), row.pins) for row in rows]
    before = [*shown, BrandContent()][1:]
    steps = [VersionStep(version=row, changes=changes(old, new)) for row, old, new in zip(rows, before, shown, strict=True)]
    return tuple(steps[:most])
