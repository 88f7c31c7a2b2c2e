"""Operators look at brands, have them extracted again and take them out; onlookers look, and nobody writes them by hand."""

from __future__ import annotations

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from brands.lifecycle import store_pins
from brands.models import Brand
from jobs.models import Job
from piad.accounts.actions import create_organization
from piad.accounts.staff import READ_ONLY_OPERATORS
from tests.brands.conftest import make_brand
from tests.jobs.orders import ordered_job

pytestmark = pytest.mark.django_db

CONFIRMED = {"_form_submitted": "True"}


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


@pytest.fixture
def kora() -> Brand:
    return make_brand(create_organization(name="Acme").id, name="Kora <b>")


def page_of(brand: Brand) -> str:
    return reverse("admin:brands_brand_change", args=[brand.id])


def action_of(brand: Brand, name: str) -> str:
    return page_of(brand).replace("/change/", f"/{name}/")


def test_brands_are_listed_with_their_colours(onlooker: Client, kora: Brand) -> None:
    listed = onlooker.get(reverse("admin:brands_brand_changelist")).content.decode()

    assert "Kora &lt;b&gt;" in listed
    assert 'style="background:#C2410C"' in listed


def test_a_page_shows_colours_letters_voice_evidence_and_versions(onlooker: Client, kora: Brand) -> None:
    store_pins(organization_id=kora.organization_id, brand_id=kora.id, pins={"core_slogan": "Go & see."}, actor="tester")

    shown = onlooker.get(page_of(kora)).content.decode()

    for expected in (
        "#C2410C",
        "Poppins",
        "in place of Gilroy",
        "Go &amp; see.",
        "a.cta background",
        "92 %",
        "#FACC15",
        "pinned by hand",
        "Walk further.",
        "few_pages",
        "Sandale Kora",
        "XOF",
        "Kora &lt;b&gt;",
    ):
        assert expected in shown, expected
    assert "Kora <b>" not in shown


def test_a_brand_of_which_nothing_is_known_has_a_page(onlooker: Client) -> None:
    bare = Brand.objects.create(organization=create_organization(name="Acme"), domain="bare.example", name="Bare")

    shown = onlooker.get(page_of(bare)).content.decode()

    assert "No version is kept of this brand" in shown


def test_brands_are_not_written_by_hand(operator: Client, kora: Brand) -> None:
    refusals = [
        operator.get(reverse("admin:brands_brand_add")),
        operator.post(page_of(kora), {"name": "Other"}),
        operator.post(reverse("admin:brands_brand_delete", args=[kora.id]), {"post": "yes"}),
    ]

    assert [refusal.status_code for refusal in refusals] == [403, 403, 403]
    assert Brand.objects.get().name == "Kora <b>"


def test_extracting_again_asks_first_and_orders_a_job(operator: Client, kora: Brand) -> None:
    path = action_of(kora, "extract-again")

    assert "Extract this brand again?" in operator.get(path).content.decode()
    assert not Job.objects.exists()
    operator.post(path, CONFIRMED)

    job = Job.objects.get()
    assert (job.type, job.params["url"], job.organization_id) == ("brand_extraction", "kora.example", kora.organization_id)
    assert str(job.id) in LogEntry.objects.get().change_message


def test_extracting_again_repeats_the_last_extraction(operator: Client, kora: Brand) -> None:
    params = {"url": "https://kora.example/fr", "location": None, "has_logo": False}
    last = ordered_job(kora.organization_id, job_type="brand_extraction", params=params)
    Brand.objects.filter(id=kora.id).update(latest_job_id=last.id)

    operator.post(action_of(kora, "extract-again"), CONFIRMED)
    assert Job.objects.count() == 1
    operator.post(reverse("admin:jobs_job_cancel", args=[last.id]), CONFIRMED)
    operator.post(action_of(kora, "extract-again"), CONFIRMED)

    assert Job.objects.exclude(id=last.id).get().params == params


@pytest.mark.parametrize("kind", ["json", "yml"])
def test_a_brand_is_given_out_and_that_is_written_down(onlooker: Client, kora: Brand, kind: str) -> None:
    answer = onlooker.get(action_of(kora, f"export-{kind}"))

    assert answer["Content-Disposition"] == f'attachment; filename="brand.{kind}"'
    assert b"piad.brand/1" in answer.content
    assert f"brand.{kind}" in LogEntry.objects.get().change_message


def test_an_onlooker_orders_nothing(onlooker: Client, kora: Brand) -> None:
    shown = onlooker.get(page_of(kora)).content.decode()

    assert onlooker.post(action_of(kora, "extract-again"), CONFIRMED).status_code == 403
    assert "Extract again" not in shown
    assert not Job.objects.exists()


def test_samples_are_set_in_files_that_staff_alone_is_given(onlooker: Client) -> None:
    path = reverse("font", args=["Poppins"])

    answer = onlooker.get(path)

    assert (answer.status_code, answer["Content-Type"]) == (200, "font/ttf")
    assert b"".join(answer).startswith(b"\x00\x01\x00\x00")
    assert onlooker.get(reverse("font", args=["Comic Sans"])).status_code == 404
    assert Client().get(path).status_code == 302


def test_a_document_of_the_admin_is_that_of_the_api(onlooker: Client, kora: Brand) -> None:
    assert json.loads(onlooker.get(action_of(kora, "export-json")).content)["domain"] == "kora.example"
