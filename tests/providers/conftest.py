"""What the vendors' tests share: a shape to ask for, a way to call, and circuits that are closed at first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import redis
from django.conf import settings
from PIL import Image

from piad.providers.contracts import Call, ImageRequest, TextRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan:
    """An answer's shape."""

    headline: str
    note: str | None
    points: tuple[str, ...]


ANSWER = {"headline": "Run further", "note": None, "points": ["Light", "Fast"]}
SLOGAN = Slogan(headline="Run further", note=None, points=("Light", "Fast"))


@dataclass(slots=True)
class Caller:
    """Makes calls and keeps the request ids that it was told."""

    noted: list[str] = field(default_factory=list)

    def call(self, seconds: float = 20.0) -> Call:
        return Call(key="job-1:paint:0", seconds=seconds, noted=self.noted.append)


@pytest.fixture
def caller() -> Caller:
    return Caller()


@pytest.fixture(autouse=True)
def _closed_circuits() -> Iterator[None]:
    valkey = redis.Redis.from_url(settings.REDIS_URL)
    for name in valkey.keys("piad:breaker:*"):
        valkey.delete(name)
    yield
    valkey.close()


def a_question() -> TextRequest[Slogan]:
    return TextRequest(instructions="Write an ad.", prompt="Running shoes", answer=Slogan)


def a_picture() -> ImageRequest:
    return ImageRequest(prompt="A beach at dawn", width=928, height=1152, aspect_ratio="4:5", resolution="1K")


def png(width: int = 64, height: int = 64) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#88AACC").save(file, "PNG")
    return file.getvalue()
