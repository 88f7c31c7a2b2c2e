"""Writing the ad's words: quoted copy letter for letter, the rest chosen from written lines by category, tone, occasion and seed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from generation.brief import AdCopy, Brief, CtaStrength, OfferKind
from generation.copywriter.amounts import ascii_digits
from generation.copywriter.foreign import spoken
from generation.copywriter.formulas import turn_of
from generation.copywriter.languages import DEFAULT_LANGUAGE, direction_of, supported
from generation.copywriter.lines import Line, choose, lines_of, phrase
from generation.copywriter.subjects import GENERAL, lowered
from generation.copywriter.tables import WEAK_OCCASIONS, table
from generation.copywriter.typography import typeset
from generation.copywriter.words import split

QUOTED = "quoted"
_LONGEST_HEADLINE = 34
_LONGEST_LABEL = 28
_BESIDE = " · "
_UNTIL_RUNS_ON = frozenset({"ar", "de", "en", "es", "fr", "he", "id", "it", "nl", "pt", "ru", "sw"})
"""Languages in which "free delivery until 20 March" is one sentence."""
_TELLING_WORD = 4
_BESIDE_AN_OCCASION = 2
_CLOSE_PERCENT = frozenset({"en", "pt", "ar", "it", "nl", "id", "sw"})
_QUIET = frozenset({"minimal", "luxury", "warm", "trustworthy", "professional", "natural"})
_OF_TRUST = frozenset({"fintech", "insurance", "saas", "telecom", "health", "legal", "logistics", "services"})
_SOBER = _OF_TRUST | {"education", "real_estate", "automotive", "jobs", "charity"}
"""Categories that a feast's own lines would dress in borrowed joy: there the category speaks first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One text of the ad and where it comes from: ``quoted``, ``prompt`` or a rule."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A brief to write for, and which of the possible wordings is wanted."""

    brief: Brief
    language: str
    seed: int
    variant: int

    def choose(self, tiers: Sequence[Sequence[Line]], family: str, *, lead: Sequence[Line] = ()) -> _Said:
        """Pick a line for one part of the ad and set it."""
        turn = self._turn if family == "headline" else None
        line = choose(tiers, lead=lead, seed=self.seed, variant=self.variant, salt=family, turn=turn)
        return _Said(text=typeset(line.text, self.language), source=f"{family}.{line.rule}")

    def _turn(self, line: Line) -> str:
        return turn_of(line.text, self.language, f"headline.{line.rule}")

    def fitting(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines that may be said of what is advertised."""
        return [line for line in lines if line.suits(category=self.brief.category, product=self.brief.product)]


def write_copy(brief: Brief, *, seed: int, variant: int = 0) -> AdCopy:
    """Return the copy for ``brief``; equal briefs, seeds and variants give equal copy, and variants of one seed differ.

    Nothing is claimed that the brief does not say: figures, dates and names come from it alone.
    """
    task = _Task(brief=brief, language=supported(brief.language) or DEFAULT_LANGUAGE, seed=seed, variant=variant)
    headline = _headline(task)
    said: dict[str, _Said | None] = {
        "headline": headline,
        "subheadline": _subheadline(task, headline.text),
        "cta": _cta(task),
        "figure": _figure(brief),
        "figure_note": _figure_note(brief),
        "brand_name": _Said(text=brief.brand_name, source="prompt") if brief.brand_name else None,
    }
    said["label"] = _label(task, " ".join(part.text for part in said.values() if part))
    texts = {member: part.text for member, part in said.items() if part}
    proof = _proof(task)
    sources = {member: part.source for member, part in said.items() if part} | dict.fromkeys(proof, "prompt")
    # Every member of ``texts`` is a line of text, and proof has the types of its members.
    members: dict[str, Any] = texts | proof
    copy = AdCopy(**members, language=brief.language, direction=direction_of(brief.language), sources=sources)
    return spoken(copy, brief.quoted)


def _proof(task: _Task) -> dict[str, Any]:
    """Return what the brief states as proof, set; points begin with a capital as lines of an ad do."""
    stated = asdict(task.brief.evidence)
    return {member: _set_proof(member, value, task.language) for member, value in stated.items() if value}


def _set_proof(member: str, value: Any, language: str) -> Any:  # noqa: ANN401 - a line, a list of lines or a rating
    if isinstance(value, tuple):
        return tuple(_capital(typeset(line, language)) for line in value)
    if member == "stat":
        # A figure keeps the spaces that hold it together; some languages set none before the sign.
        return re.sub(r"\s+%", "%", value) if language in _CLOSE_PERCENT else value
    return typeset(value, language) if isinstance(value, str) else value


def _capital(line: str) -> str:
    """Return a line with a capital first, unless its first word has its own mind about capitals (iPhone)."""
    own = any(character.isupper() for character in line.split(maxsplit=1)[0][1:])
    return line if own else line[:1].upper() + line[1:]


def _headline(task: _Task) -> _Said:
    if task.brief.quoted.headline:
        return _Said(text=task.brief.quoted.headline, source=QUOTED)
    return task.choose(list(_headline_tiers(task)), "headline", lead=_leading(task))


def _leading(task: _Task) -> list[Line]:
    """Return what an ad opens with where there is a choice of it: lines for its feast, else for its very product and its season.

    Where the brief asks for a tone, lines whose tones are all of the other temper stay behind.
    """
    brief = task.brief
    festive = [] if brief.category in _SOBER else _festive(task)
    if festive and brief.occasion not in WEAK_OCCASIONS:
        return festive
    own = [line for line in _fitting_headlines(task) if line.products]
    usual = brief.tone == table("categories").get(brief.category, {}).get("tone")
    own = [line for line in own if not line.tones or _as_loud(line.tones, brief.tone)] or (own if usual else [])
    return [*own, *festive] if own else []


def _festive(task: _Task) -> list[Line]:
    return _named(task.fitting(lines_of(task.language, "occasions", task.brief.occasion or "")), "occasion")


def _fitting_headlines(task: _Task) -> list[Line]:
    return task.fitting(lines_of(task.language, "lines", task.brief.category, "headlines"))


def _headline_tiers(task: _Task) -> Iterator[list[Line]]:
    """Yield lines for the occasion, then for the very product and the tone, then for the category, then the others that fit.

    A tone that the brief asked for, unlike the category's usual one, is worth leaving the category's own lines for.
    """
    brief, language = task.brief, task.language
    fitting = _fitting_headlines(task)
    toned = [line for line in fitting if brief.tone in line.tones or line.products]
    toned.sort(key=lambda line: not line.products)
    occasion = _festive(task)
    if occasion and brief.category not in _SOBER:
        yield [*occasion, *toned[:_BESIDE_AN_OCCASION]]
    yield toned
    if brief.category == GENERAL:
        yield _noun_lines(task)
    yield [line for line in fitting if not line.tones]
    yield [line for line in fitting if line.tones and _as_loud(line.tones, brief.tone)]
    yield occasion
    own_tone = brief.tone == table("categories").get(brief.category, {}).get("tone")
    of_tone = _named(lines_of(language, "tones", brief.tone), "tone")
    yield fitting if own_tone else of_tone
    yield _noun_lines(task)
    yield of_tone if own_tone else fitting


def _as_loud(tones: frozenset[str], tone: str) -> bool:
    """Tell whether a line's tones are of the same temper as the one wanted: all quiet with quiet, some loud with loud."""
    return tones <= _QUIET if tone in _QUIET else not tones <= _QUIET


def _named(lines: Sequence[Line], family: str) -> list[Line]:
    return [Line(text=line.text, rule=f"{family}.{line.rule}", tones=line.tones) for line in lines]


def _noun_lines(task: _Task) -> list[Line]:
    """Return lines around the bare noun, built so that neither gender nor number nor article matters."""
    name = _noun(task)
    if name is None:
        return []
    lower = lowered(name, task.language)
    lines = (
        Line(text=line.text.replace("{noun}", name).replace("{lower}", lower), rule=f"noun.{number}")
        for number, line in enumerate(lines_of(task.language, "nouns", "headlines"), start=1)
    )
    return [line for line in lines if len(line.text) <= _LONGEST_HEADLINE]


def _noun(task: _Task) -> str | None:
    """Return the name of the thing in the copy's language, with a capital; None where only the prompt's own tongue has a word for it."""
    brief = task.brief
    known = brief.product is not None or brief.subject in brief.prompt
    if not brief.subject or not known or brief.subject == brief.brand_name or len(brief.subject) > _LONGEST_LABEL:
        return None
    return brief.subject[0].upper() + brief.subject[1:]


def _subheadline(task: _Task, headline: str) -> _Said | None:
    brief = task.brief
    if brief.quoted.subheadline:
        return _Said(text=brief.quoted.subheadline, source=QUOTED)
    if brief.offer and brief.offer.kind is OfferKind.FREE_SHIPPING and not _already_said(brief, brief.offer.text):
        return _Said(text=_with_deadline(brief.offer.text, brief.offer.until, brief.language), source="offer.free_shipping")
    if brief.quoted.headline and brief.category == GENERAL:
        return None
    lines = task.fitting(lines_of(task.language, "lines", brief.category, "subheadlines"))
    apart = [line for line in lines if not _echoes(line.text, headline, task.language)] or lines
    return task.choose([apart], "subheadline", lead=[line for line in apart if line.products])


def _with_deadline(promise: str, until: str | None, language: str) -> str:
    """Return a promise with its last day: one sentence where the language says "until" before the day, else the two beside each other."""
    if not until:
        return promise
    return f"{promise} {until[0].lower()}{until[1:]}" if language in _UNTIL_RUNS_ON else f"{promise}{_BESIDE}{until}"


def _echoes(line: str, headline: str, language: str) -> bool:
    """Tell whether a line says a longer word of the headline again; its language's commonest words do not count."""
    common = {word.folded for word in split(table("tongues")["stop"][language])}
    said = {word.folded for word in split(headline)} - common
    return any(len(word.folded) >= _TELLING_WORD and word.folded in said for word in split(line))


def _cta(task: _Task) -> _Said:
    if task.brief.quoted.cta:
        return _Said(text=task.brief.quoted.cta, source=QUOTED)
    fitting = task.fitting(_cta_lines(task))
    special = [line for line in fitting if line.categories]
    return task.choose([special] if special and task.variant == 0 else [fitting], "cta")


def _cta_lines(task: _Task) -> tuple[Line, ...]:
    strength = task.brief.cta_strength
    objective = task.brief.objective if lines_of(task.language, "cta", task.brief.objective) else "learn"
    if strength is CtaStrength.NORMAL:
        return lines_of(task.language, "cta", objective)
    return lines_of(task.language, "cta", f"{objective}_{strength.value}") or lines_of(task.language, "cta", strength.value)


def _figure(brief: Brief) -> _Said | None:
    offer = brief.offer
    if offer is None or offer.kind is OfferKind.FREE_SHIPPING or _already_said(brief, offer.text):
        return None
    return _Said(text=offer.text, source=f"offer.{offer.kind.value}")


def _figure_note(brief: Brief) -> _Said | None:
    offer = brief.offer
    if offer is None or offer.kind is OfferKind.FREE_SHIPPING:
        return None
    note = " · ".join(part for part in (offer.note, offer.until) if part and not _already_said(brief, part))
    return _Said(text=note, source="offer.terms") if note else None


def _already_said(brief: Brief, text: str) -> bool:
    """Tell whether quoted copy carries an offer's number or words already."""
    quoted = ascii_digits(" ".join(filter(None, (brief.quoted.headline, brief.quoted.subheadline)))).casefold()
    digits = "".join(filter(str.isdigit, ascii_digits(text)))
    return text.casefold() in quoted or (bool(digits) and digits in "".join(filter(str.isdigit, quoted)))


def _label(task: _Task, shown: str) -> _Said | None:
    """Name the feast, else the thing itself where no other line names it and the headline is ours, and its season beside it."""
    occasion = _unsaid(phrase(task.language, "labels", task.brief.occasion or ""), shown)
    name = None if task.brief.quoted.headline else _unsaid(_noun(task), shown)
    if occasion and (name is None or task.brief.occasion not in WEAK_OCCASIONS or len(name + occasion) > _LONGEST_LABEL - len(_BESIDE)):
        return _Said(text=typeset(occasion, task.language), source=f"label.occasion.{task.brief.occasion}")
    if name is None:
        return None
    return _Said(text=typeset(_BESIDE.join(filter(None, (name, occasion))), task.language), source="label.subject")


def _unsaid(text: str | None, shown: str) -> str | None:
    return text if text and text.casefold() not in shown.casefold() else None
