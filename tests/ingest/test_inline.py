"""Inline pictures: base64 is read strictly, a declared type is not believed."""

from __future__ import annotations

import base64
import os

import pytest

from piad.ingest.caps import MAX_BYTES
from piad.ingest.decode import PictureRejected
from piad.ingest.inline import decode_inline
from tests.fixtures.pictures import encoded, plain

PNG = encoded(plain())
TEXT = base64.b64encode(PNG).decode()


@pytest.mark.parametrize(
    "value",
    [
        TEXT,
        f"data:image/png;base64,{TEXT}",
        f"DATA:IMAGE/PNG;BASE64,{TEXT}",
        f"data:image/jpeg;base64,{TEXT}",
        f"data:image/png;charset=utf-8;name=shoe.png;base64,{TEXT}",
    ],
)
def test_plain_base64_and_data_urls_are_decoded(value: str) -> None:
    assert decode_inline(value) == PNG


@pytest.mark.parametrize(
    "value",
    [
        TEXT[:-1],
        TEXT + "\n",
        " " + TEXT,
        TEXT[:76] + "\n" + TEXT[76:],
        TEXT[:76] + "\r\n" + TEXT[76:],
        base64.urlsafe_b64encode(b"\xfb\xff" * 30).decode(),
        base64.b64encode(b"abcd").decode().rstrip("="),
        base64.b64encode(b"abcd").decode() + "=",
        "YWJj=ZGVm",
        "====",
        "a",
        "",
        "not base64!",
        "é",
        "\ud800",
        "QUJD\0",
        "data:",
        "data:image/png;base64",
        f"data:image/png,{TEXT}",
        f"data:image/png;base64;x=y,{TEXT}",
        f"data:image/png;base64 ,{TEXT}",
        f"data: image/png;base64,{TEXT}",
        f"data:image/png;{'x' * 3_000};base64,{TEXT}",
        "data:image/png;base64,",
    ],
)
def test_loose_or_broken_base64_is_unreadable(value: str) -> None:
    with pytest.raises(PictureRejected) as rejected:
        decode_inline(value)

    assert rejected.value.code == "unreadable"


@pytest.mark.parametrize("declared", ["image/svg+xml", "IMAGE/SVG+XML", "text/html", "application/pdf", "application/octet-stream", ""])
def test_a_declared_type_that_is_no_picture_is_refused(declared: str) -> None:
    with pytest.raises(PictureRejected) as rejected:
        decode_inline(f"data:{declared};base64,{TEXT}")

    assert rejected.value.code == "unsupported_type"


def test_fifteen_mebibytes_are_decoded() -> None:
    data = os.urandom(MAX_BYTES)
    value = base64.b64encode(data).decode()

    decoded = decode_inline(value)

    assert (len(decoded), decoded[:100]) == (MAX_BYTES, data[:100])


@pytest.mark.parametrize("extra", [1, 2, 3, 4, 1_000_000])
def test_more_than_fifteen_mebibytes_are_too_large(extra: int) -> None:
    with pytest.raises(PictureRejected) as rejected:
        decode_inline(base64.b64encode(bytes(MAX_BYTES + extra)).decode())

    assert rejected.value.code == "too_large"
