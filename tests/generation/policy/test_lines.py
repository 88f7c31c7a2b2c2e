"""Every line that the copywriter may set passes our own rules: none of them refuses an ad that the house wrote itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generation import copywriter, policy

LANGUAGES = sorted(Path(copywriter.__file__).parent.glob("data/lines/*.toml"))


def lines(members: object) -> Iterator[str]:
    """Yield every written line under a table, less its tags."""
    if isinstance(members, str):
        yield members.partition(" | ")[0]
    elif isinstance(members, dict):
        for value in members.values():
            yield from lines(value)
    elif isinstance(members, list):
        for value in members:
            yield from lines(value)


@pytest.mark.parametrize("file", LANGUAGES, ids=[file.stem for file in LANGUAGES])
def test_no_line_of_ours_breaks_a_rule(file: Path) -> None:
    broken = [line for line in lines(tomllib.loads(file.read_text("utf-8"))) if policy.judge(line, market=None, placements=())]

    assert broken == []


def test_a_turkish_plate_is_no_tobacco_and_german_tobacco_is() -> None:
    assert not policy.judge("El yapımı tabak takımı", market="TR", placements=())
    assert policy.judge("Tabak zum Drehen", market="DE", placements=())
