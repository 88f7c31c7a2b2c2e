"""The operators' commands."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from piad.accounts import keys
from piad.accounts.models import ApiKey, Organization

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_an_organization_is_made_and_named_by_its_slug() -> None:
    assert run("create_organization", "Acme Shoes") == "acme-shoes\n"
    assert Organization.objects.get().name == "Acme Shoes"


@pytest.mark.parametrize(("flags", "is_test"), [([], False), (["--test", "--label", "ci"], True)])
def test_a_key_is_printed_alone(flags: list[str], *, is_test: bool) -> None:
    run("create_organization", "Acme")
    printed = run("create_api_key", "--organization", "acme", *flags)
    assert keys.is_well_formed(printed.removesuffix("\n"))
    assert ApiKey.objects.get().is_test is is_test


def test_a_key_of_nobody_is_refused() -> None:
    with pytest.raises(CommandError, match="no organization 'nobody'"):
        run("create_api_key", "--organization", "nobody")


@pytest.mark.parametrize("name_it", [lambda key: key, keys.key_id])
def test_a_key_is_revoked_by_itself_or_by_its_id(name_it: type[str]) -> None:
    run("create_organization", "Acme")
    key = run("create_api_key", "--organization", "acme").strip()
    assert run("revoke_api_key", name_it(key)).endswith("revoked\n")
    assert ApiKey.objects.get().revoked_at is not None
    assert run("revoke_api_key", name_it(key)).endswith("was revoked already\n")


def test_an_unknown_key_cannot_be_revoked() -> None:
    with pytest.raises(CommandError, match="no such key"):
        run("revoke_api_key", "abcdefgh")
