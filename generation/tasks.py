"""The worker's entrance to the kitchen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from celery import shared_task

TEND_SECONDS = 20.0

# A round that could not be sent in time is not made up for: the next one does its work.
BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "tend-corpus": {
        "task": "generation.tend_corpus",
        "schedule": TEND_SECONDS,
        "options": {"expires": TEND_SECONDS},
    },
}


@shared_task(name="generation.make_ad")
def make_ad(job_id: str) -> None:
    """Make the ad of one job; the imaging libraries are loaded here, never in the web process."""
    from generation.pipeline import AD_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=AD_PIPELINE)


@shared_task(name="generation.make_image_ad")
def make_image_ad(job_id: str) -> None:
    """Make the image ads of one job that came through the second door."""
    from generation.pipeline import IMAGE_AD_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=IMAGE_AD_PIPELINE)


@shared_task(name="generation.tend_corpus", ignore_result=True)
def tend_corpus() -> None:
    """Measure, draw and index what is new in the corpus."""
    from generation.corpus import tending

    tending.tend()
