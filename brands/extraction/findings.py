"""What was found of a brand, every value with the place that it was found in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")

PALETTE_SIZE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a value is believed.

    ``source`` is the address of the document (``upload:logo`` and ``upload:image-1`` for what was sent along, ``derived`` for what was
    computed from other findings), ``method`` the selector, property or rule that gave it, ``confidence`` 0 to 1, ``runner_up`` the value
    that came second, in the same notation.
    """

    source: str
    method: str
    confidence: float
    runner_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value and why it is believed."""

    value: T
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A face by role: ``asked`` is the family that the site names, ``family`` the installed one that stands in for it.

    ``file_url`` is a font file whose licence lets it be used; ``note`` says in one sentence when ``family`` is not what was asked for.
    """

    asked: str
    family: str
    file_url: str | None = None
    note: str | None = None


class LogoVariant(StrEnum):
    """What a logo is for: the whole mark as found, one for light or for dark grounds, or the symbol alone."""

    PRIMARY = "primary"
    ON_LIGHT = "on_light"
    ON_DARK = "on_dark"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """One picture of the mark: a clean RGBA PNG under ``media_key``, in the served area.

    ``original_url`` is the file on the site; ``None`` for drawings that stand in the page itself and for uploads.
    """

    variant: LogoVariant
    media_key: str
    sha256: str
    width: int
    height: int
    original_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something the brand sells: words as the site writes them, ``price`` a decimal number as text, ``currency`` ISO 4217."""

    name: str
    price: str | None = None
    currency: str | None = None
    image_url: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How the brand speaks: each axis from 0 (the first word) to 1 (the second)."""

    casual_formal: float = 0.5
    serious_playful: float = 0.5
    plain_technical: float = 0.5
    calm_energetic: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something that makes the findings less sure: a stable code and a sentence for the brand's owner."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandFindings:
    """A whole extraction.

    Colours are ``#RRGGBB`` in capitals; ``palette`` holds exactly four different ones, surface first, then the accent. ``domain`` is
    the registrable host, lower-case without ``www.``, or a synthetic key when there was no address. ``style_conditioning`` is exactly
    two sentences. ``confidence`` (0 to 1) is that of the findings as a whole.
    """

    domain: str
    name: Found[str]
    surface: Found[str]
    ink: Found[str]
    accent: Found[str]
    on_accent: Found[str]
    palette: Found[tuple[str, ...]]
    tone: Found[Tone]
    style_conditioning: Found[str]
    confidence: float
    slogan: Found[str] | None = None
    language: Found[str] | None = None
    heading: Found[Typeface] | None = None
    body: Found[Typeface] | None = None
    logos: tuple[Found[Logo], ...] = ()
    products: tuple[Found[Product], ...] = ()
    cautions: tuple[Caution, ...] = ()

    @property
    def logo(self) -> Logo | None:
        """The mark as it was found, if any was."""
        return next((found.value for found in self.logos if found.value.variant is LogoVariant.PRIMARY), None)

    def to_json(self) -> dict[str, Any]:
        """Return the findings as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild findings from :meth:`to_json`."""
        return cls(
            domain=members["domain"],
            confidence=members["confidence"],
            name=_found(members["name"], str),
            surface=_found(members["surface"], str),
            ink=_found(members["ink"], str),
            accent=_found(members["accent"], str),
            on_accent=_found(members["on_accent"], str),
            style_conditioning=_found(members["style_conditioning"], str),
            slogan=_maybe(members.get("slogan"), str),
            language=_maybe(members.get("language"), str),
            heading=_maybe(members.get("heading"), _typeface),
            body=_maybe(members.get("body"), _typeface),
            palette=_found(members["palette"], tuple),
            tone=_found(members["tone"], lambda axes: Tone(**axes)),
            logos=tuple(read_logo(logo) for logo in members.get("logos", ())),
            products=tuple(_found(product, lambda words: Product(**words)) for product in members.get("products", ())),
            cautions=tuple(Caution(**caution) for caution in members.get("cautions", ())),
        )


def read_logo(members: dict[str, Any]) -> Found[Logo]:
    """Rebuild one logo out of plain JSON members."""
    return _found(members, _logo)


def _found(members: dict[str, Any], read: Callable[[Any], T]) -> Found[T]:
    return Found(value=read(members["value"]), evidence=Evidence(**members["evidence"]))


def _maybe(members: dict[str, Any] | None, read: Callable[[Any], T]) -> Found[T] | None:
    return _found(members, read) if members else None


def _typeface(members: dict[str, Any]) -> Typeface:
    return Typeface(**members)


def _logo(members: dict[str, Any]) -> Logo:
    return Logo(**{**members, "variant": LogoVariant(members["variant"])})
