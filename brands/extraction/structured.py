"""What a page says of itself for machines in JSON-LD, read tolerantly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from brands.extraction.page import Page

MAX_NODES: Final = 5_000
MAX_TEXT: Final = 1_500_000
_TRAILING: Final = re.compile(r",(\s*[}\]])")
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$"
)
_CONTROLS: Final = re.compile(r"[\x00-\x1f]")
ORGANISATIONS: Final = frozenset(
    {
        *("organization", "corporation", "onlinestore", "onlinebusiness", "brand", "localbusiness", "store"),
        *("restaurant", "cafeorcoffeeshop", "bakery", "hotel", "lodgingbusiness", "ngo", "educationalorganization"),
        *("medicalbusiness", "professionalservice", "sportsorganization", "newsmediaorganization", "clothingstore"),
        *("shoestore", "travelagency", "foodestablishment", "healthandbeautybusiness", "homeandconstructionbusiness"),
        *("legalservice", "financialservice", "bank", "automotivebusiness", "dentist", "furniturestore", "grocerystore"),
        *("jewelrystore", "bookstore", "florist", "winery", "brewery", "barorpub", "beautysalon", "dayspa", "gym"),
        *("exercisegym"),
    }
)


def json_ld(page: Page) -> list[dict[str, Any]]:
    """Return every typed object of every JSON-LD block, nested ones and ``@graph`` included, in the order of the page."""
    if "json_ld" in page.memo:
        known: list[dict[str, Any]] = page.memo["json_ld"]
        return known
    found: list[dict[str, Any]] = page.memo.setdefault("json_ld", [])
    for element in page.by_tag["script"]:
        if element.attributes.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            block = tolerant_json((element.node.text(deep=True) or "")[:MAX_TEXT])
            found += [item for item in _objects(block) if types(item)][: MAX_NODES - len(found)]
    return found


def tolerant_json(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Read JSON as people write it: comment wrappers, trailing commas and raw line breaks are forgiven; ``None`` for what stays broken."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, _TRAILING.sub(r"\1", text), _CONTROLS.sub(" ", _TRAILING.sub(r"\1", text))):
        with suppress(ValueError, RecursionError):
            return json.loads(attempt)
    return None


def types(item: dict[str, Any]) -> frozenset[str]:
    """Return the types of an object in lower case, without their vocabulary."""
    said = item.get("@type", ())
    listed = said if isinstance(said, list) else [said]
    return frozenset(str(name).rpartition("/")[2].lower() for name in listed if isinstance(name, str) and name)


def organisations(page: Page) -> list[dict[str, Any]]:
    """Return the objects that are the company itself: by type, not those inside a product, a review or an article."""
    return [item for item in json_ld(page) if types(item) & ORGANISATIONS and "ratingValue" not in item]


def text_of(value: Any) -> str | None:  # noqa: ANN401 - JSON is anything
    """Return a member as one line of text, from a string, a number, a list or a ``{"@value": ...}`` object."""
    if isinstance(value, list):
        return next((found for item in value if (found := text_of(item))), None)
    if isinstance(value, dict):
        return text_of(value.get("@value") or value.get("name"))
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(unescape(str(value)).split()) or None
    return None


def address_of(value: Any) -> str | None:  # noqa: ANN401 - JSON is anything
    """Return the address of a picture: a string, an ``ImageObject``, or the first of a list."""
    if isinstance(value, list):
        return next((found for item in value if (found := address_of(item))), None)
    if isinstance(value, dict):
        return address_of(value.get("contentUrl") or value.get("url") or value.get("@id"))
    return value.strip() if isinstance(value, str) and value.strip() else None


def unescape(text: str) -> str:
    """Undo HTML entities that content systems leave in JSON."""
    import html

    return html.unescape(text)


def _objects(block: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON is anything
    waiting = [block]
    seen = 0
    while waiting and seen < MAX_NODES:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting.extend(value for value in item.values() if isinstance(value, (dict, list)))
        elif isinstance(item, list):
            waiting.extend(value for value in item if isinstance(value, (dict, list)))
