"""What the one JSON parser reads, and what it refuses with which code."""

from __future__ import annotations

import base64
import json
import os
import time
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from piad.api.errors import InvalidBody, InvalidJSON
from piad.api.parsers import MAX_INTEGER, parse_object
from tests.api import probe

LEAVES = (
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | st.text(st.characters(exclude_characters="\x00", codec="utf-8"))
)
OBJECTS = st.dictionaries(
    st.text(st.characters(exclude_characters="\x00", codec="utf-8")),
    st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text('abc\\"é'), inner), max_leaves=30),
)


@given(OBJECTS, st.booleans())
def test_every_object_of_plain_json_is_read_as_it_is(value: dict[str, Any], ascii_only: bool) -> None:  # noqa: FBT001
    assert parse_object(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


def nested(depth: int) -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


def with_values(count: int) -> bytes:
    """An object whose one member is a list: the object, the list, and its numbers."""
    return b'{"a":[' + b",".join([b"1"] * (count - 2)) + b"]}"


GOOD: dict[str, bytes] = {
    "empty": b"{}",
    "spaced": b' \r\n\t{ "a" : 1 } ',
    "brackets in strings": b'{"a":"[[[[{{{{\\"]"}',
    "escaped backslash before the end": b'{"a":"\\\\","b":"\\\\\\""}',
    "pair of surrogates": b'{"a":"\\ud83d\\ude00"}',
    "deep enough": nested(32),
    "many enough": with_values(2_000),
    "largest integer": b'{"a":9007199254740992,"b":-9007199254740992}',
    "fraction": b'{"a":1.5e3}',
}

BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b" ", "valid JSON"),
    "broken": (b'{"a":', "valid JSON"),
    "trailing comma": (b'{"a":1,}', "valid JSON"),
    "two values": (b"{}{}", "valid JSON"),
    "single quotes": (b"{'a':1}", "valid JSON"),
    "comment": (b'{"a":1} // x', "valid JSON"),
    "unfinished string": (b'{"a":"b', "valid JSON"),
    "unfinished escape": (b'{"a":"b\\', "valid JSON"),
    "raw line feed": (b'{"a":"b\n"}', "valid JSON"),
    "byte order mark": (b"\xef\xbb\xbf{}", "valid JSON"),
    "latin-1": (b'{"a":"\xe9"}', "UTF-8"),
    "utf-16": ('{"a":1}'.encode("utf-16-le"), "valid JSON"),
    "encoded surrogate": (b'{"a":"\xed\xa0\x80"}', "UTF-8"),
    "NUL in a value": (b'{"a":"x\\u0000"}', "U\\+0000"),
    "NUL in a name": (b'{"a\\u0000":1}', "U\\+0000"),
    "raw NUL": (b'{"a":"\x00"}', "valid JSON"),
    "lone surrogate": (b'{"a":["\\ud800"]}', "surrogate"),
    "lone surrogate in a name": (b'{"b":{"\\udfff":1}}', "surrogate"),
    "lone surrogate among others": ('{"a":"é\\ud83d"}'.encode(), "surrogate"),
    "NaN": (b'{"a":NaN}', "NaN"),
    "infinity": (b'{"a":-Infinity}', "Infinity"),
    "overflow": (b'{"a":1e400}', "too large"),
    "5,000 digits": (b'{"a":' + b"9" * 5_000 + b"}", "2\\^53"),
    "beyond 2^53": (b'{"a":9007199254740993}', "2\\^53"),
    "long fraction": (b'{"a":0.' + b"1" * 40 + b"}", "too long"),
    "same name twice": (b'{"a":1,"a":1}', "twice"),
    "same name twice inside": (b'{"x":[{"a":1,"\\u0061":2}]}', "twice"),
    "33 levels": (nested(33), "nested"),
    "10,000 levels": (nested(10_000), "nested"),
    "10,000 open brackets": (b"[" * 10_000, "nested"),
    "100,000 open braces": (b'{"a":' * 100_000, "JSON"),
    "2,001 values": (with_values(2_001), "2000"),
    "a million members": (b"{" + b",".join(b'"%d":1' % n for n in range(1_000_000)) + b"}", "JSON"),
    "a million quotes": (b'{"a":"' + b'\\"' * 1_000_000 + b'"}', "quotation"),
    "stray closings": (b"]" * 1_000_000, "nested"),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_plain_json_is_read(body: bytes) -> None:
    assert parse_object(body) == json.loads(body)


