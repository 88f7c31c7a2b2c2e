"""Products read off the cards of a shop's pages, where it tells machines nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from brands.extraction import noise
from brands.extraction.voice.prices import amount, currency_of, find_price, plain_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brands.extraction.page import Element, Page

_PRICED: Final = re.compile(r"price|preis|prix|precio|prezzo|preço|prijs|pris|cena|amount|money|kakaku|価格")
_STRUCK: Final = re.compile(r"compare|old|was|regular-price|before|strike|original|list-price|rrp|uvp")
_CARD: Final = re.compile(r"product|card|item|dish|plan|tile|grid|offer|menu|pricing|goods")
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_NAMED: Final = re.compile(r"title|name|heading")
_STRUCK_TAGS: Final = frozenset({"del", "s", "strike"})


class Card(NamedTuple):
    """One card: its element, and the price that it shows."""

    element: Element
    price: str | None
    currency: str | None

    @property
    def name(self) -> str:
        """What the card calls the product: its heading, else what is labelled a name."""
        for item in self.element.descendants():
            if item.tag in _HEADINGS and item.text:
                return item.text
        for item in self.element.descendants():
            if _NAMED.search(item.label) and item.text and not find_price(plain_digits(item.text)):
                return item.text
        return ""

    def first(self, tag: str, attribute: str) -> str | None:
        """Return an attribute of the first element of a kind that has it."""
        inside = (item.attributes.get(attribute) for item in self.element.descendants() if item.tag == tag)
        return next((said for said in inside if said), None)


def find_cards(page: Page, *, language: str, country: str) -> Iterator[Card]:
    """Yield each card with a price once, in the order of the page."""
    seen: set[int] = set()
    for element in page.elements:
        match = _price_in(element)
        card = _card(element) if match and not _struck(element) else None
        if match is None or card is None or card.order in seen:
            continue
        seen.add(card.order)
        currency = currency_of((match[1] or match[4]).lower(), language, country)
        yield Card(element=card, price=amount(match[2] or match[3], currency), currency=currency)


def _price_in(element: Element) -> re.Match[str] | None:
    """Return the price that an element holds itself, or, called a price and short, in its parts."""
    words = plain_digits(element.words)
    if not any(character.isdigit() for character in words) and not _PRICED.search(element.label):
        return None
    return find_price(words) or (find_price(plain_digits(element.text)) if len(element.text) < 40 else None)


def _struck(element: Element) -> bool:
    """Whether a price is that of before, or of an announcement."""
    return noise.is_sale(element) or any(here.tag in _STRUCK_TAGS or _STRUCK.search(here.label) for here in _near(element, 2))


def _near(element: Element, count: int) -> list[Element]:
    return [element, *list(element.ancestors())[:count]]


def _card(element: Element) -> Element | None:
    """Return the nearest element around a price that also holds a name and a picture or a link, and is one card, not a shelf."""
    for above in list(element.ancestors())[:8]:
        if above.tag in {"body", "main", "html", "header", "footer", "ul", "ol"}:
            return None
        inner = list(above.descendants())
        named = any(item.tag in _HEADINGS or _NAMED.search(item.label) for item in inner)
        if named and (any(item.tag in {"img", "a"} for item in inner) or _CARD.search(above.label)):
            alone = sum(item.tag in _HEADINGS for item in inner) <= 2
            return above if alone and any(_CARD.search(here.label) for here in _near(above, 2)) else None
    return None
