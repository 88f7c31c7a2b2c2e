"""The cascade (CSS Cascade 5) on a page's own elements: which declaration wins, what is inherited, what an element looks like."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import tinycss2

from brands.extraction.colours import BLACK, WHITE, Rgba
from brands.extraction.css import values
from brands.extraction.css.values import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brands.extraction.css.sheet import Rule, Sheets
    from brands.extraction.page import Element, Page

MAX_MATCHES: Final = 400_000
_INLINE: Final = (1, 0, 0)
_LONGEST_STYLE: Final = 4_000
_INLINE_LAYER: Final = 2_000_000
# Fainter than this a gradient's stop, or a ground, is not what one sees.
_SEEN: Final = 0.3
_TRACE: Final = 0.02
Priority = tuple[bool, int, tuple[int, int, int], int]
Won = tuple[Priority, tuple[Any, ...], str, str]


class Cascade:
    """What every element of a page looks like, worked out when asked."""

    def __init__(self, page: Page, sheets: Sheets) -> None:
        self.page = page
        self.sheets = sheets
        self._won: dict[int, dict[str, Won]] = {}
        self._scopes: dict[int, Scope] = {}
        self._colours: dict[int, Rgba] = {}
        self._grounds: dict[int, Rgba] = {}
        self.used: set[str] = set()
        self._match()
        self._inline()

    def value(self, element: Element, name: str) -> list[Any] | None:
        """Return the winning value of a property written for the element itself, with its variables put in."""
        won = self._won.get(element.order, {}).get(name)
        return values.resolve(won[1], self.scope(element)) if won else None

    def written(self, element: Element, name: str) -> tuple[str, str] | None:
        """Return the selector and the source of the winning declaration."""
        won = self._won.get(element.order, {}).get(name)
        return (won[2], won[3]) if won else None

    def inherited(self, element: Element, name: str) -> tuple[list[Any], Element] | None:
        """Return the nearest value of an inherited property, and the element that it was written for."""
        for here in (element, *element.ancestors()):
            found = self.value(here, name)
            if found is not None and not _is_word(found, "inherit"):
                return found, here
        return None

    def colour(self, element: Element) -> Rgba:
        """Return the text colour."""
        known = self._colours.get(element.order)
        if known is None:
            above = self.colour(element.parent) if element.parent else BLACK
            own = self.value(element, "color")
            known = (values.colour(own, above) if own else None) or above
            self._colours[element.order] = known
        return known

    def fill(self, element: Element) -> Rgba | None:
        """Return the element's own ground: its background colour, or the first stop of its gradient; ``None`` when it has none."""
        picture = self._latest(element, ("background-image", "background"))
        stops = [stop for stop in values.gradient(picture, self.colour(element)) if stop.alpha > _SEEN]
        if stops:
            return stops[0]
        found = values.colour(self._latest(element, ("background-color", "background")), self.colour(element))
        return found if found is not None and found.alpha > _TRACE else None

    def ground(self, element: Element) -> Rgba:
        """Return what is seen behind the element's text: its fill over whatever lies below."""
        known = self._grounds.get(element.order)
        if known is None:
            below = self.ground(element.parent) if element.parent else WHITE
            own = self.fill(element)
            known = own.over(below) if own else below
            self._grounds[element.order] = known
        return known

    def families(self, element: Element) -> tuple[list[str], Element] | None:
        """Return the font families asked for, and the element that they were written for."""
        for here in (element, *element.ancestors()):
            own = self._won.get(here.order, {})
            names = sorted((name for name in ("font-family", "font") if name in own), key=lambda name: own[name][0], reverse=True)
            for name in names:
                tokens = values.resolve(own[name][1], self.scope(here))
                found = values.families(tokens) if tokens else []
                if found and found[0].lower() not in {"inherit", "initial", "unset", "revert"}:
                    return found, here
        return None

    def hidden(self, element: Element) -> bool:
        """Whether the element or one around it is not shown at rest."""
        return any(self._hides(here) for here in (element, *element.ancestors()))

    def scope(self, element: Element) -> Scope:
        """Return the custom properties that hold at the element."""
        known = self._scopes.get(element.order)
        if known is None:
            above = self.scope(element.parent) if element.parent else self._registered
            own = {name: won[1] for name, won in self._won.get(element.order, {}).items() if name.startswith("--")}
            known = Scope(parent=above, own=own, used=self.used) if own else above
            self._scopes[element.order] = known
        return known

    @cached_property
    def _registered(self) -> Scope:
        return Scope(own=dict(self.sheets.registered), used=self.used)

    def _latest(self, element: Element, names: tuple[str, ...]) -> list[Any]:
        """Return the value of whichever of several properties won, resolved; a shorthand resets what it does not say."""
        own = self._won.get(element.order, {})
        latest = max((own[name] for name in names if name in own), key=lambda won: won[0], default=None)
        return (values.resolve(latest[1], self.scope(element)) or []) if latest else []

    def _hides(self, element: Element) -> bool:
        if "hidden" in element.attributes or element.attributes.get("aria-hidden") == "true":
            return element.tag not in {"svg", "i", "span", "img"}
        own = self._won.get(element.order, {})
        display, seen = own.get("display"), own.get("visibility")
        return bool((display and _is_word(display[1], "none")) or (seen and _is_word(seen[1], "hidden")))

    def _match(self) -> None:
        room = MAX_MATCHES
        found: dict[str, list[Element]] = {}
        classes, ids = self.page.by_class.keys(), self.page.by_id.keys()
        for rule in self.sheets.rules:
            selector = rule.selector
            if not (selector.classes <= classes and selector.ids <= ids):
                continue
            if selector.text not in found:
                found[selector.text] = self._elements(selector.text)
            elements = found[selector.text]
            room -= len(elements)
            if room < 0:
                return
            self._write(rule, elements)

    def _elements(self, text: str) -> list[Element]:
        if text.startswith(".") and text[1:].replace("-", "").replace("_", "").isalnum():
            return self.page.by_class.get(text[1:], [])
        if text == "*":
            return [self.page.root] if self.page.root else []
        return self.page.select(text)

    def _write(self, rule: Rule, elements: Iterable[Element]) -> None:
        for declaration in rule.declarations:
            # Important declarations turn the order of layers round; between sites' own sheets that hardly ever decides a colour.
            priority = (declaration.important, rule.layer, rule.selector.specificity, rule.order)
            won = (priority, declaration.value, rule.selector.text, rule.source)
            for element in elements:
                self._offer(element, declaration.name, won)

    def _offer(self, element: Element, name: str, won: Won) -> None:
        own = self._won.setdefault(element.order, {})
        if name not in own or own[name][0] <= won[0]:
            own[name] = won

    def _inline(self) -> None:
        for element in self.page.elements:
            style = element.attributes.get("style")
            if not style:
                continue
            for item in _written_inline(style):
                if item.type == "declaration":
                    name = item.name if item.name.startswith("--") else item.lower_name
                    priority = (item.important, _INLINE_LAYER, _INLINE, 0)
                    self._offer(element, name, (priority, tuple(item.value), f"{element.tag}[style]", self.page.url))


def _written_inline(style: str) -> list[Any]:
    try:
        return list(tinycss2.parse_blocks_contents(style[:_LONGEST_STYLE], skip_comments=True, skip_whitespace=True))
    except RecursionError:
        return []


def _is_word(tokens: Iterable[Any], word: str) -> bool:
    words = [token for token in tokens if token.type != "whitespace"]
    return len(words) == 1 and words[0].type == "ident" and words[0].lower_value == word
