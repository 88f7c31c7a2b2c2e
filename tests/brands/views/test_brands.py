"""Brands are listed, read, pinned and deleted within one organization, in the shapes that the wire promises."""

from __future__ import annotations

import json
import re
import uuid
from datetime import datetime

import pytest
from django.db import connection

from brands.models import Brand
from tests.brands.conftest import BRANDS, EVIDENCE, Customer, code_of, data_of, error_of, make_brand, path_of
from tests.jobs.orders import ordered_job

pytestmark = pytest.mark.django_db

DOCUMENTED = [
    "id",
    "org_id",
    "domain",
    "name",
    "primary_hex",
    "secondary_hex",
    "logo_url",
    "font_file_url",
    "layout_rules",
    "brand_dna",
    "created_at",
    "updated_at",
]


def names(answer_data: dict[str, object]) -> list[object]:
    rows = answer_data["data"]
    assert isinstance(rows, list)
    return [row["name"] for row in rows]


def test_a_brand_is_read_in_the_documented_shape(customer: Customer, brand: Brand) -> None:
    answer = customer.get(path_of(brand))

    body = json.loads(answer.content)
    assert (answer.status_code, body["object"], body["status"]) == (200, "brand", "completed")
    assert body["id"] == answer["X-Request-Id"]
    data = body["data"]
    assert list(data) == [*DOCUMENTED, "version", "kit", "pinned"]
    assert (data["id"], data["org_id"], data["domain"]) == (str(brand.id), str(customer.organization_id), "kora.example")
    assert (data["primary_hex"], data["secondary_hex"]) == ("#FFF7EA", "#C2410C")
    assert data["brand_dna"] == {
        "primary_background_hex": "#FFF7EA",
        "primary_accent_hex": "#C2410C",
        "color_palette": ["#FFF7EA", "#C2410C", "#1C1917", "#FACC15"],
        "typography_rules": "Headings in Poppins (in place of Gilroy); text in Inter.",
        "core_slogan": "Walk further.",
        "imagen_style_conditioning": "Warm light on dusty ground. Products stand alone.",
    }
    for name in ("created_at", "updated_at"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", data[name])
        datetime.fromisoformat(data[name])


def test_brands_are_listed_newest_first_with_their_count(customer: Customer, other: Customer) -> None:
    for number in range(5):
        make_brand(customer.organization_id, domain=f"b{number}.example", name=f"Brand {number}")
    make_brand(other.organization_id, name="Theirs")

    answer = customer.get(f"{BRANDS}?limit=2&offset=1")

    body = json.loads(answer.content)
    assert (body["object"], body["status"]) == ("list", "completed")
    assert list(body["data"]) == ["data", "total_count", "has_more"]
    assert names(body["data"]) == ["Brand 3", "Brand 2"]
    assert (body["data"]["total_count"], body["data"]["has_more"]) == (5, True)
    last = data_of(customer.get(f"{BRANDS}?limit=2&offset=4"))
    assert (names(last), last["total_count"], last["has_more"]) == (["Brand 0"], 5, False)


def test_twenty_are_listed_when_no_limit_is_given(customer: Customer) -> None:
    Brand.objects.bulk_create(Brand(organization_id=customer.organization_id, domain=f"b{n}.example", name="B") for n in range(21))

    data = data_of(customer.get(BRANDS))

    assert (len(data["data"]), data["total_count"], data["has_more"]) == (20, 21, True)


def test_query_looks_in_names_alone_in_any_case_and_letter_for_letter(customer: Customer) -> None:
    make_brand(customer.organization_id, domain="kora.example", name="Café 100%", core_slogan="Zebra")
    make_brand(customer.organization_id, domain="cafe.example", name="Kora")

    found = {query: names(data_of(customer.get(f"{BRANDS}?query={query}"))) for query in ("KORA", "caf%C3%A9", "100%25", "zebra", "_", "")}

    assert found == {
        "KORA": ["Kora"],
        "caf%C3%A9": ["Café 100%"],
        "100%25": ["Café 100%"],
        "zebra": [],
        "_": [],
        "": ["Kora", "Café 100%"],
    }


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=x",
        "limit=1.5",
        "limit=",
        "limit=1e3",
        "offset=-1",
        "offset=10001",
        "offset=x",
        "offset=%20",
    ],
)
def test_a_page_out_of_range_is_refused(customer: Customer, query: str) -> None:
    answer = customer.get(f"{BRANDS}?{query}")

    assert code_of(answer) == (400, "invalid_query_parameter")
    assert error_of(answer)["param"] == query.partition("=")[0]


