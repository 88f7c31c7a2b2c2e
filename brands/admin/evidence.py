"""Why a brand is believed to be so, and how it came to be so: rows for the tables on its page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brands.kit.reading import parse_colour

if TYPE_CHECKING:
    from brands import queries
    from brands.kit.content import BrandContent
    from brands.models import Brand, BrandVersion

LONGEST_SHOWN: Final = 220
_WORDS: Final = {"hex": "", "url": "address", "color": "colour", "imagen": "image"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field with its value and why it is believed."""

    field: str
    value: str
    address: str
    swatches: tuple[str, ...]
    pinned: bool
    source: str
    link: str
    method: str
    percent: int | None
    runner_up: str
    runner_up_hex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a version changed of a field."""

    field: str
    before: str
    after: str
    before_hex: str
    after_hex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionShown:
    """One version: who made it, and what it changed."""

    version: BrandVersion
    job_id: str
    differences: tuple[Difference, ...]


def in_words(field: str) -> str:
    """Return a field's name as people say it: ``primary accent``, ``logo address``."""
    return " ".join(_WORDS.get(word, word) for word in field.split("_")).strip()


def rows_of(brand: Brand, content: BrandContent, evidence: dict[str, Any]) -> list[Row]:
    """Return the brand field by field, each with its evidence."""
    return [_row(name, value, evidence.get(name, {}), pinned=name in brand.pins) for name, value in content.to_json().items()]


def _row(name: str, value: object, why: dict[str, Any], *, pinned: bool) -> Row:
    source = str(why.get("source", ""))
    confidence = why.get("confidence")
    colours = value if name == "color_palette" and isinstance(value, list) else [value]
    runner_up = why.get("runner_up") or ""
    return Row(
        field=in_words(name),
        value=value.rpartition("/")[2] if name.endswith("_url") and isinstance(value, str) else _text(value),
        address=value if name.endswith("_url") and isinstance(value, str) and value.startswith(("https://", "http://")) else "",
        swatches=tuple(colour for one in colours if (colour := parse_colour(one)) and name.endswith(("hex", "palette"))),
        pinned=pinned,
        source="pinned by hand" if pinned else source,
        link=source if source.startswith("https://") and not pinned else "",
        method="" if pinned else str(why.get("method", "")),
        percent=None if confidence is None or pinned else round(100 * confidence),
        runner_up="" if pinned else str(runner_up),
        runner_up_hex=(parse_colour(runner_up) or "") if name.endswith("hex") else "",
    )


def version_shown(step: queries.VersionStep) -> VersionShown:
    """Return a version with what it changed."""
    return VersionShown(
        version=step.version,
        job_id=str(step.version.job_id or ""),
        differences=tuple(
            Difference(
                field=in_words(change.field),
                before=_text(change.before),
                after=_text(change.after),
                before_hex=parse_colour(change.before) or "" if change.field.endswith("hex") else "",
                after_hex=parse_colour(change.after) or "" if change.field.endswith("hex") else "",
            )
            for change in step.changes
        ),
    )


def _text(value: object) -> str:
    """Write a value of any field for a person."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _listed(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _listed(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(one.get("name", one)) if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, dict) and all(isinstance(share, int | float) for share in value.values()):
        return ", ".join(f"{name.replace('_', ' to ')} {share:g}" for name, share in value.items())
    return json.dumps(value, ensure_ascii=False)
