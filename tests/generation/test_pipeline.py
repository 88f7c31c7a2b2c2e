"""Seven steps in their order, and what they add up to on the wire."""

from __future__ import annotations

import uuid
from typing import Any

from generation.pipeline import AD_PIPELINE, finish
from piad import media
from tests.generation.steps.contexts import context_of

KEY = "results/" + "k" * 43 + ".png"
MADE: dict[str, Any] = {
    "id": str(uuid.UUID(int=9)),
    "media_key": KEY,
    "placement": None,
    "aspect_ratio": "4:5",
    "width": 928,
    "height": 1152,
    "format": "png",
    "bytes": 1234,
    "sha256": "ab" * 32,
    "alt_text": "A red shoe.",
    "recipe_hash": "cd" * 32,
    "variant": 0,
    "artboard": {},
    "layers": [],
    "exports": {"svg": KEY.replace("png", "svg"), "html5": KEY.replace("png", "html")},
}


def test_the_steps_stand_in_the_order_of_the_work() -> None:
    assert [step.id for step in AD_PIPELINE.steps] == [
        "read_brief",
        "find_references",
        "write_copy",
        "choose_layout",
        "paint_background",
        "compose_creative",
        "inspect_creative",
    ]


def test_the_result_is_shaped_as_the_wire_writes_it() -> None:
    context = context_of(outputs={"compose_creative": {"creatives": [MADE]}})

    result = finish(context)

    url = media.url(KEY)
    assert result.payload == {
        "image_url": url,
        "creatives": [
            {
                "id": MADE["id"],
                "placement": None,
                "aspect_ratio": "4:5",
                "width": 928,
                "height": 1152,
                "format": "png",
                "bytes": 1234,
                "image_url": url,
                "alt_text": "A red shoe.",
                "recipe_hash": "cd" * 32,
                "variant": 0,
                "exports": {"svg": media.url(KEY.replace("png", "svg")), "html5": media.url(KEY.replace("png", "html"))},
            },
        ],
        "engine": {"text": "local", "image": "local", "degraded_from": None, "disclosure": "none"},
        "resolved_output": {"aspect_ratio": "4:5", "width": 928, "height": 1152},
    }
    assert result.result_url == url
    assert result.job_result == {"type": "ad", "id": str(context.job_id), "image_url": url}
    assert [(one.kind, one.media_key, one.media_type, one.sha256) for one in result.artifacts] == [
        ("creative", KEY, "image/png", "ab" * 32)
    ]
