"""The gallery's campaigns are orders that the API takes, and their page says what became of each."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.serializers import CampaignRequestSerializer
from tests.gallery.campaign_page import Made, Picture, page
from tests.gallery.campaigns import Campaign, campaigns

ALL = tuple(campaigns([]))
STEP = {"step_id": "compose", "status": "ok", "confidence": 0.9, "duration_ms": 12, "artifacts": {"guided_by": ["layout: <split>"]}}
JOB: dict[str, Any] = {"diagnostics": {"steps": [STEP]}}


def test_there_are_twelve_each_edited_three_times_and_localized_into_four_cultures() -> None:
    assert len({campaign.name for campaign in ALL}) == 12
    assert {(len(campaign.edits), len(campaign.localizations)) for campaign in ALL} == {(3, 4)}


@pytest.mark.parametrize("campaign", ALL, ids=[campaign.name for campaign in ALL])
def test_each_is_a_request_that_is_taken(campaign: Campaign) -> None:
    assert CampaignRequestSerializer.read(campaign.body).prompt == campaign.body["prompt"]


def test_the_page_shows_steps_and_results_and_says_what_failed() -> None:
    first, second = Picture(name="a", width=928, score=97.5), Picture(name="a-edit-1", says="Make it <big>", failure="answered 404")

    shown = page(
        [
            Made(name="a", prompt="Shoes & socks", job=JOB, pictures=(first, second)),
            Made(name="b", prompt="x", job=None, pictures=(second,)),
        ]
    )

    assert "Shoes &amp; socks" in shown
    assert "guided_by: layout: &lt;split&gt;" in shown
    assert '<img src="a.png"' in shown
    assert "result · 97.5" in shown
    assert shown.count("answered 404") == 2
    assert "a-edit-1.png" not in shown
