"""Colour schemes: the grounds that look designed, and the choice and repair of colours for one ad."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Self

from generation.colour import BLACK, CONTRAST_LARGE, CONTRAST_TEXT, WHITE, Colour, contrast, hue_distance, reach_contrast, readable_on

Lch = tuple[float, float, float]

_DARK_BELOW: Final = 0.5
_CHROMATIC: Final = 0.045
_SAME_HUE: Final = 40.0
# Above the legal minimum, so that the gate holds on real pixels too.
_INK_CONTRAST: Final = 6.0
_SOFT_INK_CONTRAST: Final = 5.4
# How much of its chroma a brand's surface keeps where a gradient begins.
_STRENGTH_KEPT: Final = 0.9
_EASY_CONTRAST: Final = 8.0
# How far a colour's name reaches in lightness, chroma and hue.
_NAME_LIGHTNESS: Final = 0.12
_NAME_CHROMA: Final = 0.075
_NAME_HUE: Final = 20.0
# Between light colours it reaches further: "pink" may be a pale pink, and a pale one carries copy better than a hot one.
_NAME_LIGHT: Final = 0.6
_NAME_LIGHT_REACH: Final = (0.26, 0.165)
# Near-neutrals are told apart by their tinge, so much of it in OKLab.
_NAME_TINGE: Final = 0.035
_WARM_UNTIL: Final = 95.0
_WARM_FROM: Final = 340.0
_CREAM: Final[tuple[Lch, Lch]] = ((0.985, 0.012, 88), (0.965, 0.018, 84))
_PALE_GOLD: Final[Lch] = (0.90, 0.09, 88)
_YELLOW: Final = (62.0, 118.0)
_TO_ORANGE: Final = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A ground and what stands on it, in OKLCH: ground centre and rim, brand shape lit and shaded, a call-to-action to fall back on."""

    name: str
    ground: tuple[Lch, Lch]
    shape: tuple[Lch, Lch]
    accent: Lch
    ink: Lch


