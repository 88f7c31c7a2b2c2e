"""The worker's entrance to the pantry."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task


@shared_task(name="brands.extract_brand")
def extract_brand(job_id: str) -> None:
    """Read the brand of one job; what reads pages and pictures is loaded here, never in the web process."""
    from brands.pipeline import EXTRACTION_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=EXTRACTION_PIPELINE)
