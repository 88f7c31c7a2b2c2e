"""Exemplars drawn by our own office: the plan that comes nearest to what was wished, its picture, and what is true of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, Intensity, OutputSize
from generation.colour import Colour
from generation.compositor import draw, inspect, plan
from generation.compositor.export.raster import RasterFormat, encode
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.copywriter.languages import direction_of
from generation.copywriter.tables import table
from generation.corpus.layers import boxes_of
from generation.corpus.moods import mood_of
from generation.corpus.reference import CopySkeleton, PaletteMood, ReferenceBox
from generation.corpus.starter import fingerprint
from generation.corpus.words import formula_of_copy, season_of
from generation.placements import pixel_size

if TYPE_CHECKING:
    from generation.compositor.plan import CreativePlan, PlanChoice
    from generation.corpus.exemplars import Exemplar

RESOLUTION: Final = "512"
# Layouts that bring colours of their own; the others wear any scheme.
_OWN_COLOURS: Final = frozenset({Archetype.SCENE, Archetype.EDITORIAL, Archetype.ACTED, Archetype.BLEED})
_TRIED: Final = 6


class ExemplarCannotBeDrawnError(Exception):
    """No layout carries this exemplar's words at its size, or none of them passes inspection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnExemplar:
    """An exemplar's ad: its plan, its picture (WebP), and what a reference knows of it, true to the layers."""

    plan: CreativePlan
    picture: bytes
    width: int
    height: int
    boxes: tuple[ReferenceBox, ...]
    colours: tuple[str, ...]
    mood: PaletteMood
    skeleton: CopySkeleton


def draw_exemplar(exemplar: Exemplar) -> DrawnExemplar:
    """Return the ad in the archetype and the mood that were wished for, or in the nearest that pass inspection.

    Raises ExemplarCannotBeDrawnError.
    """
    for chosen in _likeliest(exemplar):
        drawing = draw.compose(chosen, pictures=())
        if inspect.inspect(drawing, chosen, pictures=()).passed:
            return drawn(chosen)
    raise ExemplarCannotBeDrawnError(exemplar.slug)


def drawn(chosen: CreativePlan) -> DrawnExemplar:
    """Return a plan's ad and what is true of it; raises ``draw.PlanCannotBeDrawnError``."""
    drawing = draw.compose(chosen, pictures=())
    scheme = chosen.scheme
    ground = scheme.colour("ground_centre").mixed(scheme.colour("ground_rim"), 0.5)
    image = Image.open(io.BytesIO(drawing.file), formats=["PNG"])
    return DrawnExemplar(
        plan=chosen,
        picture=encode(image, wanted=RasterFormat.WEBP, max_bytes=None, xmp=b"").content,
        width=drawing.width,
        height=drawing.height,
        boxes=boxes_of(drawing.layers, width=drawing.width, height=drawing.height, rtl=chosen.copy.direction == "rtl"),
        colours=tuple(dict.fromkeys((ground.hex, scheme.accent, scheme.shape_lit, scheme.ink))),
        mood=mood_of(ground),
        skeleton=skeleton_of(chosen.copy),
    )


def row_of(exemplar: Exemplar, made: DrawnExemplar) -> dict[str, Any]:
    """Return the shipped row of a drawn exemplar."""
    copy = exemplar.copy.to_json()
    said = {name: value for name, value in copy.items() if value and name not in {"language", "direction", "sources"}}
    brief = brief_of(exemplar)
    return {
        "title": " – ".join(filter(None, (exemplar.copy.brand_name, exemplar.copy.headline))),
        "width": made.width,
        "height": made.height,
        "boxes": [box.to_json() for box in made.boxes],
        "skeleton": made.skeleton.to_json(),
        "copy": said,
        "colours": list(made.colours),
        "palette_mood": made.mood.value,
        "industry": exemplar.industry,
        "product": exemplar.product or "",
        "culture": exemplar.culture or "",
        "market": exemplar.market or "",
        "language": exemplar.language,
        "occasion": exemplar.occasion or "",
        "season": exemplar.season or season_of(exemplar.occasion) or "",
        "tone": brief.tone,
        "archetype": made.plan.archetype.value,
        "tags": [exemplar.subject, *exemplar.tags],
        "description": exemplar.description or "",
        "plan": made.plan.to_json(),
        "exemplar": fingerprint(exemplar),
    }


