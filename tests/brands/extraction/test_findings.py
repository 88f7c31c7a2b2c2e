"""Findings survive the runner's JSON unchanged."""

from __future__ import annotations

import json
from typing import TypeVar

from brands.extraction.findings import BrandFindings, Caution, Evidence, Found, Logo, LogoVariant, Product, Tone, Typeface

T = TypeVar("T")
EVIDENCE = Evidence(source="https://kora.example/", method="body { background }", confidence=0.9, runner_up="#FAFAFA")


def found(value: T) -> Found[T]:
    return Found(value=value, evidence=EVIDENCE)


WHOLE = BrandFindings(
    domain="kora.example",
    name=found("Kora"),
    surface=found("#FFFFFF"),
    ink=found("#101010"),
    accent=found("#E4572E"),
    on_accent=found("#FFFFFF"),
    palette=found(("#FFFFFF", "#E4572E", "#101010", "#F3A712")),
    tone=found(Tone(serious_playful=0.7)),
    style_conditioning=found("Soft light. Warm colours."),
    confidence=0.8,
    slogan=found("Made to walk."),
    language=found("en"),
    heading=found(Typeface(asked="Recoleta", family="Fraunces", note="Recoleta is not installed; Fraunces stands in.")),
    logos=(found(Logo(variant=LogoVariant.PRIMARY, media_key="results/a.png", sha256="00", width=400, height=100)),),
    products=(found(Product(name="Loafer", price="129.00", currency="EUR")),),
    cautions=(Caution(code="robots", message="Some pages were left out."),),
)


def test_findings_survive_json() -> None:
    assert BrandFindings.from_json(json.loads(json.dumps(WHOLE.to_json()))) == WHOLE


def test_findings_with_gaps_survive_json() -> None:
    bare = BrandFindings(
        domain="kora.example",
        name=found("Kora"),
        surface=found("#FFFFFF"),
        ink=found("#101010"),
        accent=found("#E4572E"),
        on_accent=found("#FFFFFF"),
        palette=found(("#FFFFFF", "#E4572E", "#101010", "#F3A712")),
        tone=found(Tone()),
        style_conditioning=found("Soft light. Warm colours."),
        confidence=0.2,
    )

    assert BrandFindings.from_json(json.loads(json.dumps(bare.to_json()))) == bare
    assert bare.logo is None
