"""Dressing: the letters, colours and patterns that an ad may wear, by brand, prompt, occasion, category and product."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from brands.kit import BrandKit
from generation.brief import Brief
from generation.colour import CONTRAST_TEXT, Colour, contrast, hue_distance
from generation.compositor.guide import Guide, distance, lettered
from generation.compositor.pictures import Study
from generation.compositor.scene import Pattern
from generation.compositor.scenery.choice import setting_for
from generation.compositor.scheme import (
    CATEGORY_RECIPES,
    GENERAL,
    OCCASION_RECIPES,
    RECIPES,
    SETTING_RECIPES,
    WARM_MARKETS,
    Scheme,
    flat_scheme,
    inked,
    scheme_from_recipe,
    scheme_from_surface,
    scheme_named,
)
from generation.fonts import FAMILIES, PAIRINGS, Genre, pairing_of

_CATEGORY_PAIRINGS: Final[dict[str, tuple[str, ...]]] = {
    "footwear": ("sturdy", "loud", "friendly"),
    "fashion": ("editorial", "crisp", "loud"),
    "beauty": ("clean", "editorial", "friendly"),
    "fragrance": ("editorial", "literary", "clean"),
    "jewellery": ("editorial", "literary", "clean"),
    "beverage": ("warm", "loud", "friendly"),
    "coffee": ("warm", "literary", "sturdy"),
    "food": ("warm", "soft", "sturdy"),
    "restaurant": ("warm", "literary", "friendly"),
    "grocery": ("soft", "friendly", "sturdy"),
    "electronics": ("technical", "neutral", "clean"),
    "audio": ("technical", "neutral", "modern"),
    "fintech": ("modern", "neutral", "friendly"),
    "saas": ("friendly", "neutral", "modern"),
    "travel": ("editorial", "crisp", "warm"),
    "hotel": ("editorial", "literary", "clean"),
    "fitness": ("loud", "sturdy", "crisp"),
    "health": ("clean", "modern", "soft"),
    "education": ("friendly", "modern", "soft"),
    "real_estate": ("crisp", "editorial", "modern"),
    "automotive": ("sturdy", "technical", "crisp"),
    "home": ("literary", "clean", "warm"),
    "plants": ("literary", "soft", "warm"),
    "kids": ("soft", "friendly", "warm"),
    "pets": ("soft", "friendly", "sturdy"),
    "events": ("loud", "crisp", "sturdy"),
    "books": ("literary", "editorial", "warm"),
    "games": ("technical", "loud", "sturdy"),
}
_GENERAL_PAIRINGS: Final = ("clean", "modern", "sturdy")
_LUXURY_TONES: Final = frozenset({"luxury", "elegant", "premium"})
_OCCASION_PATTERNS: Final = {"ramadan": Pattern.STAR, "eid": Pattern.STAR, "summer": Pattern.WAVES, "back_to_school": Pattern.STRIPES}
# A veil is as light and as tinted as the photo's own shadows, within these bounds; without a hue of its own it has that of night.
_VEIL_TONES: Final = (0.165, 0.235)
_VEIL_TINTS: Final = (0.03, 0.07)
_NIGHT: Final = 260.0
# A photo as light as this in the mean is paper, snow or a white wall: a dark veil would be dirt on it.
_DAYLIGHT: Final = 0.84
# A button darker than this is lost on a veil.
_LOST_ON_VEIL: Final = 0.62
# A step away from a reference's ground outweighs five places in the lists.
_PER_STEP: Final = 30.0
# A product as light as the ground, up to this much of OKLab, and within so many degrees of its hue does not stand out.
_LOST: Final = 0.14
_SAME_FAMILY: Final = 45.0


_CREAM: Final = 88.0
_REDDISH: Final = 340.0


def pattern_for(brief: Brief) -> Pattern | None:
    """Return the pattern that an occasion or a market brings, if any."""
    if brief.occasion in _OCCASION_PATTERNS:
        return _OCCASION_PATTERNS[brief.occasion]
    return Pattern.ZIGZAG if brief.market in WARM_MARKETS else None


def own_pairing(kit: BrandKit) -> str | None:
    """Return the pairing of the brand's own letters, or ``None`` where it names none that are on the shelf."""
    heading, body = (family if family in FAMILIES else None for family in (kit.heading_font, kit.body_font))
    if heading is None and body is None:
        return None
    return pairing_of(heading or str(body), body)


def pairings(brief: Brief, kit: BrandKit, guide: Guide | None = None) -> tuple[str, ...]:
    """Return names of pairings, the brand's own letters first, else those of a leading reference's tone; luxury leads with serifs."""
    listed = _CATEGORY_PAIRINGS.get(brief.category, _GENERAL_PAIRINGS)
    own = own_pairing(kit)
    if own is not None:
        return tuple(dict.fromkeys((own, *listed)))
    if brief.tone in _LUXURY_TONES:
        listed = tuple(sorted(listed, key=lambda name: FAMILIES[PAIRINGS[name].display.family].genre is not Genre.SERIF))
    return lettered(listed, guide)


def schemes(brief: Brief, kit: BrandKit, product: Study | None, guide: Guide | None = None) -> Iterator[Scheme]:
    """Yield schemes as :func:`_coloured` does, the brand's own ink in them where it reads."""
    for scheme in _coloured(brief, kit, product, guide):
        yield inked(scheme, Colour.parse(kit.ink)) if kit.ink else scheme


