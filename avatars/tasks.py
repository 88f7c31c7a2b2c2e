"""The worker's entrance to the portraits."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task


@shared_task(name="avatars.make_avatar")
def make_avatar(job_id: str) -> None:
    """Make the avatar of one job; the imaging libraries are loaded here, never in the web process."""
    from avatars.pipeline import AVATAR_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=AVATAR_PIPELINE)
