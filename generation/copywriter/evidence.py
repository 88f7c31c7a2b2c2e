"""Evidence: what a brief states as proof of its promise, read out of free prompts in six languages; nothing is ever made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generation.brief import Evidence
from generation.copywriter.paid_proofs import PaidProof, find_paid_proof
from generation.copywriter.quotations import Quotation, Role
from generation.copywriter.reviews import find_review
from generation.copywriter.stated_figures import find_figures
from generation.copywriter.stated_lists import find_lists
from generation.copywriter.vocabulary import Findings, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEvidence:
    """The evidence of a prompt, and the places (start, end) that hold it: what stands there is no headline and no product."""

    evidence: Evidence
    spans: tuple[tuple[int, int], ...] = ()
    paid: PaidProof | None = None

    def holds(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is part of the evidence."""
        return any(start < quotation.end and quotation.start < end for start, end in self.spans)


def find_evidence(prompt: str, found: Findings, quotations: Sequence[Quotation]) -> ReadEvidence:
    """Return what ``prompt`` states as proof; ``found`` are its phrases in all languages."""
    paid = find_paid_proof(prompt)
    own = (paid.span,) if paid else ()
    review = find_review(prompt, quotations, _copy_words(found))
    lists = find_lists(blanked(prompt, (*review.spans, *own)))
    taken = (*review.spans, *lists.spans, *own)
    figures = find_figures(prompt, found, (*taken, *((each.start, each.end) for each in quotations)))
    evidence = Evidence(
        points=lists.points,
        counterpoints=lists.counterpoints,
        quote=review.quote,
        quote_by=review.quote_by,
        rating=review.rating,
        rating_note=review.rating_note,
        stat=paid.stat if paid else figures.stat,
        stat_note=paid.note if paid else figures.note,
        stat_source=figures.source,
        legal=figures.legal,
    )
    return ReadEvidence(evidence=evidence, spans=(*taken, *figures.spans), paid=paid)


def _copy_words(found: Findings) -> tuple[int, ...]:
    """Return where the prompt speaks of headline, subheadline or button: a quotation so named is no review."""
    named = [hit for hit in found.of(Kind.ROLE) if hit.value != Role.OTHER.value]
    return tuple(found.words[hit.first].start for hit in named)


def blanked(prompt: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the prompt with full stops in place of what is already read, so that no list runs into it."""
    for start, end in spans:
        prompt = prompt[:start] + ". ".ljust(end - start)[: end - start] + prompt[end:]
    return prompt
