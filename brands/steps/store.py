"""Last step of an extraction: write what was found as the brand's next version."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from brands import lifecycle
from brands.extraction.findings import BrandFindings, Found, LogoVariant, Typeface
from brands.kit.content import BrandContent
from brands.lifecycle import Findings
from jobs.runner import StepOutcome
from piad import media

if TYPE_CHECKING:
    from jobs.runner import StepContext

LONGEST_NAME: Final = 200
LONGEST_SLOGAN: Final = 200
LONGEST_TEXT: Final = 2_000
MOST_PRODUCTS: Final = 50
_LOGO_FIELDS: Final = {
    LogoVariant.PRIMARY: "logo_url",
    LogoVariant.ON_LIGHT: "logo_on_light_url",
    LogoVariant.ON_DARK: "logo_on_dark_url",
    LogoVariant.SYMBOL: "logo_symbol_url",
}


def store(context: StepContext) -> StepOutcome:
    """Return ``brand_id`` and ``version``; all of the brand is written in one transaction, once for each job."""
    findings = BrandFindings.from_json(context.outputs["structure"]["findings"])
    brand = lifecycle.store_findings(
        organization_id=context.organization_id,
        domain=findings.domain,
        findings=storable(findings),
        job_id=context.job_id,
        fence=context.fence,
    )
    return StepOutcome(
        output={"brand_id": str(brand.id), "version": brand.version, "domain": brand.domain},
        artifacts={
            "brand_id": str(brand.id),
            "version": brand.version,
            "pinned": sorted(brand.pins),
            "cautions": [asdict(caution) for caution in findings.cautions],
        },
        confidence=findings.confidence,
    )


def storable(findings: BrandFindings) -> Findings:
    """Return the findings field by field, each with its evidence."""
    found = _fields(findings)
    content = BrandContent.from_json({name: value for name, (value, _) in found.items()})
    known = content.to_json()
    evidence = {name: asdict(source.evidence) for name, (_, source) in found.items() if name in known}
    return Findings(content=content, evidence=evidence, cautions=[asdict(caution) for caution in findings.cautions])


def _fields(findings: BrandFindings) -> dict[str, tuple[Any, Found[Any]]]:
    plain: dict[str, Found[Any] | None] = {
        "primary_background_hex": findings.surface,
        "primary_accent_hex": findings.accent,
        "ink_hex": findings.ink,
        "on_accent_hex": findings.on_accent,
        "color_palette": findings.palette,
        "language": findings.language,
    }
    fields = {name: (found.value, found) for name, found in plain.items() if found is not None}
    fields["name"] = (findings.name.value.strip()[:LONGEST_NAME] or findings.domain, findings.name)
    fields["imagen_style_conditioning"] = (findings.style_conditioning.value.strip()[:LONGEST_TEXT], findings.style_conditioning)
    fields["tone"] = (asdict(findings.tone.value), findings.tone)
    if findings.slogan is not None:
        fields["core_slogan"] = (findings.slogan.value.strip()[:LONGEST_SLOGAN], findings.slogan)
    if findings.products:
        fields["products"] = ([_known(found.value) for found in findings.products[:MOST_PRODUCTS]], findings.products[0])
    return {**fields, **_letters(findings), **_logos(findings)}


def _letters(findings: BrandFindings) -> dict[str, tuple[Any, Found[Any]]]:
    fields: dict[str, tuple[Any, Found[Any]]] = {}
    for part, found in (("heading", findings.heading), ("body", findings.body)):
        if found is not None:
            fields[f"{part}_font"] = (found.value.family, found)
            fields[f"{part}_font_asked"] = (found.value.asked, found)
    lead = findings.heading or findings.body
    if lead is not None:
        fields["typography_rules"] = (_rules(findings.heading, findings.body), lead)
        fields["font_file_url"] = (lead.value.file_url, lead)
    return fields


def _rules(heading: Found[Typeface] | None, body: Found[Typeface] | None) -> str:
    """Say in a line what is set in which letters, and what they stand in for."""
    parts = [f"{part} in {_named(found.value)}" for part, found in (("headings", heading), ("text", body)) if found is not None]
    line = "; ".join(parts)
    return f"{line[0].upper()}{line[1:]}."


def _named(face: Typeface) -> str:
    return face.family if face.family.lower() == face.asked.lower() else f"{face.family} (in place of {face.asked})"


def _logos(findings: BrandFindings) -> dict[str, tuple[Any, Found[Any]]]:
    """Return the address of each variant; the first one found of each counts."""
    fields: dict[str, tuple[Any, Found[Any]]] = {}
    for found in findings.logos:
        fields.setdefault(_LOGO_FIELDS[found.value.variant], (media.url(found.value.media_key), found))
    return fields


def _known(product: Any) -> dict[str, Any]:  # noqa: ANN401 - a frozen dataclass of the extraction
    return {name: value for name, value in asdict(product).items() if value is not None}
