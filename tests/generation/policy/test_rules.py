"""The data of the rules: each with an id of its own, a link, a date, and words that are found."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generation.policy.pictures import PictureRule, picture_rules
from generation.policy.rules import PACKS, Rule, Severity, rules
from generation.policy.text import fold, pattern


def test_ids_are_unique_and_begin_with_their_pack() -> None:
    ids = [rule.id for rule in rules()]

    assert len(ids) == len(set(ids))
    assert {one.partition(".")[0] for one in ids} == set(PACKS)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_says_where_it_is_laid_down_and_when_that_was_looked_up(rule: Rule) -> None:
    assert re.fullmatch(r"https://[a-z0-9.-]+/\S*", rule.link)
    assert date(2026, 1, 1) <= rule.checked
    assert rule.confidence in {"official", "trade", "unverified"}
    assert rule.says
    assert not rule.says.endswith(".")
    assert rule.words or (rule.about and rule.near)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_phrase_of_a_rule_finds_itself(rule: Rule) -> None:
    for phrases in (rule.words, rule.about, rule.near, rule.innocent, rule.unless):
        for phrase in filter(None, phrases.split("|")):
            said = phrase.replace("*", "").replace("#", "20").replace(" ~ ", " so very ")
            assert pattern(phrases).search(fold(said).text), phrase


def test_a_rule_without_placements_holds_everywhere() -> None:
    rule = next(rule for rule in rules() if rule.id == "drugs.sale")

    assert [rule.severity_for(placement) for placement in (None, "meta.feed")] == [Severity.BLOCKED] * 2


def test_the_page_of_the_rules_names_each_with_its_link() -> None:
    page = (Path(__file__).parents[3] / "docs" / "policy.md").read_text("utf-8")

    every: list[Rule | PictureRule] = [*rules(), *picture_rules()]
    for rule in every:
        line = next(line for line in page.splitlines() if line.startswith(f"| `{rule.id}` |"))
        assert rule.says in line
        assert f"[{rule.confidence}, {rule.checked}]({rule.link})" in line
