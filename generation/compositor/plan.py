"""Planning: which archetype, colours, letters and pictures an ad gets; candidates are solved, scored without painting, and ranked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final, Self

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, Intensity, OutputSize
from generation.colour import Colour, hue_distance
from generation.compositor.artboard import Artboard, Aspect
from generation.compositor.layouts import scene as scene_layout
from generation.compositor.layouts.archetypes import LAYOUTS, Archetype, ranked
from generation.compositor.layouts.furniture import mirrored
from generation.compositor.layouts.order import Order, pairing_named
from generation.compositor.layouts.smallprint import solve_with
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, LOGO_INDEX, PictureInput, PictureKind, Study
from generation.compositor.products import casting
from generation.compositor.scene import CRITICAL, Pattern, Role, Scene, TextLayer
from generation.compositor.scenery import choice, tones
from generation.compositor.scenery.place import Setting
from generation.compositor.scheme import (
    CATEGORY_RECIPES,
    GENERAL,
    OCCASION_RECIPES,
    RECIPES,
    WARM_MARKETS,
    Scheme,
    flat_scheme,
    scheme_from_recipe,
    scheme_from_surface,
)
from generation.fonts import FAMILIES, PAIRINGS, Genre

# Bumped whenever a layout or the painter changes what equal plans look like; part of every recipe hash.
ENGINE_VERSION: Final = "2"
_CANDIDATES: Final = {Intensity.MINIMAL: 3, Intensity.STANDARD: 6, Intensity.HIGH: 24}
# How many archetypes are tried in each set of colours and letters.
_WIDTH: Final = {Intensity.MINIMAL: 3, Intensity.STANDARD: 3, Intensity.HIGH: 6}
_RTL: Final = "rtl"
# What one big thing is worth in a score.
_LEAD_POINTS: Final = 6.0
# A button darker than this is lost on a veil.
_LOST_ON_VEIL: Final = 0.62


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CreativePlan:
    """All that decides a creative's pixels besides the pictures themselves; equal plans give equal bytes."""

    archetype: Archetype
    copy: AdCopy
    size: OutputSize
    scheme: Scheme
    pairing: str
    product: int | None = None
    photo: int | None = None
    logo: int | None = None
    drawn: str | None = None
    pattern: Pattern | None = None
    setting: Setting | None = None
    seed: int = 0
    variation: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the plan as plain JSON members."""
        return {
            "archetype": self.archetype.value,
            "copy": self.copy.to_json(),
            "size": self.size.to_json(),
            "scheme": self.scheme.to_json(),
            "pairing": self.pairing,
            "product": self.product,
            "photo": self.photo,
            "logo": self.logo,
            "drawn": self.drawn,
            "pattern": self.pattern.value if self.pattern else None,
            "setting": self.setting.value if self.setting else None,
            "seed": self.seed,
            "variation": self.variation,
        }

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Self:
        """Rebuild the plan from :meth:`to_json`."""
        return cls(
            **{
                **members,
                "archetype": Archetype(members["archetype"]),
                "copy": AdCopy.from_json(members["copy"]),
                "size": OutputSize.from_json(members["size"]),
                "scheme": Scheme.from_json(members["scheme"]),
                "pattern": Pattern(members["pattern"]) if members["pattern"] else None,
                "setting": Setting(members["setting"]) if members.get("setting") else None,
            },
        )

    def recipe_hash(self, pictures: tuple[PictureInput, ...]) -> str:
        """Return the SHA-256 (hex) that names what will be drawn: plan, pictures and engine version."""
        used = {str(picture.index): picture.digest for picture in pictures if picture.index != DRAWN_INDEX}
        recipe = json.dumps({"engine": ENGINE_VERSION, "plan": self.to_json(), "pictures": used}, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(recipe.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice:
    """A candidate plan with its score, 0 to 100, and the axes that made it."""

    plan: CreativePlan
    score: float
    reason: str


def choose(
    *, copy: AdCopy, brief: Brief, kit: BrandKit, size: OutputSize, pictures: tuple[PictureInput, ...], seed: int
) -> tuple[PlanChoice, ...]:
    """Return candidate plans, best first; empty only where the copy is too long for the artboard in every archetype.

    The number of candidates follows ``size.intensity``.
    """
    studies = {picture.index: study(picture) for picture in pictures}
    ask = _Ask(copy=copy, brief=brief, kit=kit, size=size, seed=seed)
    drafts = islice(_drafts(ask, studies), _CANDIDATES[size.intensity])
    choices = [choice for plan in drafts if (choice := _judged(plan, studies)) is not None]
    return tuple(sorted(choices, key=lambda choice: -choice.score))


def solve(plan: CreativePlan, studies: dict[int, Study]) -> Scene | None:
    """Solve a plan into a scene, mirrored where the copy runs from right to left; None where it cannot be set."""
    scene = solve_with(_order(plan, studies), LAYOUTS[plan.archetype].solve)
    return mirrored(scene) if scene is not None and plan.copy.direction == _RTL else scene


def _order(plan: CreativePlan, studies: dict[int, Study]) -> Order:
    return Order(
        artboard=Artboard.of(plan.size),
        copy=plan.copy,
        scheme=plan.scheme,
        pairing=pairing_named(plan.pairing),
        product=studies.get(plan.product) if plan.product is not None else None,
        photo=studies.get(plan.photo) if plan.photo is not None else None,
        logo=studies.get(plan.logo) if plan.logo is not None else None,
        pattern=plan.pattern,
        setting=plan.setting,
        variation=plan.variation,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """What was asked for, as the planner passes it on."""

    copy: AdCopy
    brief: Brief
    kit: BrandKit
    size: OutputSize
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """What can stand on the ad: a free-standing product, a photo, a logo, or a drawing of ours where no picture was given."""

    product: Study | None
    photo: Study | None
    logo: int | None
    drawn: str | None


def _cast(ask: _Ask, studies: dict[int, Study]) -> _Cast:
    shown = [found for index, found in studies.items() if index != LOGO_INDEX]
    drawing = casting.cast(ask.brief) if not shown else None
    return _Cast(
        product=next((found for found in shown if found.stands_free), None),
        photo=next((found for found in shown if found.kind is PictureKind.PHOTO), None),
        logo=LOGO_INDEX if LOGO_INDEX in studies else None,
        drawn=drawing.name if drawing else None,
    )


def _drafts(ask: _Ask, studies: dict[int, Study]) -> Iterator[CreativePlan]:
    """Yield plans from the likeliest on: archetypes innermost, then colours, then letters."""
    cast = _cast(ask, studies)
    for pairing in _pairings(ask.brief, ask.kit):
        for variation, scheme in enumerate(_schemes(ask.brief, ask.kit, cast.product)):
            plan = CreativePlan(
                archetype=Archetype.TYPE,
                copy=ask.copy,
                size=ask.size,
                scheme=scheme,
                pairing=pairing,
                product=DRAWN_INDEX if cast.drawn else cast.product.index if cast.product else None,
                photo=cast.photo.index if cast.photo else None,
                logo=cast.logo,
                drawn=cast.drawn,
                pattern=_pattern(ask.brief),
                setting=choice.setting_for(ask.brief),
                seed=ask.seed,
                variation=variation,
            )
            order = _order(plan, studies | drawn_studies(plan))
            for archetype in ranked(order)[: _WIDTH[ask.size.intensity]]:
                yield _dressed(plan, archetype, cast.photo)


def _dressed(plan: CreativePlan, archetype: Archetype, photo: Study | None) -> CreativePlan:
    """Return the plan for one archetype; where a photo or a scene fills the artboard, colours follow it."""
    if archetype is Archetype.SCENE and plan.setting:
        return set_in_scene(plan, plan.setting)
    if archetype is Archetype.BLEED and photo:
        return replace(plan, archetype=archetype, scheme=_veiled(plan.scheme, photo), pattern=None)
    return replace(plan, archetype=archetype)


def set_in_scene(plan: CreativePlan, setting: Setting) -> CreativePlan:
    """Return the plan for a scene: its button in a colour that the scene carries; in a desert no drawing of ours stands about."""
    if plan.drawn and setting is Setting.DUNES:
        plan = replace(plan, product=None, drawn=None)
    upper = scene_layout.sets_button_above(Artboard.of(plan.size).aspect, setting, with_product=plan.product is not None)
    scheme = tones.dressed(setting, plan.scheme, upper=upper, with_drawing=plan.drawn is not None)
    return replace(plan, archetype=Archetype.SCENE, scheme=scheme, pattern=None)


def drawn_studies(plan: CreativePlan) -> dict[int, Study]:
    """Return the study of a plan's drawing, if it has one, by its index."""
    return {DRAWN_INDEX: casting.drawn_study(plan.drawn, max(plan.size.width, plan.size.height))} if plan.drawn else {}


