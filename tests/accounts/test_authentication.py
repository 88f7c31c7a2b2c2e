"""Who asks: the caller of a good key, and the same refusal for every bad one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from rest_framework.request import Request

from piad.accounts import actions, keys
from piad.accounts.actions import NewKey
from piad.accounts.authentication import BearerAuthentication, Caller
from piad.accounts.models import ApiKey, Organization
from piad.api.errors import ApiError, InvalidApiKey, MissingAuthorization, OrganizationSuspended

pytestmark = pytest.mark.django_db


def authenticate(header: str | None, query: str = "") -> Caller:
    headers = {} if header is None else {"Authorization": header}
    request = Request(RequestFactory().get(f"/api/v1/jobs/x{query}", headers=headers))
    return BearerAuthentication().authenticate(request)[0]


def test_a_good_key_becomes_its_caller_with_the_limits_that_hold_for_it(key: NewKey, settings: Settings) -> None:
    settings.PIAD_READS_PER_MINUTE = 600
    Organization.objects.filter(id=key.row.organization_id).update(creates_per_minute=7, max_waiters=3)
    caller = authenticate(f"Bearer {key.plaintext}")
    assert caller == Caller(
        organization_id=key.row.organization_id,
        api_key_id=key.row.id,
        is_test=False,
        creates_per_minute=7,
        reads_per_minute=600,
        max_waiters=3,
    )
    assert caller.is_authenticated


@pytest.mark.parametrize("form", ["Bearer {}", "bearer {}", "BEARER   {} ", " Bearer {}"])
def test_the_scheme_is_read_as_http_reads_it(key: NewKey, form: str) -> None:
    assert authenticate(form.format(key.plaintext)).api_key_id == key.row.id


def test_a_test_key_is_known_as_one(organization: Organization) -> None:
    made = actions.create_api_key(organization_id=organization.id, is_test=True)
    assert authenticate(f"Bearer {made.plaintext}").is_test


def test_without_a_header_the_documented_refusal_is_raised() -> None:
    with pytest.raises(MissingAuthorization) as raised:
        authenticate(None)
    assert raised.value.body("req_pi_1") == {
        "error": {
            "type": "invalid_request_error",
            "code": "missing_authorization_header",
            "message": "Missing Authorization header. Use Bearer <api_key>.",
            "request_id": "req_pi_1",
        }
    }
    assert raised.value.headers == {"WWW-Authenticate": "Bearer"}


def test_a_key_in_the_query_string_is_no_key(key: NewKey) -> None:
    with pytest.raises(MissingAuthorization):
        authenticate(None, query=f"?api_key={key.plaintext}")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Token x", "Bearer pi_live_short", "Bearer a b c"])
def test_what_cannot_be_a_key_is_refused_without_the_database(header: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0), pytest.raises(InvalidApiKey):
        authenticate(header)


def test_a_mistyped_key_is_refused_without_the_database(key: NewKey, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wrong = "A" if key.plaintext[20] != "A" else "B"
    with django_assert_num_queries(0), pytest.raises(InvalidApiKey):
        authenticate(f"Bearer {key.plaintext[:20]}{wrong}{key.plaintext[21:]}")


def unknown(_: NewKey) -> str:
    return keys.generate(is_test=False)


def revoked(key: NewKey) -> str:
    actions.revoke_api_key(api_key_id=key.row.id)
    return key.plaintext


def expired(key: NewKey) -> str:
    ApiKey.objects.filter(id=key.row.id).update(expires_at=timezone.now() - timedelta(seconds=1))
    return key.plaintext


@pytest.mark.parametrize("spoil", [unknown, revoked, expired])
def test_unknown_revoked_and_expired_keys_get_the_same_answer_by_the_same_path(
    key: NewKey, spoil: Callable[[NewKey], str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text = spoil(key)
    with django_assert_num_queries(1), pytest.raises(ApiError) as raised:
        authenticate(f"Bearer {text}")
    assert (raised.value.http_status, raised.value.body("r"), raised.value.headers) == (
        401,
        InvalidApiKey().body("r"),
        {"WWW-Authenticate": "Bearer"},
    )


def test_a_key_that_expires_later_is_good(key: NewKey) -> None:
    ApiKey.objects.filter(id=key.row.id).update(expires_at=timezone.now() + timedelta(minutes=1))
    assert authenticate(f"Bearer {key.plaintext}").api_key_id == key.row.id


def test_a_suspended_organization_is_told_so_and_served_again_once_resumed(key: NewKey) -> None:
    actions.suspend_organization(organization_id=key.row.organization_id)
    with pytest.raises(OrganizationSuspended) as raised:
        authenticate(f"Bearer {key.plaintext}")
    error = raised.value.body("r")["error"]
    assert (raised.value.http_status, error["type"], error["code"]) == (403, "permission_error", "organization_suspended")
    actions.resume_organization(organization_id=key.row.organization_id)
    assert authenticate(f"Bearer {key.plaintext}").api_key_id == key.row.id


def test_a_key_made_under_an_older_pepper_still_works(settings: Settings, organization: Organization) -> None:
    made = actions.create_api_key(organization_id=organization.id)
    settings.PIAD_KEY_PEPPERS = ("a newer pepper", *settings.PIAD_KEY_PEPPERS)
    assert authenticate(f"Bearer {made.plaintext}").api_key_id == made.row.id
    settings.PIAD_KEY_PEPPERS = ("a newer pepper",)
    with pytest.raises(InvalidApiKey):
        authenticate(f"Bearer {made.plaintext}")
