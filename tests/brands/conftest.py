"""Organizations with a key each, the way to ask with it, and brands to ask for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from brands.kit.content import BrandContent
from brands.lifecycle import Findings, store_import
from brands.models import Brand
from piad.accounts import actions

if TYPE_CHECKING:
    from uuid import UUID

    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

BRANDS = "/api/v1/brands"
FOUND: dict[str, Any] = {
    "name": "Kora",
    "primary_background_hex": "#FFF7EA",
    "primary_accent_hex": "#C2410C",
    "ink_hex": "#1C1917",
    "on_accent_hex": "#FFFFFF",
    "color_palette": ["#FFF7EA", "#C2410C", "#1C1917", "#FACC15"],
    "typography_rules": "Headings in Poppins (in place of Gilroy); text in Inter.",
    "heading_font": "Poppins",
    "heading_font_asked": "Gilroy",
    "body_font": "Inter",
    "body_font_asked": "Inter",
    "core_slogan": "Walk further.",
    "imagen_style_conditioning": "Warm light on dusty ground. Products stand alone.",
    "language": "fr",
    "tone": {"casual_formal": 0.3, "calm_energetic": 0.75},
    "products": [{"name": "Sandale Kora", "price": "29900", "currency": "XOF"}],
}
EVIDENCE: dict[str, Any] = {
    "primary_accent_hex": {"source": "https://kora.example/", "method": "a.cta background", "confidence": 0.92, "runner_up": "#FACC15"},
    "name": {"source": "https://kora.example/", "method": "og:site_name", "confidence": 0.97, "runner_up": None},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """An organization, one key of it, and the ways to ask with that key."""

    organization_id: UUID
    api_key_id: UUID
    key: str

    def ask(self, method: str, path: str, body: object = None, *, content_type: str = "application/json", **headers: str) -> Answer:
        sent = {"Authorization": f"Bearer {self.key}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        if body is None:
            return getattr(Client(), method)(path, headers=sent)  # type: ignore[no-any-return]
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        return Client().generic(method.upper(), path, data, content_type=content_type, headers=sent)

    def get(self, path: str) -> Answer:
        return self.ask("get", path)

    def post(self, path: str, body: object, **headers: str) -> Answer:
        return self.ask("post", path, body, **headers)


def make_customer(name: str, *, is_test: bool = False) -> Customer:
    organization = actions.create_organization(name=name)
    made = actions.create_api_key(organization_id=organization.id, is_test=is_test)
    return Customer(organization_id=organization.id, api_key_id=made.row.id, key=made.plaintext)


def make_brand(organization_id: UUID, *, domain: str = "kora.example", **changes: Any) -> Brand:  # noqa: ANN401 - any field
    """Keep a brand the way that an import does."""
    content = BrandContent.from_json({**FOUND, **changes})
    findings = Findings(content=content, evidence=EVIDENCE, cautions=[{"code": "few_pages", "message": "Only one page was read."}])
    return store_import(organization_id=organization_id, domain=domain, findings=findings, pins={}, actor="tester")


def data_of(answer: Answer) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    return dict(json.loads(answer.content)["data"])


def error_of(answer: Answer) -> dict[str, Any]:
    body = json.loads(answer.content)
    assert list(body) == ["error"]
    return dict(body["error"])


def code_of(answer: Answer) -> tuple[int, str]:
    return answer.status_code, str(error_of(answer)["code"])


@pytest.fixture
def customer(db: None) -> Customer:
    return make_customer("Acme")


@pytest.fixture
def other(db: None) -> Customer:
    return make_customer("Globex")


@pytest.fixture
def brand(customer: Customer) -> Brand:
    return make_brand(customer.organization_id)


def path_of(brand: Brand | UUID, name: str = "brand") -> str:
    return reverse(name, args=[getattr(brand, "id", brand)])
