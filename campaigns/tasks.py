"""The worker's entrances to the menu."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task


@shared_task(name="campaigns.make_campaign")
def make_campaign(job_id: str) -> None:
    """Make the campaign ad of one job; the imaging libraries are loaded here, never in the web process."""
    from campaigns.pipelines.generate import CAMPAIGN_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=CAMPAIGN_PIPELINE)


@shared_task(name="campaigns.make_localization")
def make_localization(job_id: str) -> None:
    """Localize the ad of one job; the imaging libraries are loaded here, never in the web process."""
    from campaigns.pipelines.localize import LOCALIZATION_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=LOCALIZATION_PIPELINE)


@shared_task(name="campaigns.make_edit")
def make_edit(job_id: str) -> None:
    """Edit the ad of one job; the imaging libraries are loaded here, never in the web process."""
    from campaigns.pipelines.edit import EDIT_PIPELINE
    from jobs import runner

    runner.run(job_id=UUID(job_id), pipeline=EDIT_PIPELINE)
