"""Small pages for the tests: HTML and CSS in, page and cascade out."""

from __future__ import annotations

from brands.extraction.css.cascade import Cascade
from brands.extraction.css.sheet import Sheets
from brands.extraction.page import Element, Page

URL = "https://kora.example/"


def dressed(html: str, css: str = "", *, url: str = URL) -> tuple[Page, Cascade]:
    page = Page(html, url=url)
    sheets = Sheets()
    sheets.add(css, source=f"{URL}site.css")
    return page, Cascade(page, sheets)


def first(page: Page, selector: str) -> Element:
    return page.select(selector)[0]
