"""The admin of organizations and keys: looked at by staff, changed through actions that ask first."""

from __future__ import annotations

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client

from piad.accounts import actions, keys
from piad.accounts.actions import NewKey
from piad.accounts.models import ApiKey, Organization
from piad.accounts.staff import READ_ONLY_OPERATORS

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root", password="not used"))
    return client


@pytest.fixture
def onlooker(db: None) -> Client:
    user = User.objects.create_user("onlooker", password="not used", is_staff=True)
    user.groups.add(Group.objects.get(name=READ_ONLY_OPERATORS))
    client = Client()
    client.force_login(user)
    return client


CONFIRMED = {"_form_submitted": "True"}


def test_staff_log_in_at_the_admin(db: None, client: Client) -> None:
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain == [("/admin/login/?next=/admin/", 302)]
    assert b'name="password"' in page.content


def test_a_key_is_shown_on_the_page_that_made_it_and_nowhere_after(operator: Client, organization: Organization) -> None:
    page = operator.post("/admin/accounts/apikey/add/", {"organization": str(organization.id), "label": "shop", "is_test": "on"})
    shown = re.search(r"pi_test_[0-9A-Za-z]{38}", page.content.decode())
    assert shown is not None
    assert keys.is_well_formed(shown[0])
    assert "no-store" in page["Cache-Control"]
    made = ApiKey.objects.get()
    assert (made.label, made.is_test, made.organization_id) == ("shop", True, organization.id)
    for path in ("/admin/accounts/apikey/", f"/admin/accounts/apikey/{made.id}/change/", "/admin/"):
        assert shown[0] not in operator.get(path).content.decode()
    assert LogEntry.objects.get().object_id == str(made.id)


def test_nothing_of_a_key_can_be_edited_or_deleted(operator: Client, key: NewKey) -> None:
    path = f"/admin/accounts/apikey/{key.row.id}"
    assert b'name="label"' not in operator.get(f"{path}/change/").content
    operator.post(f"{path}/change/", {"label": "stolen"})
    key.row.refresh_from_db()
    assert key.row.label == "first"
    assert operator.post(f"{path}/delete/", {"post": "yes"}).status_code == 403


def test_revoking_asks_first_and_is_written_down(operator: Client, key: NewKey) -> None:
    path = f"/admin/accounts/apikey/{key.row.id}/revoke/"
    assert b"Revoke this key?" in operator.get(path).content
    assert ApiKey.objects.filter(revoked_at=None).exists()
    assert operator.post(path, CONFIRMED).status_code == 302
    assert not ApiKey.objects.filter(revoked_at=None).exists()
    assert LogEntry.objects.get().change_message == "Revoked."
    assert operator.post(path, CONFIRMED, headers={"HX-Request": "true"})["HX-Redirect"].endswith("/change/")
    assert LogEntry.objects.count() == 1


def test_an_organization_is_suspended_and_resumed_by_actions(operator: Client, organization: Organization) -> None:
    path = f"/admin/accounts/organization/{organization.id}"
    operator.post(f"{path}/suspend/", CONFIRMED)
    organization.refresh_from_db()
    suspended_at = organization.suspended_at
    assert suspended_at is not None
    offered = operator.get(f"{path}/change/").content.decode()
    assert "suspended" in offered
    assert f"{path}/resume/" in offered
    assert f"{path}/suspend/" not in offered
    operator.post(f"{path}/resume/", CONFIRMED)
    organization.refresh_from_db()
    assert organization.suspended_at is None
    assert sorted(LogEntry.objects.values_list("change_message", flat=True)) == ["Resumed.", "Suspended."]


def test_limits_are_set_where_an_organization_is_made_and_changed(operator: Client) -> None:
    form = {"name": "New Shop", "creates_per_minute": "5", "reads_per_minute": "", "max_waiters": ""}
    operator.post("/admin/accounts/organization/add/", form)
    made = Organization.objects.get()
    assert (made.slug, made.creates_per_minute, made.reads_per_minute) == ("new-shop", 5, None)
    operator.post(f"/admin/accounts/organization/{made.id}/change/", {**form, "max_waiters": "9"})
    made.refresh_from_db()
    assert (made.creates_per_minute, made.max_waiters) == (5, 9)
    operator.post(f"/admin/accounts/organization/{made.id}/change/", {**form, "max_waiters": "0"})
    made.refresh_from_db()
    assert made.max_waiters == 9


