"""First step: understand who is asked for, take in the references, read the brand's colours, settle the pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avatars.corpus.search import find_character
from avatars.persona import Persona, composition_ratio, read_persona
from brands.kit import BrandKit
from generation.brief import Intensity, OutputSize
from generation.copywriter import read_prompt
from generation.placements import AUTO, DEFAULT_RESOLUTION, pixel_size
from generation.policy import Subject
from generation.steps.moderating import moderate
from generation.steps.policing import judge_order, told
from generation.steps.read_brief.brand import gather_kit
from generation.steps.read_brief.pictures import take_in
from jobs.runner import StepOutcome

if TYPE_CHECKING:
    from jobs.runner import StepContext


def understand(context: StepContext) -> StepOutcome:
    """Return ``persona``, ``size``, ``pictures`` and ``brand_colours``; a picture that cannot be used fails the job."""
    prompt, hints = context.params["prompt"], context.params.get("hints") or {}
    words = _all_words(prompt, hints)
    # Nothing is drawn or paid for an order that is refused.
    warnings = judge_order(read_prompt(words), placements=())
    moderation = moderate(context, step_id="read_persona", subject=Subject.ORDER, text=words)
    pictures = take_in(context.inputs)
    first = read_persona(prompt, hints, seed=context.seed)
    found = None if pictures else find_character(prompt=prompt, persona=first.to_json())
    character = found.character if found else None
    persona = read_persona(prompt, hints, seed=context.seed, inspired_by=Persona.from_json(character.persona) if character else None)
    size = _size(context, hints, prompt)
    return StepOutcome(
        output={
            "persona": persona.to_json(),
            "size": size.to_json(),
            "pictures": [picture.to_json() for picture in pictures],
            "brand_colours": _colours(gather_kit(context).kit) if _has_brand(context) else [],
            "culture": persona.culture or "",
            "style": persona.style.value,
        },
        artifacts={
            "mode": "references" if pictures else "library" if character else "free",
            "character": {"selected": character.slug if character else None, "candidates": found.candidates if found else []},
            "understood": persona.told(),
            "notes": list(persona.notes),
            "resolved_output": {"aspect_ratio": size.aspect_ratio, "width": size.width, "height": size.height},
            "policy": told(warnings, Subject.ORDER),
            "moderation": moderation,
        },
        confidence=persona.confidence,
    )


def _all_words(prompt: str, hints: dict[str, Any]) -> str:
    """Return the order as one text: policy looks at the hints as it looks at the prompt."""
    words = [text for value in hints.values() for text in ([value] if isinstance(value, str) else value)]
    return ". ".join([prompt, *words])


def _size(context: StepContext, hints: dict[str, Any], prompt: str) -> OutputSize:
    output = context.params.get("output") or {}
    ratio = output.get("aspect_ratio", AUTO)
    if ratio == AUTO:
        ratio = composition_ratio(hints, prompt)
    resolution = output.get("resolution", DEFAULT_RESOLUTION)
    width, height = pixel_size(ratio, resolution)
    intensity = Intensity(output.get("thinking_intensity", Intensity.STANDARD))
    return OutputSize(aspect_ratio=ratio, resolution=resolution, width=width, height=height, intensity=intensity)


def _has_brand(context: StepContext) -> bool:
    return bool(context.params.get("brand"))


def _colours(kit: BrandKit) -> list[str]:
    """Return the brand's colours, its accent first."""
    return [colour for colour in dict.fromkeys((kit.accent, kit.surface, *kit.palette)) if colour]
