"""Values: ``var()`` put in, and the colour, gradient, address or family list that a value comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import tinycss2

from brands.extraction import colours
from brands.extraction.colours import Rgba

MAX_DEPTH: Final = 24
MAX_TOKENS: Final = 2_000
_GRADIENTS: Final = frozenset(
    {
        "linear-gradient",
        "radial-gradient",
        "conic-gradient",
        "repeating-linear-gradient",
        "repeating-radial-gradient",
        "-webkit-linear-gradient",
    }
)
_MIX_METHOD: Final = "in"


@dataclass(slots=True, eq=False, kw_only=True)
class Scope:
    """The custom properties that hold at an element: its own over its parent's, each kept with the scope that it was written in."""

    parent: Scope | None = None
    own: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def find(self, name: str) -> tuple[tuple[Any, ...], Scope] | None:
        """Return a property's value and its scope."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.own:
                return scope.own[name], scope
            scope = scope.parent
        return None


def resolve(tokens: tuple[Any, ...] | list[Any], scope: Scope, depth: int = 0) -> list[Any] | None:
    """Put in all ``var()`` (CSS Variables 1); ``None`` when one is unknown and has no fallback, or refers to itself."""
    resolved: list[Any] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            found = _variable(token, scope, depth)
            if found is None:
                return None
            resolved += found
        elif token.type == "function":
            inner = resolve(token.arguments, scope, depth + 1) if depth < MAX_DEPTH else None
            if inner is None:
                return None
            resolved.append(_with_arguments(token, inner))
        elif token.type != "comment":
            resolved.append(token)
        if len(resolved) > MAX_TOKENS:
            return None
    return resolved


def _variable(token: Any, scope: Scope, depth: int) -> list[Any] | None:  # noqa: ANN401 - the tokeniser has no types
    if depth > MAX_DEPTH:
        return None
    arguments = [item for item in token.arguments if item.type != "comment"]
    named = next((item for item in arguments if item.type == "ident"), None)
    if named is None:
        return None
    scope.used.add(named.value)
    found = scope.find(named.value)
    if found is not None:
        inherited = resolve(found[0], found[1], depth + 1)
        if inherited is not None and not _is_initial(inherited):
            return inherited
    comma = next((place for place, item in enumerate(arguments) if item.type == "literal" and item.value == ","), None)
    return resolve(arguments[comma + 1 :], scope, depth + 1) if comma is not None else None


def _is_initial(tokens: list[Any]) -> bool:
    words = [token for token in tokens if token.type != "whitespace"]
    return len(words) == 1 and words[0].type == "ident" and words[0].lower_value == "initial"


def _with_arguments(token: Any, arguments: list[Any]) -> Any:  # noqa: ANN401 - the tokeniser has no types
    return tinycss2.ast.FunctionBlock(token.source_line, token.source_column, token.name, arguments)


def colour(tokens: list[Any], current: Rgba | None = None) -> Rgba | None:
    """Return the first colour in resolved tokens; ``currentColor`` is ``current``. Gradients and addresses are passed over."""
    for token in tokens:
        if token.type == "ident" and token.lower_value == "currentcolor":
            return current
        if token.type in {"ident", "hash"}:
            found = colours.parse(token.serialize())
        elif token.type == "function" and token.lower_name not in _GRADIENTS and token.lower_name != "url":
            found = _function(token, current)
        else:
            continue
        if found is not None:
            return found
    return None


def gradient(tokens: list[Any], current: Rgba | None = None) -> list[Rgba]:
    """Return the stops of the first gradient in resolved tokens."""
    for token in tokens:
        if token.type == "function" and token.lower_name in _GRADIENTS:
            stops = [colour(group, current) for group in _by_commas(token.arguments)]
            return [stop for stop in stops if stop is not None]
    return []


def addresses(tokens: list[Any]) -> list[str]:
    """Return what ``url()`` names, in order; of an ``image-set()`` the sharpest first."""
    found: list[str] = []
    for token in tokens:
        if token.type == "url":
            found.append(token.value)
        elif token.type == "function" and token.lower_name == "url" and token.arguments and token.arguments[0].type == "string":
            found.append(token.arguments[0].value)
        elif token.type == "function" and token.lower_name.endswith("image-set"):
            found += _by_sharpness(token.arguments)
    return found


def _by_sharpness(arguments: list[Any]) -> list[str]:
    """Return the addresses of an ``image-set()`` by resolution, the sharpest first (CSS Images 4; no resolution is 1x)."""
    found: list[tuple[float, str]] = []
    for group in _by_commas(arguments):
        named = addresses(group) or [token.value for token in group if token.type == "string"]
        density = next((token.value for token in group if token.type == "dimension"), 1.0)
        found += [(density, address) for address in named[:1]]
    return [address for _, address in sorted(found, key=lambda item: -item[0])]


def families(tokens: list[Any]) -> list[str]:
    """Return the families of ``font-family`` or of the ``font`` shorthand, in order, unquoted."""
    found = []
    for group in _by_commas(tokens):
        quoted = next((token.value for token in group if token.type == "string"), None)
        words: list[str] = []
        for token in group:
            if token.type == "ident":
                words.append(token.value)
            elif token.type in {"dimension", "percentage", "number", "literal", "function"}:
                words = []
        name = quoted or " ".join(words)
        if name.strip():
            found.append(name.strip())
    return found


def _by_commas(tokens: list[Any]) -> list[list[Any]]:
    groups: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _function(token: Any, current: Rgba | None) -> Rgba | None:  # noqa: ANN401 - the tokeniser has no types
    name = token.lower_name
    if name == "color-mix":
        return _mix(token, current)
    if name == "light-dark":
        return colour(_by_commas(token.arguments)[0], current)
    if name in {"theme", "alpha"}:
        return colour(token.arguments, current)
    return colours.parse(token.serialize())


def _mix(token: Any, current: Rgba | None) -> Rgba | None:  # noqa: ANN401 - the tokeniser has no types
    """Follow CSS Color 5: missing percentages fill up to 100, and what the sum lacks becomes transparency."""
    groups = _by_commas(token.arguments)
    if len(groups) != 3:
        return None
    words = [item.lower_value for item in groups[0] if item.type == "ident"]
    first, second = colour(groups[1], current), colour(groups[2], current)
    if first is None or second is None:
        return None
    shares = [next((item.value for item in group if item.type == "percentage"), None) for group in groups[1:]]
    left, right = shares
    left = 50.0 if left is None and right is None else 100.0 - (right or 0.0) if left is None else left
    right = 100.0 - left if right is None else right
    total = left + right
    if total <= 0:
        return None
    space = words[1] if len(words) > 1 and words[0] == _MIX_METHOD else "oklab"
    return colours.mix(first, second, share=right / total, space=space, alpha=min(1.0, total / 100))
