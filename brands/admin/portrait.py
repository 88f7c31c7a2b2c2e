"""A brand as its page shows it: colours, logos, letters and voice, ready for the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brands import queries
from brands.admin.evidence import Row, VersionShown, rows_of, version_shown

if TYPE_CHECKING:
    from brands.kit.content import BrandContent
    from brands.models import Brand

# WCAG 2.2: relative luminance, and what running text needs.
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
_CURVE: Final = 0.04045
TEXT_CONTRAST: Final = 4.5
LARGE_CONTRAST: Final = 3.0
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
        rows=tuple(rows_of(brand, content, version.evidence if version else {})),
        cautions=tuple(version.cautions) if version else (),
        versions=tuple(version_shown(step) for step in queries.history(brand)),
    )


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
