"""Second step: put the whole order into one plain summary, in which references are looked for and choices are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brands.kit import BrandKit
from campaigns.steps.parts import unfolded
from generation.brief import Brief
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def summarize(context: StepContext) -> StepOutcome:
    """Return ``summary``: what is advertised, for whom, with what offer, in which manner, and from which pictures."""
    read = unfolded(context).outputs["read_brief"]
    summary = _summary(Brief.from_json(read["brief"]), BrandKit.from_json(read["kit"]), pictures=len(read["pictures"]))
    return StepOutcome(output={"summary": summary}, artifacts={"summary": summary})


def _summary(brief: Brief, kit: BrandKit, *, pictures: int) -> str:
    """Return sentences of what is known, in the order of an advertiser's questions."""
    told = [
        f"{_capital(brief.tone)} {brief.objective} ad for {brief.subject or brief.brand_name or 'an unnamed product'} ({brief.category})",
        f"by {brief.brand_name}" if brief.brand_name else "",
        f"for {brief.audience}" if brief.audience else "",
        f"in {brief.market or 'no market named'}, in {brief.language}",
    ]
    offer = f"Offer: {brief.offer.text}." if brief.offer else "No offer."
    occasion = f"Occasion: {brief.occasion.replace('_', ' ')}." if brief.occasion else ""
    shown = f"Pictures given: {pictures}." if pictures else "No pictures given."
    brand = "Brand colours and letters are set." if kit.surface or kit.accent or kit.heading_font else "No brand colours are set."
    return " ".join(part for part in (f"{' '.join(part for part in told if part)}.", offer, occasion, shown, brand) if part)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
