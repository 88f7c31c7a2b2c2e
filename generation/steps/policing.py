"""Policy where steps meet it: what is refused fails the job with its sentence, and what is only warned of is told in the report."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from generation import policy
from generation.brief import AdCopy, Brief
from generation.policy import Finding, Severity, Subject
from generation.policy.pictures import Creative, Verdict, lint, words_of
from jobs.runner import StepFailure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.compositor.draw import Drawing
    from generation.compositor.plan import CreativePlan
    from generation.compositor.scene import Scene

HINTS: Final = {
    Severity.BLOCKED: "This service makes no ads for this. If the words mean something else here, say it in other words in a new job.",
    Severity.CONFLICT: "Leave the claim out, or choose another market or placement, and create a new job.",
}
WORDS: Final = "policy.words"
WORDS_SAY: Final = "words that no ad may have"
WORDS_SOURCE: Final = "rules of this service on what may be advertised and claimed"


def judge_order(brief: Brief, *, placements: Sequence[str]) -> tuple[Finding, ...]:
    """Return what an order is only warned of; raises ``StepFailure`` for what is refused."""
    findings = policy.judge(brief.prompt, market=brief.market, placements=placements)
    _refuse(findings, Subject.ORDER)
    return findings


def judge_copy(copy: AdCopy, brief: Brief, *, placements: Sequence[str]) -> tuple[Finding, ...]:
    """Return what written copy is only warned of; raises ``StepFailure`` for what is refused."""
    findings = policy.judge(_text(copy), market=brief.market, placements=placements)
    _refuse(findings, Subject.COPY)
    return findings


def told(findings: Sequence[Finding], subject: Subject) -> list[str]:
    """Return findings as diagnostics show them, a sentence each."""
    return [policy.sentence(finding, subject) for finding in findings]


def policy_gates(drawing: Drawing, plan: CreativePlan, scene: Scene, *, market: str | None) -> list[dict[str, Any]]:
    """Return the gates of one creative's policy as the wire shows them: its words first, then each measure of its picture."""
    picture = Image.open(io.BytesIO(drawing.file), formats=["PNG", "JPEG", "WEBP", "AVIF"])
    creative = Creative(placement=plan.size.placement, copy=plan.copy, scene=scene, picture=picture)
    findings = policy.judge(_text(plan.copy), market=market, placements=(plan.size.placement,) if plan.size.placement else ())
    refused = sum(finding.severity is not Severity.WARNING for finding in findings)
    words = {
        "rule": WORDS,
        "passed": not refused,
        "value": float(refused),
        "limit": 0.0,
        "source": WORDS_SOURCE,
        "severity": "failure",
        "says": WORDS_SAY,
    }
    return [words, *(_said(finding) for finding in findings), *(_measured(verdict) for verdict in lint(creative))]


def refuse_picture(gates: Sequence[dict[str, Any]]) -> None:
    """Raise ``StepFailure`` for the first rule of a platform that a picture breaks and that is no mere warning."""
    for gate in gates:
        if is_failing(gate):
            message = (
                f"Rule {gate['rule']} does not allow {gate['says']}, and the ad has {gate['value']:g} where the limit is {gate['limit']:g}."
            )
            raise StepFailure(Severity.CONFLICT, message, recovery_hint=HINTS[Severity.CONFLICT])


def is_failing(gate: dict[str, Any]) -> bool:
    """Tell whether a gate of policy fails its creative; a warning never does."""
    return not gate["passed"] and gate["severity"] == "failure"


def _refuse(findings: Sequence[Finding], subject: Subject) -> None:
    refused = policy.refusal(findings)
    if refused is not None:
        raise StepFailure(refused.severity.value, policy.sentence(refused, subject), recovery_hint=HINTS[refused.severity])


def _text(copy: AdCopy) -> str:
    """Return copy as one text; lines part what must not be read together."""
    return ".\n".join(words_of(copy))


def _said(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.id,
        "passed": False,
        "value": 1.0,
        "limit": 0.0,
        "source": finding.rule.source,
        "severity": _severity(finding.severity),
        "says": finding.rule.says,
    }


def _measured(verdict: Verdict) -> dict[str, Any]:
    return {
        "rule": verdict.rule.id,
        "passed": verdict.passed,
        "value": round(verdict.value, 3),
        "limit": verdict.rule.limit,
        "source": verdict.rule.source,
        "severity": _severity(verdict.rule.severity),
        "says": verdict.rule.says,
    }


def _severity(severity: Severity) -> str:
    return "warning" if severity is Severity.WARNING else "failure"
