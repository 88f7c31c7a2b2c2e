"""A brief carried into another culture: its product, objective and tone stay; subject, occasion, market and proof follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaigns.culture.claims import carried_claims, carried_rating_note
from campaigns.culture.offers import carried_offer
from campaigns.culture.targets import Target
from generation.brief import AdCopy, Brief, Evidence, QuotedCopy
from generation.copywriter import read_prompt
from generation.copywriter.languages import supported
from generation.copywriter.subjects import lowered, noun
from generation.copywriter.tables import table
from generation.copywriter.vocabulary import Kind, scan
from generation.copywriter.words import split


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedBrief:
    """A brief for the target; ``notes`` say in sentences what was left out or decided, for diagnostics."""

    brief: Brief
    notes: tuple[str, ...] = ()


def carried_brief(copy: AdCopy, brief: Brief, target: Target, *, prompt: str = "") -> CarriedBrief:
    """Return the brief of the ad that shows ``copy``, for the target; wishes of ``prompt`` (quoted copy, an offer, points) come first."""
    wish = read_prompt(prompt, locale_hint=target.language) if prompt else None
    offered = carried_offer(copy, brief, target, prompt=prompt)
    occasion, kept = _occasion(brief, target, prompt)
    proof, lost = _evidence(copy, target, wish.evidence if wish else Evidence())
    carried = replace(
        brief,
        language=target.language,
        direction=target.direction,
        market=target.market,
        currency=target.currency,
        subject=_subject(brief, target),
        brand_name=copy.brand_name or brief.brand_name,
        occasion=occasion,
        offer=offered.offer,
        quoted=wish.quoted if wish else QuotedCopy(),
        evidence=proof,
    )
    return CarriedBrief(brief=carried, notes=(*offered.notes, *kept, *lost))


def _subject(brief: Brief, target: Target) -> str:
    """Return the thing's name in the target's language: the lexicon's noun, else the brand, else words for any thing."""
    language = supported(target.language)
    if language is None or (language == brief.language and brief.subject):
        return brief.subject
    if brief.product is not None:
        return lowered(noun(brief.product, language), language)
    return brief.brand_name or str(table(f"lines/{language}")["thing"])


def _occasion(brief: Brief, target: Target, prompt: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the occasion that the prompt names, else the ad's own where the target's readers keep it."""
    named = next((hit.value for hit in scan(split(prompt)) if hit.kind is Kind.OCCASION), None) if prompt else None
    if named is not None:
        return named, ()
    if brief.occasion is None or target.pack is None or brief.occasion not in target.pack.unkept:
        return brief.occasion, ()
    return None, (f"The occasion {brief.occasion.replace('_', ' ')} is not sold to in {target.culture}: the copy speaks without it.",)


def _evidence(copy: AdCopy, target: Target, wish: Evidence) -> tuple[Evidence, tuple[str, ...]]:
    """Return the proof for the target: what the prompt states, what the lexicon knows, figures and legal copy; the rest is named."""
    same = copy.language.partition("-")[0] == target.language.partition("-")[0]
    points, lost = _points(copy, target, wish, same=same)
    quote, quote_by = (wish.quote, wish.quote_by) if wish.quote else (copy.quote, copy.quote_by) if same else (None, None)
    stat, note, source = _stat(copy, wish, same=same)
    notes = list(lost)
    if copy.quote and not quote:
        notes.append("The customer's words are left out: they are translated by a text model or given in the prompt, never made up.")
    if copy.stat and not stat:
        notes.append(f"The figure {copy.stat} is left out: what it counts is told in words that only a text model or the prompt can give.")
    if copy.legal and not same:
        notes.append("Legal copy stands in its own language and wording; have it translated by somebody who answers for it.")
    evidence = Evidence(
        points=points,
        counterpoints=copy.counterpoints if same else wish.counterpoints,
        quote=quote,
        quote_by=quote_by,
        rating=copy.rating if same or quote or copy.rating_note else None,
        rating_note=copy.rating_note if same else carried_rating_note(copy.rating_note, target),
        stat=stat,
        stat_note=note,
        stat_source=source,
        legal=wish.legal or copy.legal,
    )
    return evidence, tuple(notes)


def _points(copy: AdCopy, target: Target, wish: Evidence, *, same: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if wish.points or same:
        return wish.points or copy.points, ()
    told = carried_claims(copy.points, target)
    missing = [point for point, said in zip(copy.points, told, strict=True) if said is None]
    said = tuple(line for line in told if line is not None)
    if not missing:
        return said, ()
    listed = "; ".join(missing)
    return said, (f"Points left out, they are translated by a text model or given in the prompt (points: ...): {listed}.",)


def _stat(copy: AdCopy, wish: Evidence, *, same: bool) -> tuple[str | None, str | None, str | None]:
    if wish.stat:
        return wish.stat, wish.stat_note, wish.stat_source or copy.stat_source
    return (copy.stat, copy.stat_note, copy.stat_source) if same else (None, None, None)
