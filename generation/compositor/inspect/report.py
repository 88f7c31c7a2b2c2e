"""The report: every gate's verdict on one creative, and a score to rank creatives that pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from generation.compositor import draw
from generation.compositor.draw import Drawing, Resolved
from generation.compositor.inspect import brand, finish, gates
from generation.compositor.inspect.gates import Evidence, GateResult, gather
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import MANDATORY_TEXT, Role

# In the order of the report: specification, elements, type, contrast, place, brand, finish.
GATES: Final[tuple[Callable[[Evidence], GateResult], ...]] = (
    gates.exact_size,
    gates.rerender_identity,
    gates.weight,
    gates.required_elements,
    finish.elements_count,
    finish.one_button,
    gates.no_tofu,
    brand.own_letters,
    gates.readable_size,
    finish.few_sizes,
    finish.hierarchy,
    gates.text_contrast,
    gates.button_contrast,
    gates.safe_zone,
    gates.no_text_collision,
    finish.product_clear,
    gates.faces_clear,
    finish.clear_of_button,
    finish.label_in_button,
    finish.no_near_misses,
    finish.no_slivers,
    gates.sharp_pictures,
    brand.product_fidelity,
    brand.logo_integrity,
    brand.accent_role,
    finish.silent_file,
    finish.alt_text,
)
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


def inspect(drawing: Drawing, plan: CreativePlan, *, pictures: tuple[PictureInput, ...], resolved: Resolved | None = None) -> Report:
    """Measure a finished creative against every gate; ``resolved`` is what it was drawn from, where that is not the plan alone."""
    evidence = gather(drawing, plan, resolved or draw.resolve(plan, pictures), pictures)
    verdicts = tuple(gate(evidence) for gate in GATES)
    passed = all(verdict.passed for verdict in verdicts)
    return Report(score=_score(evidence, verdicts), passed=passed, gates=verdicts, repairs=evidence.resolved.repairs)


def _score(evidence: Evidence, verdicts: tuple[GateResult, ...]) -> float:
    """Return 100 less what failed, what was dropped, what had to be mended, and what hierarchy lacks."""
    lost = _PER_FAILED_GATE * sum(not verdict.passed for verdict in verdicts)
    lost += _PER_DROPPED * len(evidence.resolved.scene.dropped) + _PER_REPAIR * len(evidence.resolved.repairs)
    lost += _HIERARCHY_POINTS * max(0.0, 1 - _hierarchy(evidence) / _HIERARCHY)
    return round(max(0.0, _FULL - lost), 1)


def _hierarchy(evidence: Evidence) -> float:
    """Return how many times larger the headline is than the largest other running copy."""
    headline = max((layer.block.size for layer in evidence.texts if layer.role is Role.HEADLINE), default=0.0)
    others = [layer.block.size for layer in evidence.texts if layer.role in MANDATORY_TEXT - {Role.HEADLINE, Role.FIGURE, Role.CTA_LABEL}]
    return headline / max(others) if others else _HIERARCHY
