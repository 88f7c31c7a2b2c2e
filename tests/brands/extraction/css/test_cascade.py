"""What an element looks like, as a browser works it out."""

from __future__ import annotations

import pytest

from tests.brands.extraction.pages import dressed, first

BUTTON = "<html><body><main class='m'><a class='btn x' id='b'>Go</a></main></body></html>"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".btn { background: #f00 }", "#FF0000"),
        (".btn { background: #f00 } .x.btn { background: #00f } .btn { background: #0f0 }", "#0000FF"),
        (".btn { background: #f00 !important } #b { background: #00f }", "#FF0000"),
        ("@layer u { #b { background: #f00 } } .btn { background: #00f }", "#0000FF"),
        (":root { --c: #f00 } .btn { background: var(--c) }", "#FF0000"),
        (".btn { background: var(--missing, var(--none, #00f)) }", "#0000FF"),
        (":root { --a: var(--b); --b: #0f0 } .btn { background-color: var(--a) }", "#00FF00"),
        (":root { --a: var(--a) } .btn { background: var(--a, #123456) }", "#123456"),
        (":root { --c: 255 0 0 } .btn { background: rgb(var(--c) / 1) }", "#FF0000"),
        (":root { --c: 31, 107, 79 } .btn { background: rgba(var(--c), 1) }", "#1F6B4F"),
        (":root { --h: 10; } .m { --h: 220 } .btn { background: hsl(var(--h) 100% 50%) }", "#0055FF"),
        (".btn { background: color-mix(in srgb, #f00, #00f 25%) }", "#BF0040"),
        (".btn { background: linear-gradient(90deg, #16c79a, #11698e) }", "#16C79A"),
        (".btn { background: #f00; background: none }", None),
        (".btn { background: #f00; background-image: none }", "#FF0000"),
        (".btn { color: #0a0; background: currentColor }", "#00AA00"),
        (".btn { background: light-dark(#f00, #00f) }", "#FF0000"),
        ("@media (prefers-color-scheme: dark) { .btn { background: #000 } }", None),
        (".btn { background: transparent }", None),
        (".btn { background: url(x.png) no-repeat }", None),
        (".btn { &.x { background: #abc } }", "#AABBCC"),
        ("@property --p { syntax: '*'; inherits: true; initial-value: #fed } .btn { background: var(--p) }", "#FFEEDD"),
    ],
)
def test_the_fill_is_the_one_that_wins(css: str, expected: str | None) -> None:
    page, cascade = dressed(BUTTON, css)
    fill = cascade.fill(first(page, "a"))

    assert (fill.hex if fill else None) == expected


def test_a_style_attribute_wins_over_rules() -> None:
    page, cascade = dressed("<body><p id='p' style='color: #00f'>x</p></body>", "#p { color: #f00 }")

    assert cascade.colour(first(page, "p")).hex == "#0000FF"


def test_text_colour_and_families_are_inherited() -> None:
    page, cascade = dressed("<body><div><p>x</p></div></body>", "body { color: #123; font: 400 1rem/1.5 'Foo Bar', serif }")
    families = cascade.families(first(page, "p"))

    assert cascade.colour(first(page, "p")).hex == "#112233"
    assert families is not None
    assert families[0] == ["Foo Bar", "serif"]


def test_the_ground_is_every_fill_laid_on_what_is_below() -> None:
    page, cascade = dressed("<body><div><p>x</p></div></body>", "body { background: #fff } div { background: rgb(0 0 0 / 50%) }")

    assert cascade.ground(first(page, "p")).hex == "#808080"


def test_what_is_not_displayed_is_hidden() -> None:
    page, cascade = dressed("<body><div class='d'><p>x</p></div><p id='q' hidden>y</p></body>", ".d { display: none }")

    assert cascade.hidden(first(page, "p"))
    assert cascade.hidden(first(page, "#q"))
    assert not cascade.hidden(first(page, "body"))


def test_the_winning_rule_is_named() -> None:
    page, cascade = dressed(BUTTON, "a { color: red } .btn { color: blue }")

    assert cascade.written(first(page, "a"), "color") == (".btn", "https://kora.example/site.css")


def test_a_tree_of_absurd_depth_is_read() -> None:
    page, cascade = dressed("<body>" + "<div>" * 5_000 + "<p>x</p>", "p { color: red }")

    assert cascade.ground(page.elements[-1]).hex == "#FFFFFF"


def test_an_absurd_style_attribute_is_passed_over() -> None:
    page, cascade = dressed(f"<body><p style='color: {'(' * 3_900}'>x</p></body>")

    assert cascade.colour(first(page, "p")).hex == "#000000"
