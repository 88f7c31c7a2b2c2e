"""Ties between layouts, put to the eyes of a model where an organization names one: its favourite goes first, scores stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from generation.compositor import draw
from generation.compositor.guide import TIE
from generation.steps.looking import eyes_of, preferred, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.compositor.guide import Guide
    from generation.compositor.pictures import PictureInput
    from generation.compositor.plan import PlanChoice
    from jobs.runner import StepContext

# Each is drawn to be shown; more than these are seldom alike in score.
SHOWN: Final = 3
# What marketers look for in a static ad, in the order in which it counts.
WISH: Final = (
    "an ad that stops a thumb and is understood at a glance: one clear thing to look at, a headline that reads first, "
    "a call to action that is found at once, colours and letters that suit what is advertised, nothing crowded and nothing lost"
)


def favoured(
    context: StepContext, ranking: tuple[PlanChoice, ...], pictures: tuple[PictureInput, ...], guide: Guide | None
) -> tuple[tuple[PlanChoice, ...], dict[str, Any] | None]:
    """Return the ranking with the judge's favourite of a tie first, and what the judge said; None where nobody was asked.

    A tie that a reference settles is no tie any more. ``best`` counts from 1 among the ``archetypes`` that were shown.
    """
    tied = () if guide is not None and ranking[0].plan.archetype is guide.archetype else _tied(ranking)
    choice = eyes_of(context) if len(tied) > 1 else None
    if choice is None:
        return ranking, None
    try:
        shown = tuple(small(draw.compose(one.plan, pictures=pictures).file) for one in tied)
    except draw.PlanCannotBeDrawnError:
        return ranking, None
    said = preferred(context, choice, step_id="choose_layout", name="favourite", pictures=shown, wish=WISH)
    told = {**said, "archetypes": [one.plan.archetype.value for one in tied]}
    if said["best"] is None:
        return ranking, told
    best = tied[said["best"] - 1]
    first = replace(best, reason=f"{best.reason}, preferred by {choice.name}")
    return (first, *(one for one in ranking if one is not best)), told


def _tied(ranking: Sequence[PlanChoice]) -> tuple[PlanChoice, ...]:
    """Return the best choice of each layout whose score is that of the first, but for less than a tie's points."""
    near = [choice for choice in ranking if ranking[0].score - choice.score < TIE]
    return tuple({choice.plan.archetype: choice for choice in reversed(near)}.values())[::-1][:SHOWN]
