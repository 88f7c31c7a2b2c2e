"""What the kitchen's tests share: someone who asks, and pictures to ask with."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import redis
from django.conf import settings as live_settings
from django.test import Client
from PIL import Image

from piad.accounts import actions
from piad.providers.choice import VendorAccess
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Vendor, serving
from tests.generation.hybrids import a_place, as_png

if TYPE_CHECKING:
    from uuid import UUID

    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
    from pytest_django import Settings

Painter = Callable[..., bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """An organization, one key of it, and the way to post with that key."""

    organization_id: UUID
    api_key_id: UUID
    key: str

    def post(self, path: str, body: object, **headers: str) -> Answer:
        """Post JSON, or bytes as they are, with the key."""
        sent = {"Authorization": f"Bearer {self.key}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return Client().post(path, data=body, content_type="application/json", headers=sent)


def make_asker(name: str, *, is_test: bool = False) -> Asker:
    """Create an organization with a key."""
    organization = actions.create_organization(name=name)
    made = actions.create_api_key(organization_id=organization.id, is_test=is_test)
    return Asker(organization_id=organization.id, api_key_id=made.row.id, key=made.plaintext)


@pytest.fixture
def asker(db: None) -> Asker:
    """Return an organization with a live key."""
    return make_asker("Acme")


@pytest.fixture
def stranger(db: None) -> Asker:
    """Return another organization."""
    return make_asker("Globex")


@pytest.fixture
def picture() -> Painter:
    """Paint a real picture: ``picture(width, height, format="PNG", mode="RGB")`` gives its file."""

    def paint(width: int = 320, height: int = 240, *, kind: str = "PNG", mode: str = "RGB", colour: str = "#C0392B") -> bytes:
        file = io.BytesIO()
        Image.new(mode, (width, height), colour).save(file, kind)
        return file.getvalue()

    return paint


@pytest.fixture
def wire() -> OpenAIWire:
    """Return what the vendor says: it paints a calm place."""
    return OpenAIWire(picture=as_png(a_place()))


@pytest.fixture
def vendor(wire: OpenAIWire, settings: Settings) -> Iterator[Vendor]:
    """Serve a vendor that paints for everyone, its circuit closed."""
    valkey = redis.Redis.from_url(live_settings.REDIS_URL)
    for name in valkey.keys("piad:breaker:*"):
        valkey.delete(name)
    valkey.close()
    with serving(wire) as server:
        settings.PIAD_MODELS = {"text": "", "image": "openai/painter"}
        settings.PIAD_VENDOR_KEYS = {"openai": VendorAccess(api_key="sk-test-key", base_url=f"{server.url}/v1")}
        yield server


def b64(content: bytes) -> str:
    """Return bare base64."""
    return base64.b64encode(content).decode()
