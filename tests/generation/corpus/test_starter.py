"""The starter corpus: loaded once, drawn by and by, and left alone where people changed it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from generation.corpus import previews, starter, tending
from generation.corpus.drawing import draw_exemplar, row_of
from generation.corpus.exemplars import Exemplar, read_exemplars
from generation.corpus.starter import Loaded, id_of, load_starter
from generation.models import Origin, ReferenceAd, Standing
from piad import media
from tests.generation.corpus.test_exemplars import SHOE

pytestmark = pytest.mark.django_db


def exemplar(**changed: str) -> Exemplar:
    text = SHOE
    for wrong, right in changed.items():
        text = text.replace(wrong, right)
    return read_exemplars(text, source="a.toml")[0]


@pytest.fixture(scope="module")
def shoe() -> dict[str, object]:
    made = exemplar()
    return row_of(made, draw_exemplar(made))


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, shoe: dict[str, object]) -> dict[str, dict[str, object]]:
    """Ship one ad; a test changes what is shipped."""
    rows = {"shoe": dict(shoe)}
    monkeypatch.setattr(starter, "shipped", lambda: rows)
    monkeypatch.setattr(previews, "shipped", lambda: rows)
    monkeypatch.setattr(previews, "exemplars", lambda: (exemplar(),))
    return rows


def the_shoe() -> ReferenceAd:
    return ReferenceAd.objects.get(slug="shoe")


def test_a_load_brings_active_searchable_rows(shipped: dict[str, dict[str, object]]) -> None:
    assert load_starter() == Loaded(added=1, changed=0, retired=0)

    row = the_shoe()
    assert (row.id, row.origin, row.status, row.industry, row.archetype) == (id_of("shoe"), "starter", "active", "footwear", "offer")
    assert (row.palette_mood, row.culture, row.tone) == ("deep", "western_europe", "bold")
    assert row.copy == {"headline": "Run before breakfast", "cta": "Shop now", "figure": "-20%", "figure_note": "This week"}
    assert row.vector is not None
    assert "running shoes" in row.keywords


def test_a_second_load_changes_nothing(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()

    assert load_starter() == Loaded(added=0, changed=0, retired=0)


def test_a_new_version_is_written_and_its_picture_drawn_anew(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()
    previews.draw_missing(1)
    shipped["shoe"]["tone"] = "playful"

    assert load_starter() == Loaded(added=0, changed=1, retired=0)
    assert (the_shoe().tone, the_shoe().picture_key) == ("playful", None)


def test_what_people_changed_or_retired_stays_so(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()
    ReferenceAd.objects.filter(slug="shoe").update(status=Standing.RETIRED)
    shipped["shoe"]["tone"] = "playful"
    load_starter()
    assert (the_shoe().tone, the_shoe().status) == ("playful", Standing.RETIRED)

    ReferenceAd.objects.filter(slug="shoe").update(tone="warm", edited_at=timezone.now())
    shipped["shoe"]["tone"] = "bold"
    load_starter()
    assert the_shoe().tone == "warm"


def test_what_is_shipped_no_more_is_retired(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()
    shipped.clear()

    assert load_starter() == Loaded(added=0, changed=0, retired=1)
    assert the_shoe().status == Standing.RETIRED


def test_missing_pictures_are_drawn_once(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()

    assert previews.draw_missing(5) == 1
    assert previews.draw_missing(5) == 0
    row = the_shoe()
    assert row.picture_key is not None
    assert media.load(row.picture_key)[8:12] == b"WEBP"
    assert previews.picture_of(row.id) == row.picture_key


def test_a_picture_that_is_needed_is_drawn_at_once(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()

    key = previews.picture_of(id_of("shoe"))

    assert key is not None
    assert the_shoe().picture_key == key


def test_a_plan_that_this_office_cannot_draw_is_planned_anew(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()
    shipped["shoe"]["plan"] = {"archetype": "of another time"}

    assert previews.picture_of(id_of("shoe")) is not None


def test_a_round_of_tending_indexes_and_draws(shipped: dict[str, dict[str, object]]) -> None:
    load_starter()
    ReferenceAd.objects.update(embedder="", keywords="")

    tending.tend()

    row = the_shoe()
    assert row.embedder
    assert row.keywords
    assert row.picture_key


def test_the_database_keeps_starter_ads_shared_and_active_ads_described() -> None:
    from django.db import IntegrityError, transaction

    from piad.accounts.actions import create_organization

    organization = create_organization(name="Acme")
    for wrong in ({"origin": Origin.STARTER, "organization": organization}, {"status": Standing.ACTIVE}, {"status": "gone"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReferenceAd.objects.create(title="x", **wrong)
