"""Again: a plan is solved anew where its layers cannot be changed in place; what was done to them by hand is then to be done again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generation.compositor.refit.contrast import held

if TYPE_CHECKING:
    from campaigns.edits.draft import Draft
    from generation.compositor.plan import CreativePlan


def laid_again(draft: Draft, plan: CreativePlan, *, shows: int | None = None) -> Draft:
    """Return the draft in a plan solved anew, or in the nearest to it that can be, marked so; raises ``RefitRefused`` where none can.

    ``shows`` is the index of a picture that must be seen on it.
    """
    found, scene = draft.solved(plan, shows=shows)
    resolved = held(scene, found, replace(draft, design=replace(draft.design, plan=found)).shown)
    return replace(draft, design=replace(draft.design, plan=found, scene=resolved.scene, repairs=resolved.repairs), laid_anew=True)