def skeleton_of(copy: AdCopy) -> CopySkeleton:
    """Return how an ad's words are built."""
    return CopySkeleton(
        formula=formula_of_copy(copy),
        headline=len(copy.headline),
        subheadline=len(copy.subheadline or ""),
        cta=len(copy.cta),
        points=len(copy.points),
        figure=copy.figure is not None,
    )


def skeleton_of_words(words: Mapping[str, Any], language: str) -> CopySkeleton | None:
    """Return how the words of a row are built; None where headline or call to action is not known."""
    if not (words.get("headline") and words.get("cta")):
        return None
    lists = {name: tuple(words.get(name, ())) for name in ("points", "counterpoints")}
    return skeleton_of(AdCopy(**{**words, **lists}, language=language, direction=direction_of(language)))


def brief_of(exemplar: Exemplar) -> Brief:
    """Return the brief that an exemplar's ad answers."""
    usual: dict[str, Any] = table("categories").get(exemplar.industry, {})
    return Brief(
        prompt=" ".join(filter(None, (exemplar.subject, exemplar.description))),
        language=exemplar.language,
        direction=exemplar.copy.direction,
        subject=exemplar.subject,
        category=exemplar.industry,
        tone=exemplar.tone or usual.get("tone", "minimal"),
        market=exemplar.market,
        brand_name=exemplar.copy.brand_name,
        occasion=exemplar.occasion,
        colours=exemplar.colours,
        product=exemplar.product,
    )


def _likeliest(exemplar: Exemplar) -> Iterator[CreativePlan]:
    """Yield plans to try, the nearest to the wish first."""
    width, height = pixel_size(exemplar.size, RESOLUTION)
    size = OutputSize(aspect_ratio=exemplar.size, resolution=RESOLUTION, width=width, height=height, intensity=Intensity.HIGH)
    choices = plan.choose(copy=exemplar.copy, brief=brief_of(exemplar), kit=BrandKit(), size=size, pictures=(), seed=_seed(exemplar.slug))
    ranked = sorted(choices, key=lambda choice: _distance(choice, exemplar))[:_TRIED]
    for choice in ranked:
        yield from _recoloured(choice.plan, exemplar)
        yield choice.plan


def _distance(choice: PlanChoice, exemplar: Exemplar) -> tuple[bool, bool, float]:
    another = exemplar.archetype is not None and choice.plan.archetype.value != exemplar.archetype
    return another, exemplar.mood is not None and _mood(choice.plan) is not exemplar.mood, -choice.score


def _mood(chosen: CreativePlan) -> PaletteMood:
    return mood_of(chosen.scheme.colour("ground_centre").mixed(chosen.scheme.colour("ground_rim"), 0.5))


def _recoloured(chosen: CreativePlan, exemplar: Exemplar) -> Iterator[CreativePlan]:
    """Yield the plan in schemes of the wished mood, where it has another and the layout wears any."""
    if exemplar.mood is None or exemplar.colours or chosen.archetype in _OWN_COLOURS or _mood(chosen) is exemplar.mood:
        return
    fitting = [recipe for recipe in RECIPES.values() if exemplar.mood is mood_of(_ground(recipe.ground))]
    turn = _seed(exemplar.slug) % max(1, len(fitting))
    for recipe in (*fitting[turn:], *fitting[:turn]):
        yield replace(chosen, scheme=scheme_from_recipe(recipe))


def _ground(tones: tuple[tuple[float, float, float], tuple[float, float, float]]) -> Colour:
    return Colour.oklch(*tones[0]).mixed(Colour.oklch(*tones[1]), 0.5)


def _seed(slug: str) -> int:
    """Return a number of the slug's own, the same everywhere."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(slug))
