"""Light over the whole picture, and at the figure's edge; colours of a poster."""

from __future__ import annotations

from typing import Final

from avatars.compositor.framing import Frame
from avatars.persona.value import Lighting, Persona, Style
from generation.colour import Colour

# Styles that are drawn, not lit.
_UNLIT: Final = frozenset({Style.INK, Style.DUOTONE})
_RIMS: Final = {Lighting.GOLDEN: "#FFD08A", Lighting.DRAMATIC: "#FFE7D0", Lighting.COOL: "#DCEBFF"}


def rim(persona: Persona, frame: Frame) -> tuple[str, str]:
    """Return the definition of a light at the figure's right edge and the attribute that uses it; empty where there is none."""
    colour = _RIMS.get(persona.lighting)
    if colour is None or persona.style in (Style.INK, Style.DUOTONE, Style.FLAT, Style.PAPER):
        return "", ""
    definition = (
        f"<filter id='rim' filterUnits='userSpaceOnUse' x='{frame.left:.0f}' y='{frame.top:.0f}' width='{frame.width + 1:.0f}' "
        f"height='{frame.height + 1:.0f}' color-interpolation-filters='sRGB'>"
        "<feOffset in='SourceAlpha' dx='-9' dy='7' result='moved'/>"
        "<feComposite in='SourceAlpha' in2='moved' operator='out' result='edge'/>"
        "<feGaussianBlur in='edge' stdDeviation='3.5' result='soft'/>"
        f"<feFlood flood-color='{colour}' flood-opacity='.85'/><feComposite in2='soft' operator='in'/>"
        "<feComposite in2='SourceAlpha' operator='in' result='light'/>"
        "<feMerge><feMergeNode in='SourceGraphic'/><feMergeNode in='light'/></feMerge></filter>"
    )
    return definition, ' filter="url(#rim)"'


def over(persona: Persona, frame: Frame) -> tuple[str, str]:
    """Return definitions and elements of the light that lies over all."""
    if persona.style in _UNLIT:
        return "", ""
    return _LIGHTS[persona.lighting](frame)


def poster(persona: Persona, brand: tuple[str, ...]) -> tuple[str, str]:
    """Return the definition and attribute that print a picture in a few inks: deep, middle, light and paper."""
    base = Colour.parse(brand[0] if brand else persona.background_colour or persona.outfit_colour)
    _lightness, chroma, hue = base.lch
    if chroma < 0.04:
        hue, chroma = (250.0, 28.0, 150.0, 330.0)[persona.nose % 4], 0.12
    inks = (
        Colour.oklch(0.2, min(0.07, chroma), hue),
        Colour.oklch(0.46, min(0.16, max(0.11, chroma)), hue),
        Colour.oklch(0.76, 0.12, (hue + 35) % 360),
        Colour.oklch(0.975, 0.025, (hue + 60) % 360),
    )
    tables = [" ".join(f"{ink.rgb[channel] / 255:.3f}" for ink in inks) for channel in range(3)]
    definition = (
        "<filter id='poster' x='0' y='0' width='100%' height='100%' color-interpolation-filters='sRGB'>"
        "<feColorMatrix type='matrix' values='.3 .59 .11 0 0 .3 .59 .11 0 0 .3 .59 .11 0 0 0 0 0 1 0'/>"
        f"<feComponentTransfer><feFuncR type='table' tableValues='{tables[0]}'/><feFuncG type='table' tableValues='{tables[1]}'/>"
        f"<feFuncB type='table' tableValues='{tables[2]}'/></feComponentTransfer></filter>"
    )
    return definition, ' filter="url(#poster)"'


def _rect(frame: Frame, fill: str, mode: str, opacity: float) -> str:
    return (
        f'<rect x="{frame.left - 2:.1f}" y="{frame.top - 2:.1f}" width="{frame.width + 4:.1f}" height="{frame.height + 4:.1f}" '
        f'fill="{fill}" fill-opacity="{opacity:g}" style="mix-blend-mode:{mode}"/>'
    )


def _radial(name: str, centre: tuple[float, float], radius: float, inner: str, outer: str, *, clear: bool = False) -> str:
    end = " stop-opacity='0'" if clear else ""
    return (
        f"<radialGradient id='{name}' cx='{centre[0]}' cy='{centre[1]}' r='{radius}'><stop offset='0' stop-color='{inner}'/>"
        f"<stop offset='1' stop-color='{outer}'{end}/></radialGradient>"
    )


def _soft(frame: Frame) -> tuple[str, str]:
    return "", ""


def _bright(frame: Frame) -> tuple[str, str]:
    return _radial("sun", (0.2, 0.1), 1.0, "#FFFFFF", "#FFFFFF", clear=True), _rect(frame, "url(#sun)", "soft-light", 0.55)


def _warm(frame: Frame) -> tuple[str, str]:
    return _radial("sun", (0.2, 0.15), 1.1, "#FFD9A0", "#E39A62"), _rect(frame, "url(#sun)", "soft-light", 0.42)


def _golden(frame: Frame) -> tuple[str, str]:
    defs = _radial("sun", (0.88, 0.08), 1.0, "#FFB454", "#FFB454", clear=True) + _radial("dusk", (0.85, 0.1), 1.2, "#FFF3DC", "#E0A98C")
    return defs, _rect(frame, "url(#dusk)", "multiply", 0.7) + _rect(frame, "url(#sun)", "screen", 0.55)


def _cool(frame: Frame) -> tuple[str, str]:
    return _radial("sun", (0.25, 0.15), 1.15, "#F2F7FF", "#9DB7E2"), _rect(frame, "url(#sun)", "multiply", 0.75)


def _dramatic(frame: Frame) -> tuple[str, str]:
    defs = _radial("sun", (0.3, 0.3), 0.85, "#FFF4E6", "#37304A")
    return defs, _rect(frame, "url(#sun)", "multiply", 0.86)


_LIGHTS: Final = {
    Lighting.SOFT: _soft,
    Lighting.BRIGHT: _bright,
    Lighting.WARM: _warm,
    Lighting.GOLDEN: _golden,
    Lighting.COOL: _cool,
    Lighting.DRAMATIC: _dramatic,
}
