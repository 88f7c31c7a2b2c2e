"""Operators look through the corpus, add ads, tag them, let them in and retire them; onlookers look."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from generation.corpus import tending
from generation.models import Origin, ReferenceAd, Standing
from piad import media
from piad.accounts.actions import create_organization
from piad.accounts.staff import READ_ONLY_OPERATORS
from tests.generation.corpus.conftest import make_reference
from tests.generation.corpus.test_ingest import an_ad

pytestmark = pytest.mark.django_db
LIST = "admin:generation_referencead_changelist"
ADD = "admin:generation_referencead_add"
BOX = {"kind": "headline", "role": "headline", "x": 0.1, "y": 0.2, "w": 0.5, "h": 0.25, "align": "centre"}


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def onlooker() -> Client:
    user = User.objects.create_user("onlooker", is_staff=True)
    user.groups.add(Group.objects.get(name=READ_ONLY_OPERATORS))
    client = Client()
    client.force_login(user)
    return client


def page_of(row: ReferenceAd) -> str:
    return reverse("admin:generation_referencead_change", args=[row.id])


def pictured(**members: Any) -> ReferenceAd:  # noqa: ANN401 - any columns
    key = media.store(area=media.Area.RESULTS, extension="png", content=an_ad()).key
    return make_reference("Good <morning>", picture_key=key, boxes=[BOX], colours=["#F4EFE6"], palette_mood="airy", **members)


def filled(**said: str) -> dict[str, str]:
    return {"title": "Morning", "industry": "coffee", "language": "en", "tag_line": "espresso, morning", "headline": "Good day", **said}


def upload(operator: Client, content: bytes, **said: str) -> str:
    answer = operator.post(reverse(ADD), {**filled(**said), "picture": SimpleUploadedFile("ad.png", content)}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_references_are_listed_with_their_pictures(onlooker: Client) -> None:
    row = pictured(culture="west_africa")
    make_reference("waiting", picture_key=None)

    listed = onlooker.get(reverse(LIST)).content.decode()

    assert "Good &lt;morning&gt;" in listed
    assert media.url(str(row.picture_key)) in listed
    assert "being measured" in listed


@pytest.mark.parametrize("facet", ["industry=footwear", "culture=gulf", "language=en", "archetype=offer", "status=active"])
def test_the_list_is_filtered_by_facets(onlooker: Client, facet: str) -> None:
    make_reference("wanted", culture="gulf", archetype="offer")
    make_reference("other", industry="coffee", language="fr", status=Standing.DRAFT)
    name, value = facet.split("=")

    listed = onlooker.get(reverse(LIST), {f"{name}__exact" if name == "status" else name: value}).content.decode()

    assert "wanted" in listed
    assert '<span class="piad-prompt" dir="auto">other' not in listed


def test_a_page_shows_the_picture_with_its_boxes_over_it(onlooker: Client) -> None:
    shown = onlooker.get(page_of(pictured())).content.decode()

    assert "left:10.00%;top:20.00%;width:50.00%;height:25.00%" in shown
    assert "headline, centre" in shown
    assert "#F4EFE6" in shown


def test_an_upload_is_a_draft_that_a_worker_measures(operator: Client) -> None:
    upload(operator, an_ad())

    row = ReferenceAd.objects.get()
    assert (row.origin, row.status, row.title, row.industry) == (Origin.UPLOADED, Standing.DRAFT, "Morning", "coffee")
    assert (row.tags, row.copy) == (["espresso", "morning"], {"headline": "Good day"})
    assert "being measured" in operator.get(page_of(row)).content.decode()

    tending.tend()

    assert "headline, " in operator.get(page_of(row)).content.decode()


def test_the_same_picture_is_taken_once(operator: Client) -> None:
    upload(operator, an_ad())

    assert "in the corpus already" in upload(operator, an_ad())
    assert ReferenceAd.objects.count() == 1


def test_what_is_no_picture_is_refused_with_a_sentence(operator: Client) -> None:
    assert "is not a PNG, JPEG or WebP picture" in upload(operator, b"GIF89a no")
    assert not ReferenceAd.objects.exists()


def test_a_measured_reference_with_an_industry_can_be_let_in(operator: Client) -> None:
    upload(operator, an_ad())
    row = ReferenceAd.objects.get()
    early = operator.post(page_of(row), filled(status="active")).content.decode()
    assert "still to be measured" in early

    tending.tend()
    operator.post(page_of(row), filled(status="active"))

    row.refresh_from_db()
    assert row.status == Standing.ACTIVE


def test_an_active_reference_needs_its_industry(operator: Client) -> None:
    row = pictured()

    shown = operator.post(page_of(row), filled(status="active", industry="")).content.decode()

    assert "An active reference needs its industry." in shown


def test_a_change_is_kept_and_indexed_anew(operator: Client) -> None:
    row = pictured(organization_id=create_organization(name="Acme").id)

    operator.post(page_of(row), filled(status="active", industry="tea house", tag_line="oolong"))

    row.refresh_from_db()
    assert (row.industry, row.tags, row.embedder, row.organization) == ("tea house", ["oolong"], "", None)
    assert row.edited_at is not None
    tending.tend()
    row.refresh_from_db()
    assert "oolong" in row.keywords
    assert row.embedder


def test_many_are_retired_and_let_in_at_once(operator: Client) -> None:
    rows = [pictured(), make_reference("draft", status=Standing.DRAFT, industry="")]
    chosen = {"_selected_action": [str(row.id) for row in rows]}

    operator.post(reverse(LIST), {**chosen, "action": "retire"})
    assert set(ReferenceAd.objects.values_list("status", flat=True)) == {"retired"}

    answer = operator.post(reverse(LIST), {**chosen, "action": "activate"}, follow=True)
    assert ReferenceAd.objects.filter(status="active").count() == 1
    assert "1 stay as they are" in answer.content.decode()
    assert LogEntry.objects.count() == 4


def test_nobody_deletes_and_onlookers_change_nothing(operator: Client, onlooker: Client) -> None:
    row = pictured()

    assert operator.post(page_of(row).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    assert onlooker.post(page_of(row), filled(status="retired")).status_code == 403
    assert onlooker.get(reverse(ADD)).status_code == 403
    onlooker.post(reverse(LIST), {"action": "retire", "_selected_action": [str(row.id)]})
    row.refresh_from_db()
    assert row.status == Standing.ACTIVE
