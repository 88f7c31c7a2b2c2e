"""The report: every gate's verdict on one creative, and a score to rank creatives that pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from generation.compositor import draw
from generation.compositor.draw import Drawing
from generation.compositor.inspect.gates import GATES, Evidence, GateResult, gather
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import MANDATORY_TEXT, Role

_FULL: Final = 100.0
_PER_FAILED_GATE: Final = 25.0
_PER_DROPPED: Final = 4.0
_PER_REPAIR: Final = 1.0
_HIERARCHY: Final = 2.9
_HIERARCHY_POINTS: Final = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The verdict on one creative: score 0 to 100, passed only if every gate did."""

    score: float
    passed: bool
    gates: tuple[GateResult, ...]
    repairs: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the report as the wire shows it, less the creative's id."""
        return {"score": self.score, "passed": self.passed, "gates": [gate.to_json() for gate in self.gates], "repairs": list(self.repairs)}


def inspect(drawing: Drawing, plan: CreativePlan, *, pictures: tuple[PictureInput, ...]) -> Report:
    """Measure a finished creative against every gate."""
    evidence = gather(drawing, plan, draw.resolve(plan, pictures))
    gates = tuple(gate(evidence) for gate in GATES)
    return Report(score=_score(evidence, gates), passed=all(gate.passed for gate in gates), gates=gates, repairs=evidence.resolved.repairs)


def _score(evidence: Evidence, gates: tuple[GateResult, ...]) -> float:
    """Return 100 less what failed, what was dropped, what had to be mended, and what hierarchy lacks."""
    lost = _PER_FAILED_GATE * sum(not gate.passed for gate in gates)
    lost += _PER_DROPPED * len(evidence.resolved.scene.dropped) + _PER_REPAIR * len(evidence.resolved.repairs)
    lost += _HIERARCHY_POINTS * max(0.0, 1 - _hierarchy(evidence) / _HIERARCHY)
    return round(max(0.0, _FULL - lost), 1)


def _hierarchy(evidence: Evidence) -> float:
    """Return how many times larger the headline is than the largest other running copy."""
    headline = max((layer.block.size for layer in evidence.texts if layer.role is Role.HEADLINE), default=0.0)
    others = [layer.block.size for layer in evidence.texts if layer.role in MANDATORY_TEXT - {Role.HEADLINE, Role.FIGURE, Role.CTA_LABEL}]
    return headline / max(others) if others else _HIERARCHY
