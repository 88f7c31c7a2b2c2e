"""The frozen values that a request becomes on its way to a picture: brief, copy and output size."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any, Final, Self

# What no typeface draws, or draws as an empty box: control characters; and the two that turn letters around, so that copy would show
# other words than those that were read and judged. White space of other kinds than a line's end becomes a space.
_UNSETTABLE: Final[dict[int, str | None]] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x202D, 0x202E)),
    **dict.fromkeys(map(ord, "\t\v\f\r\x85"), " "),
    ord("\n"): "\n",
}


def settable(text: str) -> str:
    """Return a text without the characters that cannot be set: controls, and overrides of the direction in which it is written."""
    return text.translate(_UNSETTABLE)


class Direction(StrEnum):
    """Base direction of the copy."""

    LTR = "ltr"
    RTL = "rtl"


class Intensity(StrEnum):
    """How many candidates are tried; the two words of the wire and the default between them."""

    MINIMAL = "minimal"
    STANDARD = "standard"
    HIGH = "high"


class CtaStrength(StrEnum):
    """How hard the call to action pushes."""

    SOFT = "soft"
    NORMAL = "normal"
    STRONG = "strong"


class OfferKind(StrEnum):
    """What the brief promises in exchange for acting now."""

    PERCENT = "percent"
    AMOUNT_OFF = "amount_off"
    PRICE = "price"
    FREE_SHIPPING = "free_shipping"
    TWO_FOR_ONE = "two_for_one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offer read out of a prompt, in the copy's language.

    ``text``, ``until`` and ``note`` (a second promise, such as free delivery) are ready to set.
    """

    kind: OfferKind
    text: str
    value: float | None = None
    currency: str | None = None
    until: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedCopy:
    """Words that the prompt puts in quotation marks; set letter for letter."""

    headline: str | None = None
    subheadline: str | None = None
    cta: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a brief states as proof, in its own words: points and what they replace, a customer's review, a figure, small print.

    There are at most four ``points``; ``counterpoints`` follow their order; ``rating`` is out of five,
    ``rating_note`` says over how many reviews ("4.8 of 5 from 2,316 reviews"); ``stat_source`` keeps its label ("Source: ...").
    """

    points: tuple[str, ...] = ()
    counterpoints: tuple[str, ...] = ()
    quote: str | None = None
    quote_by: str | None = None
    rating: float | None = None
    rating_note: str | None = None
    stat: str | None = None
    stat_note: str | None = None
    stat_source: str | None = None
    legal: str | None = None

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the evidence from a brief's plain JSON members."""
        lists = {name: tuple(members.get(name, ())) for name in ("points", "counterpoints")}
        return cls(**{**members, **lists})


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What was understood of a prompt.

    ``language`` is a BCP 47 tag, ``market`` an ISO 3166 country code or a UN M49 region (``011`` is West Africa),
    ``currency`` an ISO 4217 code, ``colours`` are ``#RRGGBB`` in the order the prompt names them.
    ``subject`` is the thing advertised, in the copy's language, ready to stand alone; ``product`` is its entry in the copywriter's lexicon.
    """

    prompt: str
    language: str
    direction: Direction
    subject: str
    category: str
    tone: str
    market: str | None = None
    currency: str | None = None
    brand_name: str | None = None
    objective: str = "sales"
    audience: str | None = None
    occasion: str | None = None
    offer: Offer | None = None
    quoted: QuotedCopy = field(default_factory=QuotedCopy)
    cta_strength: CtaStrength = CtaStrength.NORMAL
    colours: tuple[str, ...] = ()
    confidence: float = 0.5
    product: str | None = None
    evidence: Evidence = field(default_factory=Evidence)

    def to_json(self) -> dict[str, Any]:
        """Return the brief as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild a brief from :meth:`to_json`."""
        offer = members.get("offer")
        return cls(
            **{
                **members,
                "direction": Direction(members["direction"]),
                "cta_strength": CtaStrength(members["cta_strength"]),
                "offer": Offer(**{**offer, "kind": OfferKind(offer["kind"])}) if offer else None,
                "quoted": QuotedCopy(**members["quoted"]),
                "colours": tuple(members["colours"]),
                "evidence": Evidence.from_json(members.get("evidence", {})),
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AdCopy:
    """The words on an ad, each ready to set; none of them states what the brief did not.

    ``label`` is a short line beside the brand (edition, occasion), ``figure`` a price or discount that may be set large,
    ``figure_note`` the line under it. ``points`` are benefits of a few words each, ``counterpoints`` what they replace, in
    the same order; ``rating`` is out of five, ``rating_note`` says over how many reviews; ``stat`` is one number with its unit.
    ``sources`` tells for each member whether it was ``quoted`` or by which rule it was written. Wherever they come from, characters
    that cannot be set are left out of them.
    """

    headline: str
    cta: str
    language: str
    direction: Direction
    subheadline: str | None = None
    brand_name: str | None = None
    label: str | None = None
    figure: str | None = None
    figure_note: str | None = None
    points: tuple[str, ...] = ()
    counterpoints: tuple[str, ...] = ()
    quote: str | None = None
    quote_by: str | None = None
    rating: float | None = None
    rating_note: str | None = None
    stat: str | None = None
    stat_note: str | None = None
    stat_source: str | None = None
    legal: str | None = None
    sources: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Leave out what cannot be set."""
        for name in (one.name for one in fields(self)):
            value = getattr(self, name)
            if type(value) is str:
                object.__setattr__(self, name, settable(value))
            elif isinstance(value, tuple):
                object.__setattr__(self, name, tuple(map(settable, value)))

    def to_json(self) -> dict[str, Any]:
        """Return the copy as plain JSON members."""
        return asdict(self) | {"points": list(self.points), "counterpoints": list(self.counterpoints)}

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the copy from :meth:`to_json`."""
        lists = {name: tuple(members.get(name, ())) for name in ("points", "counterpoints")}
        return cls(**{**members, **lists, "direction": Direction(members["direction"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSize:
    """The artboard that was asked for, resolved: exact pixels, never ``auto``; ``placement`` names where it runs, if that was asked for."""

    aspect_ratio: str
    resolution: str
    width: int
    height: int
    intensity: Intensity = Intensity.STANDARD
    placement: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the size as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the size from :meth:`to_json`."""
        return cls(**{**members, "intensity": Intensity(members["intensity"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePicture:
    """A stranger's picture after ingestion: upright sRGB (PNG, or JPEG where it is an opaque photo) in private media, metadata gone."""

    index: int
    media_key: str
    width: int
    height: int
    has_alpha: bool

    def to_json(self) -> dict[str, Any]:
        """Return the picture's description as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the description from :meth:`to_json`."""
        return cls(**members)
