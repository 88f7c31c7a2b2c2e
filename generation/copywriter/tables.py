"""The data files of the copywriter, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "fr", "es", "de", "pt", "ar")
"""The languages that can be written, in the order of the columns of the data files."""


@cache
def table(name: str) -> dict[str, Any]:
    """Return the parsed data file ``data/<name>.toml``; callers must not change it."""
    source = resources.files("generation.copywriter").joinpath(f"data/{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a closed set of folded words from ``data/grammar.toml``."""
    return frozenset(table("grammar")[name].split())
