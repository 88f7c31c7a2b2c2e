"""What can be done with organizations and keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from piad.accounts import actions
from piad.accounts.actions import NewKey
from piad.accounts.models import ApiKey, Organization

pytestmark = pytest.mark.django_db


def test_a_slug_is_made_from_the_name_and_is_free() -> None:
    slugs = [actions.create_organization(name=name).slug for name in ("Café Zoë", "Café Zoë", "Café Zoë", "靴屋", "!!", "x" * 200)]
    assert slugs == ["cafe-zoe", "cafe-zoe-2", "cafe-zoe-3", "organization", "organization-2", "x" * 70]


def test_a_key_is_stored_as_a_digest_alone(key: NewKey) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(accounts_apikey)::text from accounts_apikey")
        stored = str(cursor.fetchall())
    assert key.plaintext not in stored
    assert key.plaintext[8:40] not in stored
    assert str(key.row) == f"pi_live_{key.plaintext[8:16]}...{key.plaintext[-4:]}"
    assert key.plaintext not in repr(key)


def test_the_prefix_and_the_kind_of_a_key_agree(key: NewKey) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiKey.objects.filter(id=key.row.id).update(is_test=True)


def test_suspending_and_resuming_each_count_once(organization: Organization) -> None:
    done = [
        actions.suspend_organization(organization_id=organization.id),
        actions.suspend_organization(organization_id=organization.id),
        actions.resume_organization(organization_id=organization.id),
        actions.resume_organization(organization_id=organization.id),
    ]
    assert done == [True, False, True, False]


def test_revoking_is_for_good_and_keeps_its_first_time(key: NewKey) -> None:
    assert actions.revoke_api_key(api_key_id=key.row.id)
    key.row.refresh_from_db()
    first = key.row.revoked_at
    assert not actions.revoke_api_key(api_key_id=key.row.id)
    key.row.refresh_from_db()
    assert key.row.revoked_at == first is not None


def test_the_last_use_is_written_at_most_once_a_minute(key: NewKey, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actions.note_use(key.row)
    key.row.refresh_from_db()
    first = key.row.last_used_at
    assert first is not None
    with django_assert_num_queries(0):
        actions.note_use(key.row)
    ApiKey.objects.filter(id=key.row.id).update(last_used_at=timezone.now() - timedelta(seconds=61))
    key.row.refresh_from_db()
    actions.note_use(key.row)
    key.row.refresh_from_db()
    assert key.row.last_used_at is not None
    assert key.row.last_used_at >= first
