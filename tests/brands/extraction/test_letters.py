"""A page's letters are read right whatever the page says of them."""

from __future__ import annotations

import pytest

from brands.extraction.letters import decode

RUSSIAN = "Привет, мир! Это проверка текста на русском языке, длинного текста."
JAPANESE = "これは日本語のページです。お茶をどうぞ。ほうじ茶と煎茶があります。"
HEBREW = "שלום עולם זהו דף בדיקה בעברית עם הרבה מילים"


@pytest.mark.parametrize(
    ("body", "header", "expected"),
    [
        ("café".encode(), "text/html; charset=iso-8859-1", "café"),
        ("café".encode("latin-1"), "text/html; charset=utf-8", "café"),
        ("café".encode("latin-1"), "text/html; charset=iso-8859-1", "café"),
        (b"\xef\xbb\xbf" + "ü".encode(), "", "ü"),
        ("ü".encode("utf-16"), "", "ü"),
        (b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), "", RUSSIAN),
        (RUSSIAN.encode("cp1251"), "", RUSSIAN),
        (b'<meta charset="utf-8">' + JAPANESE.encode("shift_jis"), "", JAPANESE),
        (JAPANESE.encode("euc-jp"), "text/html; charset=euc-jp", JAPANESE),
        (HEBREW.encode("cp1255"), "", HEBREW),
        (b'@charset "iso-8859-1"; a{content:"\xe9"}', "text/css", 'a{content:"é"}'),
    ],
)
def test_the_true_encoding_is_found(body: bytes, header: str, expected: str) -> None:
    assert decode(body, header).endswith(expected)


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode(b"plain \xe9", "text/html; charset=no-such-thing") == "plain é"
