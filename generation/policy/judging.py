"""Judging: what the rules find in a text, and the one sentence that refuses it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Final

from generation.policy.rules import Rule, Severity, rules, table
from generation.policy.text import Folded, fold, pattern, word_starts, words_between

_Span = tuple[int, int]

_GRAVITY: Final = (Severity.BLOCKED, Severity.CONFLICT, Severity.WARNING)
# Nobody reads a refusal that quotes a paragraph.
_LONGEST_QUOTE: Final = 60
# Characters in which a negation and the two words after it find room.
_NEGATION_REACH: Final = 80


class Subject(StrEnum):
    """Whose words are judged."""

    ORDER = "order"
    COPY = "copy of this ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that a text breaks, what it does to the job, and the words that break it."""

    rule: Rule
    severity: Severity
    matched: str


def judge(text: str, *, market: str | None = None, placements: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return what the rules find in ``text``, the gravest first; each rule at most once, by the placement where it is gravest."""
    folded = fold(text)
    found = [finding for rule in rules() if (finding := _judge(rule, folded, market, placements)) is not None]
    return tuple(sorted(found, key=lambda finding: _GRAVITY.index(finding.severity)))


def refusal(findings: Sequence[Finding]) -> Finding | None:
    """Return the gravest finding that fails a job, if there is one."""
    return next((finding for finding in findings if finding.severity is not Severity.WARNING), None)


def sentence(finding: Finding, subject: Subject) -> str:
    """Say in one sentence which rule does not allow what, and by which words it is broken."""
    matched = " ".join(finding.matched.split())
    quoted = matched if len(matched) <= _LONGEST_QUOTE else f"{matched[: _LONGEST_QUOTE - 1]}…"
    return f"Rule {finding.rule.id} does not allow {finding.rule.says}, and the {subject} says “{quoted}”."


def _judge(rule: Rule, folded: Folded, market: str | None, placements: Sequence[str]) -> Finding | None:
    severity = _severity(rule, placements)
    if severity is None or (rule.markets and market not in rule.markets):
        return None
    span = next(_spans(rule, folded), None)
    return Finding(rule=rule, severity=severity, matched=folded.quote(*span)) if span else None


def _severity(rule: Rule, placements: Sequence[str]) -> Severity | None:
    held = {rule.severity_for(placement) for placement in placements or (None,)}
    return next((severity for severity in _GRAVITY if severity in held), None)


def _spans(rule: Rule, folded: Folded) -> Iterator[_Span]:
    """Yield where the rule is broken, less what stands in an innocent phrase or behind a negation."""
    if rule.unless and pattern(rule.unless).search(folded.text):
        return
    innocent = _found(rule.innocent, folded.text)
    for span, whole in chain(((span, span) for span in _found(rule.words, folded.text)), _near(rule, folded.text)):
        masked = any(start < span[1] and span[0] < end for start, end in innocent)
        if not masked and not (rule.negatable and _is_negated(folded.text, span)):
            yield whole


def _near(rule: Rule, text: str) -> Iterator[tuple[_Span, _Span]]:
    """Yield what a rule is about where it stands near enough, and with it the whole from there to what it is near."""
    near = _found(rule.near, text)
    begins, words = [other[0] for other in near], word_starts(text)
    for span in _found(rule.about, text):
        at = bisect_left(begins, span[0])
        neighbours = [(words_between(words, span, other), other) for other in near[max(0, at - 1) : at + 2]]
        distance, closest = min(neighbours, default=(rule.reach + 1, span))
        if distance <= rule.reach:
            yield span, (min(span[0], closest[0]), max(span[1], closest[1]))


def _found(phrases: str, text: str) -> list[_Span]:
    return [match.span() for match in pattern(phrases).finditer(text)] if phrases else []


def _is_negated(text: str, span: _Span) -> bool:
    before, after = _negations()
    return bool(before.search(text[max(0, span[0] - _NEGATION_REACH) : span[0]]) or after.match(text, span[1]))


@cache
def _negations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what ends a text before a denied word ("no", "quit the"), and what begins one after it ("-free")."""
    words = table("negations")
    return re.compile(rf"(?:{pattern(words['before']).pattern})[^\w,.;:!?]+(?:\w+[^\w,.;:!?]+){{0,2}}$"), re.compile(
        rf"[^\w,.;:!?]{{0,2}}(?:{pattern(words['after']).pattern})"
    )
