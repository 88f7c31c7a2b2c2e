"""How far a creative keeps to its brand: the colours it uses against the kit's, its letters, its logo."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from coloraide import Color

from generation.compositor.scene import GroundLayer, PictureLayer, Role, ShapeLayer, TextLayer

if TYPE_CHECKING:
    from brands.kit import BrandKit
    from generation.colour import Colour
    from generation.compositor.draw import Resolved

# CIEDE2000 (CIE 142-2001); up to about 5 two areas apart from each other still pass for one brand colour.
SAME_COLOUR: Final = 5.0
_BODY: Final = frozenset({Role.SUBHEADLINE, Role.NOTE, Role.POINT, Role.QUOTE, Role.LEGAL})
_LOGO_ASPECT: Final = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourUse:
    """A colour by its part: what the kit asks for, what stands there, and their distance; ``kept`` up to :data:`SAME_COLOUR`."""

    role: str
    asked: str
    used: str
    delta_e_2000: float
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUse:
    """A family by its part: what the kit asks for and what the copy is set in."""

    role: str
    asked: str
    used: tuple[str, ...]
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoUse:
    """The logo that was given: how often it stands on the ad, how far its proportions are off, and whether it is whole."""

    times: int
    aspect_error: float
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """What a creative makes of its brand; parts that the kit does not name, or that the layout does not have, are left out."""

    colours: tuple[ColourUse, ...]
    fonts: tuple[FontUse, ...]
    logo: LogoUse | None

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain JSON members; ``kept`` says whether all of it keeps to the brand."""
        parts = [*self.colours, *self.fonts, *((self.logo,) if self.logo else ())]
        fonts = [asdict(font) | {"used": list(font.used)} for font in self.fonts]
        logo = asdict(self.logo) if self.logo else None
        return {"kept": all(part.kept for part in parts), "colours": [asdict(one) for one in self.colours], "fonts": fonts, "logo": logo}


def adherence(resolved: Resolved, kit: BrandKit) -> Adherence | None:
    """Measure a resolved scene against its kit; ``None`` where the kit asks for nothing that can be measured."""
    colours = tuple(use for use in (_surface(resolved, kit), _accent(resolved, kit), _ink(resolved, kit)) if use)
    fonts = tuple(use for use in (_font(resolved, "heading", kit.heading_font), _font(resolved, "body", kit.body_font)) if use)
    logo = _logo(resolved) if kit.logo_key else None
    return Adherence(colours=colours, fonts=fonts, logo=logo) if colours or fonts or logo else None


def _surface(resolved: Resolved, kit: BrandKit) -> ColourUse | None:
    """Return the nearer end of the ground's gradient; a photo or a scene over it is no surface of ours."""
    ground = next((layer for layer in resolved.scene.layers if isinstance(layer, GroundLayer)), None)
    if kit.surface is None or ground is None:
        return None
    ends = [_use("surface", kit.surface, colour) for colour in (ground.centre_colour, ground.rim_colour)]
    return min(ends, key=lambda use: use.delta_e_2000)


def _accent(resolved: Resolved, kit: BrandKit) -> ColourUse | None:
    button = next((layer for layer in resolved.scene.layers if isinstance(layer, ShapeLayer) and layer.role is Role.CTA), None)
    return _use("accent", kit.accent, button.fill) if kit.accent and button else None


def _ink(resolved: Resolved, kit: BrandKit) -> ColourUse | None:
    """Return the headline's colour against the kit's ink, or against the other of its colours that is nearest: all are the brand's."""
    headline = next((layer for layer in resolved.scene.texts() if layer.role is Role.HEADLINE), None)
    if kit.ink is None or headline is None:
        return None
    own = (kit.ink, *((kit.accent,) if kit.accent else ()), *kit.palette)
    return min((_use("ink", asked, headline.colour) for asked in own), key=lambda use: use.delta_e_2000)


def _use(role: str, asked: str, used: Colour) -> ColourUse:
    distance = round(float(Color(asked).delta_e(Color(used.hex), method="2000")), 2)
    return ColourUse(role=role, asked=asked, used=used.hex, delta_e_2000=distance, kept=distance <= SAME_COLOUR)


def _font(resolved: Resolved, role: str, asked: str | None) -> FontUse | None:
    """Return the families of the copy's style; letters that a family does not have are set in another all the same."""
    if asked is None:
        return None
    texts = [layer for layer in resolved.scene.texts() if _is_part(layer, role)]
    used = tuple(dict.fromkeys(layer.block.style.voice.family for layer in texts))
    return FontUse(role=role, asked=asked, used=used, kept=all(family == asked for family in used)) if used else None


def _is_part(layer: TextLayer, role: str) -> bool:
    return layer.role is Role.HEADLINE if role == "heading" else layer.role in _BODY


def _logo(resolved: Resolved) -> LogoUse:
    shown = [layer for layer in resolved.scene.layers if isinstance(layer, PictureLayer) and layer.role is Role.LOGO]
    error = max((abs((one.box.w / one.box.h) / (one.crop.w / one.crop.h) - 1) for one in shown), default=0.0)
    return LogoUse(times=len(shown), aspect_error=round(error, 4), kept=len(shown) == 1 and error <= _LOGO_ASPECT)
