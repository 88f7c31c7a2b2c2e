"""Which conditions hold on the screen that a brand is judged on: a desk, 1280 by 800, daylight, a mouse."""

from __future__ import annotations

import re
from typing import Final

WIDTH: Final = 1280.0
HEIGHT: Final = 800.0
_UNITS: Final = {"px": 1.0, "em": 16.0, "rem": 16.0, "": 1.0}
_FEATURE: Final = re.compile(r"\(\s*([a-z-]+)\s*(?::\s*([^()]*?)\s*)?\)")
_RANGE: Final = re.compile(r"\(\s*(?:([\d.]+[a-z]*)\s*(<=?|>=?)\s*)?(width|height)\s*(?:(<=?|>=?)\s*([\d.]+[a-z]*))?\s*\)")
_LENGTH: Final = re.compile(r"([\d.]+)([a-z]*)")
_SETTINGS: Final = {
    "prefers-color-scheme": {"light"},
    "prefers-reduced-motion": {"no-preference"},
    "prefers-contrast": {"no-preference"},
    "forced-colors": {"none"},
    "inverted-colors": {"none"},
    "hover": {"hover"},
    "any-hover": {"hover"},
    "pointer": {"fine"},
    "any-pointer": {"fine"},
    "orientation": {"landscape"},
    "display-mode": {"browser"},
}
_OTHER_MEDIA: Final = re.compile(r"^(?:only\s+)?(?:print|speech|tty|tv|handheld|projection|embossed|braille|aural)\b")
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def holds(query: str) -> bool:
    """Tell whether a media query list (``screen and (min-width: 640px), print``) applies; an empty one does."""
    parts = [part.strip() for part in query.lower().split(",")]
    return any(_one(part) for part in parts) if query.strip() else True


def supported(condition: str) -> bool:
    """Tell whether ``@supports`` applies: everything modern is, so only what starts with ``not`` is not."""
    text = condition.strip().lower()
    return not text.startswith("not") and "-ms-" not in text and "-moz-" not in text


def _one(query: str) -> bool:
    if query.startswith("not "):
        return not _one(query[4:].strip())
    if _OTHER_MEDIA.match(query):
        return False
    alternatives = re.split(r"\)\s*or\s*\(", query)
    return any(_all(part if part.endswith(")") else part + ")") for part in alternatives) if len(alternatives) > 1 else _all(query)


def _all(query: str) -> bool:
    query = query if query.startswith(("(", "screen", "all", "only")) or "(" not in query else "(" + query
    ranges = [_range(match) for match in _RANGE.finditer(query)]
    return all(ranges) and all(_feature(match[1], match[2]) for match in _FEATURE.finditer(_RANGE.sub("", query)))


def _range(match: re.Match[str]) -> bool:
    actual = WIDTH if match[3] == "width" else HEIGHT
    if match[1] and not _compared(actual, _TURNED[match[2]], _length(match[1])):
        return False
    return not match[5] or _compared(actual, match[4], _length(match[5]))


def _compared(actual: float, sign: str, limit: float) -> bool:
    return actual < limit if sign == "<" else actual <= limit if sign == "<=" else actual > limit if sign == ">" else actual >= limit


def _feature(name: str, value: str | None) -> bool:
    if name in _SETTINGS:
        return value is None or value in _SETTINGS[name]
    side = WIDTH if name.endswith("-width") else HEIGHT
    if name in {"min-width", "min-height", "min-device-width"}:
        return side >= _length(value or "0")
    if name in {"max-width", "max-height", "max-device-width"}:
        return side <= _length(value or "0")
    return not name.startswith("-ms-")


def _length(text: str) -> float:
    match = _LENGTH.match(text)
    return float(match[1]) * _UNITS.get(match[2], 1.0) if match else 0.0
