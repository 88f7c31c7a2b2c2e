"""A draft: a finished design on the table, with its pictures and those that came with the edit, as one verb hands it to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from generation.compositor.paint.pictures import study
from generation.compositor.pictures import DRAWN_INDEX, PictureInput, Study
from generation.compositor.plan import CreativePlan, choose, drawn_studies, solve, with_drawing
from generation.compositor.products import casting
from generation.compositor.refit.refusal import RefitRefused
from generation.compositor.scene import PictureLayer

if TYPE_CHECKING:
    from generation.brief import ReferencePicture
    from generation.compositor.scene import Scene
    from generation.steps.design import Design

# References of an edit take indexes from here on, so that they never meet those of the pictures that the ad has.
FIRST_REFERENCE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A picture that came with an edit: where it lies, and its pixels."""

    kept: ReferencePicture
    picture: PictureInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A design being edited; ``notes`` are sentences for diagnostics, ``laid_anew`` says that its layers are new and know of no edits."""

    design: Design
    pictures: tuple[PictureInput, ...]
    references: tuple[Reference, ...] = ()
    notes: tuple[str, ...] = ()
    laid_anew: bool = False

    @property
    def plan(self) -> CreativePlan:
        """Return the plan as it is now."""
        return self.design.plan

    @property
    def scene(self) -> Scene:
        """Return the layers as they are now."""
        return self.design.scene

    @property
    def shown(self) -> tuple[PictureInput, ...]:
        """Return the pictures that the layers are painted with, a drawing of ours in its own colours among them."""
        scheme, drawn, size = self.design.drawn_in, self.plan.drawn, self.plan.size
        if scheme is None or drawn is None:
            return with_drawing(self.plan, self.pictures)
        return (*self.pictures, casting.drawn_picture(drawn, scheme, height=max(size.width, size.height)))

    @property
    def studies(self) -> dict[int, Study]:
        """Return what is known of the pictures."""
        return {picture.index: study(picture) for picture in self.pictures} | drawn_studies(self.plan)

    def with_scene(self, scene: Scene) -> Draft:
        """Return the draft with other layers."""
        return replace(self, design=replace(self.design, scene=scene))

    def with_plan(self, **members: Any) -> Draft:  # noqa: ANN401 - members of a plan
        """Return the draft with other members of its plan; a drawing of ours keeps the colours that it was painted in."""
        plan = replace(self.plan, **members)
        keeps = self.design.drawn_in or (self.plan.scheme if plan.scheme != self.plan.scheme and plan.drawn else None)
        return replace(self, design=replace(self.design, plan=plan, drawn_in=keeps))

    def noted(self, *notes: str) -> Draft:
        """Return the draft with notes for diagnostics."""
        return replace(self, notes=(*self.notes, *notes))

    def with_picture(self, reference: Reference) -> Draft:
        """Return the draft with one of the references among its own pictures."""
        if any(picture.index == reference.picture.index for picture in self.pictures):
            return self
        design = replace(self.design, pictures=(*self.design.pictures, reference.kept))
        return replace(self, design=design, pictures=(*self.pictures, reference.picture))

    def settings(self, plan: CreativePlan) -> Scene | None:
        """Solve a plan with this draft's pictures."""
        return solve(plan, {picture.index: study(picture) for picture in self.pictures} | drawn_studies(plan))

    def solved(self, plan: CreativePlan, *, shows: int | None = None) -> tuple[CreativePlan, Scene]:
        """Return a plan and its layers: as it is, or in the composition nearest to it that can be set and shows the picture ``shows``.

        Raises :class:`RefitRefused` where none can.
        """
        scene = self.settings(plan)
        if scene is not None and _shows(scene, shows):
            return plan, scene
        given = tuple(picture for picture in self.pictures if picture.index != DRAWN_INDEX)
        ranking = choose(copy=plan.copy, brief=self.design.brief, kit=self.design.kit, size=plan.size, pictures=given, seed=plan.seed)
        for near in sorted((choice.plan for choice in ranking), key=lambda one: one.archetype is not plan.archetype):
            for one in (replace(near, scheme=plan.scheme, pairing=plan.pairing), near):
                scene = self.settings(one)
                if scene is not None and _shows(scene, shows):
                    return one, scene
        raise RefitRefused("its copy and pictures have no room there")


def _shows(scene: Scene, index: int | None) -> bool:
    return index is None or any(isinstance(layer, PictureLayer) and layer.index == index for layer in scene.layers)
