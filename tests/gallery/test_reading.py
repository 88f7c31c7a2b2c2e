"""The reading of the plain briefs: what was read line by line is what the copywriter writes today."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest

from generation.copywriter.formulas import Formula, formula_of
from tests.gallery.reading import CANDIDATES, HERE, Read, lines_of, readings

NOTES = {"name", "prompt", "back", "verdict"}
RECORDED: dict[str, dict[str, Any]] = {
    entry["name"]: entry | {"language": file.stem}
    for file in sorted((HERE / "readings").glob("*.toml"))
    for entry in tomllib.loads(file.read_text("utf-8"))["reading"]
}
WRITTEN = tuple(readings())


def test_every_plain_brief_was_read() -> None:
    assert sorted(RECORDED) == sorted(one.name for one in WRITTEN)
    assert len(WRITTEN) == 60


@pytest.mark.parametrize("one", WRITTEN, ids=[one.name for one in WRITTEN])
def test_what_was_read_is_what_is_written(one: Read) -> None:
    """A line that changes asks for a new reading: translate it back, compare it with its brief, and record it."""
    record = RECORDED[one.name]
    first = one.candidates[0]

    assert (record["prompt"], record["language"]) == (one.prompt, first.language)
    assert {member: text for member, text in record.items() if member not in NOTES | {"language"}} == lines_of(first)


@pytest.mark.parametrize("one", WRITTEN, ids=[one.name for one in WRITTEN])
def test_every_line_was_translated_back(one: Read) -> None:
    record = RECORDED[one.name]

    assert record["verdict"] in {"accepted", "mended"}
    assert record["language"] == "en" or record["back"].count(" / ") == len({"headline", "subheadline", "cta"} & record.keys()) - 1


@pytest.mark.parametrize("one", WRITTEN, ids=[one.name for one in WRITTEN])
def test_a_plain_brief_has_six_headlines_to_choose_from(one: Read) -> None:
    assert len({copy.headline for copy in one.candidates}) == CANDIDATES


def test_every_formula_occurs_among_the_candidates() -> None:
    counted = Counter(formula_of(copy) for one in WRITTEN for copy in one.candidates)

    assert set(counted) == set(Formula)
    assert sum(counted.values()) == len(WRITTEN) * CANDIDATES


def test_the_candidates_of_most_briefs_speak_by_several_formulas() -> None:
    several = [one.name for one in WRITTEN if len({formula_of(copy) for copy in one.candidates}) > 1]

    assert len(several) >= 50
