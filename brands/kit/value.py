"""The brand kit: what the drawing office may know of a brand, as one frozen value."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandKit:
    """A brand reduced to what binds pixels and copy.

    Colours are ``#RRGGBB``; ``None`` or an empty tuple means "not known", never "none wanted".
    ``tone`` is one of :data:`brands.kit.tone.TONES`, ``language`` the BCP 47 tag of the slogan. ``logo_key`` names a picture in private
    media storage.
    """

    name: str | None = None
    surface: str | None = None
    ink: str | None = None
    accent: str | None = None
    palette: tuple[str, ...] = ()
    heading_font: str | None = None
    body_font: str | None = None
    slogan: str | None = None
    tone: str | None = None
    language: str | None = None
    logo_key: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the kit as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild a kit from :meth:`to_json`."""
        return cls(**{**members, "palette": tuple(members.get("palette") or ())})
