"""Drafts of the gallery's ads on the table, and what comes of an instruction."""

from __future__ import annotations

import io
from functools import lru_cache

from campaigns.edits.applying import Applied, apply
from campaigns.edits.draft import FIRST_REFERENCE, Draft, Reference
from campaigns.edits.reading import read
from generation.brief import ReferencePicture
from generation.compositor import draw, inspect
from generation.compositor.pictures import PictureInput
from generation.steps.design import Design
from tests.gallery.__main__ import briefs, planned


@lru_cache(maxsize=16)
def draft_of(name: str) -> Draft:
    """Return the finished ad of a brief of the gallery."""
    ready = planned(briefs([name])[0])
    plan, pictures = ready.choice.plan, ready.pictures
    resolved = draw.resolve(plan, pictures)
    design = Design(
        plan=plan,
        scene=resolved.scene,
        pictures=tuple(described(picture) for picture in pictures),
        brief=ready.brief,
        kit=ready.kit,
        repairs=resolved.repairs,
    )
    return Draft(design=design, pictures=pictures)


def described(picture: PictureInput) -> ReferencePicture:
    """Return a picture's description, as if it were stored."""
    key = f"inputs/{picture.digest}"
    return ReferencePicture(index=picture.index, media_key=key, width=picture.width, height=picture.height, has_alpha=picture.has_alpha)


def reference(file: bytes, width: int, height: int, *, has_alpha: bool = False) -> Reference:
    """Return a picture that came with an edit."""
    picture = PictureInput(index=FIRST_REFERENCE, file=file, width=width, height=height, has_alpha=has_alpha)
    return Reference(kept=described(picture), picture=picture)


def told(draft: Draft, instruction: str) -> Applied:
    """Do what an instruction says."""
    return apply(draft, read(instruction))


def failed(draft: Draft) -> list[str]:
    """Return the gates that a draft does not pass."""
    resolved = draw.standing(draft.scene, draft.plan, draft.shown, repairs=draft.design.repairs)
    drawing = draw.finished(resolved, draft.plan, recipe_hash="edited")
    report = inspect.inspect(drawing, draft.plan, pictures=draft.shown, resolved=resolved)
    return [gate.rule for gate in report.gates if not gate.passed]


def file_of(draft: Draft) -> io.BytesIO:
    """Return the drawn picture's file."""
    resolved = draw.standing(draft.scene, draft.plan, draft.shown, repairs=draft.design.repairs)
    return io.BytesIO(draw.finished(resolved, draft.plan, recipe_hash="edited").file)
