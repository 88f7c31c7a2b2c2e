"""A style sheet read into flat rules: nesting written out, conditions decided, layers ranked, imports and faces noted."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import tinycss2

from brands.extraction.css import media, selectors
from brands.extraction.css.selectors import Selector

# What of a rule can say something of a brand; the rest (most of a style sheet) is passed over unread.
_WANTED: Final = re.compile(
    r"--.+|color|background|background-color|background-image|border|border-color|border-bottom-color|border-top-color"
    r"|fill|stroke|font|font-family|display|visibility|mask-image|-webkit-mask-image|mask|content"
)
MAX_RULES: Final = 60_000
_UNLAYERED: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One property and its value as tokens."""

    name: str
    value: tuple[Any, ...]
    important: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Declarations for one selector; ``layer`` ranks cascade layers, later and unlayered ones higher."""

    selector: Selector
    declarations: tuple[Declaration, ...]
    order: int
    layer: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """An ``@font-face``: its family and the files it names."""

    family: str
    urls: tuple[str, ...]
    source: str


@dataclass(slots=True, kw_only=True)
class Sheets:
    """All rules of a page in the order of the cascade."""

    rules: list[Rule] = field(default_factory=list)
    faces: list[FontFace] = field(default_factory=list)
    registered: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    layers: dict[str, int] = field(default_factory=dict)

    def add(self, text: str, *, source: str, layer: str | None = None) -> None:
        """Read one sheet, which follows those read before; ``layer`` is where its importer put it."""
        with suppress(RecursionError):  # brackets by the thousand: what was read by then stays
            nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
            _Reading(self, source).rules(nodes, outer=(), layer=layer)

    def rank(self, layer: str | None) -> int:
        """Return the rank of a layer; names are ranked as they are first heard."""
        return _UNLAYERED if layer is None else self.layers.setdefault(layer, len(self.layers))


def imports(text: str) -> list[tuple[str, str | None]]:
    """Return the address and layer of each ``@import`` that applies, in order; they all stand at the top of a sheet."""
    found: list[tuple[str, str | None]] = []
    try:
        nodes = tinycss2.parse_stylesheet(text[:20_000], skip_comments=True, skip_whitespace=True)
    except RecursionError:
        return found
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "import":
            found += _import(node.prelude)
        elif node.type != "at-rule" or node.lower_at_keyword not in {"charset", "layer"}:
            break
    return found


def _import(prelude: list[Any]) -> list[tuple[str, str | None]]:
    tokens = [token for token in prelude if token.type not in {"whitespace", "comment"}]
    if not tokens:
        return []
    first, rest = tokens[0], tokens[1:]
    is_function = first.type == "function" and first.lower_name == "url" and first.arguments and first.arguments[0].type == "string"
    address = first.arguments[0].value if is_function else first.value if first.type in {"string", "url"} else None
    layer = None
    if rest and (rest[0].type == "function" and rest[0].lower_name == "layer"):
        layer = tinycss2.serialize(rest.pop(0).arguments).strip()
    elif rest and rest[0].type == "ident" and rest[0].lower_value == "layer":
        layer = f"anonymous of {address}"
        rest.pop(0)
    conditions = [token for token in rest if not (token.type == "function" and token.lower_name == "supports")]
    return [(address, layer)] if address and media.holds(" ".join(token.serialize() for token in conditions)) else []


class _Reading:
    """One pass through one sheet."""

    def __init__(self, sheets: Sheets, source: str) -> None:
        self.sheets = sheets
        self.source = source
        self.anonymous = 0

    def rules(self, nodes: list[Any], *, outer: tuple[str, ...], layer: str | None) -> None:
        for node in nodes:
            if len(self.sheets.rules) >= MAX_RULES:
                return
            if node.type == "qualified-rule":
                self._qualified(node, outer, layer)
            elif node.type == "at-rule":
                self._at(node, outer, layer)

    def _qualified(self, node: Any, outer: tuple[str, ...], layer: str | None) -> None:  # noqa: ANN401 - the parser has no types
        groups = selectors.split(node.prelude)
        written = tuple(tinycss2.serialize(group).strip() for group in groups)
        self._block(node.content, selectors.nested(groups, outer) if outer else written, layer)

    def _block(self, content: list[Any], written: tuple[str, ...], layer: str | None) -> None:
        inside = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        wanted = [item for item in inside if item.type == "declaration" and _WANTED.fullmatch(_named(item))]
        declarations = tuple(Declaration(name=_named(item), value=tuple(item.value), important=item.important) for item in wanted)
        if declarations:
            for text in written:
                self._keep(text, declarations, layer)
        self.rules([item for item in inside if item.type != "declaration"], outer=written, layer=layer)

    def _keep(self, text: str, declarations: tuple[Declaration, ...], layer: str | None) -> None:
        selector = selectors.read(text)
        if selector is not None:
            rules = self.sheets.rules
            rank = self.sheets.rank(layer)
            rules.append(Rule(selector=selector, declarations=declarations, order=len(rules), layer=rank, source=self.source))

    def _at(self, node: Any, outer: tuple[str, ...], layer: str | None) -> None:  # noqa: ANN401 - the parser has no types
        name = node.lower_at_keyword
        prelude = tinycss2.serialize(node.prelude).strip()
        if name == "layer" and node.content is None:
            for item in prelude.split(","):
                self.sheets.rank(_inner(layer, item.strip()))
        elif node.content is None:
            return
        elif name == "font-face":
            self._face(node)
        elif name == "property":
            self._property(prelude, node)
        elif name == "layer":
            self.anonymous += not prelude
            self._inside(node, outer, _inner(layer, prelude or f"{self.source}#{self.anonymous}"))
        elif (
            (name == "media" and media.holds(prelude))
            or (name == "supports" and media.supported(prelude))
            or name in {"container", "scope"}
        ):
            self._inside(node, outer, layer)

    def _inside(self, node: Any, outer: tuple[str, ...], layer: str | None) -> None:  # noqa: ANN401 - the parser has no types
        if outer:
            self._block(node.content, outer, layer)
        else:
            self.rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), outer=(), layer=layer)

    def _face(self, node: Any) -> None:  # noqa: ANN401 - the parser has no types
        members = {item.lower_name: item.value for item in tinycss2.parse_blocks_contents(node.content) if item.type == "declaration"}
        family = "".join(token.value if token.type == "string" else token.serialize() for token in members.get("font-family", ())).strip()
        if family:
            self.sheets.faces.append(FontFace(family=family, urls=tuple(_urls(members.get("src", ()))), source=self.source))

    def _property(self, name: str, node: Any) -> None:  # noqa: ANN401 - the parser has no types
        for item in tinycss2.parse_blocks_contents(node.content):
            if item.type == "declaration" and item.lower_name == "initial-value":
                self.sheets.registered[name] = tuple(item.value)


def _named(item: Any) -> str:  # noqa: ANN401 - the parser has no types
    name: str = item.name if item.name.startswith("--") else item.lower_name
    return name


def _inner(layer: str | None, name: str) -> str:
    return f"{layer}.{name}" if layer else name


def _urls(tokens: tuple[Any, ...]) -> list[str]:
    found = []
    for token in tokens:
        if token.type == "url":
            found.append(token.value)
        elif token.type == "function" and token.lower_name == "url" and token.arguments and token.arguments[0].type == "string":
            found.append(token.arguments[0].value)
    return found
