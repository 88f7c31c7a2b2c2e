"""The one writer of brands: every change is one transaction that keeps the version which it makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from brands import queries
from brands.kit.content import BrandContent, pinned
from brands.models import Brand, MadeBy
from jobs.lifecycle.claims import hold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

DNA: Final = (
    "primary_background_hex",
    "primary_accent_hex",
    "color_palette",
    "typography_rules",
    "core_slogan",
    "imagen_style_conditioning",
)
COLUMNS: Final = ("name", "logo_url", "font_file_url", "layout_rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is known of a brand before pins: its content, where each field was found, and what makes it less sure (plain JSON)."""

    content: BrandContent
    evidence: dict[str, Any] = field(default_factory=dict)
    cautions: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who makes a version, and by what."""

    made_by: MadeBy
    actor: str
    job_id: UUID | None = None


def store_findings(*, organization_id: UUID, domain: str, findings: Findings, job_id: UUID, fence: int) -> Brand:
    """Write what an extraction found, keeping the pins; the brand is made or found again by its domain.

    A job that has stored its findings before is given the brand as it left it. Raises ``MoveNotAllowed`` when the job is another
    worker's by now, and then nothing is written.
    """
    with transaction.atomic():
        hold(job_id=job_id, fence=fence)
        brand = _locked(organization_id, domain, findings.content.name)
        if not brand.versions.filter(job_id=job_id).exists():
            author = Author(made_by=MadeBy.EXTRACTION, actor=f"job {job_id}", job_id=job_id)
            _write(brand, findings, brand.pins, author)
    return brand


def store_import(*, organization_id: UUID, domain: str, findings: Findings, pins: Mapping[str, Any], actor: str) -> Brand:
    """Write a brand as a document describes it, pins included."""
    with transaction.atomic():
        brand = _locked(organization_id, domain, findings.content.name)
        _write(brand, findings, dict(pins), Author(made_by=MadeBy.IMPORT, actor=actor))
    return brand


def store_pins(*, organization_id: UUID, brand_id: UUID, pins: Mapping[str, Any], actor: str) -> Brand | None:
    """Pin fields to values, unpin those that are ``None``, leave the others; ``None`` when there is no such brand."""
    with transaction.atomic():
        brand = Brand.objects.select_for_update().filter(organization_id=organization_id, id=brand_id).first()
        if brand is not None:
            kept = {name: value for name, value in {**brand.pins, **pins}.items() if value is not None}
            _write(brand, current_findings(brand), kept, Author(made_by=MadeBy.PINS, actor=actor))
    return brand


def current_findings(brand: Brand) -> Findings:
    """Return what the brand's version found; of a row that no use case wrote, what the row shows."""
    version = queries.current_version(brand)
    if version is None:
        return Findings(content=queries.content_of(brand))
    return Findings(content=BrandContent.from_json(version.found), evidence=version.evidence, cautions=version.cautions)


def _locked(organization_id: UUID, domain: str, name: str) -> Brand:
    """Return the organization's brand of this domain, made if need be, locked until the transaction ends."""
    Brand.objects.bulk_create([Brand(organization_id=organization_id, domain=domain, name=name)], ignore_conflicts=True)
    return Brand.objects.select_for_update().get(organization_id=organization_id, domain=domain)


def _write(brand: Brand, findings: Findings, pins: dict[str, Any], author: Author) -> None:
    """Make the brand's next version, unless nothing differs from the one that it has."""
    state = {"found": findings.content.to_json(), "pins": pins, "evidence": findings.evidence, "cautions": findings.cautions}
    last = queries.current_version(brand)
    brand.latest_job_id = author.job_id or brand.latest_job_id
    if last is None or {name: getattr(last, name) for name in state} != state:
        brand.version += 1
        brand.pins = pins
        _show(brand, pinned(findings.content, pins))
        brand.versions.create(number=brand.version, made_by=author.made_by, actor=author.actor, job_id=author.job_id, **state)
    brand.save()


def _show(brand: Brand, content: BrandContent) -> None:
    """Put content into the columns that the wire shows."""
    members = content.to_json()
    brand.name = content.name
    brand.primary_hex = content.primary_background_hex
    brand.secondary_hex = content.color_palette[1] if len(content.color_palette) > 1 else None
    brand.logo_url = content.logo_url
    brand.font_file_url = content.font_file_url
    brand.layout_rules = content.layout_rules
    brand.brand_dna = {name: members[name] for name in DNA if name in members}
    brand.kit = {name: value for name, value in members.items() if name not in (*DNA, *COLUMNS)}
