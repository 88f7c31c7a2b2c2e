"""Writing the ad's words: quoted copy letter for letter, the rest chosen from written lines by category, tone, occasion and seed."""

from __future__ import annotations

from collections.abc import Iterator

from generation.brief import AdCopy, Brief, CtaStrength, OfferKind
from generation.copywriter.amounts import ascii_digits
from generation.copywriter.languages import DEFAULT_LANGUAGE, direction_of, supported
from generation.copywriter.lines import Line, choose, lines_of, phrase
from generation.copywriter.subjects import GENERAL, noun
from generation.copywriter.typography import typeset

QUOTED = "quoted"
_LONGEST_HEADLINE = 34
_LONGEST_LABEL = 28
_LONGEST_NOUN_LINE = 30


def write_copy(brief: Brief, *, seed: int, variant: int = 0) -> AdCopy:
    """Return the copy for ``brief``; equal briefs, seeds and variants give equal copy, and variants of one seed differ.

    Nothing is claimed that the brief does not say: figures, dates and names come from it alone.
    """
    language = supported(brief.language) or DEFAULT_LANGUAGE
    sources: dict[str, str] = {}
    words = {
        "headline": _headline(brief, language, seed, variant, sources),
        "subheadline": _subheadline(brief, language, seed, variant, sources),
        "cta": _cta(brief, language, seed, variant, sources),
        "figure": _figure(brief, sources),
        "figure_note": _figure_note(brief, sources),
    }
    label = _label(brief, language, " ".join(filter(None, words.values())), sources)
    if brief.brand_name:
        sources["brand_name"] = "prompt"
    return AdCopy(
        headline=words["headline"] or "",
        subheadline=words["subheadline"],
        cta=words["cta"] or "",
        figure=words["figure"],
        figure_note=words["figure_note"],
        label=label,
        brand_name=brief.brand_name,
        language=brief.language,
        direction=direction_of(brief.language),
        sources=sources,
    )


def _headline(brief: Brief, language: str, seed: int, variant: int, sources: dict[str, str]) -> str:
    if brief.quoted.headline:
        return _quote(brief.quoted.headline, "headline", sources)
    line = choose(_headline_tiers(brief, language), seed=seed, variant=variant, salt="headline")
    sources["headline"] = f"headline.{line.rule}"
    return typeset(line.text, language)


def _headline_tiers(brief: Brief, language: str) -> Iterator[list[Line]]:
    """Lines for the occasion, then for the very product, then for the category in the right tone, then the others that fit."""
    fitting = [
        line
        for line in lines_of(language, "lines", brief.category, "headlines")
        if line.suits(category=brief.category, product=brief.product)
    ]
    toned = [line for line in fitting if brief.tone in line.tones or line.products]
    occasion = _named(lines_of(language, "occasions", brief.occasion or ""), "occasion")
    yield [*occasion, *toned[:_enough(occasion)]]
    yield toned
    yield [line for line in fitting if not line.tones]
    if brief.category == GENERAL:
        yield _noun_lines(brief, language)
    yield fitting
    yield _named(lines_of(language, "tones", brief.tone), "tone")
    yield _noun_lines(brief, language)


def _enough(occasion: list[Line]) -> int:
    """An occasion's lines lead, with few others beside them; without an occasion the tone's lines lead alone."""
    return 2 if occasion else 100


def _named(lines: tuple[Line, ...], family: str) -> list[Line]:
    return [Line(text=line.text, rule=f"{family}.{line.rule}", tones=line.tones) for line in lines]


def _noun_lines(brief: Brief, language: str) -> list[Line]:
    """Lines around the bare noun, built so that neither gender nor number nor article matters."""
    name = noun(brief.product, language) if brief.product else _own_words(brief)
    if name is None:
        return []
    lower = name if language == "de" or not name[1:2].islower() else name[0].lower() + name[1:]
    lines = (
        Line(text=line.text.replace("{noun}", name).replace("{lower}", lower), rule=f"noun.{line.rule}")
        for line in lines_of(language, "nouns", "headlines")
    )
    return [line for line in lines if len(line.text) <= _LONGEST_HEADLINE]


