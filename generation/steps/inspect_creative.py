"""Last step: measure each creative against the gates; one that fails is made once more with the next best plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brands.kit import BrandKit
from generation.brief import Brief
from generation.compositor import draw, inspect
from generation.compositor.draw import Drawing
from generation.compositor.inspect.adherence import adherence
from generation.compositor.inspect.overlay import overlay
from generation.steps.pictures import load_drawn
from generation.steps.policing import is_failing, policy_gates, refuse_picture
from jobs.runner import StepFailure, StepOutcome
from piad import media

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.compositor.inspect import Report
    from generation.compositor.pictures import PictureInput
    from generation.compositor.plan import CreativePlan
    from jobs.runner import StepContext

REVISIONS: Final = 1
# What a plain ad must score, of 100, besides passing every gate.
PASS_MARK: Final = 78.0
FULL_SCORE: Final = 100
HINT: Final = "Try shorter copy, a calmer reference picture or a less extreme aspect ratio, and create a new job."


def inspect_creative(context: StepContext, *, mark: float = PASS_MARK) -> StepOutcome:
    """Return ``quality``, one entry per creative; a failed gate asks for the one revision, a second failure ends the job.

    So does a score, 0 to 100, below ``mark``.
    """
    inspected = _inspected(context, mark)
    reports = [one.report for one in inspected]
    failed = sorted({gate.rule for report in reports for gate in report.gates if not gate.passed})
    against = [gate for one in inspected for gate in one.policy if is_failing(gate)]
    low = min(report.score for report in reports) < mark
    passed = not failed and not low and not against
    if (failed or low) and context.revision >= REVISIONS:
        message = f"The ad did not pass our own inspection: {', '.join(failed) or f'its score is below {mark:g} of 100'}."
        raise StepFailure("quality_gate_failed", message, recovery_hint=HINT)
    if context.revision >= REVISIONS:
        refuse_picture(against)
    creatives = context.outputs["compose_creative"]["creatives"]
    quality = [{"creative_id": made["id"], **one.to_json()} for made, one in zip(creatives, inspected, strict=True)]
    return StepOutcome(
        output={"quality": quality},
        artifacts={
            "scores": [report.score for report in reports],
            "pass_mark": mark,
            "failed_gates": failed + [gate["rule"] for gate in against],
        },
        confidence=min(1.0, max(0.0, min(report.score for report in reports) / FULL_SCORE)),
        revise_from=None if passed else "choose_layout",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inspected:
    """One creative's report, its gates of policy, where its overlay can be looked at, and how it keeps to its brand, where it has one."""

    report: Report
    mark: float
    policy: list[dict[str, Any]]
    overlay_url: str
    brand: dict[str, Any] | None

    def to_json(self) -> dict[str, Any]:
        """Return it as the wire shows it, less the creative's id; a warning of policy fails nothing."""
        told = self.report.to_json()
        passed = self.report.passed and self.report.score >= self.mark and not any(is_failing(gate) for gate in self.policy)
        gates = [*told["gates"], *self.policy]
        return {**told, "passed": passed, "gates": gates, "overlay_url": self.overlay_url, "brand": self.brand}


def _inspected(context: StepContext, mark: float) -> Sequence[_Inspected]:
    plans, pictures = load_drawn(context)
    kit = BrandKit.from_json(context.outputs["read_brief"]["kit"])
    market = Brief.from_json(context.outputs["read_brief"]["brief"]).market
    creatives = context.outputs["compose_creative"]["creatives"]
    return [_inspect(_drawing(made), plan, pictures, kit, market=market, mark=mark) for made, plan in zip(creatives, plans, strict=True)]


def _inspect(
    drawing: Drawing, plan: CreativePlan, pictures: tuple[PictureInput, ...], kit: BrandKit, *, market: str | None, mark: float
) -> _Inspected:
    resolved = draw.resolve(plan, pictures)
    shown = overlay(drawing, plan, resolved)
    kept = adherence(resolved, kit)
    return _Inspected(
        report=inspect.inspect(drawing, plan, pictures=pictures),
        mark=mark,
        policy=policy_gates(drawing, plan, resolved.scene, market=market),
        overlay_url=media.url(media.store(area=media.Area.RESULTS, extension="png", content=shown).key),
        brand=kept.to_json() if kept else None,
    )


def _drawing(made: dict[str, Any]) -> Drawing:
    """Take the picture up again as it was stored: what is inspected is what is served."""
    return Drawing(
        file=media.load(made["media_key"]),
        width=made["width"],
        height=made["height"],
        layers=tuple(made["layers"]),
        artboard=made["artboard"],
        alt_text=made["alt_text"],
        recipe_hash=made["recipe_hash"],
    )
