"""Fourth step: lay the order beside the reference, and say what is taken from it, what the order lacks and what differs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from brands.kit import BrandKit
from campaigns.steps.needs import missing
from campaigns.steps.parts import unfolded
from generation.brief import Brief
from generation.copywriter.tables import table
from generation.corpus.reference import Reference
from generation.steps.guidance import ground_of
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jobs.runner import StepContext

# Shapes that differ by less than this share are one.
_APART: Final = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What an ad learns of its reference.

    ``tone`` is the one to write and set in where the order leaves it open, else None. ``taken``, ``lacking`` and ``differing`` are
    sentences for people: what is followed, what the reference has and the order does not, and where the order goes its own way and why.
    """

    reference_id: str
    tone: str | None
    taken: tuple[str, ...]
    lacking: tuple[str, ...]
    differing: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the analysis as plain JSON members."""
        lists = ("taken", "lacking", "differing")
        return {**asdict(self), **{name: list(getattr(self, name)) for name in lists}}

    @classmethod
    def from_json(cls, members: Mapping[str, Any]) -> Self:
        """Rebuild the analysis from :meth:`to_json`."""
        lists = ("taken", "lacking", "differing")
        return cls(**{**members, **{name: tuple(members[name]) for name in lists}})


def analyze(context: StepContext) -> StepOutcome:
    """Return ``analysis``; its confidence is the share of the reference's parts that the order can follow."""
    outputs = unfolded(context).outputs
    read, found = outputs["read_brief"], outputs["find_references"]
    order = _Order(brief=Brief.from_json(read["brief"]), kit=BrandKit.from_json(read["kit"]), ratio=_ratio(read["sizes"][0]))
    analysis = _analyzed(order, Reference.from_json(found["reference"]))
    told = analysis.to_json()
    share = len(analysis.taken) / max(1, len(analysis.taken) + len(analysis.lacking) + len(analysis.differing))
    return StepOutcome(output={"analysis": told}, artifacts=told, confidence=round(share, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """The side of the order: what was read, whose brand it is, and the artboard's width over its height."""

    brief: Brief
    kit: BrandKit
    ratio: float


def _ratio(size: Mapping[str, Any]) -> float:
    return float(size["width"] / size["height"])


def _analyzed(order: _Order, reference: Reference) -> Analysis:
    free = _tone_is_free(order.brief, order.kit) and bool(reference.tone)
    return Analysis(
        reference_id=reference.id,
        tone=reference.tone if free else None,
        taken=tuple(_taken(order, reference, free=free)),
        lacking=tuple(_lacking(order.brief, reference)),
        differing=tuple(_differing(order, reference, free=free)),
    )


def _tone_is_free(brief: Brief, kit: BrandKit) -> bool:
    """Tell whether neither prompt nor brand asks for a tone: the brief then has the usual one of what is sold."""
    return kit.tone is None and brief.tone == table("categories").get(brief.category, {}).get("tone")


def _has_own_colours(order: _Order) -> bool:
    return bool(order.kit.surface or order.kit.accent or order.kit.palette)


def _taken(order: _Order, reference: Reference, *, free: bool) -> Iterator[str]:
    if reference.archetype:
        yield f"layout: {reference.archetype}, wherever it carries the copy"
    elif reference.boxes:
        yield "placement: headline, action and picture near where the reference has them"
    ground = ground_of(reference)
    if ground and not _has_own_colours(order) and not order.brief.colours:
        mood = f"{reference.palette_mood} " if reference.palette_mood else ""
        yield f"mood: the {mood}ground, near {ground.hex}"
    if free:
        yield f"tone: {reference.tone}, in words and letters"
    if reference.skeleton:
        yield f"copy: the lengths of a {reference.skeleton.formula} ad"


def _lacking(brief: Brief, reference: Reference) -> Iterator[str]:
    if lacks := missing(brief, reference.formula):
        yield f"the reference leads with {lacks}; the order has none, and none is made up"


def _differing(order: _Order, reference: Reference, *, free: bool) -> Iterator[str]:
    brief = order.brief
    if _has_own_colours(order):
        yield "colours: the brand's own are kept"
    elif brief.colours:
        yield "colours: the prompt names its own"
    if not free and reference.tone and reference.tone != brief.tone:
        yield f"tone: {brief.tone}, as {'the brand speaks' if order.kit.tone == brief.tone else 'the prompt asks'}, not {reference.tone}"
    if reference.language and reference.language != brief.language:
        yield f"language: {brief.language}, not {reference.language}; words are never taken over"
    if reference.industry and reference.industry != brief.category:
        yield f"industry: {brief.category}, not {reference.industry}"
    if abs(order.ratio / reference.aspect_ratio - 1) > _APART:
        yield f"shape: {order.ratio:.2f} wide to 1 high, not {reference.aspect_ratio:.2f}; the layout is solved anew"