RECIPES: Final[dict[str, Recipe]] = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            name="marigold",
            ground=((0.87, 0.125, 86), (0.775, 0.152, 73)),
            shape=((0.70, 0.185, 48), (0.60, 0.185, 38)),
            accent=(0.33, 0.06, 168),
            ink=(0.22, 0.055, 45),
        ),
        Recipe(
            name="coral",
            ground=((0.84, 0.095, 45), (0.745, 0.135, 36)),
            shape=((0.92, 0.085, 88), (0.86, 0.115, 80)),
            accent=(0.32, 0.11, 12),
            ink=(0.25, 0.085, 20),
        ),
        Recipe(
            name="sky",
            ground=((0.90, 0.055, 232), (0.80, 0.09, 240)),
            shape=((0.985, 0.012, 225), (0.92, 0.045, 232)),
            accent=(0.36, 0.13, 265),
            ink=(0.29, 0.11, 262),
        ),
        Recipe(
            name="lilac",
            ground=((0.985, 0.008, 300), (0.905, 0.04, 292)),
            shape=((0.86, 0.07, 292), (0.79, 0.095, 288)),
            accent=(0.56, 0.185, 18),
            ink=(0.36, 0.165, 283),
        ),
        Recipe(
            name="mint",
            ground=((0.95, 0.04, 165), (0.87, 0.07, 168)),
            shape=((0.80, 0.105, 165), (0.71, 0.11, 170)),
            accent=(0.36, 0.075, 172),
            ink=(0.28, 0.06, 172),
        ),
        Recipe(
            name="sand",
            ground=((0.96, 0.018, 85), (0.89, 0.036, 78)),
            shape=((0.86, 0.065, 68), (0.78, 0.085, 58)),
            accent=(0.47, 0.13, 38),
            ink=(0.24, 0.04, 55),
        ),
        Recipe(
            name="blush",
            ground=((0.91, 0.055, 5), (0.83, 0.09, 2)),
            shape=((0.78, 0.13, 12), (0.68, 0.17, 15)),
            accent=(0.38, 0.14, 20),
            ink=(0.34, 0.125, 17),
        ),
        Recipe(
            name="butter",
            ground=((0.95, 0.075, 96), (0.885, 0.115, 89)),
            shape=((0.83, 0.15, 75), (0.76, 0.16, 65)),
            accent=(0.42, 0.16, 268),
            ink=(0.26, 0.06, 60),
        ),
        Recipe(
            name="paper",
            ground=((0.985, 0.006, 90), (0.935, 0.015, 85)),
            shape=((0.90, 0.03, 85), (0.85, 0.04, 80)),
            accent=(0.37, 0.07, 140),
            ink=(0.25, 0.02, 110),
        ),
        Recipe(
            name="ice",
            ground=((0.975, 0.006, 265), (0.915, 0.018, 268)),
            shape=((0.88, 0.04, 268), (0.80, 0.065, 268)),
            accent=(0.48, 0.22, 268),
            ink=(0.23, 0.075, 268),
        ),
        Recipe(
            name="espresso",
            ground=((0.42, 0.065, 50), (0.20, 0.028, 46)),
            shape=((0.49, 0.08, 52), (0.36, 0.06, 46)),
            accent=(0.76, 0.125, 58),
            ink=(0.95, 0.025, 75),
        ),
        Recipe(
            name="forest",
            ground=((0.37, 0.07, 168), (0.225, 0.045, 172)),
            shape=((0.46, 0.085, 165), (0.36, 0.075, 168)),
            accent=(0.90, 0.17, 120),
            ink=(0.97, 0.02, 125),
        ),
        Recipe(
            name="midnight",
            ground=((0.36, 0.075, 245), (0.205, 0.055, 258)),
            shape=((0.46, 0.10, 250), (0.35, 0.09, 255)),
            accent=(0.85, 0.125, 85),
            ink=(0.965, 0.025, 85),
        ),
        Recipe(
            name="plum",
            ground=((0.38, 0.11, 335), (0.22, 0.07, 318)),
            shape=((0.50, 0.14, 345), (0.39, 0.12, 335)),
            accent=(0.83, 0.115, 65),
            ink=(0.965, 0.025, 60),
        ),
    )
}

# Schemes that suit what is sold, best first; anything not listed takes GENERAL.
CATEGORY_RECIPES: Final[dict[str, tuple[str, ...]]] = {
    "footwear": ("marigold", "sky", "coral", "mint"),
    "fashion": ("blush", "sand", "butter", "plum"),
    "beauty": ("lilac", "blush", "sand", "mint"),
    "fragrance": ("midnight", "plum", "espresso", "sand"),
    "beverage": ("coral", "butter", "mint", "sky"),
    "coffee": ("espresso", "sand", "coral", "forest"),
    "food": ("butter", "coral", "mint", "marigold"),
    "restaurant": ("coral", "espresso", "forest", "butter"),
    "grocery": ("mint", "butter", "sky", "marigold"),
    "electronics": ("ice", "midnight", "sky", "espresso"),
    "audio": ("espresso", "ice", "midnight", "lilac"),
    "fintech": ("forest", "ice", "mint", "midnight"),
    "saas": ("ice", "lilac", "forest", "sky"),
    "travel": ("sky", "coral", "midnight", "sand"),
    "hotel": ("sand", "midnight", "forest", "coral"),
    "fitness": ("butter", "midnight", "marigold", "ice"),
    "health": ("mint", "ice", "sky", "sand"),
    "education": ("butter", "ice", "sky", "mint"),
    "real_estate": ("sand", "forest", "ice", "sky"),
    "automotive": ("midnight", "ice", "espresso", "coral"),
    "home": ("sand", "mint", "paper", "espresso"),
    "plants": ("butter", "mint", "forest", "paper"),
    "jewellery": ("paper", "midnight", "blush", "plum"),
    "kids": ("butter", "sky", "mint", "coral"),
    "pets": ("butter", "sky", "coral", "mint"),
    "events": ("plum", "coral", "butter", "midnight"),
    "charity": ("sand", "sky", "coral", "forest"),
    "telecom": ("sky", "butter", "ice", "plum"),
    "books": ("paper", "sand", "butter", "forest"),
    "games": ("plum", "midnight", "butter", "ice"),
}
GENERAL: Final = ("sand", "ice", "butter", "mint", "coral", "midnight")

