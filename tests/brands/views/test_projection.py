"""A projection is made at once, the same each time, and guarded against bodies that are no use case."""

from __future__ import annotations

import json
import uuid

import pytest
from structlog.testing import capture_logs

from brands.models import Brand
from piad.accounts import actions
from tests.brands.conftest import Customer, code_of, make_brand, path_of

pytestmark = pytest.mark.django_db

OVERSIZED = {"use_case": "x", "more": "y" * 16_400}


def project(customer: Customer, brand: Brand | uuid.UUID, body: object) -> tuple[int, str]:
    return code_of(customer.post(path_of(brand, "brand-project"), body))


def test_a_projection_is_deterministic_and_of_the_documented_shape(customer: Customer, brand: Brand) -> None:
    answers = [customer.post(path_of(brand, "brand-project"), {"use_case": " A hero banner "}) for _ in range(2)]

    body = json.loads(answers[0].content)
    assert (answers[0].status_code, body["object"], body["status"]) == (200, "brand.projection", "completed")
    assert body["data"] == {
        "use_case": "A hero banner",
        "is_wildcard": True,
        "payload": {
            "use_case": "A hero banner",
            "brand_projection": {
                "primary_background_hex": "#FFF7EA",
                "primary_accent_hex": "#C2410C",
                "color_palette": ["#FFF7EA", "#C2410C", "#1C1917", "#FACC15"],
                "typography_rules": "Headings in Poppins (in place of Gilroy); text in Inter.",
                "core_slogan": "Walk further.",
                "imagen_style_conditioning": "Warm light on dusty ground. Products stand alone.",
                "logo_url": None,
            },
            "meta": {"source": "deterministic_projection", "reason": "model_unavailable_or_invalid_json"},
        },
    }
    assert json.loads(answers[1].content)["data"] == body["data"]


def test_what_is_not_known_is_null(customer: Customer) -> None:
    bare = Brand.objects.create(organization_id=customer.organization_id, domain="bare.example", name="Bare")

    answer = customer.post(path_of(bare, "brand-project"), {"use_case": "x"})

    assert set(json.loads(answer.content)["data"]["payload"]["brand_projection"].values()) == {None}


def test_each_projection_is_logged_without_its_words(customer: Customer, brand: Brand) -> None:
    with capture_logs() as logs:
        customer.post(path_of(brand, "brand-project"), {"use_case": "secret plan"})

    (line,) = [line for line in logs if line["event"] == "brand_projected"]
    assert (line["brand_id"], line["use_case_characters"]) == (str(brand.id), 11)
    assert "secret plan" not in str(logs)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "invalid_json_body"),
        (b"[]", "invalid_request_body"),
        ({}, "invalid_request_body"),
        ({"use_case": ""}, "invalid_request_body"),
        ({"use_case": "  "}, "invalid_request_body"),
        ({"use_case": None}, "invalid_request_body"),
        ({"use_case": 7}, "invalid_request_body"),
        ({"use_case": "x" * 2_001}, "invalid_request_body"),
        (OVERSIZED, "projection_request_too_large"),
        (b"{" + b" " * 16_384, "projection_request_too_large"),
    ],
)
def test_a_body_that_is_no_use_case_is_refused(customer: Customer, brand: Brand, body: object, code: str) -> None:
    assert project(customer, brand, body) == (400, code)


def test_two_thousand_characters_and_sixteen_kibibytes_are_taken(customer: Customer, brand: Brand) -> None:
    full = json.dumps({"use_case": "x" * 2_000, "more": ""})
    body = full[:-2] + "y" * (16_384 - len(full)) + '"}'

    assert len(body) == 16_384
    assert customer.post(path_of(brand, "brand-project"), body).status_code == 200


def test_missing_and_foreign_brands_are_not_found(customer: Customer, other: Customer) -> None:
    theirs = make_brand(other.organization_id)

    assert project(customer, uuid.uuid4(), {"use_case": "x"}) == (404, "brand_not_found")
    assert project(customer, theirs, {"use_case": "x"}) == (404, "brand_not_found")


def test_many_oversized_bodies_close_the_door_for_a_while_to_their_key_alone(customer: Customer, brand: Brand) -> None:
    key = actions.create_api_key(organization_id=customer.organization_id)
    colleague = Customer(organization_id=customer.organization_id, api_key_id=key.row.id, key=key.plaintext)

    refusals = [project(customer, brand, OVERSIZED) for _ in range(5)]
    sixth = customer.post(path_of(brand, "brand-project"), OVERSIZED)
    small = customer.post(path_of(brand, "brand-project"), {"use_case": "x"})

    assert refusals == [(400, "projection_request_too_large")] * 5
    assert code_of(sixth) == code_of(small) == (429, "projection_abuse_threshold_exceeded")
    assert 1 <= int(sixth["Retry-After"]) <= 600
    assert colleague.post(path_of(brand, "brand-project"), {"use_case": "x"}).status_code == 200


def test_a_record_that_nothing_can_be_made_of_is_a_bad_gateway(customer: Customer, brand: Brand) -> None:
    Brand.objects.filter(id=brand.id).update(brand_dna=[])

    assert project(customer, brand, {"use_case": "x"}) == (502, "projection_generation_failed")


def test_a_key_answers_the_same_bytes_again_for_the_same_brand(customer: Customer, brand: Brand) -> None:
    another = make_brand(customer.organization_id, domain="nova.example", name="Nova")

    first, second = (customer.post(path_of(brand, "brand-project"), {"use_case": "x"}, Idempotency_Key="k1") for _ in range(2))
    third = customer.post(path_of(another, "brand-project"), {"use_case": "x"}, Idempotency_Key="k1")

    assert (second.content, second["X-Idempotency-Replayed"]) == (first.content, "true")
    assert "X-Idempotency-Replayed" not in third
