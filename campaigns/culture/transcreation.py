"""Transcreation by rules: the words of an ad written anew in the target's language, part by part as the source has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from campaigns.culture.briefs import carried_brief
from campaigns.culture.claims import carried_claims
from campaigns.culture.offers import carried_deadline
from campaigns.culture.targets import Target
from generation.brief import AdCopy, Brief
from generation.copywriter import write_copy
from generation.copywriter.languages import supported

CANDIDATES: Final = 8
_QUOTED: Final = "quoted"
_QUOTABLE: Final = ("headline", "subheadline", "cta")
# Texts that stand or fall by themselves; what the source has not, its translation has not either.
_LINES: Final = ("subheadline", "label", "figure", "figure_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcreation:
    """An ad's words for the target: copies that differ in headline, the likest to the source's own formula first.

    The first ``leading`` of them are a model's, and stand before ours wherever they have a place. ``brief`` is the brief that they
    were written for; ``notes`` say in sentences what was left out or decided, for diagnostics.
    """

    brief: Brief
    copies: tuple[AdCopy, ...]
    notes: tuple[str, ...] = ()
    leading: int = 0


class NotWrittenHereError(Exception):
    """The target's language is not one that the house writes; a text model is needed."""


def transcreate(copy: AdCopy, brief: Brief, target: Target, *, seed: int, prompt: str = "") -> Transcreation:
    """Return the copy anew for the target; equal arguments give equal words. Raises :class:`NotWrittenHereError`.

    Copy that the source quotes letter for letter is not translated by rules: it is written from the brief, and the notes say so.
    """
    language = supported(target.language)
    if language is None:
        raise NotWrittenHereError(target.language)
    carried = carried_brief(copy, brief, target, prompt=prompt)
    if copy.language == target.language:
        return Transcreation(brief=carried.brief, copies=(_at_home(copy, carried.brief),), notes=carried.notes)
    written = [_like_the_source(write_copy(carried.brief, seed=seed, variant=variant), copy, target) for variant in range(CANDIDATES)]
    distinct = {made.headline: made for made in reversed(written)}
    ordered = sorted(distinct.values(), key=lambda made: (_lacks(made, copy), _formula(made) != _formula(copy), written.index(made)))
    ordered += _shorter(copy, ordered[0], target)
    return Transcreation(brief=carried.brief, copies=tuple(ordered), notes=(*carried.notes, *_quoted(copy, ordered[0])))


def _at_home(copy: AdCopy, brief: Brief) -> AdCopy:
    """Return copy that is in the target's language already: quoted wishes in it, its offer set as the target's market writes it."""
    wished: dict[str, Any] = {name: said for name in _QUOTABLE if (said := getattr(brief.quoted, name))}
    sources = {**copy.sources, **dict.fromkeys(wished, _QUOTED)}
    offer = brief.offer
    if copy.figure and offer:
        note = " · ".join(part for part in (offer.note, offer.until) if part)
        wished |= {"figure": offer.text, "figure_note": note or copy.figure_note}
    proof: dict[str, Any] = {name: said for name in ("points", "legal") if (said := getattr(brief.evidence, name))}
    return replace(copy, **wished, **proof, sources=sources)


def _like_the_source(made: AdCopy, source: AdCopy, target: Target) -> AdCopy:
    """Return the copy with the parts that the source has and no others."""
    lines: dict[str, Any] = {name: getattr(made, name) if getattr(source, name) else None for name in _LINES}
    if source.figure_note and not lines["figure_note"]:
        lines["figure_note"] = carried_deadline(source.figure_note, source.language, target)
    return replace(made, **lines, brand_name=source.brand_name)


def _shorter(source: AdCopy, made: AdCopy, target: Target) -> list[AdCopy]:
    """Return the copy with its points in fewer letters, for places that are narrow; nothing where there are no shorter words."""
    points = carried_claims(source.points, target, short=True)
    known = tuple(point for point in points if point is not None)
    return [replace(made, points=known)] if len(known) == len(made.points) and known != made.points else []


def _lacks(made: AdCopy, source: AdCopy) -> int:
    """Return how many of the source's lines a copy has nothing for."""
    return sum(bool(getattr(source, name)) and not getattr(made, name) for name in _LINES)


def _formula(copy: AdCopy) -> str:
    """Return the family of the rule that wrote the headline: an occasion's, a tone's, a noun's or the category's own."""
    family = copy.sources.get("headline", "").split(".")[1:2]
    return family[0] if family and family[0] in {"occasion", "tone", "noun"} else "category"


def _quoted(source: AdCopy, made: AdCopy) -> tuple[str, ...]:
    """Say which quoted lines were written anew, with what they were."""
    return tuple(
        f"The {name} was quoted and is written from the brief, without a text model; the original is: {getattr(source, name)}"
        for name in _QUOTABLE
        if source.sources.get(name) == _QUOTED and made.sources.get(name) != _QUOTED
    )
