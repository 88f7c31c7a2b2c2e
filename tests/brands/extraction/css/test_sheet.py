"""A style sheet becomes flat rules in the order of the cascade."""

from __future__ import annotations

import pytest

from brands.extraction.css.sheet import Sheets, imports


def selectors(css: str) -> list[str]:
    sheets = Sheets()
    sheets.add(css, source="x")
    return [rule.selector.text for rule in sheets.rules]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".a { color: red } .b { margin: 0 }", [".a"]),
        (".a { & .b, > h2 { color: red } }", [".a .b", ".a > h2"]),
        (".a { .y & { color: red } }", [".y .a"]),
        (".a { &:hover { color: red } }", []),
        (".a { @media (width >= 1px) { color: red } }", [".a"]),
        (".a { @media (prefers-color-scheme: dark) { color: red } }", []),
        ("a:link { color: red } a:visited { color: blue }", ["a"]),
        ("a:not(:hover) { color: red }", ["a"]),
        (".b::before { color: red }", []),
        ("@supports (display: grid) { .g { color: red } }", [".g"]),
        ("@media print { .p { color: red } }", []),
        ("@container (min-width: 1px) { .c { color: red } }", [".c"]),
        (".md\\:flex { color: red }", [".md\\:flex"]),
        ("} broken { color: red", ["} broken"]),
    ],
)
def test_rules_are_written_out(css: str, expected: list[str]) -> None:
    assert selectors(css) == expected


def test_specificity_counts_as_the_standard_says() -> None:
    sheets = Sheets()
    sheets.add("#a .b:is(.c, #d) p:where(.x)[y] { color: red }", source="x")

    assert sheets.rules[0].selector.specificity == (2, 2, 1)


def test_layers_rank_as_they_are_first_named_and_below_unlayered_rules() -> None:
    sheets = Sheets()
    sheets.add("@layer base, theme; @layer theme { a { color: red } } @layer base { a { color: blue } } a { color: lime }", source="x")

    theme, base, unlayered = (rule.layer for rule in sheets.rules)
    assert base < theme < unlayered


def test_imports_that_apply_are_listed_with_their_layer() -> None:
    top = '@charset "utf-8"; @layer a; @import url("a.css") layer(base); @import "p.css" print;'
    css = f'{top} @import url(b.css) screen; .x{{}} @import "late.css";'

    assert imports(css) == [("a.css", "base"), ("b.css", None)]


def test_faces_and_registered_properties_are_noted() -> None:
    sheets = Sheets()
    sheets.add('@font-face { font-family: "Foo Bar"; src: url(f.woff2), url("g.woff") } @property --x { initial-value: red }', source="x")

    assert [(face.family, face.urls) for face in sheets.faces] == [("Foo Bar", ("f.woff2", "g.woff"))]
    assert "--x" in sheets.registered


@pytest.mark.parametrize(
    "css",
    [
        "a { color: " + "(" * 50_000,
        "a {" * 3_000,
        "@media{" * 3_000,
        "@import url(" + "(" * 19_000,
        "@font-face { font-family: x; src: url(a b) }",
    ],
)
def test_absurd_sheets_do_no_harm(css: str) -> None:
    sheets = Sheets()
    sheets.add(css, source="x")
    sheets.add("b { color: red }", source="x")

    assert imports(css) == []
    assert sheets.rules[-1].selector.text == "b"
