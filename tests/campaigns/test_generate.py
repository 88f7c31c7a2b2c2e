"""Campaign ads from the order to the result: six steps, one reference, a stricter mark, and what each tells."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from generation.models import ReferenceAd, Standing
from jobs.models import Job, StepRun
from piad import media
from tests.campaigns.conftest import a_reference, campaign, skeleton_of
from tests.generation.conftest import Asker, make_asker

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own

STEPS = ["understand", "summarize", "retrieve", "analyze", "compose", "generate"]


def told(asker: Asker, job: Job, words: str) -> dict[str, Any]:
    """Return the job as the wire shows it with expansions."""
    answer = Client().get(f"/api/v1/jobs/{job.id}?expand={words}", headers={"Authorization": f"Bearer {asker.key}"})
    return dict(json.loads(answer.content)["data"])


def pixels(job: Job) -> Image.Image:
    key = media.key_of(job.payload["image_url"])
    assert key is not None
    return Image.open(io.BytesIO(media.load(key))).convert("RGB")


def artifacts(job: Job, step_id: str) -> dict[str, Any]:
    return dict(StepRun.objects.filter(job_id=job.id, step_id=step_id).latest("id").artifacts)


def test_a_campaign_is_made_in_six_steps_that_say_what_they_did(asker: Asker, reference: ReferenceAd) -> None:
    job = campaign(asker)

    data = told(asker, job, "diagnostics")
    diagnostics = data["diagnostics"]
    assert (data["type"], data["status"], job.error_log) == ("campaign_ad_generation", "completed", None)
    assert [step["step_id"] for step in diagnostics["steps"]] == STEPS
    for step in diagnostics["steps"]:
        assert {"status", "artifacts", "started_at", "duration_ms"} <= set(step)
        assert step["status"] == "ok"
    assert diagnostics["tier"] in {"strict", "broadened", "broadest"}
    assert diagnostics["retrieval"]["selected_id"] == str(reference.id)
    assert [candidate["id"] for candidate in diagnostics["retrieval"]["candidates"]] == [str(reference.id)]
    assert diagnostics["references"] == [{"source": "corpus", "index": 0}]
    assert diagnostics["resolved_output"] == {"aspect_ratio": "1:1", "width": 512, "height": 512}


def test_the_picture_of_the_reference_can_be_looked_at(asker: Asker) -> None:
    stored = media.store(area=media.Area.RESULTS, extension="webp", content=b"a picture")
    reference = a_reference(picture_key=stored.key, picture_sha256=stored.sha256)

    shown = artifacts(campaign(asker), "retrieve")["reference"]

    assert shown == {
        "id": str(reference.id),
        "industry": "footwear",
        "culture": "",
        "language": "en",
        "tone": "bold",
        "archetype": "split",
        "palette_mood": "dark",
        "formula": "statement",
        "colours": ["#16223F", "#F2C744"],
        "image_url": media.url(stored.key),
    }


def test_the_steps_that_can_doubt_say_how_sure_they_are(asker: Asker, reference: ReferenceAd) -> None:
    job = campaign(asker)

    sure = {row.step_id: row.confidence for row in StepRun.objects.filter(job_id=job.id)}
    assert {step for step, confidence in sure.items() if confidence is not None} == set(STEPS)
    assert all(0 <= confidence <= 1 for confidence in sure.values() if confidence is not None)


def test_what_is_shown_holds_no_words_for_models_and_no_keys_of_media(asker: Asker, reference: ReferenceAd) -> None:
    job = campaign(asker)

    shown = json.dumps(told(asker, job, "diagnostics")["diagnostics"])
    assert "media_key" not in shown
    assert "inputs/" not in shown


def test_the_result_is_read_as_that_of_an_ad(asker: Asker, reference: ReferenceAd) -> None:
    job = campaign(asker)

    data = told(asker, job, "ad,quality,layers")
    (creative,) = data["payload"]["creatives"]
    assert data["ad"] == {"image_url": data["payload"]["image_url"]}
    assert data["result_url"] == creative["image_url"] == data["job_result"]["image_url"]
    assert [report["creative_id"] for report in data["quality"]] == [creative["id"]]
    assert data["quality"][0]["score"] >= 85
    assert [one["creative_id"] for one in data["layers"]] == [creative["id"]]
    assert {layer["role"] for layer in data["layers"][0]["layers"]} >= {"headline", "cta"}
    assert set(creative["exports"]) == {"svg", "html5"}


def test_an_empty_corpus_fails_the_job_and_says_what_to_do(asker: Asker) -> None:
    job = campaign(asker)

    data = told(asker, job, "diagnostics")
    assert (data["status"], data["payload"]["failure_code"]) == ("failed", "retrieval_failed")
    assert data["error_log"].startswith("retrieval_failed: ")
    last = data["diagnostics"]["steps"][-1]
    assert (last["step_id"], last["status"], last["failure_code"]) == ("retrieve", "fatal_error", "retrieval_failed")
    assert "corpus" in last["recovery_hint"]


@pytest.mark.parametrize("status", [Standing.RETIRED, Standing.DRAFT])
def test_a_reference_that_is_not_active_leads_nothing(asker: Asker, status: Standing) -> None:
    a_reference(status=status)

    assert campaign(asker).payload["failure_code"] == "retrieval_failed"


def test_a_strangers_reference_leads_nothing(asker: Asker, stranger: Asker) -> None:
    a_reference(organization_id=stranger.organization_id)

    assert campaign(asker).payload["failure_code"] == "retrieval_failed"
    assert campaign(stranger).state == "completed"


def test_the_layout_of_the_reference_is_the_ads(asker: Asker) -> None:
    for archetype in ("split", "hero_cutout", "frame", "big_type"):
        ReferenceAd.objects.update(status=Standing.RETIRED)
        reference = a_reference(archetype)
        job = campaign(asker)
        guided = artifacts(job, "compose")["guided_by"]
        assert guided[0] == f"layout: archetype {archetype} of reference {reference.id}"
        assert artifacts(job, "compose")["document"][0]["layout"] == archetype


def test_a_layout_that_cannot_carry_the_order_gives_way_and_says_so(asker: Asker) -> None:
    reference = a_reference("review_card")

    guided = artifacts(campaign(asker), "compose")["guided_by"][0]

    assert guided.endswith(f"archetype review_card of reference {reference.id} cannot carry what this order brings")


def test_a_reference_known_by_its_picture_alone_leads_by_where_things_stand(asker: Asker) -> None:
    boxes = [
        {"kind": "picture", "role": "picture", "x": 0.1, "y": 0.02, "w": 0.8, "h": 0.5, "align": "left"},
        {"kind": "headline", "role": "headline", "x": 0.1, "y": 0.6, "w": 0.6, "h": 0.15, "align": "left"},
    ]
    reference = a_reference("", boxes=boxes, skeleton=None, tone="", language="")

    job = campaign(asker, output={"resolution": "512", "aspect_ratio": "4:5"})

    guided = artifacts(job, "compose")["guided_by"]
    assert artifacts(job, "compose")["document"][0]["layout"] == "picture_window"
    assert guided[0].endswith(f"nearest to where reference {reference.id} has them")


def test_two_references_make_two_visibly_different_ads_of_one_brief(asker: Asker) -> None:
    a_reference("split", colours=["#16223F"], palette_mood="dark", tone="luxury", skeleton=skeleton_of(headline=14))
    dark = campaign(asker)
    ReferenceAd.objects.update(status=Standing.RETIRED)
    a_reference("hero_cutout", colours=["#F6EFE2"], palette_mood="airy", tone="playful", skeleton=skeleton_of(headline=34))
    light = campaign(asker)

    first, second = (np.asarray(pixels(job), dtype=float) for job in (dark, light))
    assert np.abs(first - second).mean() > 40  # of 255
    one, other = (artifacts(job, "compose")["document"][0] for job in (dark, light))
    assert one["layout"] != other["layout"]
    assert one["letters"] != other["letters"]
    assert len(one["copy"]["headline"]) < len(other["copy"]["headline"])


def test_brand_and_quoted_words_stand_whatever_the_reference_says(asker: Asker, reference: ReferenceAd) -> None:
    job = campaign(
        asker,
        'Shoes for Nairobi. Headline: "Walk on, Nairobi"',
        brand_identity_json={"primary_background_hex": "#FFFFFF", "primary_accent_hex": "#D4384F"},
    )

    document = artifacts(job, "compose")["document"][0]
    assert document["copy"]["headline"] == "Walk on, Nairobi"
    assert document["palette"]["accent"] == "#D4384F"
    assert "colours: the brand's own are kept" in artifacts(job, "analyze")["differing"]


def test_equal_orders_make_equal_ads(asker: Asker, reference: ReferenceAd) -> None:
    first, second = campaign(asker), campaign(asker)

    assert [one["recipe_hash"] for one in first.payload["creatives"]] == [one["recipe_hash"] for one in second.payload["creatives"]]


def test_more_is_tried_than_for_a_plain_ad_unless_less_is_asked_for(asker: Asker, reference: ReferenceAd) -> None:
    def intensity(job: Job) -> str:
        parts = StepRun.objects.get(job_id=job.id, step_id="understand").output["parts"]
        return str(parts["read_brief"]["sizes"][0]["intensity"])

    assert intensity(campaign(asker)) == "high"
    assert intensity(campaign(asker, output={"resolution": "512", "thinking_intensity": "minimal"})) == "minimal"


def test_every_variant_and_placement_is_made(asker: Asker, reference: ReferenceAd) -> None:
    job = campaign(asker, output={"placements": ["meta.stories", "meta.feed"], "variants": 2})

    creatives = job.payload["creatives"]
    assert [(one["placement"], one["variant"]) for one in creatives] == [
        ("meta.stories", 0),
        ("meta.feed", 0),
        ("meta.stories", 1),
        ("meta.feed", 1),
    ]
    assert len({one["recipe_hash"] for one in creatives}) == 4


def test_a_mark_that_cannot_be_reached_is_tried_twice_and_fails_the_job(
    asker: Asker, reference: ReferenceAd, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("campaigns.steps.compose", "campaigns.steps.generate"):
        monkeypatch.setattr(f"{module}.PASS_MARK", 100.5)

    job = campaign(asker)

    rows = StepRun.objects.filter(job_id=job.id).order_by("id").values_list("step_id", "revision", "status")
    assert list(rows)[4:] == [
        ("compose", 0, "ok"),
        ("generate", 0, "ok"),
        ("compose", 1, "ok"),
        ("generate", 1, "fatal_error"),
    ]
    assert (job.state, job.payload["failure_code"]) == ("failed", "quality_gate_failed")


def test_test_keys_make_campaigns_too(reference: ReferenceAd) -> None:
    job = campaign(make_asker("Trial", is_test=True))

    assert (job.state, job.seed) == ("completed", 0)
