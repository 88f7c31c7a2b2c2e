"""The rules: what may not be advertised, claimed or shown, each with where it is laid down and when that was looked up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final

PACKS: Final = (
    "hate",
    "sexual",
    "weapons",
    "drugs",
    "self_harm",
    "minors",
    "illegal",
    "impersonation",
    "medical",
    "finance",
    "discrimination",
    "alcohol",
    "gambling",
    "tobacco",
    "restricted",
    "claims",
    "amazon",
    "meta",
    "social",
)
"""The data files, in the order in which their findings are told."""


class Severity(StrEnum):
    """What a finding does to its job: two failure codes of the wire, and a warning that fails nothing."""

    BLOCKED = "generation_blocked"
    CONFLICT = "policy_conflict"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule on words; all phrases are written as :func:`generation.policy.text.pattern` takes them.

    ``words`` are enough by themselves; ``about`` counts within ``reach`` words of ``near``. Nothing is found inside ``innocent`` phrases,
    nor anywhere in a text that has one of ``unless``, nor, unless ``negatable`` is false, behind a negation.
    ``confidence`` says how the rule is known: its page was read (``official``), reported (``trade``), or recalled (``unverified``).
    ``markets`` (ISO 3166) and ``placements`` (how their names begin) narrow the rule; outside its placements ``elsewhere`` holds, if given.
    """

    id: str
    severity: Severity
    says: str
    link: str
    checked: date
    confidence: str
    words: str = ""
    about: str = ""
    near: str = ""
    reach: int = 6
    innocent: str = ""
    unless: str = ""
    negatable: bool = True
    markets: tuple[str, ...] = ()
    placements: tuple[str, ...] = ()
    elsewhere: Severity | None = None

    @property
    def source(self) -> str:
        """Return where the rule is laid down, when that was looked up, and how."""
        return f"{self.link}, {self.confidence}, checked {self.checked}"

    def severity_for(self, placement: str | None) -> Severity | None:
        """Return what a finding does at a placement (``None``: none was named), or ``None`` where the rule does not hold there."""
        holds = not self.placements or (placement is not None and placement.startswith(self.placements))
        return self.severity if holds else self.elsewhere


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule on words, pack by pack."""
    return tuple(_rule(pack, members) for pack in PACKS for members in table(pack)["rule"])


@cache
def table(name: str) -> dict[str, Any]:
    """Return the parsed data file ``data/<name>.toml``; callers must not change it."""
    return tomllib.loads((resources.files("generation.policy") / f"data/{name}.toml").read_text("utf-8"))


def _rule(pack: str, members: Mapping[str, Any]) -> Rule:
    shared = {name: value for name, value in table(pack).items() if name != "rule"}
    told = {**shared, **members}
    told["id"] = f"{pack}.{told['id']}"
    told["severity"] = Severity(told["severity"])
    if "elsewhere" in told:
        told["elsewhere"] = Severity(told["elsewhere"])
    for name in ("markets", "placements"):
        told[name] = tuple(told.get(name, ()))
    return Rule(**told)
