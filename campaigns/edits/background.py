"""Background: another colour, gradient, pattern or photo behind the ad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from campaigns.edits.again import laid_again
from generation.colour import Colour, contrast, readable_on
from generation.compositor.backdrops import Backdrop
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.paint.pictures import study
from generation.compositor.refit import ground
from generation.compositor.refit.colours import recast, same
from generation.compositor.refit.refusal import AlreadySo, RefitRefused
from generation.compositor.scene import Pattern
from generation.compositor.scheme import Scheme, inked, scheme_from_surface

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from campaigns.edits.edit import Edit
    from generation.compositor.plan import CreativePlan

_STEPS: Final = {"brighter": 0.09, "darker": -0.12}
# Below this contrast a button's colour would have to be moved so far that it were another one.
_LOST: Final = 2.0
_PICTURE: Final = "the ad stands on its photo; send another picture to take its place"


def do(draft: Draft, edit: Edit) -> Draft:
    """Return the draft on another ground; its copy, product and mark stay where they are."""
    if edit.name == "photo":
        return _on_photo(draft)
    if ground.shows_photo(draft.scene):
        raise RefitRefused(_PICTURE)
    if draft.plan.archetype is Archetype.SCENE and not edit.colours:
        raise RefitRefused("its ground is a drawn place with a light of its own; name a colour to take it out of there")
    if edit.name in {pattern.value for pattern in Pattern} | {"plain"}:
        return _patterned(draft, edit.name)
    scheme = _scheme(draft, edit)
    if _is_same(draft, scheme):
        raise AlreadySo("the background has that colour already")
    return on_scheme(draft, scheme, gradient=edit.name == "gradient")


def on_scheme(draft: Draft, scheme: Scheme, *, gradient: bool = False) -> Draft:
    """Return the draft in another scheme: all that was in the old one's colours takes the new one's, everything else stays."""
    plan = replace(draft.plan, scheme=scheme, painted=None)
    if scheme.accent != draft.plan.scheme.accent:
        draft = draft.noted("The button takes another colour: its own would be lost on this ground.")
    if plan.archetype is Archetype.SCENE:
        return _off_its_place(draft, plan, gradient=gradient)
    after = draft.with_plan(scheme=scheme, painted=None)
    before, cast = draft.settings(draft.plan), draft.settings(plan)
    if not ground.stands_on_colour(draft.scene) or before is None or cast is None:
        return after.with_scene(ground.on_colour(draft.scene, scheme))
    recoloured = recast(draft.scene, before, cast)
    return after.with_scene(ground.with_gradient(recoloured, scheme) if gradient else recoloured)


def _off_its_place(draft: Draft, plan: CreativePlan, *, gradient: bool) -> Draft:
    """Return an ad that stood in a drawn place on a plain ground: what stood there would float on it, so that it is laid out for one."""
    if plan.product is not None and plan.drawn is not None:
        draft = replace(draft, design=replace(draft.design, drawn_in=draft.design.drawn_in or draft.plan.scheme))
    shows = plan.product is not None or plan.photo is not None
    after = laid_again(draft, replace(plan, archetype=Archetype.HERO if shows else Archetype.TYPE, setting=None, landmark=None))
    scene = ground.with_gradient(after.scene, plan.scheme) if gradient else after.scene
    return after.with_scene(scene).noted("The layout was set again: the place that the ad stood in was its background.")


def _scheme(draft: Draft, edit: Edit) -> Scheme:
    """Return the scheme of a ground of the colours asked for, the ad's button in it, and its ink where that still reads."""
    now = draft.plan.scheme
    accent = now.colour("accent")
    shifted = now.colour("ground_centre").shifted(lightness=_STEPS.get(edit.name, 0.0))
    surface = Colour.parse(edit.colours[0]) if edit.colours else shifted
    made = scheme_from_surface(surface, accent=accent)
    if len(edit.colours) > 1:
        made = _between(made, surface, Colour.parse(edit.colours[1]))
    elif edit.name == "gradient":
        lightness, chroma, hue = surface.lch
        other = Colour.oklch(max(0.1, lightness - 0.14), max(chroma, 0.06), hue + 24)
        made = _between(made, surface, other)
    return with_button(inked(made, now.colour("ink")), now)


def with_button(scheme: Scheme, now: Scheme) -> Scheme:
    """Return the scheme with the ad's own button where that can be told from the ground, else with one in the ink's colour.

    A pale gold that is darkened until it stands out on cream is no gold any more.
    """
    accent = now.colour("accent")
    hardest = min(contrast(accent, scheme.colour(name)) for name in ("ground_centre", "ground_rim"))
    if hardest >= _LOST:
        return replace(scheme, accent=now.accent, on_accent=now.on_accent)
    ink = scheme.colour("ink")
    return replace(scheme, accent=ink.hex, on_accent=readable_on(ink, hue=scheme.colour("ground_rim").lch[2], chroma=0.03).hex)


def _between(scheme: Scheme, first: Colour, second: Colour) -> Scheme:
    """Return the scheme with a ground that runs from one colour to the other, and shapes of a tone between them."""
    middle = first.mixed(second, 0.5)
    lit, shade = middle.shifted(lightness=0.09), middle.shifted(lightness=0.02)
    return replace(scheme, ground_centre=first.hex, ground_rim=second.hex, shape_lit=lit.hex, shape_shade=shade.hex)


def _is_same(draft: Draft, scheme: Scheme) -> bool:
    now = draft.plan.scheme
    plain = ground.stands_on_colour(draft.scene)
    return plain and all(same(now.colour(name), scheme.colour(name)) for name in ("ground_centre", "ground_rim"))


def _patterned(draft: Draft, name: str) -> Draft:
    if not ground.stands_on_colour(draft.scene):
        raise RefitRefused("its ground is a place, and a pattern would lie across it")
    pattern = None if name == "plain" else Pattern(name)
    after = ground.with_pattern(draft.scene, pattern, draft.plan.scheme)
    if after == draft.scene:
        raise AlreadySo("the background is like that already")
    return draft.with_scene(after).with_plan(backdrop=Backdrop.PLAIN)


def _on_photo(draft: Draft) -> Draft:
    """Return the draft on the first of its references, in the place of whatever it stood on."""
    if not draft.references:
        raise RefitRefused("no picture came with the edit to be its background")
    reference = draft.references[0]
    scene = ground.on_photo(draft.scene, study(reference.picture), draft.plan.scheme)
    return draft.with_picture(reference).with_plan(painted=reference.picture.index, photo=None).with_scene(scene)
