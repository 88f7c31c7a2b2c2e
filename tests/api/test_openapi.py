"""The OpenAPI document and the pages that draw it, offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from openapi_spec_validator import validate
from referencing import Registry
from referencing.jsonschema import DRAFT202012


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    answer = Client().get("/api/schema")
    assert answer["Content-Type"] == "application/vnd.oai.openapi+json"
    found: dict[str, Any] = answer.json()
    return found


def test_the_document_is_valid_openapi_31(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_operation_needs_a_key_and_names_its_refusals(document: dict[str, Any]) -> None:
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert operations
    for operation in operations:
        assert operation["security"] == [{"apiKey": []}]
        assert {"400", "401", "404", "429", "500"} <= operation["responses"].keys()
    assert document["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"


def test_posts_take_an_idempotency_key(document: dict[str, Any]) -> None:
    post = document["paths"]["/api/v1/images/generations"]["post"]
    assert [parameter["name"] for parameter in post["parameters"]] == ["Idempotency-Key"]
    assert {"409", "413", "415"} <= post["responses"].keys()


def test_our_additions_are_marked(document: dict[str, Any]) -> None:
    error = document["components"]["schemas"]["Error"]["properties"]["error"]["properties"]
    assert [name for name, schema in error.items() if schema.get("x-piad-extension")] == ["param", "errors"]
    payload = document["components"]["schemas"]["JobPayload"]["properties"]
    assert payload["creatives"]["x-piad-extension"] is True


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_a_page_loads_nothing_from_elsewhere(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert re.findall(r"(?:https?:)?//[^\s\"']+", page.content.decode()) == []


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_a_page_forbids_its_scripts_to_ask_anyone_else(client: Client, path: str) -> None:
    assert "default-src 'self';" in client.get(path).content.decode()


def examples(content: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield every example of a request or an answer with the schema that it must fit."""
    for media in content.values():
        shown = [example["value"] for example in media.get("examples", {}).values()] + [
            media[name] for name in ("example",) if name in media
        ]
        if shown:
            schema = {"$ref": f"urn:document{media['schema']['$ref']}"}
            yield from ((schema, value) for value in shown)


def test_every_example_is_what_its_schema_says(document: dict[str, Any]) -> None:
    registry = Registry().with_resource("urn:document", DRAFT202012.create_resource(document))
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    parts = [operation["requestBody"] for operation in operations if "requestBody" in operation]
    parts += [answer for operation in operations for answer in operation["responses"].values() if "content" in answer]
    parts += document["components"]["responses"].values()
    pairs = [pair for part in parts for pair in examples(part["content"])]
    assert len(pairs) > len(document["components"]["responses"]) + 6
    for schema, value in pairs:
        Draft202012Validator(schema, registry=registry).validate(value)


def test_operations_have_names_that_a_client_would_choose(document: dict[str, Any]) -> None:
    names = {operation["operationId"] for path in document["paths"].values() for operation in path.values()}
    assert {"ads_generate", "images_generations", "get_job"} <= names


def test_every_answer_says_what_it_is(document: dict[str, Any]) -> None:
    answers = [answer for path in document["paths"].values() for operation in path.values() for answer in operation["responses"].values()]
    assert all(answer.get("description") or "$ref" in answer for answer in answers)
