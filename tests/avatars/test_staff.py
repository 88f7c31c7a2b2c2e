"""The staff's gallery shows avatars of all organizations, narrowed and paged, to staff alone."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from avatars.models import SavedAvatar
from avatars.staff.gallery import ON_A_PAGE
from piad import media
from tests.avatars.conftest import a_picture
from tests.brands.conftest import Customer

pytestmark = pytest.mark.django_db
GALLERY = "/staff/avatars/"


def keep(customer: Customer, label: str, **members: object) -> SavedAvatar:
    stored = media.store(area=media.Area.RESULTS, extension="png", content=a_picture())
    row = {"media_key": stored.key, "media_type": "image/png", "sha256": stored.sha256, "bytes": stored.bytes, "width": 60, "height": 80}
    return SavedAvatar.objects.create(
        organization_id=customer.organization_id, job_id=uuid.uuid4(), label=label, **{**row, "prompt": "A pilot", **members}
    )


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(User.objects.create_user("sam", password="x", is_staff=True))
    return client


def shown(client: Client, query: str = "") -> str:
    answer = client.get(GALLERY + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_staff_come_in(customer: Customer) -> None:
    avatar = keep(customer, "One")
    visitor = Client()
    customer_login = Client()
    customer_login.force_login(User.objects.create_user("cus", password="x"))

    for client in (visitor, customer_login):
        for name, args in (("staff-avatars", []), ("staff-avatar", [avatar.id]), ("staff-avatar-download", [avatar.id])):
            answer = client.get(reverse(name, args=args))
            assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")


def test_the_grid_shows_every_organizations_avatars_with_lazy_pictures(staff: Client, customer: Customer, other: Customer) -> None:
    for number in range(10):
        keep(customer, f"Acme {number}", alt_text="A smiling pilot")
    keep(other, "<Globex>")

    page = shown(staff)

    assert "11 saved avatars" in page
    assert "&lt;Globex&gt;" in page
    assert page.count('class="card"') == 11
    assert page.count('loading="lazy"') == 3
    assert 'alt="A smiling pilot"' in page


def test_filters_narrow_by_each_thing_that_staff_know(staff: Client, customer: Customer, other: Customer) -> None:
    old = keep(customer, "Old", culture="japan", style="ink", prompt="A nurse")
    SavedAvatar.objects.filter(id=old.id).update(created_at=timezone.now() - timedelta(days=30))
    keep(other, "New", culture="france", style="flat")
    yesterday = (timezone.now() - timedelta(days=1)).date()

    def labels(query: str) -> list[str]:
        page = shown(staff, query)
        return [label for label in ("Old", "New") if f"<strong>{label}</strong>" in page]

    assert labels("") == ["Old", "New"]
    assert labels("?q=NURSE") == ["Old"]
    assert labels(f"?organization={other.organization_id}") == ["New"]
    assert labels("?culture=japan") == ["Old"]
    assert labels("?style=flat") == ["New"]
    assert labels(f"?since={yesterday}") == ["New"]
    assert labels(f"?until={yesterday}") == ["Old"]
    assert labels("?culture=japan&style=flat") == []


def test_a_filter_that_makes_no_sense_is_said_and_narrows_nothing(staff: Client, customer: Customer) -> None:
    keep(customer, "One")

    page = shown(staff, "?organization=nonsense&since=yesterday&page=minus")

    assert "Not understood, and left out: organization, since." in page
    assert "<strong>One</strong>" in page


def test_pages_keep_their_filters(staff: Client, customer: Customer) -> None:
    for number in range(ON_A_PAGE + 1):
        keep(customer, f"Avatar {number}", style="ink")

    first, second = shown(staff, "?style=ink"), shown(staff, "?style=ink&page=2")

    assert 'rel="next" href="?style=ink&amp;page=2"' in first
    assert 'rel="prev" href="?style=ink"' in second
    assert second.count('class="card"') == 1
    assert "Page 2 of 2" in second


def test_an_empty_gallery_says_how_it_fills(staff: Client) -> None:
    assert "POST /api/v1/avatars/save" in shown(staff)


def test_the_page_of_one_avatar_says_how_it_was_made(staff: Client, customer: Customer) -> None:
    avatar = keep(customer, "One", hints={"mood": "calm", "accessories": ["watch", "scarf"]}, licence="house", culture="west_africa")

    page = staff.get(reverse("staff-avatar", args=[avatar.id])).content.decode()

    for text in ("One", "A pilot", "calm", "watch, scarf", "house", "west africa", str(avatar.job_id), "60 x 80 px", "Acme"):
        assert text in page
    assert staff.get(reverse("staff-avatar", args=[uuid.uuid4()])).status_code == 404


def test_the_file_is_given_out_under_the_avatars_name(staff: Client, customer: Customer) -> None:
    avatar = keep(customer, "Spring hero")

    answer = staff.get(reverse("staff-avatar-download", args=[avatar.id]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Content-Disposition"] == 'attachment; filename="spring-hero.png"'
    assert answer.content == a_picture()