def _coloured(brief: Brief, kit: BrandKit, product: Study | None, guide: Guide | None) -> Iterator[Scheme]:
    """Yield schemes: the brand's, then what the prompt names, then recipes by occasion and category, the product's contrast deciding.

    Under a leading reference its ground comes first, then all recipes, the nearest to it before the others.
    """
    product_accent = product.accent if product else None
    brand_accent = Colour.parse(kit.accent) if kit.accent else None
    if product and product.ground:
        yield flat_scheme(product.ground, accent=brand_accent, product_accent=product_accent)
        return
    if brand_accent and brief.colours and not (kit.surface or kit.palette):
        # The brand gives its accent alone, the prompt the ground that it stands on.
        yield scheme_named(Colour.parse(brief.colours[0]), accent=brand_accent, product_accent=product_accent)
        return
    if kit.surface or kit.palette or brand_accent:
        yield scheme_from_surface(_brand_surface(kit), accent=brand_accent, product_accent=product_accent)
        return
    if brief.colours:
        accent = Colour.parse(brief.colours[1]) if len(brief.colours) > 1 else None
        yield scheme_named(Colour.parse(brief.colours[0]), accent=accent, product_accent=product_accent)
    ground = guide.ground if guide and guide.leads else None
    if ground is not None and not _hides(ground, product):
        yield scheme_named(ground, accent=None, product_accent=product_accent)
    for name in _ranked(brief, product, ground):
        yield scheme_from_recipe(RECIPES[name], product_accent=product_accent)


def _hides(ground: Colour, product: Study | None) -> bool:
    """Tell whether a product would be lost on a ground: near it in lightness, and in hue where both have one."""
    if product is None or abs(product.lightness - ground.lch[0]) >= _LOST:
        return False
    return not product.hues or hue_distance(product.hues[0][0], ground.lch[2]) < _SAME_FAMILY


def _ranked(brief: Brief, product: Study | None, ground: Colour | None) -> list[str]:
    """Return names of recipes, the best suited first; a reference's ground decides before all else."""
    setting = setting_for(brief)
    placed = SETTING_RECIPES.get(setting.value, ()) if setting else ()
    usual = CATEGORY_RECIPES.get(brief.category, GENERAL)
    names = list(dict.fromkeys((*OCCASION_RECIPES.get(brief.occasion or "", ()), *placed, *usual, *GENERAL)))
    if ground is None:
        return sorted(names, key=lambda name: -_suits(name, names.index(name), product))
    names = list(dict.fromkeys((*names, *RECIPES)))
    return sorted(names, key=lambda name: _PER_STEP * distance(RECIPES[name], ground) - _suits(name, names.index(name), product))


def _brand_surface(kit: BrandKit) -> Colour:
    """Return the brand's surface, or its accent's lightest relative where only an accent is known."""
    if kit.surface:
        return Colour.parse(kit.surface)
    if kit.palette:
        return Colour.parse(kit.palette[0])
    hue = Colour.parse(kit.accent).lch[2] if kit.accent else _CREAM
    # The palest relative of a red or an orange looks like skin; cream sets it off.
    return Colour.oklch(0.965, 0.02, _CREAM if hue < _CREAM or hue > _REDDISH else hue)


def _suits(name: str, rank: int, product: Study | None) -> float:
    """Return how well a recipe carries a product: its place in the list, and the product's distance from the ground in tone and hue."""
    score = -6.0 * rank
    if product is None:
        return score
    lightness, chroma, hue = RECIPES[name].ground[0]
    score += 22.0 * min(0.5, abs(product.lightness - lightness))
    if product.hues and chroma > 0.03:
        score += 8.0 * hue_distance(product.hues[0][0], hue) / 180
    return score


def veiled(scheme: Scheme, photo: Study) -> Scheme:
    """Return the scheme for copy over a photo: light ink and a veil in the photo's darkest hue; on a light photo dark ink, a light veil."""
    if photo.lightness >= _DAYLIGHT:
        return _in_daylight(scheme, photo)
    lightness, chroma, hue = photo.shade.lch if photo.shade else (_VEIL_TONES[0], 0.0, photo.hues[0][0] if photo.hues else _NIGHT)
    depth = min(_VEIL_TONES[1], max(_VEIL_TONES[0], lightness))
    veil = Colour.oklch(depth, min(_VEIL_TINTS[1], max(_VEIL_TINTS[0], chroma)), hue)
    panel = veil.shifted(lightness=0.08)
    ink, soft = Colour.oklch(0.985, 0.012, hue), Colour.oklch(0.955, 0.018, hue)
    members = scheme.to_json() | {
        "ink": ink.hex,
        "soft_ink": soft.hex,
        "shadow": veil.hex,
        "ground_rim": veil.hex,
        "ground_centre": panel.hex,
    }
    accent = Colour.parse(scheme.accent)
    if accent.lch[0] < _LOST_ON_VEIL:
        members |= {"accent": ink.hex, "on_accent": veil.hex}
    return Scheme.from_json(members)


def _in_daylight(scheme: Scheme, photo: Study) -> Scheme:
    """Return the scheme for copy over a light photo: a veil as white as its paper, ink of its own hue."""
    hue = photo.hues[0][0] if photo.hues else scheme.colour("ink").lch[2]
    veil, ink = Colour.oklch(0.975, 0.008, hue), Colour.oklch(0.24, 0.035, hue)
    members = scheme.to_json() | {
        "ink": ink.hex,
        "soft_ink": Colour.oklch(0.34, 0.03, hue).hex,
        "shadow": veil.hex,
        "ground_rim": veil.hex,
        "ground_centre": veil.hex,
    }
    if contrast(Colour.parse(scheme.accent), veil) < CONTRAST_TEXT:
        members |= {"accent": ink.hex, "on_accent": veil.hex}
    return Scheme.from_json(members)