# Occasions and markets lean towards grounds of their own.
OCCASION_RECIPES: Final[dict[str, tuple[str, ...]]] = {
    "ramadan": ("midnight", "plum", "sand"),
    "eid": ("midnight", "forest", "sand"),
    "christmas": ("forest", "plum", "sand"),
    "valentines": ("blush", "plum", "coral"),
    "mothers_day": ("blush", "lilac", "sand"),
    "black_friday": ("midnight", "espresso", "plum"),
    "summer": ("sky", "butter", "coral"),
    "winter": ("ice", "midnight", "sky"),
    "halloween": ("plum", "espresso", "marigold"),
    "diwali": ("plum", "marigold", "midnight"),
    "lunar_new_year": ("coral", "plum", "butter"),
    "back_to_school": ("butter", "sky", "ice"),
}
# Settings, by their name, that glow in colours of their own.
SETTING_RECIPES: Final[dict[str, tuple[str, ...]]] = {"dunes": ("plum", "coral")}
WARM_MARKETS: Final = frozenset({"011", "002", "014", "017", "SN", "CI", "ML", "BF", "BJ", "TG", "NE", "GN", "CM", "NG", "GH", "KE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The colours of one ad, as hex; every pair that carries text holds its contrast."""

    name: str
    ground_centre: str
    ground_rim: str
    shape_lit: str
    shape_shade: str
    ink: str
    soft_ink: str
    accent: str
    on_accent: str
    shadow: str

    @property
    def dark(self) -> bool:
        """Tell whether copy is lighter than the ground."""
        return Colour.parse(self.ink).luminance > Colour.parse(self.ground_rim).luminance

    def colour(self, name: str) -> Colour:
        """Return one member as a colour."""
        return Colour.parse(getattr(self, name))

    def to_json(self) -> dict[str, Any]:
        """Return the scheme as plain JSON members."""
        return asdict(self)

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the scheme from :meth:`to_json`."""
        return cls(**members)


def scheme_from_recipe(recipe: Recipe, *, product_accent: Colour | None = None, brand_accent: Colour | None = None) -> Scheme:
    """Mix a recipe with what the product and the brand bring; the call to action repeats the product's colour where it can."""
    centre, rim = Colour.oklch(*recipe.ground[0]), Colour.oklch(*recipe.ground[1])
    return _assemble(
        recipe.name,
        ground=(centre, rim),
        shape=(Colour.oklch(*recipe.shape[0]), Colour.oklch(*recipe.shape[1])),
        ink=Colour.oklch(*recipe.ink),
        accent=_accent(recipe, rim, product_accent, brand_accent),
    )


def scheme_named(colour: Colour, *, accent: Colour | None, product_accent: Colour | None = None) -> Scheme:
    """Return the scheme for a colour that a brief names in words: the recipe that it describes, else one around the colour itself.

    A word ("dark brown") stands for a family of colours, so that the tried ground nearest to it serves better than its exact hex.
    """
    near = [recipe for recipe in RECIPES.values() if _apart(colour, recipe) <= 1.0]
    if not near and accent is not None and contrast(accent, colour) < CONTRAST_LARGE:
        return _beside(colour, accent)
    if not near:
        return scheme_from_surface(colour, accent=accent, product_accent=product_accent)
    recipe = min(near, key=lambda recipe: (round(_apart(colour, recipe), 3), recipe.ground[0][1]))
    return scheme_from_recipe(recipe, product_accent=product_accent, brand_accent=accent)


def _beside(colour: Colour, accent: Colour) -> Scheme:
    """Return cream with the colour as its shape: a brand's accent that is lost on the colour keeps its own tone there."""
    hue = colour.lch[2]
    rim = Colour.oklch(*_CREAM[1])
    return _assemble(
        "named",
        ground=(Colour.oklch(*_CREAM[0]), rim),
        shape=(colour, colour.shifted(lightness=-0.07)),
        ink=Colour.oklch(0.26, 0.05, hue),
        accent=_fit_accent(accent, rim, keep=True),
    )


def _apart(colour: Colour, recipe: Recipe) -> float:
    """Return how far a colour is from a recipe's ground, from 0 (the same) over 1 (as far as one name reaches)."""
    lightness, chroma, hue = colour.lch
    lit, strength, turn = recipe.ground[0]
    both_light = min(lightness, lit) >= _NAME_LIGHT
    of_lightness, of_chroma = _NAME_LIGHT_REACH if both_light else (_NAME_LIGHTNESS, _NAME_CHROMA)
    tinge = 2 * math.sqrt(chroma * strength) * math.sin(math.radians(hue_distance(hue, turn) / 2))
    neutral = max(chroma, strength) < _CHROMATIC
    return max(
        abs(lightness - lit) / of_lightness,
        abs(chroma - strength) / of_chroma,
        tinge / _NAME_TINGE if neutral else hue_distance(hue, turn) / _NAME_HUE,
    )


def scheme_from_surface(surface: Colour, *, accent: Colour | None, product_accent: Colour | None = None) -> Scheme:
    """Build a scheme around a given surface colour (a brand's, or one that the prompt names)."""
    lightness, chroma, hue = surface.lch
    dark = contrast(WHITE, surface) >= contrast(BLACK, surface)
    # The gradient leaves the surface in the direction away from the ink, so that a mid-tone brand colour still carries copy.
    centre = surface if dark else _lifted(surface)
    rim = surface.shifted(lightness=-min(0.16, lightness * 0.42)) if dark else surface.shifted(lightness=-_spare(surface), hue=-6)
    shape_hue = accent.lch[2] if accent and chroma < _CHROMATIC else _neighbour_hue(hue)
    shape_chroma = max(chroma, 0.05) if chroma >= _CHROMATIC or accent else 0.02
    # Shapes lean towards the ink where the ground has contrast to spare, away from it where it has not.
    easy = max(contrast(WHITE, surface), contrast(BLACK, surface)) >= _EASY_CONTRAST
    step = 0.09 if dark == easy else -0.09
    lit = Colour.oklch(_bounded(lightness + step), min(shape_chroma * 1.15, 0.19), shape_hue)
    shade = Colour.oklch(_bounded(lightness + step * (0.3 if dark == easy else 1.8)), min(shape_chroma * 1.2, 0.19), shape_hue - 8)
    given = accent or product_accent
    return _assemble(
        "brand",
        ground=(centre, rim),
        shape=(lit, shade),
        ink=readable_on(rim if not dark else centre, hue=hue, chroma=0.07),
        accent=_fit_accent(given or _counterpart(surface, dark=dark), rim, keep=accent is not None),
    )


def _counterpart(surface: Colour, *, dark: bool) -> Colour:
    """Return a button's colour for a surface that brings none: the opposite hue, but never cyan on red nor red on green.

    Dark reds and browns take a pale gold, light greens to violets their own hue deepened.
    """
    _, chroma, hue = surface.lch
    if chroma < _CHROMATIC:
        return Colour.oklch(0.84 if dark else 0.42, 0.14, 268)
    warm = hue < _WARM_UNTIL or hue > _WARM_FROM
    if dark and warm:
        return Colour.oklch(*_PALE_GOLD)
    if dark or warm:
        return Colour.oklch(0.84 if dark else 0.42, 0.14, (hue + 180) % 360)
    return Colour.oklch(0.30, 0.09, hue)


def _lifted(surface: Colour) -> Colour:
    """Return a light surface a little lighter, or as it is where that would cost it its strength."""
    lightness, chroma, _ = surface.lch
    lifted = surface.shifted(lightness=min(0.025, 0.99 - lightness))
    return lifted if lifted.lch[1] >= _STRENGTH_KEPT * chroma else surface


def inked(scheme: Scheme, ink: Colour) -> Scheme:
    """Return the scheme with a brand's own ink for its copy, or as it is where that ink does not read on its ground."""
    hardest = min((scheme.colour("ground_centre"), scheme.colour("ground_rim")), key=lambda ground: contrast(ink, ground))
    if contrast(ink, hardest) < _INK_CONTRAST:
        return scheme
    return replace(scheme, ink=ink.hex, soft_ink=reach_contrast(ink.mixed(hardest, 0.2), hardest, _SOFT_INK_CONTRAST).hex)


def _bounded(lightness: float) -> float:
    return min(0.985, max(0.08, lightness))


def _neighbour_hue(hue: float) -> float:
    """Return the hue of the brand shape: reds turn towards yellow, never towards pink; yellows towards orange, never green; others back."""
    if _YELLOW[0] <= hue <= _YELLOW[1]:
        return hue - _TO_ORANGE
    return (hue + 22) % 360 if hue < _WARM_UNTIL or hue > _WARM_FROM else hue - 18


def _spare(surface: Colour) -> float:
    """Return how much darker a light surface may become before dark ink stops reading on it with ease."""
    return 0.055 if contrast(BLACK, surface) >= _EASY_CONTRAST else 0.0


def flat_scheme(ground: Colour, *, accent: Colour | None, product_accent: Colour | None) -> Scheme:
    """Build a scheme whose ground is one even tone, so that a picture on that tone melts into it."""
    scheme = scheme_from_surface(ground, accent=accent, product_accent=product_accent)
    return replace(scheme, name="packshot", ground_centre=ground.hex, ground_rim=ground.hex)


def _accent(recipe: Recipe, rim: Colour, product_accent: Colour | None, brand_accent: Colour | None) -> Colour:
    if brand_accent:
        return _fit_accent(brand_accent, rim, keep=True)
    if product_accent and hue_distance(product_accent.lch[2], rim.lch[2]) >= _SAME_HUE:
        return _fit_accent(product_accent, rim, keep=False)
    return Colour.oklch(*recipe.accent)


def _fit_accent(colour: Colour, ground: Colour, *, keep: bool) -> Colour:
    """Move an accent just far enough to stand out from the ground (3:1); a borrowed one is also deepened on light grounds."""
    lightness, chroma, hue = colour.lch
    if not keep and ground.lch[0] >= _DARK_BELOW:
        colour = Colour.oklch(min(lightness, 0.36), max(0.06, min(chroma, 0.17)), hue)
    elif not keep:
        colour = Colour.oklch(max(lightness, 0.80), max(0.10, min(chroma, 0.17)), hue)
    return colour if contrast(colour, ground) >= CONTRAST_LARGE else reach_contrast(colour, ground, CONTRAST_LARGE)


def _assemble(name: str, *, ground: tuple[Colour, Colour], shape: tuple[Colour, Colour], ink: Colour, accent: Colour) -> Scheme:
    (centre, rim), (lit, shade) = ground, shape
    dark = contrast(WHITE, centre) >= contrast(BLACK, centre)
    hardest = centre if dark else rim
    ink = reach_contrast(ink, hardest, _INK_CONTRAST)
    soft = reach_contrast(ink.mixed(hardest, 0.2), hardest, _SOFT_INK_CONTRAST)
    on_accent = readable_on(accent, hue=ink.lch[2], chroma=0.02, minimum=CONTRAST_TEXT)
    shadow_hue = rim.lch[2]
    shadow = Colour.oklch(0.10 if dark else 0.26, min(0.09, rim.lch[1]), shadow_hue - 14)
    return Scheme(
        name=name,
        ground_centre=centre.hex,
        ground_rim=rim.hex,
        shape_lit=lit.hex,
        shape_shade=shade.hex,
        ink=ink.hex,
        soft_ink=soft.hex,
        accent=accent.hex,
        on_accent=on_accent.hex,
        shadow=shadow.hex,
    )
