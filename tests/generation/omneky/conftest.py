"""A shop on loopback with a logo and a bottle, someone who asks, and a worker beside."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from PIL import Image, ImageDraw
from pytest_django import Settings

from piad.celery import app
from tests.brands.conftest import Customer, make_customer

PATIENCE_SECONDS = 120
BOTTLE = (Path(__file__).parents[3] / "generation" / "demo" / "serum.png").read_bytes()


def a_logo(colour: str = "#0F4C3A") -> bytes:
    """Draw a mark of two leaves beside a word-like bar, on nothing."""
    picture = Image.new("RGBA", (640, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((20, 20, 110, 180), fill=colour)
    draw.ellipse((90, 20, 180, 180), outline=colour, width=16)
    for at, width in enumerate((70, 50, 90, 60)):
        left = 220 + sum((70, 50, 90, 60)[:at]) + at * 22
        draw.rounded_rectangle((left, 60, left + width, 140), 18, fill=colour)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@dataclass(slots=True)
class Shop:
    """Files by path, and every path that was asked for."""

    authority: str
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://{self.authority}{path}"


@pytest.fixture
def shop(settings: Settings) -> Iterator[Shop]:
    """Serve a shop that the outbound guard was opened for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            kind, body = served.files.get(self.path, ("text/plain", b""))
            self.send_response(200 if self.path in served.files else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library calls it
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Shop(authority=f"127.0.0.1:{server.server_port}")
    served.files["/logo.png"] = ("image/png", a_logo())
    served.files["/bottle.png"] = ("image/png", BOTTLE)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.PIAD_OUTBOUND_ALLOW = (*settings.PIAD_OUTBOUND_ALLOW, served.authority)
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def customer() -> Customer:
    return make_customer("Acme")


@pytest.fixture
def worker() -> Iterator[None]:
    """Run a Celery worker beside the test."""
    app.loader.import_default_modules()
    with start_worker(app, pool="solo", queues=["render", "brands"], perform_ping_check=False, shutdown_timeout=30):
        yield


Made = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture
def made(customer: Customer, worker: None) -> Made:
    """Order image ads and poll until they are settled, the way that the vendor's documents do it."""

    def ordered(body: dict[str, Any]) -> dict[str, Any]:
        accepted = customer.post("/create_image_ad_async", body)
        assert accepted.status_code == 202, accepted.content
        job_id = json.loads(accepted.content)["job_id"]
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            job: dict[str, Any] = json.loads(customer.get(f"/jobs/{job_id}").content)
            if job["status"] in {"SUCCESS", "FAILED"}:
                return job
            assert time.monotonic() < end, job
            time.sleep(0.1)

    return ordered
