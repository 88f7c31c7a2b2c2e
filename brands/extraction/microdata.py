"""What a page says in microdata (HTML Standard, section 5), as the same objects that JSON-LD gives, so that one rule reads both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brands.extraction.page import Element, Page

MAX_ITEMS: Final = 500
MAX_DEPTH: Final = 8
_SOURCES: Final = frozenset({"img", "audio", "embed", "iframe", "source", "track", "video"})
# A name on a link is the link's words, whatever the standard says of links: nobody calls a product by its address.
_ADDRESSES: Final = frozenset({"url", "image", "logo", "sameas", "contenturl", "thumbnailurl", "availability", "itemcondition"})


def items(page: Page) -> list[dict[str, Any]]:
    """Return every typed item with its properties, inner items inside; one that stands in another without a name is its ``offers``."""
    scopes = [element for element in page.elements if "itemscope" in element.attributes and element.attributes.get("itemtype")]
    return [_item(element, page, depth=0) for element in scopes[:MAX_ITEMS]]


def _item(scope: Element, page: Page, *, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": scope.attributes.get("itemtype", "").split()}
    for element in _members(scope, page):
        inner = "itemscope" in element.attributes
        if inner and depth >= MAX_DEPTH:
            continue
        names = element.attributes.get("itemprop", "").split() or (["offers"] if _is_offer(element) else [])
        for name in names:
            value = _item(element, page, depth=depth + 1) if inner else _value(element, name)
            found.setdefault(name, []).append(value)
    return found


def _members(scope: Element, page: Page) -> Iterator[Element]:
    """Yield what belongs to an item: everything inside but for the inside of inner items, and what ``itemref`` names."""
    named = [page.by_id[name] for name in scope.attributes.get("itemref", "").split() if name in page.by_id]
    waiting = [*named[::-1], *scope.children[::-1]]
    seen = {scope.order}
    while waiting:
        element = waiting.pop()
        if element.order in seen:
            continue
        seen.add(element.order)
        yield element
        if "itemscope" not in element.attributes:
            waiting.extend(reversed(element.children))


def _is_offer(element: Element) -> bool:
    return "itemscope" in element.attributes and element.attributes.get("itemtype", "").lower().endswith("offer")


def _value(element: Element, name: str) -> str:
    attributes = element.attributes
    if attributes.get("content"):
        return attributes["content"].strip()
    if element.tag in _SOURCES:
        return (attributes.get("src") or attributes.get("data-src") or "").strip()
    if element.tag == "link" or (element.tag in {"a", "area"} and name.lower() in _ADDRESSES):
        return attributes.get("href", "").strip()
    if element.tag in {"data", "meter"}:
        return attributes.get("value", "").strip() or element.text
    return element.text
