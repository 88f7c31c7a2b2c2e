"""Last step of what is made from designs: measure each creative as it stands against the gates of an ad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from campaigns.steps.localizing import REBUILT
from generation.compositor import draw, inspect
from generation.compositor.draw import Drawing
from generation.compositor.inspect.adherence import adherence
from generation.compositor.inspect.overlay import overlay
from generation.steps.design import Design, load_design
from generation.steps.inspect_creative import FULL_SCORE, HINT, PASS_MARK
from generation.steps.policing import is_failing, policy_gates, refuse_picture
from jobs.runner import StepFailure, StepOutcome
from piad import media

if TYPE_CHECKING:
    from jobs.runner import StepContext


def inspect_designs(context: StepContext, *, mark: float = PASS_MARK) -> StepOutcome:
    """Return ``quality``, one entry per creative; a failed gate or a score, 0 to 100, below ``mark`` fails the job."""
    quality = [_inspected(made, mark) for made in context.outputs["compose_creative"]["creatives"]]
    failed = sorted({gate["rule"] for one in quality for gate in one["gates"] if gate["rule"] in one["failed"]})
    scores = [one["score"] for one in quality]
    if failed or min(scores) < mark:
        message = f"The ad did not pass our own inspection: {', '.join(failed) or f'its score is below {mark:g} of 100'}."
        raise StepFailure("quality_gate_failed", message, recovery_hint=HINT)
    refuse_picture([gate for one in quality for gate in one["policy"] if is_failing(gate)])
    shown = [{name: value for name, value in one.items() if name not in _INTERNAL} for one in quality]
    return StepOutcome(
        output={"quality": shown},
        artifacts={"scores": scores, "pass_mark": mark, "failed_gates": failed},
        confidence=min(1.0, max(0.0, min(scores) / FULL_SCORE)),
    )


# What is measured on a picture of others: only what was set on it.
_OF_PICTURES: Final = frozenset({"type.no_tofu", "contrast.text", "overlap.text", "spec.exact_size", "finish.alt_text"})
_PER_FAILED: Final = 25.0
_INTERNAL: Final = frozenset({"failed", "policy"})


def _inspected(made: dict[str, Any], mark: float) -> dict[str, Any]:
    design = load_design(made["design_key"])
    pictures = design.load_pictures()
    resolved = draw.standing(design.scene, design.plan, pictures, repairs=design.repairs)
    drawing = _drawing(made)
    report = inspect.inspect(drawing, design.plan, pictures=pictures, resolved=resolved)
    policy = policy_gates(drawing, design.plan, resolved.scene, market=design.brief.market)
    kept = adherence(resolved, design.kit)
    gates = [gate for gate in report.gates if gate.rule in _OF_PICTURES] if _is_rebuilt(design) else list(report.gates)
    told = report.to_json() | {"gates": [gate.to_json() for gate in gates]}
    if _is_rebuilt(design):
        told["score"] = max(0.0, FULL_SCORE - _PER_FAILED * sum(not gate.passed for gate in gates))
    shown = overlay(drawing, design.plan, resolved)
    return {
        "creative_id": made["id"],
        **told,
        "passed": all(gate.passed for gate in gates) and told["score"] >= mark and not any(is_failing(gate) for gate in policy),
        "gates": [*told["gates"], *policy],
        "overlay_url": media.url(media.store(area=media.Area.RESULTS, extension="png", content=shown).key),
        "brand": kept.to_json() if kept else None,
        "failed": [gate.rule for gate in gates if not gate.passed],
        "policy": policy,
    }


def _is_rebuilt(design: Design) -> bool:
    """Tell whether a design was taken apart from a picture, whose composition is another's."""
    return any(REBUILT in edit for edit in design.edits)


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
