"""Fourth step: choose the compositions; after a revision, better ones where an inspection refused them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from brands.kit import BrandKit
from generation.brief import AdCopy, Brief, OutputSize
from generation.compositor import candidates, draw, inspect, plan
from generation.compositor.accounting import account
from generation.compositor.typeset.itemise import missing_glyphs
from generation.fonts import LAST_RESORT, Voice
from generation.steps.favouring import favoured
from generation.steps.guidance import hint_of
from generation.steps.inspect_creative import PASS_MARK
from generation.steps.pictures import load_pictures
from jobs.runner import StepFailure, StepOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.compositor.guide import Guide
    from generation.compositor.pictures import PictureInput
    from generation.compositor.plan import CreativePlan, PlanChoice
    from jobs.runner import StepContext

# As many choices as diagnostics show; the ranking itself may be longer.
SHOWN: Final = 6
# There is one revision only, so it tries before it chooses; the number keeps the largest artboards within the step's time.
TRIED: Final = 8
# The face that every other one falls back to: what has no glyph here has none on the shelf.
FALLBACK: Final = Voice(family=LAST_RESORT[0], weight=400)
NAMED: Final = 12
SHORTER: Final = "Shorten the longest of headline, call to action, brand name and small print, or choose a larger format."


def choose_layout(
    context: StepContext, *, guide: Guide | None = None, guides: Sequence[Guide] = (), mark: float = PASS_MARK
) -> StepOutcome:
    """Return ``plans``, one per creative: variants in turn, each in every size; what an inspection refused is chosen anew.

    Without a ``guide`` the reference that was found only breaks ties; ``guides`` are for one variant each, in turn. ``mark`` is what a
    creative must score, 0 to 100.
    """
    turns = guides or (guide or hint_of(context),)
    read = context.outputs["read_brief"]
    pictures = load_pictures(context)
    sizes = [OutputSize.from_json(members) for members in read["sizes"]]
    leads: list[CreativePlan] = []
    chosen: list[PlanChoice] = []
    first: tuple[PlanChoice, ...] = ()
    preference: dict[str, Any] | None = None
    for number, members in enumerate(context.outputs["write_copy"]["copies"]):
        guide = turns[number % len(turns)]
        copy = AdCopy.from_json(members)
        _refuse_undrawable(copy)
        rankings = [_ranking(context, copy, size, pictures, guide) for size in sizes]
        if not first:
            rankings[0], preference = favoured(context, rankings[0], pictures, guide)
        # Variants that follow a layout of their own need not differ in it as well.
        lead = rankings[0][0] if guides and rankings[0][0].led else candidates.differing(rankings[0], leads)
        leads.append(lead.plan)
        picked = [lead, *(candidates.like(ranking, lead.plan) for ranking in rankings[1:])]
        chosen += [_reconsidered(context, len(chosen) + at, choice, rankings[at], pictures, mark=mark) for at, choice in enumerate(picked)]
        first = first or rankings[0]
    return StepOutcome(
        output={"plans": [choice.plan.to_json() for choice in chosen]},
        artifacts={
            "chosen": [_shown(choice) for choice in chosen],
            "candidates": [_shown(choice) for choice in first[:SHOWN]],
            "pictures": [fate.to_json() for fate in account([choice.plan for choice in chosen], pictures)],
            "preference": preference,
            "differ": [list(candidates.axes(leads[0], lead)) for lead in leads[1:]],
        },
    )


def _refuse_undrawable(copy: AdCopy) -> None:
    """Say at once which letters cannot be set, rather than draw an ad that its inspection must refuse."""
    words = (
        copy.headline,
        copy.cta,
        copy.subheadline,
        copy.brand_name,
        copy.label,
        copy.figure,
        copy.figure_note,
        *copy.points,
        *copy.counterpoints,
        copy.quote,
        copy.quote_by,
        copy.rating_note,
        copy.stat,
        copy.stat_note,
        copy.stat_source,
        copy.legal,
    )
    missing = dict.fromkeys(missing_glyphs(" ".join(word for word in words if word), FALLBACK, copy.language))
    if missing:
        listed = ", ".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in list(missing)[:NAMED])
        message = f"The copy of this ad has characters that no typeface of this service can draw: {listed}."
        raise StepFailure("language_unresolved", message, recovery_hint="Write the copy in another script, or leave these characters out.")


def _ranking(
    context: StepContext, copy: AdCopy, size: OutputSize, pictures: tuple[PictureInput, ...], guide: Guide | None
) -> tuple[PlanChoice, ...]:
    read = context.outputs["read_brief"]
    ranking = plan.choose(
        copy=copy,
        brief=Brief.from_json(read["brief"]),
        kit=BrandKit.from_json(read["kit"]),
        size=size,
        pictures=pictures,
        seed=context.seed,
        guide=guide,
    )
    if not ranking:
        message = f"No composition was found that fits this copy on {size.placement or size.aspect_ratio}: it is too long to be read there."
        raise StepFailure("creative_plan_invalid", message, recovery_hint=SHORTER)
    return ranking


def _reconsidered(
    context: StepContext,
    position: int,
    choice: PlanChoice,
    ranking: Sequence[PlanChoice],
    pictures: tuple[PictureInput, ...],
    *,
    mark: float,
) -> PlanChoice:
    """Keep the choice unless the last inspection refused it; without its report, every choice is made anew."""
    quality = (context.review or {}).get("quality", [])
    if not context.revision or (position < len(quality) and quality[position]["passed"]):
        return choice
    return _next_best([other for other in ranking if other is not choice], pictures, mark) or choice


def _next_best(choices: Sequence[PlanChoice], pictures: tuple[PictureInput, ...], mark: float) -> PlanChoice | None:
    """Return the best of the rest that passes inspection when tried; when none of the first few does, simply the next."""
    for choice in choices[:TRIED]:
        try:
            drawing = draw.compose(choice.plan, pictures=pictures)
        except draw.PlanCannotBeDrawnError:
            continue
        report = inspect.inspect(drawing, choice.plan, pictures=pictures)
        if report.passed and report.score >= mark:
            return choice
    return choices[0] if choices else None


def _shown(choice: PlanChoice) -> dict[str, Any]:
    return {"score": choice.score, "reason": choice.reason, **({"led": True} if choice.led else {})}
