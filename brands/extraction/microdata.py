"""What a page says in microdata (HTML Standard, section 5), as the same objects that JSON-LD gives, so that one rule reads both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brands.extraction.page import Element, Page

MAX_DEPTH: Final = 8
# Items may name each other, so that a small page could be read for ever: this many elements (or a hundred letters each) and no more.
MOST_READ: Final = 60_000
_LETTERS: Final = 100
_SOURCES: Final = frozenset({"img", "audio", "embed", "iframe", "source", "track", "video"})
# A name on a link is the link's words, whatever the standard says of links: nobody calls a product by its address.
_ADDRESSES: Final = frozenset({"url", "image", "logo", "sameas", "contenturl", "thumbnailurl", "availability", "itemcondition"})


def items(page: Page) -> list[dict[str, Any]]:
    """Return every typed item with its properties, inner items inside; an offer that stands in an item without a name is its ``offers``."""
    reader = _Reader(page)
    scopes = [element for element in page.elements if "itemscope" in element.attributes and element.attributes.get("itemtype")]
    return [reader.item(element) for element in scopes if reader.room > 0]


class _Reader:
    """Reads the items of one page until ``room`` is used up; what comes after is left out."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.room = MOST_READ

    def item(self, scope: Element, depth: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = {"@type": scope.attributes.get("itemtype", "").split()}
        for element in self._members(scope):
            inner = "itemscope" in element.attributes
            if inner and depth >= MAX_DEPTH:
                continue
            for name in element.attributes.get("itemprop", "").split() or (["offers"] if _is_offer(element) else []):
                value = self.item(element, depth + 1) if inner else self._value(element, name)
                found.setdefault(name, []).append(value)
        return found

    def _members(self, scope: Element) -> Iterator[Element]:
        """Yield what belongs to an item: everything inside but for the inside of inner items, and what ``itemref`` names."""
        known = self.page.by_id
        named = [known[name] for name in scope.attributes.get("itemref", "").split() if name in known]
        waiting = [*named[::-1], *scope.children[::-1]]
        seen = {scope.order}
        while waiting and self.room > 0:
            element = waiting.pop()
            if element.order in seen:
                continue
            self.room -= 1
            seen.add(element.order)
            yield element
            if "itemscope" not in element.attributes:
                waiting.extend(reversed(element.children))

    def _value(self, element: Element, name: str) -> str:
        attributes = element.attributes
        if attributes.get("content"):
            return attributes["content"].strip()
        if element.tag in _SOURCES:
            return (attributes.get("src") or attributes.get("data-src") or "").strip()
        if element.tag == "link" or (element.tag in {"a", "area"} and name.lower() in _ADDRESSES):
            return attributes.get("href", "").strip()
        if element.tag in {"data", "meter"} and attributes.get("value"):
            return attributes["value"].strip()
        text = element.text
        self.room -= len(text) // _LETTERS
        return text


def _is_offer(element: Element) -> bool:
    return "itemscope" in element.attributes and element.attributes.get("itemtype", "").lower().endswith("offer")
