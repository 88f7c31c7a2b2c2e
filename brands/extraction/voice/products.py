"""What the brand sells, with prices: from structured data first, else from the cards of a shop's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from brands.extraction import microdata, structured
from brands.extraction.findings import Evidence, Found, Product
from brands.extraction.voice.cards import find_cards
from brands.extraction.voice.prices import amount

if TYPE_CHECKING:
    from brands.extraction.page import Page

MOST: Final = 24
# Things of these types are sold whether or not a price is told; of all others (games, books, events, services) those that carry an offer.
_SOLD: Final = frozenset({"product", "productgroup", "menuitem", "individualproduct", "productmodel"})


def find_products(pages: Iterable[Page], *, language: str = "", country: str = "") -> tuple[Found[Product], ...]:
    """Return the products of several pages, each name once; the fuller entry wins."""
    found: dict[str, Found[Product]] = {}
    for page in pages:
        for product in _on(page, language, country):
            key = product.value.name.casefold()
            held = found.get(key)
            if held is None or (held.value.price is None and product.value.price):
                found[key] = product
            if len(found) >= MOST:
                return tuple(found.values())
    return tuple(found.values())


def _on(page: Page, language: str, country: str) -> Iterator[Found[Product]]:
    told = [
        *_from_items(page, structured.json_ld(page), method="JSON-LD", confidence=0.95),
        *_from_items(page, microdata.items(page), method="microdata", confidence=0.9),
        *_from_open_graph(page),
    ]
    yield from told
    if len(told) <= 1:
        yield from _from_cards(page, language, country)


def _found(page: Page, method: str, confidence: float, **members: str | None) -> Iterator[Found[Product]]:
    name = " ".join((members.pop("name") or "").split())
    if 1 < len(name) <= 160:
        image, url = members.pop("image_url", None), members.pop("url", None)
        product = Product(name=name, image_url=page.resolve(image) if image else None, url=page.resolve(url) if url else None, **members)
        yield Found(value=product, evidence=Evidence(source=page.url, method=method, confidence=confidence))


def _from_items(page: Page, items: list[dict[str, Any]], *, method: str, confidence: float) -> Iterator[Found[Product]]:
    """Yield what is sold: objects that carry offers, and offers that carry an object (``itemOffered``)."""
    for item in items:
        offered = item.get("itemOffered")
        thing = offered if isinstance(offered, dict) else item
        kind = structured.types(thing)
        price, currency = _offer(item)
        if kind & _SOLD or (price and (thing is offered or "offers" in item) and not kind & structured.ORGANISATIONS):
            yield from _found(
                page,
                f"{method} {next(iter(sorted(kind & _SOLD or kind)), 'offer')}",
                confidence,
                name=structured.text_of(thing.get("name")),
                price=price,
                currency=currency,
                image_url=structured.address_of(thing.get("image")),
                url=structured.address_of(thing.get("url")),
            )


def _offer(offers: Any) -> tuple[str | None, str | None]:  # noqa: ANN401 - JSON is anything
    """Return the first price and its currency of an offer, of a list of them, or of a thing that has offers."""
    for offer in offers if isinstance(offers, list) else [offers]:
        if isinstance(offer, dict):
            inner = offer.get("priceSpecification") or {}
            inner = inner[0] if isinstance(inner, list) and inner else inner
            inner = inner if isinstance(inner, dict) else {}
            text = structured.text_of(offer.get("price") or offer.get("lowPrice") or inner.get("price"))
            code = (structured.text_of(offer.get("priceCurrency") or inner.get("priceCurrency")) or "").upper()[:3] or None
            price = amount(text, code) if text else None
            if price:
                return price, code
            nested = _offer(offer.get("offers")) if offer.get("offers") else (None, None)
            if nested[0]:
                return nested
    return None, None


def _from_open_graph(page: Page) -> Iterator[Found[Product]]:
    price = page.meta("product:price:amount", "og:price:amount")
    if price:
        currency = page.meta("product:price:currency", "og:price:currency")
        yield from _found(
            page,
            "og product:price",
            0.85,
            name=page.meta("og:title"),
            price=amount(price, currency),
            currency=currency,
            image_url=page.meta("og:image"),
            url=page.meta("og:url"),
        )


def _from_cards(page: Page, language: str, country: str) -> Iterator[Found[Product]]:
    for card in find_cards(page, language=language, country=country):
        yield from _found(
            page,
            f"product card: {card.element.tag}.{'.'.join(card.element.classes[:2])}",
            0.6,
            name=card.name,
            price=card.price,
            currency=card.currency,
            image_url=card.first("img", "src"),
            url=card.first("a", "href"),
        )
