"""The demo's side of the wire: send one brief, follow its job, fetch the ad."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from piad.service.processes import ROOT

PICTURE = ROOT / "generation" / "demo" / "shoe.png"
PROMPT = (
    "Create a shoe advertisement for Kora for a French-speaking West African audience with a strong call to action. "
    "Price 29 900 FCFA, free delivery in Dakar and Abidjan."
)
JOB_SECONDS = 120.0


class DemoFailed(Exception):
    """The demo did not end with an ad; the message says what happened instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedAd:
    """The demo's outcome; times in seconds from the POST."""

    job_id: str
    content: bytes
    content_type: str
    answered_after: float
    completed_after: float


def make_ad(*, base_url: str, key: str, say: Callable[[str], None]) -> FinishedAd:
    """Send the demo's request and wait for its ad, saying each finished step; raises DemoFailed."""
    with requests.Session() as session:
        session.trust_env = False  # the service stands on this machine: no proxy
        session.headers["Authorization"] = f"Bearer {key}"
        began = time.monotonic()
        job_id = _submit(session, base_url)
        answered = time.monotonic() - began
        say(f"  202 accepted after {answered * 1000:.0f} ms as job {job_id}")
        job = _follow(session, f"{base_url}/api/v1/jobs/{job_id}", say=say)
        completed = time.monotonic() - began
        picture = session.get(job["ad"]["image_url"], timeout=30)
        if not picture.ok or not picture.content:
            raise DemoFailed(f"the ad's address answered {picture.status_code}")
        return FinishedAd(
            job_id=job_id,
            content=picture.content,
            content_type=picture.headers.get("Content-Type", ""),
            answered_after=answered,
            completed_after=completed,
        )


def request_body() -> dict[str, Any]:
    """Return the request of the demo: a brief, a reference picture and the output's shape."""
    picture = base64.b64encode(PICTURE.read_bytes()).decode()
    return {
        "prompt": PROMPT,
        "reference_images": [f"data:image/png;base64,{picture}"],
        "output": {"aspect_ratio": "4:5", "resolution": "1K", "thinking_intensity": "minimal"},
        "client_reference_id": "demo",
        "metadata": {"market": "West Africa"},
    }


def extension(content_type: str) -> str:
    """Return the file extension of a picture's media type."""
    return {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}.get(content_type.partition(";")[0].strip(), "bin")


def save(ad: FinishedAd, folder: Path) -> Path:
    """Write the ad under a name of its own and return the path."""
    folder.mkdir(exist_ok=True)
    path = folder / f"ad-{time.strftime('%Y%m%d-%H%M%S')}-{ad.job_id[:8]}.{extension(ad.content_type)}"
    path.write_bytes(ad.content)
    return path


def _submit(session: requests.Session, base_url: str) -> str:
    answer = session.post(f"{base_url}/api/v1/images/generations", json=request_body(), timeout=30)
    if answer.status_code != requests.codes.accepted:
        raise DemoFailed(f"the request was answered {answer.status_code}: {answer.text[:500]}")
    return str(answer.json()["data"]["job_id"])


def _follow(session: requests.Session, url: str, *, say: Callable[[str], None]) -> dict[str, Any]:
    told: set[str] = set()
    deadline = time.monotonic() + JOB_SECONDS
    while time.monotonic() < deadline:
        answer = session.get(
            url, params={"wait_for_completion": "true", "timeout_seconds": "1", "expand": "ad", "include": "diagnostics"}, timeout=40
        )
        if not answer.ok:
            raise DemoFailed(f"the job's address answered {answer.status_code}: {answer.text[:500]}")
        job: dict[str, Any] = answer.json()["data"]
        for line in _news(job, told):
            say(line)
        if job["status"] == "failed":
            raise DemoFailed(f"the job failed: {job['error_log']}")
        if job["status"] == "completed":
            return job
    raise DemoFailed(f"the job was not finished within {JOB_SECONDS:.0f} s")


def _news(job: dict[str, Any], told: set[str]) -> Iterator[str]:
    """Yield a line for each step that ended since the last look."""
    for step in job.get("diagnostics", {}).get("steps", []):
        name = step["step_id"]
        if name not in told:
            told.add(name)
            yield f"  {len(told)}. {name.replace('_', ' '):<18} {step['status']}"
