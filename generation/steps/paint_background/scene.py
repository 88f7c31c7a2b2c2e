"""A scene by the organization's model: asked for, taken in as a stranger's picture, looked at, asked for once more, or done without."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from generation.brief import Brief, ReferencePicture
from generation.compositor import draw, inspect, painted
from generation.compositor.paint.pictures import study
from generation.compositor.painted import PAINTED_INDEX, STAGES
from generation.steps.choosing import model_of
from generation.steps.looking import judged, small
from generation.steps.moderating import moderate
from generation.steps.paint_background.strokes import shows_writing
from generation.steps.paint_background.wish import SETTING, prompt
from generation.steps.pictures import load_scene
from generation.steps.read_brief.pictures import keep
from jobs.runner.paid import Brought, CallNotMade, Work, once
from piad import media
from piad.ingest.decode import PictureRejected, decode_picture
from piad.providers import catalogue
from piad.providers.choice import LOCAL, ModelChoice, Task
from piad.providers.contracts import Call, ImageRequest, Thinking
from piad.providers.failures import ProviderFailure
from piad.providers.prices import IMAGE_CALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generation.compositor.pictures import PictureInput
    from generation.compositor.plan import CreativePlan
    from jobs.runner import StepContext

# What refusing words call the picture.
SUBJECT: Final = "picture that was painted for this ad"
# Seconds for the first picture and for the one that is asked for instead of a useless one.
SECONDS: Final = (40.0, 25.0)
# A ground out of focus bears this much; beyond it a picture of the wrong size shows its pixels.
LARGEST_ENLARGEMENT: Final = 3.0
_LARGEST_1K: Final = 1_408
_LARGEST_2K: Final = 2_816


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """The plans, those with a stage on the scene where there is one, what the job says of its engine, and the story for diagnostics."""

    plans: tuple[CreativePlan, ...]
    scene: ReferencePicture | None
    engine: dict[str, Any]
    story: tuple[str, ...] = ()
    moderation: tuple[dict[str, Any], ...] = ()
    verdict: dict[str, Any] | None = None


def paint_scene(context: StepContext, plans: Sequence[CreativePlan], pictures: tuple[PictureInput, ...]) -> Painted:
    """Return the plans on one scene for all of them, painted for the first that has a stage; on grounds of ours where there is none."""
    choice, trouble = model_of(context, Task.IMAGE)
    if choice is None or not any(_has_stage(plan) for plan in plans):
        return _local(plans, degraded_from=trouble)
    if context.revision:
        return _local(plans, degraded_from=choice.vendor.value, story=("the inspection refused what stood on the scene",))
    trial = _Trial(context=context, choice=choice, plans=plans, pictures=pictures)
    return trial.painted()


@dataclass(slots=True, kw_only=True)
class _Trial:
    """The pictures that are asked for, one and one more at most, and what was found of each."""

    context: StepContext
    choice: ModelChoice
    plans: Sequence[CreativePlan]
    pictures: tuple[PictureInput, ...]
    story: list[str] = field(default_factory=list)
    moderation: list[dict[str, Any]] = field(default_factory=list)
    verdict: dict[str, Any] | None = None

    def painted(self) -> Painted:
        """Return the plans on the first picture that stands and is not minded, else on one that stands, else on grounds of ours."""
        standing: tuple[tuple[CreativePlan, ...], ReferencePicture] | None = None
        for number in range(len(SECONDS)):
            try:
                scene = _ask(self.context, self.choice, self.plans, self.pictures, number)
            except (ProviderFailure, CallNotMade) as failure:
                self.story.append(type(failure).__name__.lower())
                break
            except PictureRejected as rejected:
                self.story.append(f"not a picture: {rejected.code.value}")
                continue
            plans = self._tried(scene, number)
            standing = (plans, scene) if plans else standing
            if plans and not self._is_minded(scene, number):
                break
        return self._told(standing)

    def _tried(self, scene: ReferencePicture, number: int) -> tuple[CreativePlan, ...]:
        """Return the plans on one picture, empty where it is of no use; what the vendor's moderation will not have fails the job."""
        seen = small(media.load(scene.media_key))
        said = moderate(self.context, step_id="paint_background", subject=SUBJECT, picture=seen, name=f"moderation {number}")
        self.moderation += [said] if said else []
        return _stand(self.plans, scene, self.pictures, self.story)

    def _is_minded(self, scene: ReferencePicture, number: int) -> bool:
        """Ask the model that looks, once: its opinion may cost the first picture its place, and never the ad its scene."""
        if number:
            return False
        seen = small(media.load(scene.media_key))
        self.verdict = judged(self.context, step_id="paint_background", name="judge", picture=seen, wish=SETTING)
        if self.verdict is None or self.verdict["passed"] is not False:
            return False
        self.story.append("the judge asks for another")
        return True

    def _told(self, standing: tuple[tuple[CreativePlan, ...], ReferencePicture] | None) -> Painted:
        if standing is None:
            local = _local(self.plans, degraded_from=self.choice.vendor.value, story=tuple(self.story))
            return replace(local, moderation=tuple(self.moderation), verdict=self.verdict)
        plans, scene = standing
        return Painted(
            plans=plans,
            scene=scene,
            engine={"image": self.choice.name, "degraded_from": None},
            story=(*self.story, "stands"),
            moderation=tuple(self.moderation),
            verdict=self.verdict,
        )