def test_a_read_only_operator_sees_everything_and_changes_nothing(onlooker: Client, key: NewKey) -> None:
    organization = key.row.organization
    for path in ("organization/", "apikey/", f"organization/{organization.id}/change/", f"apikey/{key.row.id}/change/"):
        assert onlooker.get(f"/admin/accounts/{path}").status_code == 200
    assert onlooker.get("/admin/accounts/apikey/add/").status_code == 403
    assert onlooker.post(f"/admin/accounts/apikey/{key.row.id}/revoke/", CONFIRMED).status_code == 403
    assert onlooker.post(f"/admin/accounts/organization/{organization.id}/suspend/", CONFIRMED).status_code == 403
    key.row.refresh_from_db()
    organization.refresh_from_db()
    assert (key.row.revoked_at, organization.suspended_at) == (None, None)


def test_the_read_only_role_may_view_every_table_of_ours_and_only_view(db: None) -> None:
    permissions = Group.objects.get(name=READ_ONLY_OPERATORS).permissions.values_list("codename", flat=True)
    assert {"view_organization", "view_apikey", "view_job"} <= set(permissions)
    assert all(codename.startswith("view_") for codename in permissions)


def test_a_revoked_key_says_so_in_the_list(operator: Client, key: NewKey) -> None:
    actions.revoke_api_key(api_key_id=key.row.id)
    assert b"revoked" in operator.get("/admin/accounts/apikey/").content


def test_a_revoked_key_is_not_revoked_again(operator: Client, key: NewKey) -> None:
    path = f"/admin/accounts/apikey/{key.row.id}"
    assert f"{path}/revoke/" in operator.get(f"{path}/change/").content.decode()
    actions.revoke_api_key(api_key_id=key.row.id)
    assert f"{path}/revoke/" not in operator.get(f"{path}/change/").content.decode()


def test_nothing_is_there_to_save_on_a_key(operator: Client, key: NewKey) -> None:
    assert b'name="_save"' not in operator.get(f"/admin/accounts/apikey/{key.row.id}/change/").content


@pytest.mark.parametrize("path", ["organization/00000000-0000-4000-8000-000000000000/suspend/", "apikey/nonsense/revoke/"])
def test_an_action_on_what_is_not_there_is_not_found(operator: Client, path: str) -> None:
    assert operator.post(f"/admin/accounts/{path}", CONFIRMED).status_code == 404


def test_a_question_opened_by_itself_is_a_whole_page(operator: Client, key: NewKey) -> None:
    path = f"/admin/accounts/apikey/{key.row.id}/revoke/"
    assert b"<!DOCTYPE html>" in operator.get(path).content
    assert b"<!DOCTYPE html>" not in operator.get(path, headers={"HX-Request": "true"}).content


def test_an_organizations_page_says_the_defaults_and_shows_its_keys(operator: Client, key: NewKey) -> None:
    page = operator.get(f"/admin/accounts/organization/{key.row.organization_id}/change/").content.decode()
    assert "60 creates and 600 reads a minute" in page
    assert str(key.row) in page


def test_the_audit_log_shows_what_was_done_and_is_only_read(operator: Client, onlooker: Client, key: NewKey) -> None:
    operator.post(f"/admin/accounts/apikey/{key.row.id}/revoke/", CONFIRMED)
    page = onlooker.get("/admin/admin/logentry/").content.decode()
    assert "Revoked." in page
    assert str(key.row) in page
    entry = LogEntry.objects.get()
    assert operator.post(f"/admin/admin/logentry/{entry.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_menu_has_its_own_order_and_hides_what_one_may_not_see(operator: Client, db: None) -> None:
    titles = ["Jobs", "Events", "Deliveries", "Webhook endpoints", "Organizations", "API keys", "Brands", "Users", "Groups", "Audit log"]
    page = operator.get("/admin/").content.decode()
    places = [page.index(f"<span>{title}</span>") for title in titles]
    assert places == sorted(places)
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger", password="not used", is_staff=True))
    assert "<span>Jobs</span>" not in stranger.get("/admin/").content.decode()


def test_times_are_written_to_the_second_with_their_clock(operator: Client, organization: Organization) -> None:
    expected = f"{organization.created_at:%Y-%m-%d %H:%M:%S} UTC"
    assert expected in operator.get("/admin/accounts/organization/").content.decode()


def test_people_are_not_deleted_since_the_record_of_their_deeds_would_go_too(operator: Client) -> None:
    person = User.objects.create_user("leaver", password="not used")
    assert operator.post(f"/admin/auth/user/{person.pk}/delete/", {"post": "yes"}).status_code == 403
    assert operator.get(f"/admin/auth/user/{person.pk}/change/").status_code == 200
