"""The two names of the ads route: what is accepted, what is answered, and what is remembered."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client

from brands.models import Brand
from jobs.models import Job, JobInput
from piad import media
from piad.accounts import actions as accounts
from tests.generation.conftest import Asker, Painter, b64, make_asker

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

PATHS = ("/api/v1/images/generations", "/api/v1/ads/generate")
PATH = PATHS[0]


def error_of(response: Answer) -> dict[str, object]:
    body = json.loads(response.content)
    assert list(body) == ["error"]
    assert body["error"]["request_id"] == response["X-Request-Id"]
    return dict(body["error"])


@pytest.mark.parametrize("path", PATHS)
def test_a_request_is_answered_with_its_queued_job(asker: Asker, path: str) -> None:
    response = asker.post(path, {"prompt": "Shoes for Dakar"})

    job = Job.objects.get()
    assert response.status_code == 202
    assert json.loads(response.content) == {
        "id": response["X-Request-Id"],
        "object": "job",
        "status": "queued",
        "created_at": json.loads(response.content)["created_at"],
        "data": {"job_id": str(job.id)},
    }
    assert response["Content-Type"] == "application/json"
    assert (job.type, job.task, job.queue, job.state, job.organization_id) == (
        "ad_generation",
        "generation.make_ad",
        "render",
        "queued",
        asker.organization_id,
    )


@pytest.mark.parametrize("path", PATHS)
def test_the_three_rate_headers_count_down(asker: Asker, path: str) -> None:
    first = asker.post(path, {"prompt": "Shoes"})
    second = asker.post(path, {"prompt": "Shoes"})

    assert int(first["X-RateLimit-Limit"]) == 60
    assert int(first["X-RateLimit-Remaining"]) - int(second["X-RateLimit-Remaining"]) == 1
    assert int(first["X-RateLimit-Reset"]) > 0


def test_the_payload_echoes_the_request_and_counts_its_pictures(asker: Asker, picture: Painter) -> None:
    brand = Brand.objects.create(organization_id=asker.organization_id, domain="acme.example", name="Acme")
    output = {"aspect_ratio": "4:5", "resolution": "2K", "thinking_intensity": "high"}

    asker.post(
        PATH,
        {
            "prompt": " Shoes ",
            "reference_images": [b64(picture()), "https://cdn.example/shoe.png"],
            "brand_id": str(brand.id),
            "brand_identity_json": {"core_slogan": "Run."},
            "output": output,
            "client_reference_id": " order 7 ",
            "metadata": {"workflow": " autumn "},
        },
    )

    job = Job.objects.get()
    assert job.payload["input"] == {
        "prompt": "Shoes",
        "reference_image_count": 2,
        "brand_id": str(brand.id),
        "output": output,
        "client_reference_id": "order 7",
        "metadata": {"workflow": "autumn"},
    }
    assert {name: job.params[name] for name in ("prompt", "brand_id", "brand_identity_json", "output")} == {
        "prompt": "Shoes",
        "brand_id": str(brand.id),
        "brand_identity_json": {"core_slogan": "Run."},
        "output": output,
    }


def test_what_was_left_out_is_echoed_empty(asker: Asker) -> None:
    asker.post(PATH, {"prompt": "Shoes"})

    assert Job.objects.get().payload["input"] == {
        "prompt": "Shoes",
        "reference_image_count": 0,
        "client_reference_id": None,
        "metadata": {},
    }


def test_inline_pictures_are_staged_privately_and_addresses_are_kept_for_the_worker(asker: Asker, picture: Painter) -> None:
    png, jpeg = picture(), picture(kind="JPEG")

    asker.post(PATH, {"prompt": "Shoes", "reference_images": [b64(png), "https://cdn.example/a", "data:image/png;base64," + b64(jpeg)]})

    first, second, third = JobInput.objects.order_by("ordinal")
    assert (first.kind, first.media_type, media.load(first.media_key)) == ("inline", "image/png", png)
    assert (second.kind, second.url, second.media_key) == ("url", "https://cdn.example/a", "")
    assert (third.kind, third.media_type, media.load(third.media_key)) == ("inline", "image/jpeg", jpeg)
    assert first.media_key.startswith("inputs/")


def test_equal_requests_have_equal_seeds_and_others_do_not(asker: Asker, picture: Painter) -> None:
    for body in (
        {"prompt": "Shoes", "reference_images": [b64(picture())], "metadata": {"a": "1"}},
        {"prompt": "Shoes", "reference_images": ["data:image/png;base64," + b64(picture())], "client_reference_id": "x"},
        {"prompt": "Shoes", "reference_images": [b64(picture(colour="#00FF00"))]},
        {"prompt": "Boots", "reference_images": [b64(picture())]},
    ):
        asker.post(PATH, body)

    first, second, third, fourth = Job.objects.order_by("created_at").values_list("seed", flat=True)
    assert first == second
    assert len({first, third, fourth}) == 3


def test_test_keys_work_with_one_fixed_seed(asker: Asker) -> None:
    test_key = accounts.create_api_key(organization_id=asker.organization_id, is_test=True)
    tester = Asker(organization_id=asker.organization_id, api_key_id=test_key.row.id, key=test_key.plaintext)

    tester.post(PATH, {"prompt": "Shoes"})
    tester.post(PATH, {"prompt": "Boots"})

    assert set(Job.objects.values_list("seed", "is_test")) == {(0, True)}


# --- who asks


def test_without_the_header_the_documented_401_is_given() -> None:
    response = Client().post(PATH, data={"prompt": "Shoes"}, content_type="application/json")

    assert response.status_code == 401
    assert error_of(response) == {
        "type": "invalid_request_error",
        "code": "missing_authorization_header",
        "message": "Missing Authorization header. Use Bearer <api_key>.",
        "request_id": response["X-Request-Id"],
    }
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("header", ["Bearer", "Bearer nonsense", "Basic dXNlcjpwYXNz", "Bearer pi_live_" + "a" * 38, ""])
def test_a_malformed_key_is_refused(header: str, path: str) -> None:
    response = Client().post(path, data={"prompt": "Shoes"}, content_type="application/json", headers={"Authorization": header})

    assert response.status_code == 401
    assert (error_of(response)["code"], error_of(response)["type"]) == ("invalid_api_key", "authentication_error")


def test_a_revoked_key_is_refused(asker: Asker) -> None:
    accounts.revoke_api_key(api_key_id=asker.api_key_id)

    response = asker.post(PATH, {"prompt": "Shoes"})

    assert (response.status_code, error_of(response)["code"]) == (401, "invalid_api_key")
    assert not Job.objects.exists()


@pytest.mark.parametrize("name", ["api_key", "key", "access_token", "Authorization"])
def test_a_key_in_the_query_string_is_not_accepted(asker: Asker, name: str) -> None:
    response = Client().post(f"{PATH}?{name}={asker.key}", data={"prompt": "Shoes"}, content_type="application/json")

    assert (response.status_code, error_of(response)["code"]) == (401, "missing_authorization_header")


# --- bad input


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"prompt": "Shoes"',
        b'{"prompt": "Shoes",}',
        b"{'prompt': 'Shoes'}",
        b'{"prompt": "a\\u0000b"}',
        b'{"prompt": "a\x00b"}',
        b'{"prompt": "\\ud800"}',
        b'{"prompt": "a", "metadata": {"\\udfff": "x"}}',
        b'{"prompt": "a", "brand_identity_json": {"a": "\\ud83d"}}',
        b'{"prompt": NaN}',
        b'{"prompt": "a", "brand_identity_json": {"a": Infinity}}',
        b'{"prompt": "a", "brand_identity_json": {"a": 1e999}}',
        b'{"prompt": "a", "brand_identity_json": {"a": ' + b"9" * 5_000 + b"}}",
        b'{"prompt": "a", "x": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        b"[" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b'{"prompt": "\xff\xfe"}',
        '{"prompt": "Schuhe"}'.encode("utf-16"),
    ],
)
def test_what_is_not_clean_json_is_refused(asker: Asker, body: bytes) -> None:
    response = asker.post(PATH, body)

    assert (response.status_code, error_of(response)["code"]) == (400, "invalid_json_body")
    assert not Job.objects.exists()


def test_an_empty_body_lacks_its_prompt(asker: Asker) -> None:
    response = asker.post(PATH, b"")

    assert (response.status_code, error_of(response)["param"]) == (400, "prompt")


@pytest.mark.parametrize("body", [b"[]", b'"Shoes"', b"7", b"null", b"true"])
def test_json_that_is_no_object_is_refused(asker: Asker, body: bytes) -> None:
    response = asker.post(PATH, body)

    assert (response.status_code, error_of(response)["code"]) == (400, "invalid_request_body")


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json"])
def test_another_media_type_is_refused(asker: Asker, media_type: str) -> None:
    response = Client().post(PATH, data=b'{"prompt": "Shoes"}', content_type=media_type, headers={"Authorization": f"Bearer {asker.key}"})

    assert (response.status_code, error_of(response)["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_another_method_is_refused(asker: Asker, method: str) -> None:
    response = getattr(Client(), method)(PATH, headers={"Authorization": f"Bearer {asker.key}"})

    assert (response.status_code, error_of(response)["code"], response["Allow"]) == (405, "method_not_allowed", "POST, OPTIONS")


@pytest.mark.parametrize("path", [f"{PATH}/", "/api/v1/images/generation", "/api/v1/ads"])
def test_another_path_is_refused_in_json(asker: Asker, path: str) -> None:
    response = asker.post(path, {"prompt": "Shoes"})

    assert (response.status_code, error_of(response)["code"]) == (404, "route_not_found")


def test_every_wrong_member_is_named(asker: Asker) -> None:
    response = asker.post(
        PATH,
        {"prompt": " ", "output": {"resolution": "1k", "aspect_ratio": "7:3"}, "metadata": {"a": 1}, "client_reference_id": "x" * 201},
    )

    error = error_of(response)
    assert response.status_code == 400
    assert (error["type"], error["code"], error["param"]) == ("invalid_request_error", "invalid_request_body", "prompt")
    assert error["errors"] == [
        {"param": "prompt", "message": "Must not be empty."},
        {"param": "output.aspect_ratio", "message": f"Must be one of: auto, {RATIOS}."},
        {"param": "output.resolution", "message": "Must be one of: 512, 1K, 2K, 4K."},
        {"param": "client_reference_id", "message": "Must have at most 200 characters."},
        {"param": "metadata.a", "message": "Must be a string."},
    ]
    assert not Job.objects.exists()


RATIOS = "1:1, 1:4, 1:8, 2:3, 3:2, 3:4, 4:1, 4:3, 4:5, 5:4, 8:1, 9:16, 16:9, 21:9"


def test_a_bad_picture_is_named_by_its_place(asker: Asker, picture: Painter) -> None:
    response = asker.post(PATH, {"prompt": "Shoes", "reference_images": [b64(picture()), b64(picture(kind="GIF"))]})

    error = error_of(response)
    assert (response.status_code, error["code"], error["param"]) == (400, "invalid_reference_image", "reference_images.1")
    assert error["errors"] == [{"param": "reference_images.1", "message": "Is not a JPEG, PNG or WebP picture."}]


# --- brands


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_brand_is_not_found(asker: Asker, path: str) -> None:
    response = asker.post(path, {"prompt": "Shoes", "brand_id": str(uuid.uuid4())})

    assert (response.status_code, error_of(response)["code"]) == (404, "brand_not_found")
    assert not Job.objects.exists()


def test_a_brand_of_another_organization_answers_exactly_like_an_unknown_one(asker: Asker, stranger: Asker) -> None:
    theirs = Brand.objects.create(organization_id=stranger.organization_id, domain="globex.example", name="Globex")

    response = asker.post(PATH, {"prompt": "Shoes", "brand_id": str(theirs.id)})
    unknown = asker.post(PATH, {"prompt": "Shoes", "brand_id": str(uuid.uuid4())})

    assert response.status_code == unknown.status_code == 404
    assert {**error_of(response), "request_id": ""} == {**error_of(unknown), "request_id": ""}


# --- idempotency


def test_a_key_answers_the_same_bytes_again_on_either_path(asker: Asker) -> None:
    first = asker.post(PATHS[0], {"prompt": "Shoes", "output": {"resolution": "1K"}}, Idempotency_Key="order-7")
    second = asker.post(PATHS[1], b'{ "output":{"resolution":"1K"},"prompt":"Shoes" }', Idempotency_Key="order-7")

    assert (first.status_code, second.status_code) == (202, 202)
    assert second.content == first.content
    assert "X-Idempotency-Replayed" not in first
    assert second["X-Idempotency-Replayed"] == "true"
    assert second["X-Request-Id"] != first["X-Request-Id"]
    assert Job.objects.count() == 1


def test_a_replay_stages_no_pictures_again(asker: Asker, picture: Painter) -> None:
    body = {"prompt": "Shoes", "reference_images": [b64(picture())]}

    asker.post(PATH, body, Idempotency_Key="order-7")
    asker.post(PATH, body, Idempotency_Key="order-7")

    assert JobInput.objects.count() == 1


@pytest.mark.parametrize("other", [{"prompt": "Boots"}, {"prompt": "Shoes", "metadata": {}}, {"prompt": "Shoes", "unknown": 1}])
def test_a_key_with_another_body_is_a_mismatch(asker: Asker, other: dict[str, object]) -> None:
    asker.post(PATH, {"prompt": "Shoes"}, Idempotency_Key="order-7")

    response = asker.post(PATHS[1], other, Idempotency_Key="order-7")

    assert (response.status_code, error_of(response)["code"]) == (409, "idempotency_key_mismatch")
    assert Job.objects.count() == 1


def test_keys_of_two_organizations_have_nothing_to_do_with_each_other(asker: Asker, stranger: Asker) -> None:
    ours = asker.post(PATH, {"prompt": "Shoes"}, Idempotency_Key="order-7")
    theirs = stranger.post(PATH, {"prompt": "Boots"}, Idempotency_Key="order-7")

    assert (ours.status_code, theirs.status_code) == (202, 202)
    assert Job.objects.count() == 2


def test_a_refused_body_does_not_use_the_key_up(asker: Asker) -> None:
    refused = asker.post(PATH, {"prompt": ""}, Idempotency_Key="order-7")
    accepted = asker.post(PATH, {"prompt": "Shoes"}, Idempotency_Key="order-7")

    assert (refused.status_code, accepted.status_code) == (400, 202)


@pytest.mark.parametrize("key", ["", "x" * 256, "caf\u00e9"])
def test_a_key_that_is_none_is_refused(asker: Asker, key: str) -> None:
    response = asker.post(PATH, {"prompt": "Shoes"}, Idempotency_Key=key)

    assert (response.status_code, error_of(response)["code"]) == (400, "invalid_idempotency_key")


@pytest.mark.django_db(transaction=True)
def test_fifty_posts_at_once_with_one_key_make_one_job() -> None:
    asker = make_asker("Acme")

    def post(number: int) -> tuple[int, bytes, bool]:
        try:
            answer = asker.post(PATHS[number % 2], {"prompt": "Shoes"}, Idempotency_Key="order-7")
            return answer.status_code, answer.content, "X-Idempotency-Replayed" in answer
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(post, range(50)))

    assert {(status, body) for status, body, _ in answers} == {(202, answers[0][1])}
    assert [replayed for _, _, replayed in answers].count(False) == 1
    assert Job.objects.count() == 1
