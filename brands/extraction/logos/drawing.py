"""An SVG that stands in a page, cut free of it: symbols put in, the page's colours written into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from brands.extraction.css import values

if TYPE_CHECKING:
    from brands.extraction.colours import Rgba
    from brands.extraction.css.cascade import Cascade
    from brands.extraction.page import Element, Page

MAX_MARKUP: Final = 400_000
_DEPTH: Final = 40
# The names that HTML keeps in their own case inside SVG come out of the parser right; these attributes must not come out at all.
_DROPPED: Final = re.compile(r"^(?:on\w+|class|style|data-.*|aria-.*|role|focusable|tabindex|xmlns.*)$")
_PAINTS: Final = ("fill", "stroke", "stop-color", "color")
_HIDDEN_TAGS: Final = frozenset({"script", "style", "title", "desc", "metadata", "foreignobject", "animate", "animatetransform", "set"})
_LENGTH: Final = re.compile(r"\s*\d+(?:\.\d+)?(?:px)?\s*")


def used_symbol(element: Element) -> str:
    """Return what a drawing's ``<use>`` refers to, or nothing."""
    if element.tag != "svg":
        return ""
    return next((_href(inner) for inner in element.descendants() if inner.tag == "use"), "")


def outside_symbol(element: Element) -> str | None:
    """Return the address of a symbol in another file, if that is all that the drawing shows."""
    href = used_symbol(element)
    return href if href and not href.startswith("#") else None


def standing_alone(element: Element, page: Page, cascade: Cascade) -> str:
    """Return the drawing as a document of its own, with the colours that the page gives it."""
    writer = _Writer(page, cascade)
    inside = "".join(writer.write(child, 0) for child in element.children)
    box = element.attributes.get("viewbox") or writer.box or ""
    size = "".join(
        f" {name}={quoteattr(element.attributes[name])}"
        for name in ("width", "height")
        if _LENGTH.fullmatch(element.attributes.get(name, ""))
    )
    frame = f" viewBox={quoteattr(box)}" if box else size
    paints = writer.paints(element)
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces}{frame}{paints}>{inside}</svg>"[:MAX_MARKUP]


def symbol_alone(sprite: str, name: str, *, colour: str) -> str | None:
    """Return one symbol (or fragment) of a sprite file as a document, in one colour where it asks for the text's."""
    from brands.extraction.page import Page

    page = Page(f"<body>{sprite}</body>", url="https://sprite.invalid/")
    symbol = page.by_id.get(name)
    if symbol is None:
        return None
    from brands.extraction.css.cascade import Cascade
    from brands.extraction.css.sheet import Sheets

    sheets = Sheets()
    for style in page.by_tag["style"]:
        sheets.add(style.node.text(deep=True) or "", source=page.url)
    markup = standing_alone(symbol, page, Cascade(page, sheets))
    return markup.replace("#000000", colour) if "currentcolor" in sprite.lower() else markup


class _Writer:
    def __init__(self, page: Page, cascade: Cascade) -> None:
        self.page = page
        self.cascade = cascade
        self.box = ""
        self.size = 0

    def write(self, element: Element, depth: int) -> str:
        if depth > _DEPTH or element.tag in _HIDDEN_TAGS or self.size > MAX_MARKUP:
            return ""
        if element.tag == "use" and (target := self.page.by_id.get(_href(element)[1:])) is not None:
            return self._used(element, target, depth)
        inside = "".join(self.write(child, depth + 1) for child in element.children)
        words = escape(element.words) if element.tag in {"text", "tspan"} else ""
        text = f"<{_cased(element)}{self._attributes(element)}{self.paints(element)}>{words}{inside}</{_cased(element)}>"
        self.size += len(text)
        return text

    def _used(self, element: Element, target: Element, depth: int) -> str:
        self.box = self.box or target.attributes.get("viewbox", "")
        place = [f"{name}={quoteattr(element.attributes[name])}" for name in ("transform",) if name in element.attributes]
        x, y = element.attributes.get("x", "0"), element.attributes.get("y", "0")
        if _LENGTH.fullmatch(x) and _LENGTH.fullmatch(y) and (x, y) != ("0", "0"):
            place.append(f'transform="translate({x.strip()} {y.strip()})"')
        children = target.children if target.tag in {"symbol", "svg"} else [target]
        inside = "".join(self.write(child, depth + 1) for child in children)
        return f"<g {' '.join(place)}{self.paints(element)}{self.paints(target)}>{inside}</g>"

    def _attributes(self, element: Element) -> str:
        original = element.node.attributes
        kept = {name: value or "" for name, value in original.items() if not _DROPPED.match(name.lower()) and name.lower() not in _PAINTS}
        return "".join(f" {_attribute(name)}={quoteattr(value)}" for name, value in kept.items())

    def paints(self, element: Element) -> str:
        """Return fill, stroke and stop colour as the page's style sheets and the drawing's own attributes give them."""
        written = ""
        for name in _PAINTS[:3]:
            tokens = self.cascade.value(element, name)
            text = "".join(token.serialize() for token in tokens).strip() if tokens else element.attributes.get(name, "").strip()
            if text.lower() == "currentcolor":
                text = self.cascade.colour(element).hex
            elif "var(" in text or (tokens and values.colour(tokens)):
                colour = values.colour(tokens or [], self.cascade.colour(element)) or self._variable(text, element)
                text = colour.hex if colour else ""
            if text:
                written += f" {name}={quoteattr(text)}"
        return written

    def _variable(self, text: str, element: Element) -> Rgba | None:
        import tinycss2

        tokens = values.resolve(tinycss2.parse_component_value_list(text), self.cascade.scope(element))
        return values.colour(tokens, self.cascade.colour(element)) if tokens else None


def _href(element: Element) -> str:
    return (element.attributes.get("href") or element.attributes.get("xlink:href") or "").strip()


def _cased(element: Element) -> str:
    """Return the tag in the case that SVG wants: the serialiser knows it."""
    opening = re.match(r"<([\w:-]+)", element.node.html or "")
    return opening[1] if opening else element.tag


def _attribute(name: str) -> str:
    """Return an attribute in the case that SVG wants; links get the prefix that every renderer reads."""
    known = {
        "viewbox": "viewBox",
        "gradientunits": "gradientUnits",
        "gradienttransform": "gradientTransform",
        "clippathunits": "clipPathUnits",
    }
    known |= {"patternunits": "patternUnits", "preserveaspectratio": "preserveAspectRatio", "maskunits": "maskUnits", "href": "xlink:href"}
    return known.get(name.lower(), name)