@pytest.mark.parametrize(("body", "why"), BAD.values(), ids=BAD)
def test_other_json_is_refused_with_a_reason(body: bytes, why: str) -> None:
    with pytest.raises(InvalidJSON, match=why) as raised:
        parse_object(body)
    assert (raised.value.http_status, raised.value.code) == (400, "invalid_json_body")


@pytest.mark.parametrize("body", [b"[]", b'"a"', b"1", b"null", b"true"])
def test_json_that_is_no_object_is_refused_as_a_body(body: bytes) -> None:
    with pytest.raises(InvalidBody) as raised:
        parse_object(body)
    assert raised.value.body("r")["error"] == {
        "type": "invalid_request_error",
        "code": "invalid_request_body",
        "message": "The request body must be a JSON object.",
        "request_id": "r",
        "param": "",
        "errors": [{"param": "", "message": "Must be a JSON object."}],
    }


def test_six_pictures_of_fifteen_mebibytes_are_read_in_a_second() -> None:
    picture = base64.b64encode(os.urandom(15 * 1024 * 1024))
    body = b'{"prompt":"x","reference_images":["' + b'","'.join([picture] * 6) + b'"]}'
    started = time.process_time()
    read = parse_object(body)
    assert time.process_time() - started < 2
    assert [len(image) for image in read["reference_images"]] == [len(picture)] * 6


@pytest.mark.parametrize(
    "body",
    [b" " * 20_000_000, b'{"a":"' + b"\\" * 20_000_000, b'{"a":' + b"1" * 20_000_000 + b"}", b"[" * 20_000_000, b'"' * 20_000_000],
    ids=["spaces", "backslashes", "digits", "brackets", "quotes"],
)
def test_a_hostile_body_is_refused_in_no_time(body: bytes) -> None:
    started = time.process_time()
    with pytest.raises(InvalidJSON):
        parse_object(body)
    assert time.process_time() - started < 1


@pytest.mark.urls("tests.api.probe")
@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 201),
        ("application/json; charset=utf-8", 201),
        ('APPLICATION/JSON; Charset="UTF-8"', 201),
        ("application/json; charset=utf-7", 415),
        ("application/json; charset=bz2_codec", 415),
        ("application/json;charset=utf-16", 415),
        ("text/json", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("", 415),
    ],
)
def test_only_json_in_utf8_is_read(client: Client, content_type: str, status: int) -> None:
    answer = client.generic("POST", "/api/v1/echo", b'{"a":1}', content_type=content_type)
    assert answer.status_code == status
    if status == 415:
        assert answer.json()["error"]["code"] == "unsupported_media_type"


@pytest.mark.urls("tests.api.probe")
def test_ten_thousand_levels_are_a_400_over_http(client: Client) -> None:
    answer = client.post("/api/v1/echo", data=b"[" * 10_000, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_json_body")


@pytest.mark.urls("tests.api.probe")
def test_an_absent_body_is_an_empty_object(client: Client) -> None:
    assert client.post("/api/v1/echo", data=b"", content_type="application/json").json()["data"] == {"body": {}}


@pytest.mark.urls("tests.api.probe")
def test_a_body_is_forgotten_once_its_request_is_answered(client: Client) -> None:
    probe.SEEN.clear()
    answer = client.post("/api/v1/echo", data=b'{"reference_images":["large"]}', content_type="application/json")
    assert answer.json()["data"]["body"] == {"reference_images": ["large"]}
    assert probe.SEEN == [{}]
