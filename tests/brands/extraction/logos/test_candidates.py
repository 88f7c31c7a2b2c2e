"""The mark is found wherever it stands, and no control, network or partner is taken for it."""

from __future__ import annotations

import pytest

from brands.extraction.logos import candidates
from brands.extraction.logos.candidates import Candidate, Kind
from tests.brands.extraction.pages import dressed

ICON = "<svg class='icon icon-{0}' width='24' height='24' viewBox='0 0 24 24'><path d='M3 6h18'/></svg>"
MARK = "<svg viewBox='0 0 120 32'><path fill='currentColor' d='M0 0h120v32H0z'/></svg>"
NOISE = (
    "<button aria-label='Menu'>" + ICON.format("hamburger") + "</button><a href='/cart'>" + ICON.format("cart") + "</a>"
    "<a href='/account'>" + ICON.format("user") + "</a><div class='social-links'><a href='/'>" + ICON.format("facebook") + "</a></div>"
    "<section class='partners'><h2>Trusted by</h2><img class='logo' src='/p/acme-logo.svg' alt='Acme logo'></section>"
)


def best(header: str, css: str = "", *, head: str = "", body: str = NOISE) -> Candidate:
    html = f"<html><head>{head}</head><body><header>{header}</header><main><h1>Kora</h1>{body}</main></body></html>"
    page, cascade = dressed(html, css)
    return candidates.find(page, cascade, names=["Kora"])[0]


@pytest.mark.parametrize(
    ("header", "css", "address"),
    [
        ("<a href='/'><img src='/logo.svg' alt='Kora'></a>", "", "/logo.svg"),
        ("<a href='https://www.kora.example/'><img src='/img/k.png' alt='Kora'></a>", "", "/img/k.png"),
        ("<a class='brand' href='/de/'><img src='x.png' srcset='x.png 1x, x@2x.png 2x'></a>", "", "/x@2x.png"),
        ("<a href='/'><img class='custom-logo' src='data:image/gif;base64,R0' data-src='/real.png'></a>", "", "/real.png"),
        ("<a href='/' class='site-logo'>Kora</a>", ".site-logo { background: url('/bg/logo.svg') no-repeat }", "/bg/logo.svg"),
        ("<a href='/' class='logo'>Kora</a>", ".logo { -webkit-mask-image: url(/m.svg); background: red }", "/m.svg"),
        ("<a href='/'><svg class='logo'><use href='/sprite.svg#kora'/></svg></a>", "", "/sprite.svg#kora"),
        ("<a href='/'><object class='logo' data='/logo-o.svg'></object></a>", "", "/logo-o.svg"),
        (
            "<h1 class='top-logo'><a href='/'></a></h1>",
            ".top-logo a { background-image: image-set(url(/l.png) 1x, url(/l2.png) 2x) }",
            "/l2.png",
        ),
        ("<a href='/'></a>", "a { background: url(/k.png) }", "/k.png"),
        ("<picture><source srcset='/a.webp'><img class='header-logo' src='/a.png'></picture>", "", "/a.png"),
    ],
)
def test_the_mark_in_the_head_of_the_page_is_found(header: str, css: str, address: str) -> None:
    found = best(header, css)

    assert (found.address or "").removeprefix("https://kora.example") == address


def test_a_drawing_in_the_page_is_cut_free_with_its_colour() -> None:
    found = best(f"<a href='/' aria-label='Kora home'>{MARK}</a>", "a { color: #1f6b4f }")

    assert found.kind is Kind.INLINE
    assert 'fill="#1F6B4F"' in (found.markup or "")
    assert found.method == "body > header > a > svg"
    assert found.alt == "Kora home"


def test_a_symbol_elsewhere_in_the_page_is_put_in() -> None:
    sprite = "<svg style='display:none'><symbol id='s' viewBox='0 0 9 9'><path d='M1 1h7'/></symbol></svg>"
    found = best("<a class='logo' href='/'><svg><use href='#s'/></svg></a>", body=sprite)

    assert 'viewBox="0 0 9 9"' in (found.markup or "")
    assert "M1 1h7" in (found.markup or "")


def test_what_the_page_tells_machines_adds_to_what_it_shows() -> None:
    told = '<script type="application/ld+json">{"@type":"Organization","logo":"/logo.svg"}</script>'
    shown = "<a href='/'><img src='/logo.svg' alt='Kora'></a>"

    assert best(shown, head=told).score > best(shown).score


def test_without_a_mark_in_the_page_the_icons_stand_in() -> None:
    head = "<link rel='icon' href='/favicon.ico'><link rel='apple-touch-icon' href='/touch.png'>"
    found = best("<a href='/'>Kora</a>", head=head)

    assert (found.address, found.symbol) == ("https://kora.example/touch.png", True)


def test_controls_networks_and_partners_are_no_marks() -> None:
    page, cascade = dressed(f"<html><body><header>{NOISE}</header></body></html>")
    shown = [found for found in candidates.find(page, cascade) if not found.symbol]

    assert shown == []


def test_the_photo_of_a_masthead_is_no_mark() -> None:
    found = best("<a href='/'>Kora</a>", ".masthead { background: url(/img/hero.jpg) }", body="<div class='masthead'></div>")

    assert found.address == "https://kora.example/favicon.ico"


def test_icons_of_controls_are_known_by_their_files_and_by_leading_nowhere() -> None:
    icons = "<a href='#'><img src='/img/i_search.png' alt='검색'></a><a href='/'><img src='/img/i_cart.png'></a>"
    icons += "<a href='#'><img src='/x.png'></a>"
    page, cascade = dressed(f"<html><body><header>{icons}</header></body></html>")
    shown = [(found.address, found.score) for found in candidates.find(page, cascade) if not found.symbol and found.score > 4]

    assert shown == []


def test_a_candidate_survives_json() -> None:
    found = best("<a href='/'><img src='/logo.svg' alt='Kora'></a>")

    assert Candidate.from_json(found.to_json()) == found
