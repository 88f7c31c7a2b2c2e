"""Cues: ground, pattern, person and landmark that the target's readers are at home with, as far as brand and composition leave room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from brands.kit import BrandKit
from campaigns.culture.packs import Pack
from campaigns.culture.targets import Target
from generation.brief import Brief
from generation.compositor import dressing
from generation.compositor.figures import casting
from generation.compositor.layouts import acted, editorial
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Pattern
from generation.compositor.scenery.landmarks import landmark_for, named_landmark
from generation.compositor.scheme import CATEGORY_RECIPES, GENERAL, RECIPES, Recipe, Scheme, scheme_from_recipe

# Archetypes whose colours follow a photo or a drawn scene, not a ground of ours.
_OWN_COLOURS: Final = frozenset({Archetype.SCENE, Archetype.BLEED})
_DARK_BELOW: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Dressed:
    """A plan in the target's colours and patterns; ``notes`` say what was changed, or why nothing was."""

    plan: CreativePlan
    notes: tuple[str, ...] = ()


def dressed(plan: CreativePlan, brief: Brief, kit: BrandKit, target: Target, *, rebranded: bool = False) -> Dressed:
    """Return the plan with the cues of the target; ``brief`` is the brief carried there. Geometry stays.

    ``rebranded`` says that ``kit`` is another than the plan was made with: its colours and letters are put on.
    """
    changes: dict[str, Any] = {"pattern": _pattern(brief, target), "person": _person(plan, brief), "landmark": _landmark(plan, brief)}
    scheme, why = _own(plan, brief, kit) if rebranded else _scheme(plan, brief, kit, target)
    worn: dict[str, Any] = {name: value for name, value in changes.items() if getattr(plan, name)}
    made = replace(plan, scheme=scheme, pairing=(dressing.own_pairing(kit) if rebranded else None) or plan.pairing, **worn)
    notes = [why] if why else []
    notes += [
        f"{name}: {getattr(plan, name)} becomes {getattr(made, name)}" for name in changes if getattr(made, name) != getattr(plan, name)
    ]
    return Dressed(plan=made, notes=tuple(notes))


def _own(plan: CreativePlan, brief: Brief, kit: BrandKit) -> tuple[Scheme, str | None]:
    """Return the brand's own colours, where it has any and the composition takes them."""
    if plan.archetype in _OWN_COLOURS or plan.painted is not None or not (kit.surface or kit.accent or kit.palette):
        return plan.scheme, None
    return _for(plan.archetype, next(dressing.schemes(brief, kit, None))), "colours: the brand's own"


def _for(archetype: Archetype, scheme: Scheme) -> Scheme:
    """Return a scheme as an archetype wears it."""
    if archetype is Archetype.EDITORIAL:
        return editorial.on_paper(scheme)
    return acted.in_two_hues(scheme) if archetype is Archetype.ACTED else scheme


def _pattern(brief: Brief, target: Target) -> Pattern | None:
    return (target.pack.pattern if target.pack else None) or dressing.pattern_for(brief)


def _person(plan: CreativePlan, brief: Brief) -> str | None:
    """Return somebody whom the target's readers would expect to meet, where a drawn person speaks."""
    return casting.cast(brief, plan.seed) or plan.person if plan.person else None


def _landmark(plan: CreativePlan, brief: Brief) -> str | None:
    """Return the target's own landmark, unless the brief names the city that it shows."""
    return plan.landmark if named_landmark(brief) else landmark_for(brief)


def _scheme(plan: CreativePlan, brief: Brief, kit: BrandKit, target: Target) -> tuple[Scheme, str | None]:
    """Return the ground that the target welcomes, as dark or light as the source's, and the reason where it changes."""
    pack, name = target.pack, plan.scheme.name
    if kit.surface or kit.accent or kit.palette or brief.colours:
        return plan.scheme, "colours: the brand's own stay" if pack and (pack.grounds or pack.avoid) else None
    if pack is None or name not in RECIPES or plan.painted is not None or plan.archetype in _OWN_COLOURS or name in pack.grounds:
        return plan.scheme, None
    found = _welcome(pack, RECIPES[name], brief)
    if found is None:
        return plan.scheme, None
    return _for(plan.archetype, scheme_from_recipe(found)), f"colours: {name} becomes {found.name}, at home in {pack.name}"


def _welcome(pack: Pack, ours: Recipe, brief: Brief) -> Recipe | None:
    """Return the first welcome ground of the same depth that suits what is sold; where ours is read amiss, any welcome one."""
    usual = CATEGORY_RECIPES.get(brief.category, GENERAL)
    grounds = sorted((RECIPES[name] for name in pack.grounds), key=lambda ground: ground.name not in usual)
    alike = [ground for ground in grounds if _is_dark(ground) is _is_dark(ours)]
    if ours.name in pack.avoid:
        return next(iter(alike or grounds), None)
    return next((ground for ground in alike if ground.name in usual), None)


def _is_dark(recipe: Recipe) -> bool:
    return recipe.ground[0][0] < _DARK_BELOW
