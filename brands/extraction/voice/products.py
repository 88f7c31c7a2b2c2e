"""What the brand sells, with prices: from structured data first, else from the cards of a shop's pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from brands.extraction import noise, structured
from brands.extraction.findings import Evidence, Found, Product

if TYPE_CHECKING:
    from brands.extraction.page import Element, Page

MOST: Final = 24
_SYMBOLS: Final = {
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "zł": "PLN",
    "₺": "TRY",
    "₪": "ILS",
    "r$": "BRL",
    "kč": "CZK",
    "ft": "HUF",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "us$": "USD",
    "hk$": "HKD",
    "s$": "SGD",
    "nt$": "TWD",
    "mx$": "MXN",
    "円": "JPY",
    "元": "CNY",
    "원": "KRW",
    "ر.س": "SAR",
    "د.إ": "AED",
    "ريال": "SAR",
    "درهم": "AED",
    "ج.م": "EGP",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₴": "UAH",
    "fr.": "CHF",
    "руб": "RUB",
    "﷼": "SAR",
}
_AMBIGUOUS: Final = {"$": "USD", "¥": "JPY", "￥": "JPY", "kr": "SEK", "kr.": "DKK", ",-": "NOK"}
_BY_COUNTRY: Final = {
    "CN": "CNY",
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "NO": "NOK",
    "DK": "DKK",
    "SE": "SEK",
    "MX": "MXN",
    "SG": "SGD",
    "TW": "TWD",
}
_BY_LANGUAGE: Final = {"nb": "NOK", "no": "NOK", "nn": "NOK", "da": "DKK", "sv": "SEK", "zh": "CNY", "ja": "JPY"}
_CODES: Final = frozenset(
    [*_SYMBOLS.values(), *_BY_COUNTRY.values(), "USD", "JPY", "CHF", "ZAR", "ISK", "MAD", "QAR", "KWD", "BHD", "OMR", "IDR", "MYR", "RON"]
)
_SIGN: Final = "|".join(re.escape(sign) for sign in sorted([*_SYMBOLS, *_AMBIGUOUS, *_CODES], key=len, reverse=True))
_AMOUNT: Final = r"\d{1,3}(?:[.,' \u00a0\u202f’]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_PRICE: Final = re.compile(rf"(?:({_SIGN})\s*({_AMOUNT})(?!\d)|(?<![\d.,])({_AMOUNT})\s*({_SIGN}))(?![a-z])", re.IGNORECASE)
_PRICED: Final = re.compile(r"price|preis|prix|precio|prezzo|preço|prijs|pris|cena|amount|money|kakaku|価格")
_STRUCK: Final = re.compile(r"compare|old|was|regular-price|before|strike|original|list-price|rrp|uvp")
_CARD: Final = re.compile(r"product|card|item|dish|plan|tile|grid|offer|menu|pricing|goods")
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬０１２３４５６７８９", "0123456789.,0123456789")


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
    told = [*_from_json_ld(page), *_from_microdata(page), *_from_open_graph(page)]
    yield from told
    if len(told) <= 1:
        yield from _from_cards(page, language, country)


def _found(page: Page, method: str, confidence: float, **members: str | None) -> Iterator[Found[Product]]:
    name = " ".join((members.pop("name") or "").split())
    if 1 < len(name) <= 160:
        image, url = members.pop("image_url", None), members.pop("url", None)
        product = Product(name=name, image_url=page.resolve(image) if image else None, url=page.resolve(url) if url else None, **members)
        yield Found(value=product, evidence=Evidence(source=page.url, method=method, confidence=confidence))


def _from_json_ld(page: Page) -> Iterator[Found[Product]]:
    for item in structured.json_ld(page):
        if structured.types(item) & {"product", "productgroup", "menuitem", "individualproduct", "productmodel"}:
            price, currency = _offer(item.get("offers"))
            yield from _found(
                page,
                "JSON-LD Product",
                0.95,
                name=structured.text_of(item.get("name")),
                price=price,
                currency=currency,
                image_url=structured.address_of(item.get("image")),
                url=structured.address_of(item.get("url")),
            )


def _offer(offers: Any) -> tuple[str | None, str | None]:  # noqa: ANN401 - JSON is anything
    for offer in offers if isinstance(offers, list) else [offers]:
        if isinstance(offer, dict):
            inner = offer.get("priceSpecification") or {}
            inner = inner[0] if isinstance(inner, list) and inner else inner if isinstance(inner, dict) else {}
            text = structured.text_of(offer.get("price") or offer.get("lowPrice") or inner.get("price"))
            price = amount(text) if text else None
            currency = structured.text_of(offer.get("priceCurrency") or inner.get("priceCurrency"))
            if price:
                return price, currency.upper()[:3] if currency else None
            nested = _offer(offer.get("offers")) if offer.get("offers") else (None, None)
            if nested[0]:
                return nested
    return None, None


def _from_microdata(page: Page) -> Iterator[Found[Product]]:
    for members in structured.microdata(page, "product"):
        said = {name: structured.microdata_value(elements[0]) for name, elements in members.items()}
        yield from _found(
            page,
            "microdata Product",
            0.9,
            name=said.get("name"),
            price=amount(said.get("price") or said.get("lowPrice") or ""),
            currency=(said.get("priceCurrency") or "").upper()[:3] or None,
            image_url=said.get("image"),
            url=said.get("url"),
        )


def _from_open_graph(page: Page) -> Iterator[Found[Product]]:
    price = page.meta("product:price:amount", "og:price:amount")
    if price:
        yield from _found(
            page,
            "og product:price",
            0.85,
            name=page.meta("og:title"),
            price=amount(price),
            currency=page.meta("product:price:currency", "og:price:currency"),
            image_url=page.meta("og:image"),
            url=page.meta("og:url"),
        )


def _from_cards(page: Page, language: str, country: str) -> Iterator[Found[Product]]:
    seen: set[int] = set()
    for element in page.elements:
        text = element.words.translate(_DIGITS)
        if not any(character.isdigit() for character in text) and not _PRICED.search(element.label):
            continue
        said = text if _PRICE.search(text) else element.text.translate(_DIGITS) if len(element.text) < 40 else ""
        match = _PRICE.search(said)
        if (
            match is None
            or noise.is_sale(element)
            or any(here.tag in {"del", "s", "strike"} or _STRUCK.search(here.label) for here in _near(element, 2))
        ):
            continue
        card = _card(element)
        if card is None or card.order in seen:
            continue
        seen.add(card.order)
        sign = (match[1] or match[4]).lower()
        yield from _found(
            page,
            f"product card: {card.tag}.{'.'.join(card.classes[:2])}",
            0.6,
            name=_card_name(card),
            price=amount(match[2] or match[3]),
            currency=_currency(sign, language, country),
            image_url=next(
                (img.attributes.get("src") for img in card.descendants() if img.tag == "img" and img.attributes.get("src")), None
            ),
            url=next((link.attributes.get("href") for link in card.descendants() if link.tag == "a" and link.attributes.get("href")), None),
        )


def _near(element: Element, count: int) -> list[Element]:
    return [element, *list(element.ancestors())[:count]]


def _card(element: Element) -> Element | None:
    """Return the nearest element around a price that also holds a name and a picture or a link, and is one card, not a shelf."""
    for above in list(element.ancestors())[:8]:
        if above.tag in {"body", "main", "html", "header", "footer", "ul", "ol"}:
            return None
        inner = list(above.descendants())
        named = any(item.tag in {"h2", "h3", "h4", "h5", "h6"} or re.search(r"title|name|heading", item.label) for item in inner)
        if named and (any(item.tag in {"img", "a"} for item in inner) or _CARD.search(above.label)):
            headings = [item for item in inner if item.tag in {"h2", "h3", "h4", "h5", "h6"}]
            return above if len(headings) <= 2 and any(_CARD.search(here.label) for here in _near(above, 2)) else None
    return None


def _card_name(card: Element) -> str:
    for item in card.descendants():
        if item.tag in {"h2", "h3", "h4", "h5", "h6"} and item.text:
            return item.text
    for item in card.descendants():
        if re.search(r"title|name|heading", item.label) and item.text and not _PRICE.search(item.text.translate(_DIGITS)):
            return item.text
    return ""


def _currency(sign: str, language: str, country: str) -> str | None:
    if sign.upper() in _CODES:
        return sign.upper()
    if sign in _SYMBOLS:
        return _SYMBOLS[sign]
    region = country or (language.rpartition("-")[2] if "-" in language else "")
    return (
        _BY_COUNTRY.get(region.upper()) or (_BY_LANGUAGE.get(language.partition("-")[0]) if sign != "$" else None) or _AMBIGUOUS.get(sign)
    )


def amount(text: str) -> str | None:
    """Return a price as a decimal with two places (``1.299,00`` -> ``1299.00``), ``None`` when it is no number."""
    digits = re.sub(r"[^\d.,]", "", text.translate(_DIGITS)).strip(".,")
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0 and len(digits) - last - 1 != 3:
        digits = re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    else:
        digits = re.sub(r"[.,]", "", digits)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return f"{value:.2f}" if 0 < value < 10_000_000 else None