def test_fields_are_chosen_and_unknown_ones_passed_over(customer: Customer, brand: Brand) -> None:
    shown = data_of(customer.get(f"{path_of(brand)}?fields=id,name,nonsense"))
    listed = data_of(customer.get(f"{BRANDS}?fields=domain&fields=name"))

    assert shown == {"id": str(brand.id), "name": "Kora"}
    assert listed["data"] == [{"domain": "kora.example", "name": "Kora"}]


@pytest.mark.parametrize("query", ["expand=latest_job", "include=latest_job", "fields=id&include=latest_job,unknown"])
def test_the_latest_job_is_shown_on_demand(customer: Customer, brand: Brand, query: str) -> None:
    job = ordered_job(customer.organization_id, job_type="brand_extraction")
    Brand.objects.filter(id=brand.id).update(latest_job_id=job.id)

    shown = data_of(customer.get(f"{path_of(brand)}?{query}"))
    (listed,) = data_of(customer.get(f"{BRANDS}?{query}"))["data"]

    assert shown["expanded"]["latest_job"]["id"] == str(job.id)
    assert shown["expanded"]["latest_job"]["type"] == "brand_extraction"
    assert listed["expanded"]["latest_job"]["id"] == str(job.id)


def test_a_job_of_another_organization_is_never_shown(customer: Customer, other: Customer, brand: Brand) -> None:
    Brand.objects.filter(id=brand.id).update(latest_job_id=ordered_job(other.organization_id).id)

    assert data_of(customer.get(f"{path_of(brand)}?expand=latest_job"))["expanded"] == {"latest_job": None}


def test_the_evidence_is_shown_on_demand(customer: Customer, brand: Brand) -> None:
    assert data_of(customer.get(f"{path_of(brand)}?expand=evidence"))["expanded"] == {"evidence": EVIDENCE}


@pytest.mark.parametrize("method", ["get", "patch", "delete"])
def test_another_organizations_brand_answers_like_a_missing_one(customer: Customer, other: Customer, method: str) -> None:
    theirs = make_brand(other.organization_id)
    body = {"name": "Mine"} if method == "patch" else None

    answers = [customer.ask(method, path_of(brand_id), body) for brand_id in (theirs, uuid.uuid4())]

    assert [code_of(answer) for answer in answers] == [(404, "brand_not_found")] * 2
    assert error_of(answers[0])["message"] == error_of(answers[1])["message"]
    assert Brand.objects.get(id=theirs.id).name == "Kora"


