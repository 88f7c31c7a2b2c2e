"""The search: what comes first, how far it widens, and who may learn from what."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection, transaction

from generation.corpus import vectors
from generation.corpus.reference import BoxAlign, BoxKind, CopySkeleton, Formula, PaletteMood, Reference, ReferenceBox
from generation.corpus.search import Reason, SearchResult, Tier, search
from generation.models import ReferenceAd, Standing
from piad.accounts.actions import create_organization
from tests.generation.corpus.conftest import brief_of, make_reference

pytestmark = pytest.mark.django_db

SHOES = "Create a shoe advertisement for Kora for a French-speaking West African audience, bold. Price 29 900 FCFA."


def found(prompt: str, limit: int = 5) -> SearchResult:
    return search(brief_of(prompt), organization_id=uuid4(), limit=limit)


def titles(result: SearchResult) -> list[str]:
    return [ReferenceAd.objects.get(id=candidate.id).title for candidate in result.candidates]


def test_an_empty_corpus_finds_nothing_and_says_so() -> None:
    result = found(SHOES)

    assert result == SearchResult(tier=None, selected=None, candidates=(), reason=Reason.CORPUS_EMPTY)
    assert result.to_json() == {"tier": None, "selected_id": None, "candidates": [], "reason": "corpus_empty"}


def test_a_corpus_without_an_active_ad_is_empty() -> None:
    make_reference(status=Standing.RETIRED)
    make_reference(status=Standing.DRAFT)

    assert found(SHOES).reason is Reason.CORPUS_EMPTY


def test_the_same_industry_language_and_culture_is_strict() -> None:
    make_reference("coffee in Paris", industry="coffee", language="fr", culture="western_europe")
    make_reference("shoes in London", industry="footwear", language="en", culture="western_europe")
    make_reference("shoes in Dakar", industry="footwear", language="fr", culture="west_africa")

    result = found(SHOES)

    assert result.tier is Tier.STRICT
    assert titles(result) == ["shoes in Dakar", "shoes in London", "coffee in Paris"]
    assert [candidate.tier for candidate in result.candidates] == [Tier.STRICT, Tier.BROADENED, Tier.BROADEST]


def test_the_same_industry_elsewhere_is_broadened() -> None:
    make_reference("shoes in London", industry="footwear", language="en", culture="western_europe")

    assert found(SHOES).tier is Tier.BROADENED


def test_anything_at_all_is_broadest_and_a_kindred_industry_comes_first() -> None:
    make_reference("a bank", industry="fintech")
    make_reference("a dress", industry="fashion")

    result = found(SHOES)

    assert result.tier is Tier.BROADEST
    assert titles(result) == ["a dress", "a bank"]


def test_an_industry_near_by_is_broadened_on_the_same_occasion() -> None:
    make_reference("dates for any day", industry="food")
    make_reference("dates for Ramadan", industry="food", occasion="ramadan")
    make_reference("a bank in Ramadan", industry="fintech", occasion="ramadan")

    result = found("Dinner at a restaurant in Ramadan, in English")

    assert titles(result)[0] == "dates for Ramadan"
    assert [candidate.tier for candidate in result.candidates] == [Tier.BROADENED, Tier.BROADEST, Tier.BROADEST]


def test_words_of_the_brief_tell_ads_of_one_kind_apart() -> None:
    make_reference("Running shoes", tags=["running", "marathon"], description="Running shoes for a marathon.")
    make_reference("Loafers", tags=["leather", "office"], description="Leather loafers for the office.")

    assert titles(found("An ad for shoes to run a marathon in, in English"))[0] == "Running shoes"
    assert titles(found("An ad for leather shoes for the office, in English"))[0] == "Loafers"


def test_a_prompt_in_scripts_without_spaces_finds_its_own_words() -> None:
    make_reference("skin", industry="beauty", language="ja", description="敏感肌のための保湿クリーム")
    make_reference("lips", industry="beauty", language="ja", description="鮮やかな口紅の新色")

    assert titles(found("保湿クリームの広告、敏感肌向け"))[0] == "skin"


def test_the_way_of_persuading_counts() -> None:
    make_reference("statement", skeleton=CopySkeleton(formula=Formula.STATEMENT).to_json())
    make_reference("testimonial", skeleton=CopySkeleton(formula=Formula.TESTIMONIAL).to_json())

    assert titles(found('Shoe ad, customer review: "The lightest shoe I have ever worn" - Ana P.'))[0] == "testimonial"


def test_an_organization_learns_from_the_shared_ads_and_its_own_alone() -> None:
    mine, other = create_organization(name="Mine"), create_organization(name="Other")
    shared = make_reference("shared", industry="coffee")
    own = make_reference("own", organization_id=mine.id)
    make_reference("other's", organization_id=other.id)

    result = search(brief_of(SHOES), organization_id=mine.id)

    assert [candidate.id for candidate in result.candidates] == [str(own.id), str(shared.id)]


def test_of_two_alike_the_own_one_goes_first() -> None:
    mine = create_organization(name="Mine")
    make_reference("twin")
    own = make_reference("twin", organization_id=mine.id)

    assert search(brief_of(SHOES), organization_id=mine.id).selected_id == str(own.id)


def test_the_limit_holds() -> None:
    for _ in range(4):
        make_reference()

    assert len(found(SHOES, limit=3).candidates) == 3


def test_scores_lie_between_0_and_1_and_fall_within_a_tier() -> None:
    for title in ("Running shoes", "Sandals", "Boots"):
        make_reference(title, description=title)

    scores = [candidate.score for candidate in found("Running shoes in English").candidates]

    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_the_selected_reference_has_all_that_a_plan_learns_from() -> None:
    box = ReferenceBox(kind=BoxKind.HEADLINE, role="headline", x=0.1, y=0.1, w=0.8, h=0.2, align=BoxAlign.CENTRE)
    skeleton = CopySkeleton(formula=Formula.OFFER, headline=21, cta=8, figure=True)
    made = make_reference(
        archetype="offer",
        culture="west_africa",
        tone="bold",
        palette_mood="vivid",
        colours=["#FFAA00", "#112233"],
        boxes=[box.to_json()],
        skeleton=skeleton.to_json(),
        picture_key="results/x.png",
    )

    selected = found(SHOES).selected

    assert selected == Reference(
        id=str(made.id),
        archetype="offer",
        industry="footwear",
        culture="west_africa",
        language="en",
        tone="bold",
        palette_mood=PaletteMood.VIVID,
        colours=("#FFAA00", "#112233"),
        aspect_ratio=0.8,
        boxes=(box,),
        skeleton=skeleton,
        media_key="results/x.png",
    )
    assert selected.formula is Formula.OFFER
    assert Reference.from_json(selected.to_json()) == selected


def test_what_changes_is_found_at_once() -> None:
    made = make_reference("Sandals")
    assert found(SHOES).selected_id == str(made.id)

    ReferenceAd.objects.filter(id=made.id).update(status=Standing.RETIRED)
    assert found(SHOES).reason is Reason.CORPUS_EMPTY

    ReferenceAd.objects.filter(id=made.id).update(status=Standing.ACTIVE)
    assert found(SHOES).selected_id == str(made.id)

    made.delete()
    assert found(SHOES).reason is Reason.CORPUS_EMPTY


def test_a_change_that_was_taken_back_leaves_nothing_behind() -> None:
    kept = make_reference("kept")
    with transaction.atomic():
        make_reference("taken back")
        assert len(found(SHOES).candidates) == 2
        transaction.set_rollback(True)

    assert [candidate.id for candidate in found(SHOES).candidates] == [str(kept.id)]


@pytest.mark.parametrize("by_index", [True, False])
def test_the_index_and_numpy_find_the_same(monkeypatch: pytest.MonkeyPatch, *, by_index: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'vector'")
        assert cursor.fetchone() == (1,)
    monkeypatch.setattr(vectors, "_has_index", lambda: by_index)
    for word in ("running", "walking", "dancing", "climbing"):
        make_reference(f"{word} shoes", description=f"Shoes for {word}.")

    assert titles(found("shoes for dancing, in English"))[0] == "dancing shoes"


def test_an_ad_without_a_vector_is_found_by_its_facets() -> None:
    made = make_reference("new")
    ReferenceAd.objects.filter(id=made.id).update(embedder="", vector=None)

    assert found(SHOES).selected_id == str(made.id)
