"""Orders that must be refused are, near-misses that use the same words are not, and each refusal says what and which rule."""

from __future__ import annotations

import pytest

from generation import policy
from generation.policy import Severity, Subject
from tests.generation.policy.orders import judged, labelled, packs_of


@pytest.mark.parametrize(("label", "text"), list(labelled("refused")), ids=lambda value: str(value)[:40])
def test_what_must_not_be_advertised_is_refused_by_its_own_pack(label: str, text: str) -> None:
    failing = {finding.rule.id.partition(".")[0] for finding in judged(text, label) if finding.severity is not Severity.WARNING}

    assert failing & packs_of(label)


@pytest.mark.parametrize("text", [text for _, text in labelled("benign")], ids=lambda value: str(value)[:40])
def test_near_misses_are_made(text: str) -> None:
    assert policy.refusal(judged(text)) is None


def test_a_refusal_is_one_sentence_that_says_what_and_which_rule() -> None:
    (finding,) = judged("Herbal tea that cures cancer in two weeks")

    assert finding.severity is Severity.CONFLICT
    assert policy.sentence(finding, Subject.ORDER) == (
        "Rule medical.cure does not allow the claim that a product cures or prevents a disease, and the order says “cures cancer”."
    )
    assert finding.rule.source == "https://support.google.com/adspolicy/answer/15595718, official, checked 2026-11-20"


def test_words_are_quoted_as_they_were_written() -> None:
    (finding,) = judged("Best   C0CAÏNE in town")

    assert (finding.rule.id, finding.matched) == ("drugs.sale", "C0CAÏNE")


def test_a_long_quotation_is_cut_short() -> None:
    text = "lose" + " really" * 3 + " 20 kg"
    finding = policy.Finding(rule=judged("lose 20 kg")[0].rule, severity=Severity.CONFLICT, matched=text + " and more" * 9)

    assert policy.sentence(finding, Subject.COPY).endswith("…”.")


@pytest.mark.parametrize("text", ["p o r n videos", "p.o.r.n videos", "p\u200born videos", "PORN videos", "p0rn videos"])
def test_letters_set_apart_or_disguised_are_read_through(text: str) -> None:
    assert [finding.rule.id for finding in judged(text)] == ["sexual.explicit"]


@pytest.mark.parametrize("text", ["cocktails without cocaine", "no cocaine, only coffee", "Kokain-freie Zone", "sans cocaine"])
def test_what_is_denied_is_no_finding(text: str) -> None:
    assert judged(text) == ()


def test_a_negation_ends_with_its_clause() -> None:
    assert [finding.rule.id for finding in judged("No limits, cocaine for all")] == ["drugs.sale"]


def test_the_gravest_finding_comes_first() -> None:
    found = judged("Wine tasting offer with a side of cocaine that cures cancer")

    assert [finding.severity for finding in found] == [Severity.BLOCKED, Severity.CONFLICT, Severity.WARNING]


@pytest.mark.parametrize(("market", "severity"), [("KW", Severity.CONFLICT), ("FR", Severity.WARNING), (None, Severity.WARNING)])
def test_alcohol_is_judged_by_its_market(market: str | None, severity: Severity) -> None:
    assert policy.judge("Beer promotion on Friday", market=market)[0].severity is severity


@pytest.mark.parametrize(
    ("placements", "severity"),
    [(("meta.feed",), Severity.CONFLICT), (("x.square",), Severity.WARNING), ((), Severity.WARNING)],
)
def test_a_platforms_rule_fails_jobs_for_that_platform_alone(placements: tuple[str, ...], severity: Severity) -> None:
    (finding,) = policy.judge("Headline: Are you often depressed?", placements=placements)

    assert (finding.rule.id, finding.severity) == ("meta.personal_attributes", severity)


def test_the_gravest_placement_decides() -> None:
    found = policy.judge("Headline: Swipe up", placements=("meta.feed", "snapchat.single"))

    assert [(finding.rule.id, finding.severity) for finding in found] == [("social.snapchat_swipe_up", Severity.CONFLICT)]


def test_a_rule_of_a_platform_that_is_not_asked_for_is_silent() -> None:
    assert policy.judge("Headline: Swipe up", placements=("meta.feed",)) == ()


@pytest.mark.parametrize("text", ["", " ", "\u200b", "💥" * 40, "a" * 5_000, "(((|||***###", "कखग घ" * 300])
def test_any_text_can_be_judged(text: str) -> None:
    assert policy.refusal(policy.judge(text)) is None


@pytest.mark.parametrize(("words", "rule"), [("gun sale ", "weapons.firearms"), ("cure cancer ", "medical.cure")])
def test_the_longest_of_prompts_may_say_the_same_all_over(words: str, rule: str) -> None:
    assert [finding.rule.id for finding in judged((words * 600)[:5_000])] == [rule]