def _own_words(brief: Brief) -> str | None:
    """The prompt's own words for an unknown thing, where they are in the copy's language and stand in the prompt."""
    words = brief.subject
    if words == brief.brand_name or words not in brief.prompt or len(words) > _LONGEST_NOUN_LINE:
        return None
    return words[0].upper() + words[1:]


def _subheadline(brief: Brief, language: str, seed: int, variant: int, sources: dict[str, str]) -> str | None:
    if brief.quoted.subheadline:
        return _quote(brief.quoted.subheadline, "subheadline", sources)
    if brief.offer and brief.offer.kind is OfferKind.FREE_SHIPPING and not _already_said(brief, brief.offer.text):
        sources["subheadline"] = "offer.free_shipping"
        return " · ".join(filter(None, (brief.offer.text, brief.offer.until)))
    if brief.quoted.headline and brief.category == GENERAL:
        return None
    line = choose([lines_of(language, "lines", brief.category, "subheadlines")], seed=seed, variant=variant, salt="subheadline")
    sources["subheadline"] = f"subheadline.{line.rule}"
    return typeset(line.text, language)


def _cta(brief: Brief, language: str, seed: int, variant: int, sources: dict[str, str]) -> str:
    if brief.quoted.cta:
        return _quote(brief.quoted.cta, "cta", sources)
    fitting = [line for line in _cta_lines(brief, language) if line.suits(category=brief.category, product=brief.product)]
    special = [line for line in fitting if line.categories]
    line = special[0] if special and variant == 0 else choose([fitting], seed=seed, variant=variant, salt="cta")
    sources["cta"] = f"cta.{line.rule}"
    return typeset(line.text, language)


def _cta_lines(brief: Brief, language: str) -> tuple[Line, ...]:
    objective = brief.objective if lines_of(language, "cta", brief.objective) else "learn"
    if brief.cta_strength is CtaStrength.NORMAL:
        return lines_of(language, "cta", objective)
    own = lines_of(language, "cta", f"{objective}_{brief.cta_strength.value}")
    return own or lines_of(language, "cta", brief.cta_strength.value)


def _figure(brief: Brief, sources: dict[str, str]) -> str | None:
    offer = brief.offer
    if offer is None or offer.kind is OfferKind.FREE_SHIPPING or _already_said(brief, offer.text):
        return None
    sources["figure"] = f"offer.{offer.kind.value}"
    return offer.text


def _figure_note(brief: Brief, sources: dict[str, str]) -> str | None:
    offer = brief.offer
    if offer is None or offer.kind is OfferKind.FREE_SHIPPING:
        return None
    note = " · ".join(part for part in (offer.note, offer.until) if part and not _already_said(brief, part))
    if not note:
        return None
    sources["figure_note"] = "offer.terms"
    return note


def _already_said(brief: Brief, text: str) -> bool:
    """Tell whether quoted copy carries an offer's numbers or words already."""
    quoted = ascii_digits(" ".join(filter(None, (brief.quoted.headline, brief.quoted.subheadline)))).casefold()
    digits = "".join(character for character in ascii_digits(text) if character.isdigit())
    return bool(quoted) and ((bool(digits) and digits in "".join(filter(str.isdigit, quoted))) or text.casefold() in quoted)


def _label(brief: Brief, language: str, shown: str, sources: dict[str, str]) -> str | None:
    """Name the occasion, else the thing itself where no other line names it."""
    occasion = phrase(language, "labels", brief.occasion) if brief.occasion else None
    if occasion and occasion.casefold() not in shown.casefold():
        sources["label"] = f"label.occasion.{brief.occasion}"
        return typeset(occasion, language)
    name = noun(brief.product, language) if brief.product else _own_words(brief)
    if name is None or len(name) > _LONGEST_LABEL or name.casefold() in shown.casefold():
        return None
    sources["label"] = "label.subject"
    return typeset(name, language)


def _quote(text: str, member: str, sources: dict[str, str]) -> str:
    sources[member] = QUOTED
    return text
