"""Read a brand's free-form identity into a kit, keeping what is usable and noting what is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from brands.kit import words
from brands.kit.tone import tone_word
from brands.kit.typography import FontPair, read_fonts
from brands.kit.value import BrandKit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_TEXT: Final = 200
LARGEST_PALETTE: Final = 12
HEX: Final = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\Z", re.IGNORECASE)
SHORT_HEX: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoSource:
    """Where a logo may be had: an https address, or a ``data:`` URL / base64 text, as it was written."""

    text: str

    @property
    def is_url(self) -> bool:
        """Tell an address to fetch from an inline picture."""
        return self.text[:8].lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KitReading:
    """A kit, the logo still to be fetched, and one sentence for each member that could not be used."""

    kit: BrandKit = field(default_factory=BrandKit)
    logo: LogoSource | None = None
    notes: tuple[str, ...] = ()


def read_kit(identity: Mapping[str, Any], *, source: str) -> KitReading:
    """Read any JSON object into a kit; wrong types are ignored and noted, never an error.

    ``source`` names the object in the notes, for example ``brand_identity_json``.
    """
    reader = _Reader(_flattened(identity), source)
    colours = reader.first_object(words.PALETTE)
    surface = reader.colour(words.SURFACE) or reader.part_colour(colours, words.PART_SURFACE)
    accent = reader.colour(words.ACCENT) or reader.part_colour(colours, words.PART_ACCENT)
    fonts = reader.fonts()
    kit = BrandKit(
        name=reader.text(words.NAME),
        surface=surface,
        ink=reader.colour(words.INK) or reader.part_colour(colours, words.PART_INK),
        accent=accent,
        palette=reader.palette(),
        heading_font=fonts.heading,
        body_font=fonts.body,
        slogan=reader.text(words.SLOGAN),
        tone=reader.tone(),
        language=reader.text(words.LANGUAGE),
    )
    return KitReading(kit=kit, logo=reader.logo(), notes=tuple(reader.notes))


def overlay(base: KitReading, top: KitReading) -> KitReading:
    """Lay one reading over another: what ``top`` knows wins, the rest shows through."""
    known = {member.name: getattr(top.kit, member.name) for member in fields(BrandKit)}
    kit = replace(base.kit, **{name: value for name, value in known.items() if value})
    return KitReading(kit=kit, logo=top.logo or base.logo, notes=base.notes + top.notes)


def parse_colour(value: object) -> str | None:
    """Return ``#RRGGBB`` in capitals for a hex colour of 3, 6 or 8 digits (alpha is dropped), else ``None``."""
    match = HEX.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    digits = match[1].upper()
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == SHORT_HEX else digits[:6])


def _flattened(identity: Mapping[str, Any]) -> dict[str, Any]:
    """Lift a nested DNA to the top; a member written at the top wins over the nested one."""
    nested = [identity[name] for name in words.NESTED if isinstance(identity.get(name), dict)]
    members: dict[str, Any] = {}
    for layer in (*nested, identity):
        members.update({name: value for name, value in layer.items() if value is not None})
    return members


def _swatches(value: object) -> Iterable[object]:
    """List what may be colours in a palette: strings, ``{"hex": ...}`` objects, or the values of one object."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return [item.get("hex", item.get("value")) if isinstance(item, dict) else item for item in items]


class _Reader:
    """The members of one identity, read by alias, and the notes taken on the way."""

    def __init__(self, members: Mapping[str, Any], source: str) -> None:
        self.members = members
        self.source = source
        self.notes: list[str] = []

    def note(self, member: str, problem: str) -> None:
        self.notes.append(f"{self.source}.{member}: {problem}; ignored.")

    def text(self, names: tuple[str, ...]) -> str | None:
        for name in names:
            value = self.members.get(name)
            if isinstance(value, dict):
                value = value.get("name", value.get("text"))
            if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TEXT:
                return " ".join(value.split())
            if name in self.members and value != "":
                self.note(name, f"not a text of at most {LONGEST_TEXT} characters")
        return None

    def colour(self, names: tuple[str, ...]) -> str | None:
        for name in names:
            if name not in self.members:
                continue
            found = parse_colour(self.members[name])
            if found:
                return found
            self.note(name, "not a colour written #RRGGBB")
        return None

    def first_object(self, names: tuple[str, ...]) -> dict[str, Any]:
        return next((self.members[name] for name in names if isinstance(self.members.get(name), dict)), {})

    def part_colour(self, parts: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
        return next((found for name in names if (found := parse_colour(parts.get(name)))), None)

    def palette(self) -> tuple[str, ...]:
        """Return the listed colours in their order, then the secondary one; surface and accent are not repeated into it."""
        found = []
        for name in words.PALETTE:
            for swatch in _swatches(self.members.get(name, [])):
                colour = parse_colour(swatch)
                found.append(colour)
                if colour is None:
                    self.note(name, "holds something that is not a colour written #RRGGBB")
        found += [parse_colour(self.members.get(name)) for name in words.SECONDARY]
        unique = dict.fromkeys(colour for colour in found if colour)
        return tuple(unique)[:LARGEST_PALETTE]

    def fonts(self) -> FontPair:
        general = read_fonts([self.members[name] for name in words.FONTS if name in self.members])
        heading = read_fonts([self.members.get(name) for name in words.HEADING_FONT]).heading
        body = read_fonts([self.members.get(name) for name in words.BODY_FONT]).heading
        named = [name for name in (*words.FONTS, *words.HEADING_FONT, *words.BODY_FONT) if self.members.get(name)]
        pair = FontPair(heading=heading or general.heading, body=body or general.body)
        if named and pair == FontPair():
            self.note(named[0], "names no font family that the service has")
        return pair

    def tone(self) -> str | None:
        return next((found for name in words.TONE if (found := tone_word(self.members.get(name)))), None)

    def logo(self) -> LogoSource | None:
        for name in words.LOGO:
            value = self.members.get(name)
            if isinstance(value, dict):
                value = value.get("url")
            if isinstance(value, str) and value.strip():
                return LogoSource(text=value.strip())
            if name in self.members and value != "":
                self.note(name, "not an address or a data URL")
        return None