@pytest.mark.parametrize("brand_id", ["1", "nonsense", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"])
def test_an_id_that_is_none_is_refused(customer: Customer, brand_id: str) -> None:
    for method, suffix in (("get", ""), ("delete", ""), ("get", "/export")):
        assert code_of(customer.ask(method, f"{BRANDS}/{brand_id}{suffix}")) == (400, "invalid_brand_id")
    assert code_of(customer.post(f"{BRANDS}/{brand_id}/project", {"use_case": "x"})) == (400, "invalid_brand_id")


def test_a_database_that_fails_is_named(customer: Customer, brand: Brand) -> None:
    customer.get(path_of(brand))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE brands_brand RENAME TO brands_gone")

    answer = customer.get(path_of(brand))

    assert code_of(answer) == (500, "brand_lookup_failed")
    assert error_of(answer)["type"] == "api_error"


# --- pins


def test_a_pin_shows_at_once_and_makes_a_version(customer: Customer, brand: Brand) -> None:
    data = data_of(customer.ask("patch", path_of(brand), {"primary_accent_hex": "#0055aa", "name": " Kora Dakar "}))

    assert (data["name"], data["brand_dna"]["primary_accent_hex"], data["pinned"]) == (
        "Kora Dakar",
        "#0055AA",
        ["name", "primary_accent_hex"],
    )
    assert data["brand_dna"]["color_palette"] == ["#FFF7EA", "#0055AA", "#C2410C", "#1C1917"]
    assert (data["secondary_hex"], data["version"]) == ("#0055AA", 2)
    version = Brand.objects.get().versions.get(number=2)
    assert (version.made_by, version.actor) == ("pins", f"API key {customer.api_key_id}")


def test_null_lets_a_pin_go_and_what_was_found_returns(customer: Customer, brand: Brand) -> None:
    before = data_of(customer.get(path_of(brand)))
    customer.ask("patch", path_of(brand), {"core_slogan": "Go.", "tone": {"casual_formal": 1}})

    data = data_of(customer.ask("patch", path_of(brand), {"core_slogan": None, "tone": None, "language": None}))

    assert {**data, "updated_at": "", "version": 0} == {**before, "updated_at": "", "version": 0}
    assert data["version"] == 3


def test_the_same_pin_again_makes_no_version(customer: Customer, brand: Brand) -> None:
    for _ in range(2):
        data = data_of(customer.ask("patch", path_of(brand), {"core_slogan": "Go."}))

    assert data["version"] == 2


@pytest.mark.parametrize(
    ("pins", "param"),
    [
        ({}, ""),
        ({"domain": "x.example"}, ""),
        ({"name": ""}, "name"),
        ({"name": 7}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"primary_accent_hex": "red"}, "primary_accent_hex"),
        ({"primary_accent_hex": "#12345"}, "primary_accent_hex"),
        ({"color_palette": ["#111111", "#222222", "#333333"]}, "color_palette"),
        ({"color_palette": ["#111111", "#222222", "#333333", "#111111"]}, "color_palette"),
        ({"color_palette": "#111111"}, "color_palette"),
        ({"heading_font": "Comic Sans"}, "heading_font"),
        ({"logo_url": "http://x.example/logo.png"}, "logo_url"),
        ({"logo_url": "javascript:alert(1)"}, "logo_url"),
        ({"tone": {"casual_formal": 2}}, "tone"),
        ({"tone": []}, "tone"),
        ({"products": [{"price": "1"}]}, "products.0.name"),
        ({"layout_rules": []}, "layout_rules"),
    ],
)
def test_a_pin_that_is_no_such_value_is_refused(customer: Customer, brand: Brand, pins: dict[str, object], param: str) -> None:
    answer = customer.ask("patch", path_of(brand), pins)

    assert code_of(answer) == (400, "invalid_request_body")
    assert error_of(answer)["param"] == param
    assert Brand.objects.get().version == 1


def test_a_brand_that_no_use_case_wrote_can_be_pinned(customer: Customer) -> None:
    bare = Brand.objects.create(organization_id=customer.organization_id, domain="bare.example", name="Bare", primary_hex="#101010")

    data = data_of(customer.ask("patch", path_of(bare), {"core_slogan": "Go."}))

    assert (data["name"], data["primary_hex"], data["brand_dna"]["core_slogan"]) == ("Bare", "#101010", "Go.")


# --- deletion


def test_a_deleted_brand_is_gone_with_its_versions(customer: Customer, brand: Brand) -> None:
    assert data_of(customer.ask("delete", path_of(brand))) == {"id": str(brand.id), "deleted": True}

    assert code_of(customer.get(path_of(brand))) == (404, "brand_not_found")
    assert code_of(customer.ask("delete", path_of(brand))) == (404, "brand_not_found")
    assert data_of(customer.get(BRANDS))["total_count"] == 0


@pytest.mark.parametrize(("method", "path"), [("post", BRANDS), ("put", f"{BRANDS}/5f0c2a52-6f0d-4d0b-9a53-0f6f6f1d3c11")])
def test_another_method_is_refused(customer: Customer, method: str, path: str) -> None:
    assert code_of(customer.ask(method, path, {})) == (405, "method_not_allowed")
