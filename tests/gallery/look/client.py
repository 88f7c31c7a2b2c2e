"""The client's side: send a brief's request, wait for its job, fetch every creative."""

from __future__ import annotations

import io
import time
from typing import Any, Final

import requests
from PIL import Image

from tests.gallery.look.briefs import LookBrief

JOB_SECONDS: Final = 600.0


class LookFailed(Exception):
    """A brief did not end in a picture; the message says what the service answered."""


class Client:
    """Speaks to one service with one key."""

    def __init__(self, *, url: str, key: str) -> None:
        """Take the service's address, as ``http://127.0.0.1:8000``, and an API key."""
        self.url = url.rstrip("/")
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {key}"

    def pictures(self, brief: LookBrief) -> list[Image.Image]:
        """Return the creatives of a brief in the order of its placements; raises LookFailed."""
        job = self.job("/api/v1/images/generations", brief.body)
        return [self.picture(creative["image_url"]) for creative in job["payload"]["creatives"]]

    def job(self, path: str, body: dict[str, Any], *, expand: str = "") -> dict[str, Any]:
        """Return the completed job that a request made, with expansions; raises LookFailed."""
        answer = self.session.post(f"{self.url}{path}", json=body, timeout=60)
        if answer.status_code != requests.codes.accepted:
            raise LookFailed(f"the request was answered {answer.status_code}: {answer.text[:500]}")
        return self._settled(answer.json()["data"]["job_id"], expand)

    def _settled(self, job_id: str, expand: str) -> dict[str, Any]:
        deadline = time.monotonic() + JOB_SECONDS
        while time.monotonic() < deadline:
            asked = {"wait_for_completion": "true", "timeout_seconds": "20", "expand": expand}
            answer = self.session.get(f"{self.url}/api/v1/jobs/{job_id}", params=asked, timeout=60)
            if not answer.ok:
                raise LookFailed(f"the job's address answered {answer.status_code}: {answer.text[:500]}")
            job: dict[str, Any] = answer.json()["data"]
            if job["status"] == "failed":
                raise LookFailed(f"the job failed: {job['error_log']}")
            if job["status"] == "completed":
                return job
        raise LookFailed(f"the job was not finished within {JOB_SECONDS:.0f} s")

    def picture(self, address: str) -> Image.Image:
        """Return the picture at an address of the service."""
        answer = self.session.get(address, timeout=60)
        if not answer.ok:
            raise LookFailed(f"the picture's address answered {answer.status_code}")
        return Image.open(io.BytesIO(answer.content)).convert("RGB")
