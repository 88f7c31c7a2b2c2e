"""Conditions are decided for a desk in daylight."""

from __future__ import annotations

import pytest

from brands.extraction.css.media import holds, supported


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True),
        ("all", True),
        ("screen and (min-width: 640px)", True),
        ("(min-width: 90em)", False),
        ("only screen and (max-width: 600px)", False),
        ("print", False),
        ("not print", True),
        ("print, screen", True),
        ("(prefers-color-scheme: dark)", False),
        ("(prefers-color-scheme: light)", True),
        ("(prefers-reduced-motion: reduce)", False),
        ("(width >= 48rem)", True),
        ("(400px <= width <= 700px)", False),
        ("(hover: hover) and (pointer: fine)", True),
        ("(min-width: 30em) or (max-width: 3px)", True),
        ("(forced-colors: active)", False),
        ("(orientation: portrait)", False),
        ("(-ms-high-contrast: active)", False),
    ],
)
def test_a_media_query_is_decided(query: str, *, expected: bool) -> None:
    assert holds(query) is expected


@pytest.mark.parametrize(
    ("condition", "expected"), [("(display: grid)", True), ("not (display: grid)", False), ("(-ms-ime-align: auto)", False)]
)
def test_support_is_that_of_a_modern_browser(condition: str, *, expected: bool) -> None:
    assert supported(condition) is expected
