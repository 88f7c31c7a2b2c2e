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
from generation.compositor import dressing, painted, solving
from generation.compositor.artboard import Artboard, Aspect
from generation.compositor.backdrops import Backdrop, backdrop_for, dressed
from generation.compositor.figures import casting as people
from generation.compositor.guide import Guide, bearing, carries
from generation.compositor.layouts import acted, editorial
from generation.compositor.layouts import scene as scene_layout
from generation.compositor.layouts.archetypes import LAYOUTS, Archetype, ranked
from generation.compositor.layouts.given import GivenBox
from generation.compositor.layouts.order import Order
from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput, Study
from generation.compositor.products import casting
from generation.compositor.products.screens import lives_on_screen
from generation.compositor.roles import tell_apart
from generation.compositor.scene import Pattern, PictureLayer, Role, Scene, TextLayer
from generation.compositor.scenery import choice, tones
from generation.compositor.scenery.landmarks import landmark_for
from generation.compositor.scenery.place import Setting
from generation.compositor.scheme import Scheme
from generation.fonts import PAIRINGS, pairing_named

# Bumped whenever a layout or the painter changes what equal plans look like; part of every recipe hash.
ENGINE_VERSION: Final = "5"
_CANDIDATES: Final = {Intensity.MINIMAL: 3, Intensity.STANDARD: 6, Intensity.HIGH: 24}
# How many archetypes are tried in each set of colours and letters.
_WIDTH: Final = {Intensity.MINIMAL: 3, Intensity.STANDARD: 3, Intensity.HIGH: 6}
# What one big thing is worth in a score.
_LEAD_POINTS: Final = 6.0
# What every picture that was given and is not shown costs, and at most.
_UNSHOWN_POINTS: Final = 5.0
_MOST_UNSHOWN_POINTS: Final = 15.0
# What copy that found no room costs: a price more than words about it.
_DROPPED_POINTS: Final = {Role.FIGURE: 9.0, Role.LABEL: 1.0}
_USUAL_DROPPED_POINTS: Final = 3.0

