"""Accounting for pictures: what became of each that was given with an order, and why one is not on the ad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from generation.compositor.paint.pictures import study
from generation.compositor.pictures import LOGO_INDEX, FaceFinder, PictureInput, Study
from generation.compositor.plan import CreativePlan, drawn_studies, solve
from generation.compositor.roles import PictureRole, tell_apart
from generation.compositor.scene import PictureLayer

_REASONS: Final = {
    PictureRole.ADVERTISEMENT: "It looks like a finished ad with words of its own, which would stand beside the new ones.",
    PictureRole.SPARE_LOGO: "It looks like a logo, and the brand already has one.",
}
_SKIN: Final = "Faces were looked for by skin tones only; the vision extra detects them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one picture; ``shown_on`` are the places of the creatives that show it, ``reason`` says why none or not all do."""

    index: int
    role: PictureRole
    shown_on: tuple[int, ...]
    reason: str | None = None
    faces: int = 0
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the members that diagnostics show."""
        members = {"index": self.index, "role": self.role.value, "shown_on": list(self.shown_on), "faces": self.faces}
        return members | {name: text for name, text in (("reason", self.reason), ("note", self.note)) if text}


def account(plans: Sequence[CreativePlan], pictures: Sequence[PictureInput]) -> tuple[Fate, ...]:
    """Return the fate of each picture that came with the order, by its index; the brand's own logo is not one of them."""
    studies = {picture.index: study(picture) for picture in pictures}
    roles = tell_apart(studies).roles
    shown = [_on(plan, studies) for plan in plans]
    return tuple(_fate(studies[index], role, plans, shown) for index, role in sorted(roles.items()) if index != LOGO_INDEX)


def _on(plan: CreativePlan, studies: dict[int, Study]) -> frozenset[int]:
    scene = solve(plan, studies | drawn_studies(plan))
    return frozenset(layer.index for layer in scene.layers if isinstance(layer, PictureLayer)) if scene else frozenset()


def _fate(found: Study, role: PictureRole, plans: Sequence[CreativePlan], shown: Sequence[frozenset[int]]) -> Fate:
    places = tuple(place for place, indices in enumerate(shown) if found.index in indices)
    without = [plan for plan, indices in zip(plans, shown, strict=True) if found.index not in indices]
    note = _SKIN if found.faces_by is FaceFinder.SKIN and found.faces else None
    return Fate(index=found.index, role=role, shown_on=places, reason=_reason(role, without), faces=len(found.faces), note=note)


def _reason(role: PictureRole, without: Sequence[CreativePlan]) -> str | None:
    if not without:
        return None
    layouts = ", ".join(dict.fromkeys(f"{plan.archetype.value} at {plan.size.aspect_ratio}" for plan in without))
    return _REASONS.get(role) or f"There is no place for it in {layouts}."