def with_drawing(plan: CreativePlan, pictures: tuple[PictureInput, ...]) -> tuple[PictureInput, ...]:
    """Return the pictures that a plan is drawn with: those given, and its drawing in its own scheme's colours."""
    if plan.drawn is None or any(picture.index == DRAWN_INDEX for picture in pictures):
        return pictures
    return (*pictures, casting.drawn_picture(plan.drawn, plan.scheme, height=max(plan.size.width, plan.size.height)))


def _pattern(brief: Brief) -> Pattern | None:
    if brief.occasion in _OCCASION_PATTERNS:
        return _OCCASION_PATTERNS[brief.occasion]
    return Pattern.ZIGZAG if brief.market in WARM_MARKETS else None


def _pairings(brief: Brief, kit: BrandKit) -> tuple[str, ...]:
    """Return pairings, the brand's own letters first; luxury leads with serifs."""
    listed = _CATEGORY_PAIRINGS.get(brief.category, _GENERAL_PAIRINGS)
    if kit.heading_font in FAMILIES:
        own = tuple(name for name, pairing in PAIRINGS.items() if kit.heading_font in (pairing.display.family, pairing.text.family))
        listed = (*own, *listed)
    elif brief.tone in _LUXURY_TONES:
        listed = tuple(sorted(listed, key=lambda name: FAMILIES[PAIRINGS[name].display.family].genre is not Genre.SERIF))
    return tuple(dict.fromkeys(listed))


