"""Avatars that are kept: saved from a finished job, labelled, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction

from avatars.actions.generate import JOB_TYPE
from avatars.models import SavedAvatar
from avatars.queries import find_avatar_of_job
from jobs import lifecycle
from jobs.queries import find_job, step_output
from jobs.states import JobState
from piad import media
from piad.api.errors import ApiError, NotFound

if TYPE_CHECKING:
    from uuid import UUID

    from jobs.lifecycle import Answer, IdempotencyKey
    from jobs.models import Job


class JobNotCompleted(ApiError):
    """400: the job has no avatar yet, or never will."""

    def __init__(self) -> None:
        super().__init__(http_status=400, code="job_not_completed", message="Only a completed job's avatar can be saved.", param="job_id")


class JobOfAnotherType(ApiError):
    """400: the job makes no avatars."""

    def __init__(self) -> None:
        super().__init__(
            http_status=400, code="job_type_invalid", message="Only the avatar of an avatar_generation job can be saved.", param="job_id"
        )


def save_avatar(
    *,
    organization_id: UUID,
    job_id: UUID,
    label: str | None,
    answer: Callable[[SavedAvatar], bytes],
    idempotency: IdempotencyKey | None = None,
) -> Answer:
    """Keep the avatar of a completed job, and return the 201 that ``answer`` writes of it, or the one that this key was given.

    There is one record for each job: saving again returns it, with the label changed if one is given. Raises ``NotFound``
    (``job_not_found``), `JobOfAnotherType`, `JobNotCompleted`, and what the idempotency machinery raises.
    """
    job = _savable(organization_id, job_id)
    saved = find_avatar_of_job(organization_id, job_id)
    # The copy is written before the transaction: storage may be slow. It is taken away again if another request was first.
    copied = _copy(job) if saved is None else None
    kept: list[SavedAvatar] = []

    def make() -> bytes:
        avatar = _record(job, copied, label)
        kept.append(avatar)
        return answer(avatar)

    try:
        made = lifecycle.answer_once(organization_id=organization_id, key=idempotency, status=201, make=make)
    except Exception:
        _take_away(copied)
        raise
    if copied is not None and not SavedAvatar.objects.filter(media_key=copied.key).exists():
        _take_away(copied)
    return made


def label_avatar(*, organization_id: UUID, avatar_id: UUID, label: str) -> SavedAvatar | None:
    """Give an avatar another label; ``None`` when the organization has no such avatar."""
    with transaction.atomic():
        avatar = SavedAvatar.objects.select_for_update().filter(organization_id=organization_id, id=avatar_id).first()
        if avatar is not None and avatar.label != label:
            avatar.label = label
            avatar.save(update_fields=["label", "updated_at"])
        return avatar


def delete_avatar(*, organization_id: UUID, avatar_id: UUID) -> bool:
    """Delete an avatar with its picture; ``False`` when the organization has no such avatar."""
    with transaction.atomic():
        avatar = SavedAvatar.objects.select_for_update().filter(organization_id=organization_id, id=avatar_id).first()
        if avatar is None:
            return False
        key = avatar.media_key
        avatar.delete()
        transaction.on_commit(lambda: media.delete(key))
    return True


def _savable(organization_id: UUID, job_id: UUID) -> Job:
    job = find_job(organization_id=organization_id, job_id=job_id)
    if job is None:
        raise NotFound("job_not_found", "No job with this id exists in your organization.")
    if job.type != JOB_TYPE:
        raise JobOfAnotherType
    if job.state != JobState.COMPLETED:
        raise JobNotCompleted
    return job


def _copy(job: Job) -> media.StoredObject:
    """Copy the picture, so that the job may go; ``JobNotCompleted`` where the job's own is gone already."""
    creative = _creative(job)
    key = media.key_of(creative["image_url"])
    try:
        content = media.load(key) if key else b""
    except media.MediaMissing as missing:
        raise JobNotCompleted from missing
    extension = str(key).rsplit(".", 1)[-1]
    return media.store(area=media.Area.RESULTS, extension=extension, content=content)


def _record(job: Job, copied: media.StoredObject | None, label: str | None) -> SavedAvatar:
    """Return the one record of the job, made now or before; runs in the transaction of the answer."""
    saved = SavedAvatar.objects.select_for_update().filter(organization_id=job.organization_id, job_id=job.id).first()
    if saved is None:
        if copied is None:
            # It was there a moment ago and has been deleted since.
            raise NotFound("job_not_found", "The avatar of this job was deleted while it was being saved. Try again.")
        saved, _ = SavedAvatar.objects.get_or_create(
            organization_id=job.organization_id, job_id=job.id, defaults={**_members(job, copied), "label": label or ""}
        )
    if label is not None and saved.label != label:
        saved.label = label
        saved.save(update_fields=["label", "updated_at"])
    return saved


def _members(job: Job, copied: media.StoredObject) -> dict[str, Any]:
    creative = _creative(job)
    persona: dict[str, Any] = dict(step_output(job, "read_persona") or {})
    given = job.payload.get("input", {})
    return {
        "prompt": given.get("prompt", ""),
        "hints": given.get("hints", {}),
        "persona": persona.get("persona", {}),
        "culture": persona.get("culture") or "",
        "style": persona.get("style") or "",
        "engine": job.payload.get("engine", {}).get("image", "local"),
        "licence": job.payload.get("licence", ""),
        "alt_text": creative.get("alt_text", ""),
        "media_key": copied.key,
        "media_type": _media_type(creative["format"]),
        "sha256": copied.sha256,
        "bytes": copied.bytes,
        "width": creative["width"],
        "height": creative["height"],
    }


def _creative(job: Job) -> dict[str, Any]:
    creatives = job.payload.get("creatives") or []
    if not creatives:
        raise JobNotCompleted
    return dict(creatives[0])


def _media_type(name: str) -> str:
    return f"image/{name}"


def _take_away(copied: media.StoredObject | None) -> None:
    if copied is not None:
        media.delete(copied.key)