def _local(plans: Sequence[CreativePlan], *, degraded_from: str | None, story: tuple[str, ...] = ()) -> Painted:
    return Painted(plans=tuple(plans), scene=None, engine={"image": LOCAL, "degraded_from": degraded_from}, story=story)


def _has_stage(plan: CreativePlan) -> bool:
    return plan.archetype in STAGES and plan.photo is None


def _ask(
    context: StepContext, choice: ModelChoice, plans: Sequence[CreativePlan], pictures: tuple[PictureInput, ...], number: int
) -> ReferencePicture:
    """Ask for one picture and take it in; the same attempt of the same job is asked and paid once."""
    plan = next(plan for plan in plans if _has_stage(plan))
    brief = Brief.from_json(context.outputs["read_brief"]["brief"])
    wish = prompt(brief, plan, draw.resolve(plan, pictures).scene, again=number > 0)
    size = plan.size
    request = ImageRequest(
        prompt=wish,
        width=size.width,
        height=size.height,
        aspect_ratio=size.aspect_ratio,
        resolution=_resolution(max(size.width, size.height)),
        thinking=Thinking(size.intensity),
    )

    def ask(call: Call) -> Brought:
        result = catalogue.image_model(choice).paint(request, call)
        kept = media.store(area=media.Area.INPUTS, extension="png", content=result.content)
        return Brought(answer={"media_key": kept.key}, usage=result.usage)

    work = Work(
        step_id="paint_background", name=f"scene {number}", decided_by=wish, model=choice.name, at_most=IMAGE_CALL, seconds=SECONDS[number]
    )
    answer = once(context, work, ask)
    return keep(PAINTED_INDEX, decode_picture(media.load(answer["media_key"]), photo_as_jpeg=True))


def _resolution(longest: int) -> str:
    return "1K" if longest <= _LARGEST_1K else "2K" if longest <= _LARGEST_2K else "4K"


def _stand(
    plans: Sequence[CreativePlan], scene: ReferencePicture, pictures: tuple[PictureInput, ...], story: list[str]
) -> tuple[CreativePlan, ...]:
    """Return the plans with those on the scene that can stand there; empty where none can, or the picture is of no use."""
    picture = load_scene(scene)
    if any(_enlarged(plan, picture) > LARGEST_ENLARGEMENT for plan in plans if _has_stage(plan)):
        story.append(f"too small: {picture.width} x {picture.height}")
        return ()
    if shows_writing(picture.file):
        story.append("shows writing")
        return ()
    tried = [_on_scene(plan, picture, pictures) if _has_stage(plan) else plan for plan in plans]
    if not any(plan.painted is not None for plan in tried):
        story.append("no room for the copy")
        return ()
    return tuple(tried)


def _enlarged(plan: CreativePlan, picture: PictureInput) -> float:
    """Return how many times as large the picture is set to fill the artboard."""
    return max(plan.size.width / picture.width, plan.size.height / picture.height)


def _on_scene(plan: CreativePlan, picture: PictureInput, pictures: tuple[PictureInput, ...]) -> CreativePlan:
    """Return the plan on the scene if there is room for its copy and the whole passes inspection, else as it was."""
    if not painted.has_room(draw.resolve(plan, pictures).scene, study(picture)):
        return plan
    standing = replace(plan, painted=PAINTED_INDEX)
    shown = (*pictures, picture)
    drawing = draw.compose(standing, pictures=shown)
    return standing if inspect.inspect(drawing, standing, pictures=shown).passed else plan
