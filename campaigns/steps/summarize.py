"""Second step: put the whole order into one plain summary, in which references are looked for and choices are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brands.kit import BrandKit
from campaigns.steps.parts import unfolded
from campaigns.steps.retelling import retold
from generation.brief import Brief
from jobs.runner import StepOutcome
from piad.providers.choice import LOCAL

if TYPE_CHECKING:
    from jobs.runner import StepContext


def summarize(context: StepContext) -> StepOutcome:
    """Return ``summary``: what is advertised, for whom, with what offer, in which manner, and from which pictures.

    A text model may tell it better; its confidence is the share of an advertiser's questions that the order answers.
    """
    read = unfolded(context).outputs["read_brief"]
    brief, kit = Brief.from_json(read["brief"]), BrandKit.from_json(read["kit"])
    summary, teller = retold(context, brief.prompt, _summary(brief, kit, pictures=len(read["pictures"])))
    answers = (
        brief.product or brief.subject,
        brief.market,
        brief.audience,
        brief.offer,
        brief.occasion,
        brief.brand_name,
        read["pictures"],
    )
    answered = sum(bool(answer) for answer in answers)
    return StepOutcome(
        output={"summary": summary}, artifacts={"summary": summary, "by": teller or LOCAL}, confidence=round(answered / len(answers), 2)
    )


def _summary(brief: Brief, kit: BrandKit, *, pictures: int) -> str:
    """Return sentences of what is known, in the order of an advertiser's questions."""
    offer = f"Offer: {brief.offer.text}." if brief.offer else "No offer."
    occasion = f"Occasion: {brief.occasion.replace('_', ' ')}." if brief.occasion else ""
    shown = f"Pictures given: {pictures}." if pictures else "No pictures given."
    own = kit.surface or kit.accent or kit.palette or kit.heading_font
    brand = "The brand brings colours or letters of its own." if own else "The brand brings no colours or letters of its own."
    return " ".join(part for part in (_who(brief), offer, occasion, shown, brand) if part)


def _who(brief: Brief) -> str:
    """Return the first sentence: the kind of ad, what for, by whom, to whom, where and in which language."""
    told = (
        f"{_capital(brief.tone)} {brief.objective} ad for {brief.subject or brief.brand_name or 'an unnamed product'} ({brief.category})",
        f"by {brief.brand_name}" if brief.brand_name else "",
        f"for {brief.audience}" if brief.audience else "",
        f"in market {brief.market}" if brief.market else "",
        f"written in {brief.language}",
    )
    return f"{' '.join(part for part in told if part)}."


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
