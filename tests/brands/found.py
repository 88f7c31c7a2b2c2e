"""Findings as an extraction leaves them, for what comes after it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from PIL import Image

from brands.extraction.findings import (
    BrandFindings,
    Caution,
    Evidence,
    Found,
    Logo,
    LogoVariant,
    Product,
    Tone,
    Typeface,
)
from piad import media

SITE = "https://kora.example/"


def found(value: Any, *, method: str = "rule", confidence: float = 0.9, runner_up: str | None = None) -> Found[Any]:  # noqa: ANN401 - any value
    return Found(value=value, evidence=Evidence(source=SITE, method=method, confidence=confidence, runner_up=runner_up))


def logo(variant: LogoVariant, colour: str = "#C2410C") -> Found[Logo]:
    file = io.BytesIO()
    Image.new("RGBA", (320, 120), colour).save(file, "PNG")
    stored = media.store(area=media.Area.RESULTS, extension="png", content=file.getvalue())
    return found(Logo(variant=variant, media_key=stored.key, sha256=stored.sha256, width=320, height=120), method="header svg")


def findings(**changes: Any) -> BrandFindings:  # noqa: ANN401 - any field
    whole = BrandFindings(
        domain="kora.example",
        name=found("Kora", method="og:site_name"),
        surface=found("#FFF7EA"),
        ink=found("#1C1917"),
        accent=found("#C2410C", method="a.cta background", confidence=0.92, runner_up="#FACC15"),
        on_accent=found("#FFFFFF"),
        palette=found(("#FFF7EA", "#C2410C", "#1C1917", "#FACC15")),
        tone=found(Tone(casual_formal=0.3, calm_energetic=0.75)),
        style_conditioning=found("Warm light on dusty ground. Products stand alone."),
        confidence=0.8,
        slogan=found("Walk further.", method="h1"),
        language=found("en"),
        heading=found(Typeface(asked="Gilroy", family="Poppins", note="Gilroy is not free to use.")),
        body=found(Typeface(asked="Inter", family="Inter")),
        products=(found(Product(name="Sandale Kora", price="29900", currency="XOF")),),
        cautions=(Caution(code="few_pages", message="Only one page was read."),),
    )
    return replace(whole, **changes)
