"""Families are those that headings and running text are really set in, and each has an installed face to stand for it."""

from __future__ import annotations

import pytest

from brands.extraction import faces, typography
from brands.extraction.faces import FaceClass
from brands.kit import words
from tests.brands.extraction.pages import dressed

TEXT = "<p class='lead'>Some running text that is long enough to count.</p>"
PAGE = f"<html><head>{{head}}</head><body><h1>A headline here</h1>{TEXT}</body></html>"


def asked(css: str, *, head: str = "") -> tuple[str | None, str | None]:
    page, cascade = dressed(PAGE.format(head=head), css)
    heading, body = typography.heading(page, cascade), typography.body(page, cascade)
    return heading.value.asked if heading else None, body.value.asked if body else None


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("body { font-family: Karla, sans-serif } h1 { font-family: Recoleta, serif }", ("Recoleta", "Karla")),
        ("body { font-family: Inter }", ("Inter", "Inter")),
        (":root { --f: 'DM Sans', sans-serif } body { font-family: var(--f) }", ("DM Sans", "DM Sans")),
        ("body { font: 400 16px/1.5 'Work Sans', sans-serif }", ("Work Sans", "Work Sans")),
        ("body { font-family: '__Inter_d65c78', '__Inter_Fallback_d65c78' }", ("Inter", "Inter")),
        ("body { font-family: system-ui, -apple-system, 'Segoe UI', sans-serif }", ("Segoe UI", "Segoe UI")),
        ("body { font-family: sans-serif }", (None, None)),
        ("body { font-family: 'Font Awesome 6 Free', Lato }", ("Lato", "Lato")),
    ],
)
def test_the_family_is_the_one_that_is_asked_for(css: str, expected: tuple[str | None, str | None]) -> None:
    assert asked(css) == expected


def test_a_font_service_is_heard_where_no_rule_can_be_read() -> None:
    link = "<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Playfair+Display:wght@700&family=Lato&display=swap'>"

    assert asked("", head=link) == ("Playfair Display", "Lato")


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Inter var", "Inter"),
        ("InterVariable", "Inter"),
        ("dm-sans", "DM Sans"),
        ("Playfair Display", "Playfair Display"),
        ("Poppins-Bold", "Poppins"),
    ],
)
def test_spellings_of_an_installed_family_are_known(name: str, family: str) -> None:
    assert faces.installed(name) == family


@pytest.mark.parametrize(
    ("name", "stack", "kind"),
    [
        ("Futura PT", (), FaceClass.GEOMETRIC),
        ("Recoleta", ("serif",), FaceClass.SOFT_SERIF),
        ("Unheard Mono", (), FaceClass.MONO),
        ("Nobody Knows", ("Georgia", "serif"), FaceClass.OLD_SERIF),
        ("Nobody Knows", ("sans-serif",), FaceClass.NEUTRAL),
        ("Acme Slab", (), FaceClass.SLAB),
        ("Acme Sans Condensed", (), FaceClass.CONDENSED),
        ("Acme Script", ("cursive",), FaceClass.SCRIPT),
    ],
)
def test_a_family_is_classed_by_table_name_or_stack(name: str, stack: tuple[str, ...], kind: FaceClass) -> None:
    assert faces.face_class(name, stack) is kind


def test_every_class_has_an_installed_stand_in() -> None:
    assert {faces.STAND_IN[kind] for kind in FaceClass} <= set(words.FAMILIES)


def test_a_replaced_family_is_said_so() -> None:
    face = typography.typeface("Recoleta", ["serif"])

    assert (face.family, face.note) == ("Fraunces", "Recoleta (soft serif) is not installed; Fraunces stands in for it.")
    assert typography.typeface("Inter").note is None


@pytest.mark.parametrize(("family", "expected"), [("Karla", "https://kora.example/f/k.woff2"), ("Recoleta", None)])
def test_a_font_file_is_named_only_where_its_licence_lets_it_be_used(family: str, expected: str | None) -> None:
    page, cascade = dressed(
        PAGE.format(head=""), f"@font-face {{ font-family: '{family}'; src: url('/f/k.woff2') }} h1 {{ font-family: '{family}' }}"
    )
    heading = typography.heading(page, cascade)

    assert heading is not None
    assert heading.value.file_url == expected
