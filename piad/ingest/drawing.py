"""A stranger's SVG reduced to shapes, colours and letters: parsed without a document type, filtered by what is known to be harmless.

Runs only in the limited child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from piad.ingest.rejection import PictureRejected, RejectionCode

MAX_NODES: Final = 10_000
MAX_DRAWN_NODES: Final = 50_000
MAX_USES: Final = 500
MAX_DEPTH: Final = 64
_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XLINK_HREF: Final = f"{_XLINK} href"
_SEPARATOR: Final = " "
_STRUCTURE: Final = frozenset({"svg", "g", "a", "defs", "symbol", "use", "style"})
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"})
_PAINTS: Final = frozenset({"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"})
_ELEMENTS: Final = _STRUCTURE | _SHAPES | _PAINTS
_TEXT_ELEMENTS: Final = frozenset({"text", "tspan", "style"})
_FOREIGN_URL: Final = re.compile(r"url\(\s*(?!['\"]?#)", re.IGNORECASE)
_AT_RULE: Final = re.compile(r"@[^;{}]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\}|$)")
_LENGTH: Final = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]{1,2})?)\s*(px|pt|pc|mm|cm|in|em|ex|)\s*", re.ASCII | re.IGNORECASE)
_PIXELS_PER_UNIT: Final = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}
_MAX_UNITS: Final = 1e6
_MIN_UNITS: Final = 1e-3


@dataclass(slots=True, kw_only=True)
class Node:
    """One element that stays, or a run of characters when ``name`` is empty."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A harmless SVG document and its size in user units."""

    markup: str
    width: float
    height: float


def reduce_drawing(svg: bytes) -> Drawing:
    """Return what is harmless of an SVG; ``PictureRejected`` when it is not one, is damaged, or draws too much."""
    root = _Filter().read(svg)
    if _drawn(root, _by_id(root), {}, ()) > MAX_DRAWN_NODES:
        raise _too_complex()
    left, top, width, height = _view_box(root)
    root.attributes.update(viewBox=f"{left:g} {top:g} {width:g} {height:g}", width=f"{width:g}", height=f"{height:g}")
    return Drawing(markup=_markup(root, root=True), width=width, height=height)


def _too_complex() -> PictureRejected:
    return PictureRejected(RejectionCode.TOO_COMPLEX, "draws too much to be used; simplify it or send it as PNG")


def _unreadable(what: str) -> PictureRejected:
    return PictureRejected(RejectionCode.UNREADABLE, what)


class _Filter:
    """Builds the tree of what stays while the document is read; a dropped element takes everything inside it along."""

    def __init__(self) -> None:
        self._root: Node | None = None
        self._open: list[Node] = []
        self._depth = self._nodes = self._uses = 0
        self._dropped_below: int | None = None

    def read(self, svg: bytes) -> Node:
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(svg, True)  # noqa: FBT003 - the parser takes it by position only
        except (expat.ExpatError, ValueError, LookupError) as broken:
            raise _unreadable("is not well-formed SVG") from broken
        if self._root is None:
            raise PictureRejected(RejectionCode.UNSUPPORTED_TYPE, "is not an SVG drawing")
        return self._root

    def _doctype(self, _name: str, _system: str | None, _public: str | None, internal: bool) -> None:  # noqa: FBT001 - called by expat
        """Let the plain document type of older programs pass (nothing is ever loaded from it), but no declarations of its own."""
        if internal:
            raise _unreadable("declares entities of its own, which is not accepted; save it as plain SVG")

    def _entity(self, *_: object) -> None:
        raise _unreadable("declares entities of its own, which is not accepted; save it as plain SVG")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise _too_complex()
        local = _local(name)
        if self._root is None and local != "svg":
            raise PictureRejected(RejectionCode.UNSUPPORTED_TYPE, "is not an SVG drawing")
        if self._dropped_below is not None:
            return
        if local not in _ELEMENTS:
            self._dropped_below = self._depth
            return
        self._keep(Node(name="g" if local == "a" else local, attributes=_harmless(attributes)))

    def _keep(self, node: Node) -> None:
        self._uses += node.name == "use"
        if self._uses > MAX_USES:
            raise _too_complex()
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        if self._dropped_below is None:
            self._open.pop()
        elif self._dropped_below == self._depth:
            self._dropped_below = None
        self._depth -= 1

    def _characters(self, text: str) -> None:
        if self._dropped_below is None and self._open and self._open[-1].name in _TEXT_ELEMENTS:
            inside = self._open[-1]
            inside.children.append(Node(name="", text=_css(text) if inside.name == "style" else text))


def _local(name: str) -> str | None:
    """Return the name of an SVG element, ``None`` for one of another vocabulary; a missing namespace is forgiven."""
    namespace, _, local = name.rpartition(_SEPARATOR)
    return local if namespace in {_SVG, ""} else None


def _harmless(attributes: dict[str, str]) -> dict[str, str]:
    kept = {}
    for name, value in attributes.items():
        if name in {"href", _XLINK_HREF}:
            if value.startswith("#"):
                kept["xlink:href"] = value
        elif _SEPARATOR not in name and not name.lower().startswith("on"):
            kept[name] = _css(value)
    return kept


def _css(text: str) -> str:
    """Return style text without at-rules (imports, fonts) and outside addresses; an escape could hide either, so it empties the text."""
    if "\\" in text:
        return ""
    return _FOREIGN_URL.sub("none(", _AT_RULE.sub("", text))


def _by_id(root: Node) -> dict[str, Node]:
    found: dict[str, Node] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if "id" in node.attributes:
            found.setdefault(node.attributes["id"], node)
        waiting.extend(node.children)
    return found


def _drawn(node: Node, by_id: dict[str, Node], known: dict[int, int], above: tuple[int, ...]) -> int:
    """Return how many elements a renderer visits when every ``use`` is followed; a circle counts once and then as too much."""
    if id(node) in known:
        return known[id(node)]
    if id(node) in above or len(above) > MAX_DEPTH * 4:
        return MAX_DRAWN_NODES + 1
    inside = (*above, id(node))
    count = 1 + sum(_drawn(child, by_id, known, inside) for child in node.children)
    used = by_id.get(node.attributes.get("xlink:href", "")[1:]) if node.name == "use" else None
    if used is not None:
        count += _drawn(used, by_id, known, inside)
    known[id(node)] = min(count, MAX_DRAWN_NODES + 1)
    return known[id(node)]


def _view_box(root: Node) -> tuple[float, float, float, float]:
    box = root.attributes.get("viewBox")
    if box is None:
        return 0, 0, _length(root.attributes.get("width")), _length(root.attributes.get("height"))
    try:
        left, top, width, height = (float(part) for part in box.replace(",", " ").split())
    except ValueError as broken:
        raise _unreadable("has no usable size") from broken
    if not (abs(left) <= _MAX_UNITS and abs(top) <= _MAX_UNITS):
        raise _unreadable("has no usable size")
    return left, top, _positive(width), _positive(height)


def _length(text: str | None) -> float:
    match = _LENGTH.fullmatch(text or "")
    if match is None:
        raise _unreadable("has no usable size")
    return _positive(float(match[1]) * _PIXELS_PER_UNIT[match[2].lower()])


def _positive(value: float) -> float:
    if not _MIN_UNITS <= value <= _MAX_UNITS:
        raise _unreadable("has no usable size")
    return value


def _markup(node: Node, *, root: bool = False) -> str:
    if not node.name:
        return escape(node.text)
    spaces = f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"' if root else ""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items())
    return f"<{node.name}{spaces}{attributes}>{''.join(_markup(child) for child in node.children)}</{node.name}>"
