"""A file is what its first bytes say."""

from __future__ import annotations

import pytest

from piad.ingest.sniff import HEAD_BYTES, media_type
from tests.fixtures.pictures import encoded, phone_picture, plain, webp_claiming


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (encoded(plain(), "PNG"), "image/png"),
        (encoded(plain(), "JPEG"), "image/jpeg"),
        (phone_picture(), "image/jpeg"),
        (encoded(plain(), "WEBP"), "image/webp"),
        (encoded(plain(), "WEBP", lossless=True), "image/webp"),
        (webp_claiming(64, 64), "image/webp"),
    ],
)
def test_the_three_kinds_are_known_by_their_first_bytes(data: bytes, expected: str) -> None:
    assert media_type(data[:HEAD_BYTES]) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG",
        b"\xff\xd8",
        b"RIFF\0\0\0\0WEBP",
        b"RIFF\0\0\0\0WAVEfmt ",
        encoded(plain(), "GIF"),
        encoded(plain(), "BMP"),
        encoded(plain(), "TIFF"),
        encoded(plain(), "AVIF"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?>",
        b"<!doctype html>",
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF",
        b"SIMPLE  =                    T",
        b"PK\x03\x04",
        b"\x00\x00\x00\x20ftypheic",
    ],
)
def test_anything_else_is_nothing(data: bytes) -> None:
    assert media_type(data) is None
