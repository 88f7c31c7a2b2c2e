"""The accent is what calls to act; surface and ink are what the page stands on and writes with."""

from __future__ import annotations

import pytest

from brands.extraction import accent, grounds
from brands.extraction.colours import WHITE, Rgba, from_hex
from brands.extraction.votes import Vote, tally
from tests.brands.extraction.pages import dressed

PAGE = """<html><head>{head}</head><body>
<header class="header"><a href="/">Kora</a><nav><a href="/a" class="l">Shoes</a></nav></header>
<main><h1>Made for long walks</h1><p>Light shoes of recycled stuff, made in Porto and mended by us.</p>
<a class="btn btn-primary" href="/all">Shop now</a> <a class="btn btn-secondary" href="/more">Our stuff</a>{main}</main>
<footer class="footer"><p>All rights reserved, as ever and everywhere.</p></footer></body></html>"""


def best(css: str, *, head: str = "", main: str = "") -> str:
    page, cascade = dressed(PAGE.format(head=head, main=main), css)
    clusters = accent.choose(accent.accent_votes(page, cascade, surface=WHITE), surface=WHITE)
    return clusters[0].colour.hex if clusters else "none"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".btn-primary { background: #1f6b4f } .btn-secondary { background: #eee }", "#1F6B4F"),
        (".btn-primary { background: #111 } .l, h1 { color: #e4572e } .header { background: #e4572e }", "#E4572E"),
        (".btn-primary { background: #111 }", "#111111"),
        (".btn-primary { border: 2px solid #0a58ff; color: #0a58ff }", "#0A58FF"),
        (".btn-primary { background: linear-gradient(to right, #16c79a, #11698e) }", "#16C79A"),
        (":root { --brand-primary: #7c3aed } .btn-primary { color: #222 }", "#7C3AED"),
        (":root { --color-button: 31, 107, 79 } .btn-primary { background: rgb(var(--color-button)) }", "#1F6B4F"),
        (".btn-primary { background: #1f6b4f } .footer { background: #d7263d } .header { background: #d7263d }", "#1F6B4F"),
        (".btn { background: #5b3df5 } .btn:hover { background: #f00 }", "#5B3DF5"),
    ],
)
def test_the_accent_is_the_colour_of_the_call(css: str, expected: str) -> None:
    assert best(css) == expected


@pytest.mark.parametrize(
    "foreign",
    [
        "<div id='cookie-banner'><button class='f btn-primary'>Accept all</button><button class='f btn-primary'>OK</button></div>",
        "<div class='intercom-launcher'><button class='f primary'>Chat with us now</button></div>",
        "<div class='announcement-bar'><a class='f btn' href='/sale'>Shop the sale</a></div>",
        "<ul class='social-links'><li><a class='f btn' href='#'>Facebook</a></li></ul>",
        "<button class='f btn-danger'>Delete</button>",
    ],
)
def test_colours_of_widgets_banners_and_messages_do_not_count(foreign: str) -> None:
    assert best(".btn-primary { background: #1f6b4f } .f.f { background: #f0c }", main=foreign * 3) == "#1F6B4F"


@pytest.mark.parametrize("told", ["#ffffff", "#000000", "white"])
def test_a_theme_colour_that_is_no_colour_is_not_believed(told: str) -> None:
    assert best("a, h1 { color: #e4572e }", head=f"<meta name='theme-color' content='{told}'>") == "#E4572E"


def test_the_ink_on_the_accent_is_that_of_the_button_if_it_can_be_read() -> None:
    votes = [Vote(colour=from_hex("#D7F205"), weight=2, kind="button", source="s", method="m", ink=from_hex("#10131A"))]

    assert accent.on_accent(votes, from_hex("#D7F205"))[0].hex == "#10131A"
    assert accent.on_accent([], from_hex("#D7F205"))[0].hex == "#000000"
    assert accent.on_accent([], from_hex("#1F6B4F"))[0].hex == "#FFFFFF"


@pytest.mark.parametrize(
    ("css", "surface"),
    [
        ("", "#FFFFFF"),
        ("body { background: #faf8f5 }", "#FAF8F5"),
        ("html { background: #0b0b10 } body { color: #eee }", "#0B0B10"),
        ("body { background: #fff } main { background: #10131a; color: #fff }", "#10131A"),
        ("body { background: #faf8f5 } footer { background: #222 }", "#FAF8F5"),
    ],
)
def test_the_surface_is_behind_most_words(css: str, surface: str) -> None:
    page, cascade = dressed(PAGE.format(head="", main="<p>" + "More words to read here. " * 12 + "</p>"), css)

    assert tally(grounds.surface_votes(page, cascade))[0].colour.hex == surface


@pytest.mark.parametrize(
    ("head", "css"),
    [
        (
            "<div class='wy-nav-search' style='background: #b4235a'><p>Kora</p></div><a href='/a'>one</a><a href='/b'>two</a>",
            "a { color: #2980b9 }",
        ),
        (
            "<a href='/a'>one</a>",
            ":root { --theme-primary: #2980b9 } :root > * { --theme-primary: #b4235a } a { color: var(--theme-primary) }",
        ),
    ],
)
def test_what_the_owner_set_goes_before_what_the_theme_came_with(head: str, css: str) -> None:
    page, cascade = dressed(f"<html><body>{head}</body></html>", css)
    clusters = accent.choose(accent.accent_votes(page, cascade, surface=WHITE), surface=WHITE)

    assert clusters[0].colour.hex == "#B4235A"


def test_the_first_headline_stands_on_the_surface() -> None:
    words = "<p>More words to read here and there. </p>"
    main = f"<h1>Cut to size</h1>{words}<section>{words * 4}</section>"
    page, cascade = dressed(f"<html><body>{main}</body></html>", "body { background: #0c0a09; color: #fff } section { background: #fff }")

    assert tally(grounds.surface_votes(page, cascade))[0].colour.hex == "#0C0A09"


def test_the_ink_is_that_of_headlines_on_the_surface() -> None:
    page, cascade = dressed(
        PAGE.format(head="", main=""), "h1 { color: #181c1a } p { color: rgb(24 28 26 / 75%) } footer { background: #222; color: #fff }"
    )

    assert tally(grounds.ink_votes(page, cascade, surface=WHITE))[0].colour.hex == "#181C1A"


def test_near_colours_are_one_and_the_exact_one_is_the_most_heard() -> None:
    votes = [Vote(colour=Rgba(228, 87, 46 + nudge), weight=1, kind=f"k{nudge}", source="s", method="m") for nudge in (0, 0, 1)]

    clusters = tally(votes)
    assert [cluster.colour.hex for cluster in clusters] == ["#E4572E"]


@pytest.mark.parametrize("name", ["payments-hero", "chat-app-landing", "clients-page hero", "sharing-economy"])
def test_what_a_brand_sells_is_not_taken_for_a_widget(name: str) -> None:
    page, cascade = dressed(
        f"<body><section class='{name}'><a class='btn-primary' href='/go'>Start now</a></section></body>",
        ".btn-primary { background: #1f6b4f }",
    )
    clusters = accent.choose(accent.accent_votes(page, cascade, surface=WHITE), surface=WHITE)

    assert clusters[0].colour.hex == "#1F6B4F"
