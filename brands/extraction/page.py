"""A page as a tree of plain elements, built once, so that every rule can ask for ancestors, labels and text without cost."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page beyond this is read as far as its first elements; what makes a brand stands early.
MAX_ELEMENTS: Final = 40_000
MAX_DEPTH: Final = 256
_SILENT: Final = frozenset({"script", "style", "template", "noscript", "head", "svg", "title", "meta", "link"})
_LABELS: Final = ("id", "class", "role", "aria-label", "name", "title", "data-testid", "data-section-type", "itemprop")
_SPACES: Final = re.compile(r"\s+")


@dataclass(slots=True, eq=False, kw_only=True)
class Element:
    """One element; ``order`` counts from the top of the page, ``words`` is the text directly inside, ``label`` what it is called."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    node: LexborNode
    order: int
    depth: int
    children: list[Element] = field(default_factory=list)
    words: str = ""

    @property
    def classes(self) -> list[str]:
        """The class names."""
        return self.attributes.get("class", "").split()

    @property
    def label(self) -> str:
        """Everything by which authors call the element, in lower case."""
        return " ".join(self.attributes[name] for name in _LABELS if name in self.attributes).lower()

    def ancestors(self) -> Iterator[Element]:
        """Yield the parents, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def descendants(self) -> Iterator[Element]:
        """Yield everything inside, in the order of the page."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))

    @property
    def text(self) -> str:
        """All text inside that a reader sees, spaces collapsed."""
        return _SPACES.sub(" ", self.node.text(deep=True, separator=" ")).strip() if self.tag not in _SILENT else ""


class Page:
    """A parsed HTML document at its address."""

    def __init__(self, html: str, *, url: str) -> None:
        self.tree = LexborHTMLParser(html)
        self.url = url
        self.elements: list[Element] = []
        self.by_id: dict[str, Element] = {}
        self.by_class: dict[str, list[Element]] = defaultdict(list)
        self.by_tag: dict[str, list[Element]] = defaultdict(list)
        self.by_node: dict[int, Element] = {}
        self.memo: dict[str, Any] = {}  # what was worked out once of the whole page
        self._read()
        base = next((item.attributes.get("href", "") for item in self.by_tag["base"]), "")
        self.base = self.resolve(base, base=url) or url if base else url

    def resolve(self, href: str, *, base: str | None = None) -> str | None:
        """Return the absolute http(s) or data URL of a link, ``None`` for what is not one."""
        try:
            absolute = urljoin(base or self.base, href.strip())
        except ValueError:
            return None
        return absolute if absolute[:8].lower().startswith(("http://", "https://", "data:")) else None

    def select(self, selector: str) -> list[Element]:
        """Return the elements that a CSS selector matches; a selector that cannot be read matches nothing."""
        try:
            nodes = self.tree.css(selector)
        except SelectolaxError:
            return []
        return [found for node in nodes if (found := self.by_node.get(node.mem_id))]

    def meta(self, *names: str) -> str | None:
        """Return the first non-empty content of a ``<meta>`` by ``name``, ``property`` or ``itemprop``."""
        for name in names:
            for item in self.by_tag["meta"]:
                said = (item.attributes.get(key, "").lower() for key in ("name", "property", "itemprop"))
                content = " ".join(item.attributes.get("content", "").split())
                if content and name in said:
                    return content
        return None

    @property
    def root(self) -> Element | None:
        """The ``<html>`` element."""
        return self.elements[0] if self.elements else None

    @property
    def body(self) -> Element | None:
        """The ``<body>`` element."""
        return self.by_tag["body"][0] if self.by_tag["body"] else None

    def _read(self) -> None:
        top = self.tree.root
        waiting: list[tuple[LexborNode, Element | None]] = [(top, None)] if top is not None else []
        while waiting and len(self.elements) < MAX_ELEMENTS:
            node, parent = waiting.pop()
            tag = (node.tag or "").lower()
            if tag == "-text":
                if parent is not None and parent.tag not in _SILENT:
                    parent.words += node.text_content or ""
                continue
            if not tag or tag[0] in "-!":
                continue
            here = self._keep(node, tag, parent)
            if here.depth < MAX_DEPTH:
                waiting.extend((child, here) for child in reversed(list(node.iter(include_text=True))))

    def _keep(self, node: LexborNode, tag: str, parent: Element | None) -> Element:
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        depth = parent.depth + 1 if parent else 0
        here = Element(tag=tag, attributes=attributes, parent=parent, node=node, order=len(self.elements), depth=depth)
        self.elements.append(here)
        self.by_node[node.mem_id] = here
        self.by_tag[tag].append(here)
        if parent is not None:
            parent.children.append(here)
        if "id" in attributes:
            self.by_id.setdefault(attributes["id"], here)
        for name in here.classes:
            self.by_class[name].append(here)
        return here
