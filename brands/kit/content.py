"""All that is held of a brand, field by field: what was found, what people pinned over it, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final, Self

PALETTE_SIZE: Final = 4
# What fills a palette that has too few colours, in this order.
_PADDING: Final = ("#FFFFFF", "#111111", "#808080", "#F2F2F2", "#3D3D3D")
_TUPLES: Final = frozenset({"color_palette", "products"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandContent:
    """What a brand is, as far as it is known; ``None`` and empty mean "not known".

    Colours are ``#RRGGBB`` in capitals, ``color_palette`` holds four different ones. ``heading_font`` and ``body_font`` are installed
    families, the ``_asked`` ones what the brand itself names. ``tone`` maps axes such as ``casual_formal`` to 0..1. ``products`` are
    objects with ``name`` and, where known, ``price`` (decimal text), ``currency``, ``image_url`` and ``url``.
    """

    name: str = ""
    primary_background_hex: str | None = None
    primary_accent_hex: str | None = None
    ink_hex: str | None = None
    on_accent_hex: str | None = None
    color_palette: tuple[str, ...] = ()
    typography_rules: str | None = None
    heading_font: str | None = None
    heading_font_asked: str | None = None
    body_font: str | None = None
    body_font_asked: str | None = None
    font_file_url: str | None = None
    core_slogan: str | None = None
    imagen_style_conditioning: str | None = None
    language: str | None = None
    tone: dict[str, float] = field(default_factory=dict)
    logo_url: str | None = None
    logo_on_light_url: str | None = None
    logo_on_dark_url: str | None = None
    logo_symbol_url: str | None = None
    products: tuple[dict[str, Any], ...] = ()
    layout_rules: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return what is known, as plain JSON members in the order of the class."""
        members = {name: list(value) if name in _TUPLES else value for name, value in asdict(self).items()}
        return {name: value for name, value in members.items() if value not in (None, "", [], {})}

    @classmethod
    def from_json(cls, members: Mapping[str, Any]) -> Self:
        """Rebuild content from :meth:`to_json`; unknown members are passed over."""
        known: dict[str, Any] = {name: members[name] for name in FIELDS if members.get(name) is not None}
        known.update({name: tuple(known[name]) for name in _TUPLES & known.keys()})
        return cls(**known)


FIELDS: Final = tuple(member.name for member in fields(BrandContent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that differs between two versions; ``None`` where it was or became unknown."""

    field: str
    before: Any
    after: Any


def pinned(found: BrandContent, pins: Mapping[str, Any]) -> BrandContent:
    """Return what holds: pins over what was found, with a palette that agrees with the colours unless it is pinned itself."""
    content = BrandContent.from_json({**found.to_json(), **pins})
    return content if "color_palette" in pins else replace(content, color_palette=settled_palette(content))


def settled_palette(content: BrandContent) -> tuple[str, ...]:
    """Return four different colours, surface and accent first, padded by neutrals; none where no colour is known."""
    known = (content.primary_background_hex, content.primary_accent_hex, *content.color_palette)
    colours = [colour for colour in known if colour]
    if not colours:
        return ()
    more = [colour for colour in (content.ink_hex, content.on_accent_hex) if colour]
    return tuple(dict.fromkeys((*colours, *more, *_PADDING)))[:PALETTE_SIZE]


def changes(before: BrandContent, after: BrandContent) -> tuple[Change, ...]:
    """Return the fields that differ, in the order of the class."""
    old, new = before.to_json(), after.to_json()
    return tuple(Change(field=name, before=old.get(name), after=new.get(name)) for name in FIELDS if old.get(name) != new.get(name))
