"""A brand goes out as a document and comes back as it was, here or in another organization."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from brands.models import Brand
from tests.brands.conftest import BRANDS, EVIDENCE, FOUND, Customer, code_of, data_of, error_of, path_of

pytestmark = pytest.mark.django_db

IMPORT = f"{BRANDS}/import"
TYPES = {"json": "application/json", "yml": "application/yaml"}


def export(customer: Customer, brand: Brand, kind: str = "json") -> bytes:
    answer = customer.get(f"{path_of(brand, 'brand-export')}?format={kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="brand.{kind}"'
    assert answer["Content-Type"].startswith(TYPES[kind])
    return bytes(answer.content)


def test_a_document_holds_what_was_found_what_is_pinned_and_why(customer: Customer, brand: Brand) -> None:
    customer.ask("patch", path_of(brand), {"core_slogan": "Go."})

    assert json.loads(export(customer, brand)) == {
        "format": "piad.brand/1",
        "domain": "kora.example",
        "found": FOUND,
        "pins": {"core_slogan": "Go."},
        "evidence": EVIDENCE,
        "cautions": [{"code": "few_pages", "message": "Only one page was read."}],
    }
    assert yaml.safe_load(export(customer, brand, "yml")) == json.loads(export(customer, brand))


@pytest.mark.parametrize("kind", ["json", "yml"])
def test_a_round_trip_loses_nothing(customer: Customer, other: Customer, brand: Brand, kind: str) -> None:
    tricky = {
        "name": "Ночь & día: #1 – 夜",
        "core_slogan": "no",
        "typography_rules": 'a: "b"\n- c\t\u2028d',
        "products": [{"name": "2024-01-01"}],
    }
    customer.ask("patch", path_of(brand), tricky)
    sent = export(customer, brand, kind)

    answer = other.ask("post", IMPORT, sent, content_type=TYPES[kind])

    assert answer.status_code == 200, answer.content
    theirs = Brand.objects.get(organization_id=other.organization_id)
    assert export(other, theirs, kind) == sent
    ours, copy = data_of(customer.get(path_of(brand))), data_of(other.get(path_of(theirs)))
    own = {"id", "org_id", "created_at", "updated_at", "version"}
    assert {name: value for name, value in copy.items() if name not in own} == {
        name: value for name, value in ours.items() if name not in own
    }


def test_importing_what_is_there_changes_nothing(customer: Customer, brand: Brand) -> None:
    sent = export(customer, brand)

    customer.ask("post", IMPORT, sent)

    assert (Brand.objects.count(), Brand.objects.get().version) == (1, 1)


def test_the_least_that_makes_a_brand(customer: Customer) -> None:
    text = "format: piad.brand/1\ndomain: nouvel.example\nfound:\n  name: Nouvel\n  primary_accent_hex: '#ff6b00'\n"

    data = data_of(customer.ask("post", IMPORT, text, content_type="application/yaml"))

    assert (data["name"], data["version"], data["kit"], data["pinned"]) == ("Nouvel", 1, {}, [])
    assert data["brand_dna"]["color_palette"] == ["#FF6B00", "#FFFFFF", "#111111", "#808080"]


MINIMAL: dict[str, Any] = {"format": "piad.brand/1", "domain": "kora.example", "found": {"name": "Kora"}}


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"format": "other/1"}, "format"),
        ({"domain": "https://kora.example"}, "domain"),
        ({"domain": "KORA.example"}, "domain"),
        ({"found": {}}, "found.name"),
        ({"found": {"name": "Kora", "primary_accent_hex": "red"}}, "found.primary_accent_hex"),
        ({"found": []}, "found"),
        ({"pins": {"heading_font": "Nope"}}, "pins.heading_font"),
        ({"evidence": {"name": {"source": "x", "method": "y", "confidence": 2}}}, "evidence.name.confidence"),
        ({"cautions": [{"code": "x"}]}, "cautions.0.message"),
    ],
)
def test_a_document_of_another_shape_is_refused_by_the_member(customer: Customer, changes: dict[str, Any], param: str) -> None:
    answer = customer.post(IMPORT, {**MINIMAL, **changes})

    assert code_of(answer) == (400, "invalid_request_body")
    assert error_of(answer)["param"] == param
    assert not Brand.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: &x [1]\nb: *x",
        "a: !!python/object/apply:os.system ['true']",
        "a: 1\na: 2",
        "? [1, 2]\n: 3",
        "a: .nan",
        "a: " + "[" * 60 + "]" * 60,
        "a: [" + "1," * 3_000 + "1]",
        "a: \udcff".encode("utf-8", "surrogateescape"),
        "x: '" + "y" * 270_000 + "'",
    ],
)
def test_yaml_that_is_more_than_plain_values_is_refused(customer: Customer, text: str | bytes) -> None:
    assert code_of(customer.ask("post", IMPORT, text, content_type="application/yaml")) == (400, "invalid_yaml_body")


@pytest.mark.parametrize("text", ["- 1", "just words", "a: 2024-01-01"])
def test_yaml_that_is_no_object_of_texts_is_refused(customer: Customer, text: str) -> None:
    assert code_of(customer.ask("post", IMPORT, text, content_type="application/yaml")) == (400, "invalid_request_body")


def test_other_formats_and_media_types_are_refused(customer: Customer, brand: Brand) -> None:
    assert code_of(customer.get(f"{path_of(brand, 'brand-export')}?format=xml")) == (400, "invalid_query_parameter")
    assert code_of(customer.ask("post", IMPORT, "x", content_type="text/plain")) == (415, "unsupported_media_type")


def test_another_organizations_brand_is_not_given_out(other: Customer, brand: Brand) -> None:
    assert code_of(other.get(path_of(brand, "brand-export"))) == (404, "brand_not_found")


def test_an_import_with_a_key_is_done_once(customer: Customer) -> None:
    first, second = (customer.post(IMPORT, MINIMAL, Idempotency_Key="k1") for _ in range(2))
    third = customer.post(IMPORT, {**MINIMAL, "domain": "nova.example"}, Idempotency_Key="k1")

    assert (second.content, second["X-Idempotency-Replayed"]) == (first.content, "true")
    assert code_of(third) == (409, "idempotency_key_mismatch")
    assert Brand.objects.count() == 1
