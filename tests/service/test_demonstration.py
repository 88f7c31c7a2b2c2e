"""The demo speaks to the service as a customer does, and says what went wrong; the service is played by a loopback server."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from piad.service.demonstration import PICTURE, DemoFailed, FinishedAd, make_ad, request_body, save

Answer = tuple[int, dict[str, Any] | bytes]
STEPS = [{"step_id": "read_brief", "status": "ok"}, {"step_id": "write_copy", "status": "ok"}]


@pytest.fixture
def service() -> Iterator[Callable[..., str]]:
    """Play a service that answers each request with the next of the given answers; return its address."""
    running: list[ThreadingHTTPServer] = []

    def play(*answers: Answer) -> str:
        left = list(answers)

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, body = left.pop(0)
                content = body if isinstance(body, bytes) else json.dumps(body).replace("HERE", url).encode()
                self.send_response(status)
                self.send_header("Content-Type", "image/png" if isinstance(body, bytes) else "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _answer  # noqa: N815 - the names that the standard library calls

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return url

    yield play
    for server in running:
        server.shutdown()
        server.server_close()


def job(status: str, steps: list[dict[str, str]], **more: object) -> Answer:
    return 200, {"data": {"status": status, "error_log": None, "diagnostics": {"steps": steps}, **more}}


ACCEPTED: Answer = (202, {"data": {"job_id": "7d9f"}})


def test_each_step_is_said_once_and_the_ad_is_fetched(service: Callable[..., str]) -> None:
    said: list[str] = []
    url = service(ACCEPTED, job("processing", STEPS[:1]), job("completed", STEPS, ad={"image_url": "HERE/ad.png"}), (200, b"the picture"))
    ad = make_ad(base_url=url, key="pi_live_x", say=said.append)

    assert (ad.job_id, ad.content, ad.content_type) == ("7d9f", b"the picture", "image/png")
    assert [line.split() for line in said[1:]] == [["1.", "read", "brief", "ok"], ["2.", "write", "copy", "ok"]]


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([(401, {"error": {"code": "invalid_api_key"}})], "the request was answered 401"),
        ([ACCEPTED, job("failed", [], error_log="The picture cannot be opened.")], "the job failed: The picture cannot be opened."),
        ([ACCEPTED, (500, {})], "the job's address answered 500"),
        ([ACCEPTED, job("completed", STEPS, ad={"image_url": "HERE/gone.png"}), (404, b"")], "the ad's address answered 404"),
    ],
)
def test_what_went_wrong_is_said(service: Callable[..., str], answers: list[Answer], reason: str) -> None:
    with pytest.raises(DemoFailed, match=reason):
        make_ad(base_url=service(*answers), key="pi_live_x", say=lambda _: None)


def test_the_request_carries_the_bundled_picture_and_the_documented_shape() -> None:
    body = request_body()

    assert base64.b64decode(body["reference_images"][0].removeprefix("data:image/png;base64,")) == PICTURE.read_bytes()
    assert body["output"] == {"aspect_ratio": "4:5", "resolution": "1K", "thinking_intensity": "minimal"}
    assert "West Africa" in body["prompt"]


def test_an_ad_is_saved_under_a_name_of_its_own(tmp_path: Path) -> None:
    ad = FinishedAd(job_id="0123456789ab", content=b"png", content_type="image/png", answered_after=0.1, completed_after=1.0)
    path = save(ad, tmp_path / "demo")

    assert path.read_bytes() == b"png"
    assert path.name.endswith("-01234567.png")
