"""The tones of a drawn person: skin and hair are the person's own, clothes follow the scheme."""

from __future__ import annotations

from typing import Final

from generation.colour import Colour, hue_distance
from generation.compositor.figures.people import Head, Person
from generation.compositor.scheme import Scheme

# The deepest skins keep light enough shades for features to show.
_DARKEST_SHADE: Final = 0.2
# Cloth within so many degrees of skin (browns, ochres, reds) melts into it; it takes the colour of denim and navy instead.
_LIKE_SKIN: Final = 80.0
_COOL: Final = 256.0
_PINE: Final = 172.0
# Skin from this lightness on looks washed out over ivory.
_PALE: Final = 0.78


def tones(person: Person, scheme: Scheme) -> dict[str, str]:
    """Return the hex of each tone by the name that the drawn parts use."""
    skin, hair = Colour.oklch(*person.skin), Colour.oklch(*person.hair_colour)
    top, under = _clothes(scheme, person)
    found: dict[str, str] = {}
    for name, run in (("skin", _skin(skin)), ("hair", _run(hair)), ("top", _run(top)), ("under", _run(under))):
        found |= {f"{name}-{number}": tone.hex for number, tone in enumerate(run, start=1)}
    found |= {
        "lip": _lip(person).hex,
        "lip-deep": Colour.oklch(0.28, 0.085, 22).hex,
        "brow": Colour.oklch(min(0.42, person.hair_colour[0]), min(0.04, person.hair_colour[1]), person.hair_colour[2]).hex,
        "iris": Colour.oklch(0.34, 0.06, 52).hex,
        "ink": Colour.oklch(0.2, 0.025, 40).hex,
        "frame": Colour.oklch(0.26, 0.04, scheme.colour("ink").lch[2]).hex,
        "jewel": scheme.accent,
    }
    return found


def _lip(person: Person) -> Colour:
    """Return the lips' tone: rouged for the women on the shelf, a little redder than the skin for the men."""
    lightness, chroma, _ = person.skin
    if person.head is Head.SQUARE:
        return Colour.oklch(max(0.40, lightness - 0.12), chroma + 0.022, 36)
    return Colour.oklch(max(0.42, lightness - 0.17), 0.115, 26)


def _clothes(scheme: Scheme, person: Person) -> tuple[Colour, Colour]:
    """Return jacket and what is worn under it, in tones that leave both skin and ground.

    On light grounds that is one of a few cloths over ivory, by scheme and person; on dark ones ivory over a deep tone, or a middle tone
    beside pale skin.
    """
    ivory = Colour.oklch(0.94, 0.02, 80)
    if not scheme.dark:
        cloths = _cloths(scheme, person.skin[2])
        return cloths[sum(map(ord, person.name)) % len(cloths)], ivory
    own = scheme.colour("ground_rim").lch[2]
    hue = own if hue_distance(own, person.skin[2]) >= _LIKE_SKIN else _COOL
    return (Colour.oklch(0.60, 0.085, hue), ivory) if person.skin[0] >= _PALE else (ivory, Colour.oklch(0.40, 0.072, hue))


def _cloths(scheme: Scheme, skin: float) -> tuple[Colour, ...]:
    """Return cloths for a light ground: of the button's hue or the ink's where they leave the skin, else denim; pine and slate for all."""
    hues = [hue for name in ("accent", "ink") if hue_distance(hue := scheme.colour(name).lch[2], skin) >= _LIKE_SKIN]
    own = tuple(Colour.oklch(0.43, 0.1, hue) for hue in hues[:1])
    return (*own, Colour.oklch(0.40, 0.06, _PINE), Colour.oklch(0.34, 0.018, _COOL), *(() if own else (Colour.oklch(0.40, 0.072, _COOL),)))


def _skin(colour: Colour) -> tuple[Colour, ...]:
    lightness = colour.lch[0]
    down = lightness - max(_DARKEST_SHADE, lightness * 0.62)
    return (
        colour.shifted(lightness=0.075, chroma=0.85),
        colour.shifted(lightness=0.035, chroma=0.95),
        colour,
        colour.shifted(lightness=-0.42 * down, chroma=1.12, hue=-5),
        colour.shifted(lightness=-down, chroma=1.1, hue=-9),
    )


def _run(colour: Colour) -> tuple[Colour, ...]:
    lightness, _, _ = colour.lch
    up, down = (0.985 - lightness) * 0.34, lightness * 0.36
    return (
        colour.shifted(lightness=up, chroma=0.9),
        colour.shifted(lightness=up * 0.45),
        colour,
        colour.shifted(lightness=-down * 0.5, chroma=1.1, hue=-4),
        colour.shifted(lightness=-down, chroma=1.1, hue=-8),
    )
