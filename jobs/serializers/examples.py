"""Answers as a client meets them, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

JOB_ID = "5f0c2a52-6f0d-4d0b-9a53-0f6f6f1d3c11"
IMAGE_URL = "https://piad.example.com/media/results/zuVXWR-ybBnmuh18LyAZS2UMk5uUguW75W2EIZOIobs.png"
INPUT: dict[str, Any] = {
    "prompt": "Shoe ad for Kora, French-speaking West Africa, strong call to action. 29 900 FCFA.",
    "reference_image_count": 1,
    "output": {"aspect_ratio": "4:5", "resolution": "1K"},
    "client_reference_id": "spring-launch-1",
    "metadata": {"market": "West Africa"},
}


def _envelope(*, status: str, payload: dict[str, Any], **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    job = {
        "id": JOB_ID,
        "org_id": "0b6d4bb0-5a0e-4f4b-9a3b-8f5ad3f1c9d2",
        "type": "ad_generation",
        "status": status,
        "payload": {"input": INPUT, "phase": status, **payload},
        "result_url": None,
        "error_log": None,
        "created_at": 1760000000,
        "updated_at": 1760000002,
        **members,
    }
    return {"id": "req_pi_3e27b719-8244-4ee9-baf4-d2a4c15b5798", "object": "job", "status": status, "created_at": 1760000003, "data": job}


COMPLETED_JOB = _envelope(
    status="completed",
    payload={
        "image_url": IMAGE_URL,
        "engine": {"text": "local", "image": "local", "degraded_from": None, "disclosure": "none"},
        "resolved_output": {"aspect_ratio": "4:5", "width": 928, "height": 1152},
        "creatives": [
            {
                "id": "7729cc36-b503-527a-8a82-87c7fa659433",
                "placement": None,
                "aspect_ratio": "4:5",
                "width": 928,
                "height": 1152,
                "format": "png",
                "bytes": 753959,
                "image_url": IMAGE_URL,
                "alt_text": "Kora - 29 900 FCFA - Commandez maintenant",
                "recipe_hash": "aaf5949e205a86501d99f79e3eb0d31d5c39da84c225a960148815c906a490df",
                "variant": 0,
                "exports": {},
            }
        ],
    },
    result_url=IMAGE_URL,
    job_result={"type": "ad", "id": JOB_ID, "image_url": IMAGE_URL},
    ad={"image_url": IMAGE_URL},
)
FAILED_JOB = _envelope(
    status="failed",
    payload={"failure_code": "reference_input_invalid"},
    error_log="reference_input_invalid: Reference image 1 is damaged or cut short and cannot be opened.",
)