_CALM_TONES: Final = frozenset({"minimal", "luxury", "natural"})


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
    painted: int | None = None
    drawn: str | None = None
    pattern: Pattern | None = None
    setting: Setting | None = None
    landmark: str | None = None
    calm: bool = False
    person: str | None = None
    panels: tuple[int, ...] = ()
    backdrop: Backdrop = Backdrop.PLAIN
    on_screen: bool = False
    given: tuple[GivenBox, ...] = ()
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
            **({"painted": self.painted} if self.painted is not None else {}),
            "drawn": self.drawn,
            "pattern": self.pattern.value if self.pattern else None,
            "setting": self.setting.value if self.setting else None,
            "landmark": self.landmark,
            "calm": self.calm,
            "person": self.person,
            "panels": list(self.panels),
            "backdrop": self.backdrop.value,
            "on_screen": self.on_screen,
            **({"given": [box.to_json() for box in self.given]} if self.given else {}),
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
                "panels": tuple(members.get("panels", ())),
                "backdrop": Backdrop(members.get("backdrop", Backdrop.PLAIN)),
                "given": tuple(GivenBox.from_json(box) for box in members.get("given", ())),
            },
        )

    def recipe_hash(self, pictures: tuple[PictureInput, ...]) -> str:
        """Return the SHA-256 (hex) that names what will be drawn: plan, pictures and engine version."""
        used = {str(picture.index): picture.digest for picture in pictures if picture.index != DRAWN_INDEX}
        recipe = json.dumps({"engine": ENGINE_VERSION, "plan": self.to_json(), "pictures": used}, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(recipe.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice:
    """A candidate plan with its score, 0 to 100, and the axes that made it.

    ``led`` where it has the layout of a leading reference; ``favour`` are the points that another guide adds to the score in ranking.
    """

    plan: CreativePlan
    score: float
    reason: str
    led: bool = False
    favour: float = 0.0


def choose(
    *,
    copy: AdCopy,
    brief: Brief,
    kit: BrandKit,
    size: OutputSize,
    pictures: tuple[PictureInput, ...],
    seed: int,
    guide: Guide | None = None,
) -> tuple[PlanChoice, ...]:
    """Return candidate plans, best first; empty only where the copy cannot be set legibly on the artboard in any archetype.

    The number of candidates follows ``size.intensity``. A ``guide`` that leads goes before scores, one that hints breaks ties.
    """
    studies = {picture.index: study(picture) for picture in pictures}
    ask = _Ask(copy=copy, brief=brief, kit=kit, size=size, seed=seed, guide=guide)
    choices = islice(_choices(ask, studies), _CANDIDATES[size.intensity])
    return tuple(sorted(choices, key=lambda choice: (not choice.led, -choice.score - choice.favour)))


def solve(plan: CreativePlan, studies: dict[int, Study]) -> Scene | None:
    """Solve a plan into a scene that keeps its promises; None where its copy cannot be set legibly in its archetype."""
    order = order_of(plan, studies)
    scene = solving.solve(order, LAYOUTS[plan.archetype].solve)
    if scene is not None and plan.painted in studies:
        return painted.on_painting(scene, studies[plan.painted], plan.scheme)
    return dressed(scene, plan.backdrop, plan.scheme, product=order.product) if scene else None


def order_of(plan: CreativePlan, studies: dict[int, Study]) -> Order:
    """Return what a layout is given of a plan."""
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
        landmark=plan.landmark,
        above=casting.from_above(plan.drawn) is not None,
        calm=plan.calm,
        person=plan.person,
        panels=tuple(studies[index] for index in plan.panels if index in studies),
        on_screen=plan.on_screen,
        given=plan.given,
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
    guide: Guide | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """What can stand on the ad: a free-standing product, a photo, a logo, or a drawing of ours where no picture was given."""

    product: Study | None
    photo: Study | None
    logo: int | None
    drawn: str | None
    person: str | None
    panels: tuple[int, ...]


def _cast(ask: _Ask, studies: dict[int, Study]) -> _Cast:
    given = tell_apart(studies)
    drawing = casting.cast(ask.brief) if not given.shown else None
    return _Cast(
        product=given.product,
        photo=given.photo,
        logo=given.logo,
        drawn=drawing.name if drawing else None,
        person=people.cast(ask.brief, ask.seed) if not given.shown else None,
        panels=tuple(found.index for found in given.shown) if len(given.shown) > 1 else (),
    )


def _choices(ask: _Ask, studies: dict[int, Study]) -> Iterator[PlanChoice]:
    """Yield choices from the likeliest on: archetypes that can be set innermost, then colours, then letters."""
    cast = _cast(ask, studies)
    own_letters = dressing.own_pairing(ask.kit)
    for pairing in dressing.pairings(ask.brief, ask.kit, ask.guide):
        for variation, scheme in enumerate(dressing.schemes(ask.brief, ask.kit, cast.product, ask.guide)):
            plan = _plan(ask, cast, scheme=scheme, pairing=pairing, variation=variation)
            found = tuple(islice(_settled(plan, cast, studies, ask.guide), _WIDTH[ask.size.intensity]))
            if not found:
                # What no archetype can set in these letters fits in no other colours either.
                break
            yield from found
        else:
            if pairing == own_letters:
                return  # other letters are for copy that cannot be set in the brand's own


def _plan(ask: _Ask, cast: _Cast, *, scheme: Scheme, pairing: str, variation: int) -> CreativePlan:
    return CreativePlan(
        archetype=Archetype.TYPE,
        copy=ask.copy,
        size=ask.size,
        scheme=scheme,
        pairing=pairing,
        product=DRAWN_INDEX if cast.drawn else cast.product.index if cast.product else None,
        photo=cast.photo.index if cast.photo else None,
        logo=cast.logo,
        drawn=cast.drawn,
        pattern=dressing.pattern_for(ask.brief),
        setting=choice.setting_for(ask.brief),
        landmark=landmark_for(ask.brief),
        calm=ask.brief.tone in _CALM_TONES,
        person=cast.person,
        panels=cast.panels,
        backdrop=backdrop_for(ask.brief, variation, cast.product),
        on_screen=lives_on_screen(ask.brief),
        given=ask.guide.boxes if ask.guide and ask.guide.leads else (),
        seed=ask.seed,
        variation=variation,
    )


def _settled(plan: CreativePlan, cast: _Cast, studies: dict[int, Study], guide: Guide | None) -> Iterator[PlanChoice]:
    """Yield the plan in each archetype that can be set: a leading reference's first, then the best suited."""
    lead = guide.archetype if guide and guide.leads else None
    shown = _given(plan)
    for archetype in sorted(ranked(order_of(plan, studies | drawn_studies(plan))), key=lambda archetype: archetype is not lead):
        judged = _judged(_dressed(plan, archetype, cast.photo), studies, guide, shown)
        if judged is not None:
            yield judged


def _given(plan: CreativePlan) -> frozenset[int]:
    """Return the customer's pictures (by index) that a layout is to show."""
    return frozenset(index for index in (plan.product, plan.photo, *plan.panels) if index is not None and index != DRAWN_INDEX)


def _dressed(plan: CreativePlan, archetype: Archetype, photo: Study | None) -> CreativePlan:
    """Return the plan for one archetype; where a photo or a scene fills the artboard, colours follow it."""
    if archetype is Archetype.MIRRORED:
        return replace(plan, archetype=archetype)
    plan = replace(plan, given=())
    if archetype is Archetype.SCENE and plan.setting:
        return set_in_scene(plan, plan.setting)
    if archetype is Archetype.EDITORIAL:
        return replace(
            plan, archetype=archetype, scheme=editorial.on_paper(plan.scheme), drawn=casting.from_above(plan.drawn), pattern=None
        )
    if archetype is Archetype.ACTED:
        scheme, pairing = acted.in_two_hues(plan.scheme), _sturdy(plan.pairing)
        return replace(plan, archetype=archetype, scheme=scheme, pairing=pairing, product=None, drawn=None, pattern=None)
    if archetype is Archetype.BLEED and photo:
        return replace(plan, archetype=archetype, scheme=dressing.veiled(plan.scheme, photo), pattern=None)
    return replace(plan, archetype=archetype)


def _sturdy(pairing: str) -> str:
    """Return the letters beside giant ones: a brand's own, else the sturdiest of the house."""
    return "sturdy" if pairing in PAIRINGS else pairing


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


def _judged(plan: CreativePlan, studies: dict[int, Study], guide: Guide | None, shown: frozenset[int]) -> PlanChoice | None:
    """Return the plan as a choice, if it can be solved; ``shown`` are the pictures that a leading reference's layout must show."""
    drawn = drawn_studies(plan)
    scene = solve(plan, studies | drawn)
    if scene is None:
        return None
    score = _score(scene, plan, LAYOUTS[plan.archetype].suits(order_of(plan, studies | drawn)))
    led = guide is not None and guide.leads and plan.archetype is guide.archetype and carries(scene, plan.copy, pictures=shown)
    if plan.archetype is Archetype.MIRRORED and not led:
        return None  # places that cannot hold all that there is to show are better left to a layout that can
    return PlanChoice(
        plan=plan,
        score=round(score, 2),
        reason=f"{plan.archetype.value} / {plan.scheme.name} / {plan.pairing}",
        led=led,
        favour=bearing(scene, plan.archetype, guide),
    )


def _score(scene: Scene, plan: CreativePlan, wish: float) -> float:
    """Return 0..100: how well the layout suits the content, less what found no room."""
    score = 100.0 * wish - _LEAD_POINTS
    texts = scene.texts()
    score -= sum(_DROPPED_POINTS.get(role, _USUAL_DROPPED_POINTS) for role in scene.dropped)
    score -= min(_MOST_UNSHOWN_POINTS, _UNSHOWN_POINTS * len(unshown(scene, plan)))
    score += min(_LEAD_POINTS, 40.0 * _lead_share(scene, texts))
    return max(0.0, score - 1.5 * plan.variation)


def unshown(scene: Scene, plan: CreativePlan) -> tuple[int, ...]:
    """Return the pictures (by index) that were given for this ad and stand nowhere on it."""
    seen = {layer.index for layer in scene.layers if isinstance(layer, PictureLayer)}
    return tuple(index for index in plan.panels if index not in seen)


def _lead_share(scene: Scene, texts: tuple[TextLayer, ...]) -> float:
    """Return which share of the artboard the leading copy takes: headline, figure or quote, whichever is largest."""
    areas = [layer.box.w * layer.box.h for layer in texts if layer.role in (Role.HEADLINE, Role.FIGURE, Role.QUOTE)]
    share = max(areas, default=0.0) / (scene.artboard.width * scene.artboard.height)
    return share if scene.artboard.aspect is not Aspect.STRIP else share * 0.6
