"""A brand as its page shows it: colours, logos, letters, voice, evidence and versions, ready for the template."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brands import queries
from brands.kit.reading import parse_colour

if TYPE_CHECKING:
    from brands.kit.content import BrandContent
    from brands.models import Brand, BrandVersion

# WCAG 2.2: relative luminance, and what running text needs.
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
_CURVE: Final = 0.04045
TEXT_CONTRAST: Final = 4.5
LARGE_CONTRAST: Final = 3.0
LONGEST_SHOWN: Final = 220
SAMPLE: Final = "Hamburgefonstiv 0123456789"
_ROLES: Final = (
    ("Surface", "primary_background_hex"),
    ("Ink", "ink_hex"),
    ("Accent", "primary_accent_hex"),
    ("On accent", "on_accent_hex"),
)
_LOGOS: Final = (
    ("Logo", "logo_url"),
    ("For light grounds", "logo_on_light_url"),
    ("For dark grounds", "logo_on_dark_url"),
    ("Symbol", "logo_symbol_url"),
)
_WORDS: Final = {"hex": "", "url": "address", "color": "colour", "imagen": "image"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A colour by its part, and the ink that is read on it."""

    role: str
    hex: str
    label_hex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two colours that are set on each other, and whether that can be read."""

    role: str
    ratio: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoShown:
    """A variant of the logo; ``light`` and ``dark`` say on which grounds it is shown."""

    role: str
    url: str
    light: bool
    dark: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A family by its part: what is set, what the brand itself uses, and what is shown in it."""

    role: str
    family: str
    asked: str
    sample: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of tone: its two ends, and the place between them in percent."""

    low: str
    high: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field with its value and why it is believed."""

    field: str
    value: str
    address: str
    swatches: tuple[str, ...]
    pinned: bool
    source: str
    link: str
    method: str
    percent: int | None
    runner_up: str
    runner_up_hex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a version changed of a field."""

    field: str
    before: str
    after: str
    before_hex: str
    after_hex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """One version: who made it, and what it changed."""

    version: BrandVersion
    job_id: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Everything on a brand's page."""

    content: BrandContent
    surface: str
    ink: str
    accent: str
    on_accent: str
    swatches: tuple[Swatch, ...]
    palette: tuple[Swatch, ...]
    pairs: tuple[Pair, ...]
    logos: tuple[LogoShown, ...]
    letters: tuple[Letters, ...]
    tone: tuple[Axis, ...]
    rows: tuple[Row, ...]
    cautions: tuple[dict[str, str], ...]
    versions: tuple[VersionShown, ...]


def portrait_of(brand: Brand) -> Portrait:
    """Return the page of a brand."""
    content = queries.content_of(brand)
    version = queries.current_version(brand)
    surface = content.primary_background_hex or "#FFFFFF"
    accent = content.primary_accent_hex or "#5B5B5B"
    ink, on_accent = content.ink_hex or _readable(surface), content.on_accent_hex or _readable(accent)
    return Portrait(
        content=content,
        surface=surface,
        ink=ink,
        accent=accent,
        on_accent=on_accent,
        swatches=tuple(_swatch(role, colour) for role, name in _ROLES if (colour := getattr(content, name))),
        palette=tuple(_swatch(str(number), colour) for number, colour in enumerate(content.color_palette, start=1)),
        pairs=(
            _pair("Text on surface", ink, surface),
            _pair("Label on button", on_accent, accent),
            _pair("Button on surface", accent, surface),
        ),
        logos=tuple(_logo(role, name, url) for role, name in _LOGOS if (url := getattr(content, name))),
        letters=tuple(_letters(content)),
        tone=tuple(_axis(name, share) for name, share in content.tone.items()),
        rows=tuple(_rows(brand, content, version.evidence if version else {})),
        cautions=tuple(version.cautions) if version else (),
        versions=tuple(_shown(step) for step in queries.history(brand)),
    )


def in_words(field: str) -> str:
    """Return a field's name as people say it: ``primary accent``, ``logo address``."""
    return " ".join(_WORDS.get(word, word) for word in field.split("_")).strip()


def _swatch(role: str, colour: str) -> Swatch:
    return Swatch(role=role, hex=colour, label_hex=_readable(colour))


def _readable(ground: str) -> str:
    return "#111111" if _contrast("#111111", ground) >= _contrast("#FFFFFF", ground) else "#FFFFFF"


def _pair(role: str, first: str, second: str) -> Pair:
    ratio = _contrast(first, second)
    verdict = "good for text" if ratio >= TEXT_CONTRAST else "large type only" if ratio >= LARGE_CONTRAST else "too faint"
    return Pair(role=role, ratio=f"{ratio:.1f}", verdict=verdict)


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= _CURVE else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return _RED * red + _GREEN * green + _BLUE * blue


def _logo(role: str, name: str, url: str) -> LogoShown:
    return LogoShown(role=role, url=url, light=name != "logo_on_dark_url", dark=name != "logo_on_light_url")


def _letters(content: BrandContent) -> list[Letters]:
    parts = (
        ("Headlines", content.heading_font, content.heading_font_asked, content.core_slogan or content.name, 700),
        ("Text", content.body_font, content.body_font_asked, content.imagen_style_conditioning or SAMPLE, 400),
    )
    return [
        Letters(role=role, family=family, asked=asked or family, sample=sample, weight=weight)
        for role, family, asked, sample, weight in parts
        if family
    ]


def _axis(name: str, share: float) -> Axis:
    low, _, high = name.partition("_")
    return Axis(low=low, high=high or low, percent=round(100 * share))


def _rows(brand: Brand, content: BrandContent, evidence: dict[str, Any]) -> list[Row]:
    return [_row(name, value, evidence.get(name, {}), pinned=name in brand.pins) for name, value in content.to_json().items()]


def _row(name: str, value: object, why: dict[str, Any], *, pinned: bool) -> Row:
    source = str(why.get("source", ""))
    confidence = why.get("confidence")
    colours = value if name == "color_palette" and isinstance(value, list) else [value]
    runner_up = why.get("runner_up") or ""
    return Row(
        field=in_words(name),
        value=value.rpartition("/")[2] if name.endswith("_url") and isinstance(value, str) else _text(value),
        address=value if name.endswith("_url") and isinstance(value, str) and value.startswith(("https://", "http://")) else "",
        swatches=tuple(colour for one in colours if (colour := parse_colour(one)) and name.endswith(("hex", "palette"))),
        pinned=pinned,
        source="pinned by hand" if pinned else source,
        link=source if source.startswith("https://") and not pinned else "",
        method="" if pinned else str(why.get("method", "")),
        percent=None if confidence is None or pinned else round(100 * confidence),
        runner_up="" if pinned else str(runner_up),
        runner_up_hex=(parse_colour(runner_up) or "") if name.endswith("hex") else "",
    )


def _shown(step: queries.VersionStep) -> VersionShown:
    return VersionShown(
        version=step.version,
        job_id=str(step.version.job_id or ""),
        differences=tuple(
            Difference(
                field=in_words(change.field),
                before=_text(change.before),
                after=_text(change.after),
                before_hex=parse_colour(change.before) or "" if change.field.endswith("hex") else "",
                after_hex=parse_colour(change.after) or "" if change.field.endswith("hex") else "",
            )
            for change in step.changes
        ),
    )


def _text(value: object) -> str:
    """Write a value of any field for a person."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _listed(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _listed(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(one.get("name", one)) if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, dict) and all(isinstance(share, int | float) for share in value.values()):
        return ", ".join(f"{name.replace('_', ' to ')} {share:g}" for name, share in value.items())
    return json.dumps(value, ensure_ascii=False)
