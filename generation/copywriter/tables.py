"""The data files of the copywriter, each read once; languages beside the first six bring their words in one file each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

_COLUMNS = ("en", "fr", "es", "de", "pt", "ar")
"""The languages whose words stand side by side in the shared files, in the order of their columns."""
_FILES = ("it", "nl", "ru", "id", "tr", "sw", "ja", "zh", "zh-Hant", "ko", "he", "hi")
"""The languages whose words stand in ``data/words/<language>.toml``, by the sections and keys of the shared files."""
LANGUAGES = (*_COLUMNS, *_FILES)
"""The languages that can be written, in the order of the columns of the tables."""
WEAK_OCCASIONS = frozenset({"launch", "opening", "anniversary", "summer", "winter", "spring", "autumn", "rainy_season", "weekend"})
"""Seasons and news of one's own: a feast or a sale named beside them counts first."""


@cache
def table(name: str) -> dict[str, Any]:
    """Return the parsed data file ``data/<name>.toml`` with the words of every language; callers must not change it."""
    parsed = _parsed(name)
    for language in _FILES:
        words = _parsed(f"words/{language}").get(name) if name in {"products", "cues", "colours", "evidence", "tongues"} else None
        if words is not None:
            _add(parsed, words, language)
    return parsed


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a closed set of folded words from ``data/grammar.toml`` and the grammar of every language's own file."""
    added = (_parsed(f"words/{language}")["grammar"].get(name, "") for language in _FILES)
    return frozenset(" ".join((table("grammar")[name], *added)).split())


@cache
def _parsed(path: str) -> dict[str, Any]:
    """Return a parsed file; a shared one is completed in place, once, by the table that it becomes."""
    source = resources.files("generation.copywriter").joinpath(f"data/{path}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _add(parsed: dict[str, Any], words: dict[str, Any], language: str) -> None:
    """Add a language's words to every entry: a column where entries are columns, a key where they are named by language."""
    for key, entry in parsed.items():
        if isinstance(entry, list):
            entry.append(words.get(key, ""))
        elif "en" in entry and not isinstance(entry["en"], list):
            entry[language] = words.get(key, "")
        else:
            _add(entry, _inner(words, key), language)


def _inner(words: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the words of a section; products stand under their own names, without their category."""
    found = words.get(key)
    return found if isinstance(found, dict) else words


@cache
def words_of(section: str) -> tuple[tuple[str, str], ...]:
    """Return the keys and phrases of a section that languages' own files have beside those of the shared ones."""
    return tuple(entry for language in _FILES for entry in _parsed(f"words/{language}").get(section, {}).items())
