"""Pictures on the wire are told apart, measured and sniffed without an imaging library."""

from __future__ import annotations

import base64
import tracemalloc

import pytest
from pytest_django import Settings

from generation.actions import PictureAddress
from generation.serializers.pictures import PictureRefused, read_picture
from piad.ingest.caps import MAX_BYTES
from piad.ingest.inline import InlinePicture

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
WEBP = b"RIFF\x64\x00\x00\x00WEBPVP8L" + bytes(100)


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def refusal(item: object) -> str:
    with pytest.raises(PictureRefused) as refused:
        read_picture(item)
    return str(refused.value)


@pytest.mark.parametrize(("content", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")])
@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,", "DATA:image/anything;charset=utf-8;base64,"])
def test_base64_and_data_urls_give_the_bytes_under_their_sniffed_type(content: bytes, media_type: str, prefix: str) -> None:
    assert read_picture(prefix + b64(content)) == InlinePicture(content=content, media_type=media_type)


@pytest.mark.parametrize("url", ["https://cdn.example/a.png", "HTTPS://cdn.example:8443/a?b=c#d", "https://[2001:db8::1]/a"])
def test_https_addresses_are_left_to_the_worker(url: str) -> None:
    assert read_picture(f" {url} ") == PictureAddress(url=url)


@pytest.mark.parametrize("url", ["http://cdn.example/a.png", "ftp://cdn.example/a", "file:///etc/passwd", "javascript:alert(1)", "blob:x"])
def test_other_schemes_are_refused(url: str) -> None:
    assert refusal(url) == "Must be an https address, a data URL or base64; other addresses are not fetched."


@pytest.mark.parametrize(
    "url",
    [
        "https://",
        "https:///a",
        "https://2130706433/a",
        "https://user:word@cdn.example/a",
        "https://cdn.example:99999/a",
        "https://cdn.example/a b",
        "https://[::1/a",
    ],
)
def test_addresses_that_lead_nowhere_are_refused(url: str) -> None:
    assert refusal(url) == "Is not a usable https address."


def test_an_address_of_unreasonable_length_is_refused() -> None:
    assert refusal("https://cdn.example/" + "a" * 8_192) == "Is not a usable https address."


@pytest.mark.parametrize("item", [None, 7, 1.5, True, [], {}, {"url": "https://cdn.example"}])
def test_only_strings_are_pictures(item: object) -> None:
    assert refusal(item) == "Must be a string: an https address, a data URL or base64."


@pytest.mark.parametrize("item", ["", "   "])
def test_nothing_is_no_picture(item: str) -> None:
    assert refusal(item) == "Must not be empty."


@pytest.mark.parametrize("item", ["not base64!", "AAA", "iVBOR=w0K", b64(PNG) + "\n" + b64(PNG), "é" * 8, b64(PNG)[:-1]])
def test_base64_is_read_strictly(item: str) -> None:
    assert refusal(item) == "Is not valid base64: the standard alphabet with padding, without spaces or line breaks."


@pytest.mark.parametrize("item", ["data:image/png,abc", "data:", "data:image/png;base64"])
def test_a_data_url_must_be_in_base64(item: str) -> None:
    assert refusal(item) == "Is not a data URL with base64 content, such as data:image/png;base64,..."


@pytest.mark.parametrize("item", ["data:text/plain;base64,QUJD", "data:;base64,QUJD", "data:image/svg+xml;base64,QUJD"])
def test_a_data_url_must_be_of_a_picture(item: str) -> None:
    assert refusal(item) == "Is declared as something else than a PNG, JPEG or WebP picture."


@pytest.mark.parametrize(
    "content", [b"GIF89a" + bytes(50), b"%PDF-1.7" + bytes(50), b"<svg/>", b"\x89PNG", b"RIFF\x00\x00\x00\x00WAVEfmt "]
)
def test_the_bytes_decide_what_a_picture_is(content: bytes) -> None:
    assert refusal("data:image/png;base64," + b64(content)) == "Is not a JPEG, PNG or WebP picture."


def test_exactly_15_mib_is_taken_and_a_byte_more_is_not() -> None:
    largest = PNG + bytes(MAX_BYTES - len(PNG))

    assert read_picture(b64(largest)) == InlinePicture(content=largest, media_type="image/png")
    assert refusal(b64(largest + b"\x00")) == "Is larger than 15 MiB."


def test_a_hundred_megabytes_are_refused_without_decoding_them() -> None:
    text = "A" * 100_000_000
    tracemalloc.start()

    said = refusal(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert said == "Is larger than 15 MiB."
    assert peak < 1_000_000  # decoded they would be 75 megabytes


def test_a_plain_http_address_is_taken_when_the_operator_named_its_host_and_port(settings: Settings) -> None:
    settings.PIAD_OUTBOUND_ALLOW = ("127.0.0.1:9000",)

    assert read_picture("http://127.0.0.1:9000/shoe.png") == PictureAddress(url="http://127.0.0.1:9000/shoe.png")
    assert refusal("http://127.0.0.1:9001/shoe.png").startswith("Must be an https address")
