"""The worker's entrance to the kitchen."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task


@shared_task(name="generation.make_ad")
def make_ad(job_id: str) -> None:
    """Make the ad of one job; the imaging libraries are loaded here, never in the web process."""
    from generation.pipeline import AD_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=AD_PIPELINE)
