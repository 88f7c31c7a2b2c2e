"""Mood: darker, brighter, calmer, richer; ground, ink and, for some moods, letters and ornament change together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from campaigns.edits.background import on_scheme, with_button
from campaigns.edits.letters import in_letters
from generation.colour import Colour
from generation.compositor.refit import ground
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.scene import Pattern
from generation.compositor.scheme import RECIPES, Scheme, scheme_from_recipe, scheme_from_surface

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What a mood wears: schemes to choose from (none: the ad's own hue), letters, and a pattern or none."""

    schemes: tuple[str, ...] = ()
    letters: str | None = None
    pattern: Pattern | None = None
    plain: bool = False


_MOODS: Final = {
    "darker": Mood(),
    "brighter": Mood(),
    "vivid": Mood(schemes=("coral", "marigold", "butter", "sky")),
    "luxury": Mood(schemes=("midnight", "espresso", "forest", "plum"), letters="editorial", plain=True),
    "playful": Mood(schemes=("butter", "coral", "mint", "sky"), letters="soft", pattern=Pattern.DOTS),
    "minimal": Mood(schemes=("paper", "ice", "sand"), letters="neutral", plain=True),
    "warm": Mood(schemes=("sand", "coral", "butter", "marigold")),
    "cool": Mood(schemes=("ice", "sky", "mint")),
    "natural": Mood(schemes=("mint", "sand", "forest"), letters="literary"),
    "bold": Mood(schemes=("marigold", "coral", "midnight"), letters="sturdy"),
}
# OKLCH lightness of a ground that is made darker or brighter, by where it stands.
_DARK: Final = 0.3
_LIGHT: Final = 0.93
# A button this far from the ground in lightness stands out in its own colour.
_APART: Final = 0.28
_LEAST_CHROMA: Final = 0.03
_MOST_CHROMA: Final = 0.1
_DARK_ENOUGH: Final = 0.24
_LIGHT_ENOUGH: Final = 0.955


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft in another mood; product, words and places stay."""
    mood = _MOODS[edit.name]
    if ground.shows_photo(draft.scene):
        raise RefitRefused("the ad stands on its photo, whose light is its mood; send another picture to take its place")
    after = on_scheme(draft, _scheme(draft, edit.name, mood))
    if mood.letters:
        after = _lettered(after, mood.letters)
    if ground.stands_on_colour(after.scene) and (mood.pattern or mood.plain):
        after = after.with_scene(ground.with_pattern(after.scene, mood.pattern, after.plan.scheme))
    return after


def _lettered(draft: Draft, letters: str) -> Draft:
    """Return the draft in the mood's letters, or in its own where it cannot be set in them."""
    try:
        return in_letters(draft, letters)
    except AlreadySo:
        return draft
    except RefitRefused as refused:
        return draft.noted(f"The letters stay as they are: {refused.reason}.")


def _scheme(draft: Draft, name: str, mood: Mood) -> Scheme:
    now = draft.plan.scheme
    accent = now.colour("accent")
    if mood.schemes:
        usable = [one for one in mood.schemes if one != now.name] or list(mood.schemes)
        return with_button(scheme_from_recipe(RECIPES[_nearest(accent, usable)], brand_accent=accent), now)
    lightness, chroma, hue = now.colour("ground_centre").lch
    dark = name == "darker"
    if (dark and lightness <= _DARK_ENOUGH) or (not dark and lightness >= _LIGHT_ENOUGH):
        raise AlreadySo(f"the ad is as {'dark' if dark else 'bright'} as it can be")
    target = min(_DARK, lightness - 0.06) if dark else max(_LIGHT, lightness + 0.02)
    surface = Colour.oklch(target, max(_LEAST_CHROMA, min(chroma, _MOST_CHROMA)), hue)
    return with_button(replace(scheme_from_surface(surface, accent=accent), name=name), now)


def _nearest(accent: Colour, names: list[str]) -> str:
    """Return the first scheme on whose ground the ad's button stands out in its own colour."""

    def apart(name: str) -> bool:
        return abs(RECIPES[name].ground[1][0] - accent.lch[0]) > _APART

    return next((name for name in names if apart(name)), names[0])
