"""Selectors: taken apart, weighed, joined with what they are nested in, and freed of states that a page at rest is not in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import tinycss2

MAX_NESTED: Final = 48
# States that a page at rest is not in, and parts that are no elements: rules for them say nothing about how an element looks.
_ELSEWHERE: Final = frozenset(
    {
        *("hover", "focus", "focus-visible", "focus-within", "active", "visited", "disabled", "checked", "indeterminate"),
        *("invalid", "valid", "target", "placeholder-shown", "open", "popover-open", "user-invalid", "autofill"),
        *("fullscreen", "before", "after", "placeholder", "selection", "marker", "first-line", "first-letter"),
        *("backdrop", "file-selector-button", "cue", "part", "slotted", "host-context", "host", "read-only"),
        *("out-of-range", "modal"),
    }
)
_PASSED_OVER: Final = frozenset({"link", "any-link", "enabled", "read-write", "defined"})
_WITH_SELECTORS: Final = frozenset({"is", "not", "where", "has", "matches", "-webkit-any", "-moz-any"})
Specificity = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """One selector that a page at rest can match, with what it must find on the page to match at all."""

    text: str
    specificity: Specificity
    classes: frozenset[str]
    ids: frozenset[str]


def split(prelude: list[Any]) -> list[list[Any]]:
    """Split a selector list at its commas."""
    groups: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            groups.append([])
        elif token.type != "comment":
            groups[-1].append(token)
    return [group for group in groups if any(token.type != "whitespace" for token in group)]


def nested(inner: list[list[Any]], outer: tuple[str, ...]) -> tuple[str, ...]:
    """Write nested selectors out: ``&`` becomes the outer selector, without one it stands before as an ancestor."""
    joined = []
    for group in inner:
        text = tinycss2.serialize(group).strip()
        has_mark = any(token.type == "literal" and token.value == "&" for token in group) or "&" in text
        joined += [text.replace("&", above) if has_mark else f"{above} {text}" for above in outer]
    return tuple(joined[:MAX_NESTED])


def read(text: str) -> Selector | None:
    """Return a selector freed of what is always true; ``None`` when it speaks of a state or a part."""
    reader = _Reader()
    cleaned = reader.clean(tinycss2.parse_component_value_list(text))
    if cleaned is None or not cleaned.strip():
        return None
    return Selector(text=cleaned.strip(), specificity=reader.weight, classes=frozenset(reader.classes), ids=frozenset(reader.ids))


class _Reader:
    def __init__(self) -> None:
        self.a = self.b = self.c = 0
        self.classes: set[str] = set()
        self.ids: set[str] = set()

    @property
    def weight(self) -> Specificity:
        return self.a, self.b, self.c

    def clean(self, tokens: list[Any]) -> str | None:
        """Serialise without states; ``None`` when the whole cannot match."""
        kept: list[str] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "literal" and token.value in {":", "::"}:
                while place + 1 < len(tokens) and tokens[place + 1].type == "literal" and tokens[place + 1].value == ":":
                    place += 1
                place += 1
                pseudo = self._pseudo(tokens[place]) if place < len(tokens) else None
                if pseudo is None:
                    return None
                kept.append(pseudo)
            else:
                kept.append(self._plain(token, tokens[place - 1] if place else None))
            place += 1
        return "".join(kept)

    def _plain(self, token: Any, before: Any) -> str:  # noqa: ANN401 - the tokeniser has no types
        if token.type == "ident" and before is not None and before.type == "literal" and before.value == ".":
            self.classes.add(token.value)
            self.b += 1
        elif token.type == "ident":
            self.c += 1
        elif token.type == "hash":
            self.ids.add(token.value)
            self.a += 1
        elif token.type == "[] block":
            self.b += 1
        text: str = token.serialize()
        return text

    def _pseudo(self, token: Any) -> str | None:  # noqa: ANN401 - the tokeniser has no types
        name = (token.lower_name if token.type == "function" else getattr(token, "lower_value", "")) or ""
        if token.type == "function" and name in _WITH_SELECTORS:
            return self._function(token, "is" if name in {"matches", "-webkit-any", "-moz-any"} else name)
        if name in _ELSEWHERE or name.startswith(("-webkit-", "-moz-", "-ms-")):
            return None
        if name in _PASSED_OVER:
            return ""
        self.b += 1
        return f":{token.serialize()}"

    def _function(self, token: Any, name: str) -> str | None:  # noqa: ANN401 - the tokeniser has no types
        inner = [(reader := _Reader(), reader.clean(group)) for group in split(token.arguments)]
        inner = [(reader, text) for reader, text in inner if text is not None and text.strip()]
        if not inner:
            return "" if name == "not" else None
        heaviest = max(reader.weight for reader, _ in inner)
        if name != "where":
            self.a, self.b, self.c = self.a + heaviest[0], self.b + heaviest[1], self.c + heaviest[2]
        if name in {"is", "where"} and len(inner) == 1:
            self.classes |= inner[0][0].classes
            self.ids |= inner[0][0].ids
        return f":{name}({','.join((text or '').strip() for _, text in inner)})"