def _schemes(brief: Brief, kit: BrandKit, product: Study | None) -> Iterator[Scheme]:
    """Yield schemes: the brand's, then what the prompt names, then recipes by occasion and category, the product's contrast deciding."""
    product_accent = product.accent if product else None
    brand_accent = Colour.parse(kit.accent) if kit.accent else None
    if product and product.ground:
        yield flat_scheme(product.ground, accent=brand_accent, product_accent=product_accent)
        return
    if kit.surface or kit.palette or brand_accent:
        yield scheme_from_surface(_brand_surface(kit), accent=brand_accent, product_accent=product_accent)
        return
    if brief.colours:
        accent = Colour.parse(brief.colours[1]) if len(brief.colours) > 1 else None
        yield scheme_from_surface(Colour.parse(brief.colours[0]), accent=accent, product_accent=product_accent)
    names = dict.fromkeys((*OCCASION_RECIPES.get(brief.occasion or "", ()), *CATEGORY_RECIPES.get(brief.category, GENERAL), *GENERAL))
    ranked = sorted(names, key=lambda name: -_suits(name, list(names).index(name), product))
    for name in ranked:
        yield scheme_from_recipe(RECIPES[name], product_accent=product_accent)


def _brand_surface(kit: BrandKit) -> Colour:
    """Return the brand's surface, or its accent's lightest relative where only an accent is known."""
    if kit.surface:
        return Colour.parse(kit.surface)
    if kit.palette:
        return Colour.parse(kit.palette[0])
    hue = Colour.parse(kit.accent).lch[2] if kit.accent else 90.0
    return Colour.oklch(0.955, 0.02, hue)


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


def _veiled(scheme: Scheme, photo: Study) -> Scheme:
    """Return the scheme for copy over a photo: light ink, a veil in the photo's darkest hue."""
    hue = photo.hues[0][0] if photo.hues else 260.0
    veil, panel = Colour.oklch(0.17, 0.04, hue), Colour.oklch(0.26, 0.055, hue)
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


def _judged(plan: CreativePlan, studies: dict[int, Study]) -> PlanChoice | None:
    drawn = drawn_studies(plan)
    scene = solve(plan, studies | drawn)
    if scene is None:
        return None
    score = _score(scene, plan, LAYOUTS[plan.archetype].suits(_order(plan, studies | drawn)))
    return PlanChoice(plan=plan, score=round(score, 2), reason=f"{plan.archetype.value} / {plan.scheme.name} / {plan.pairing}")


def _score(scene: Scene, plan: CreativePlan, wish: float) -> float:
    """Return 0..100: how well the layout suits the content, less what geometry shows to be wrong or missing."""
    board = scene.artboard
    score = 100.0 * wish - _LEAD_POINTS
    critical = [layer for layer in scene.layers if layer.role in CRITICAL]
    boxes = [layer.box for layer in critical if hasattr(layer, "box")]
    score -= 30.0 * sum(not board.safe.holds(box, tolerance=1.0) for box in boxes)
    texts = scene.texts()
    score -= 25.0 * sum(first.box.overlaps(second.box) for index, first in enumerate(texts) for second in texts[index + 1 :])
    score -= 3.0 * len(scene.dropped)
    score += min(_LEAD_POINTS, 40.0 * _lead_share(scene, texts))
    return max(0.0, score - 1.5 * plan.variation)


def _lead_share(scene: Scene, texts: tuple[TextLayer, ...]) -> float:
    """Return which share of the artboard the leading copy takes: headline, figure or quote, whichever is largest."""
    areas = [layer.box.w * layer.box.h for layer in texts if layer.role in (Role.HEADLINE, Role.FIGURE, Role.QUOTE)]
    share = max(areas, default=0.0) / (scene.artboard.width * scene.artboard.height)
    return share if scene.artboard.aspect is not Aspect.STRIP else share * 0.6
