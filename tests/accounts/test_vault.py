"""Secrets at rest and their rotation."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from pytest_django import Settings

from piad.accounts import vault


def test_what_is_encrypted_can_be_read_again_and_not_seen() -> None:
    token = vault.encrypt("whsec_geheim é")
    assert b"geheim" not in token
    assert vault.decrypt(token) == "whsec_geheim é"
    assert vault.decrypt(memoryview(token)) == "whsec_geheim é"


def test_a_new_key_in_front_still_opens_the_old_secrets(settings: Settings) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.PIAD_SECRET_KEYS = (old,)
    token = vault.encrypt("secret")
    settings.PIAD_SECRET_KEYS = (new, old)
    rotated = vault.rotate(token)
    settings.PIAD_SECRET_KEYS = (new,)
    assert vault.decrypt(rotated) == "secret"
    with pytest.raises(vault.VaultError):
        vault.decrypt(token)
    with pytest.raises(vault.VaultError):
        vault.rotate(token)


def test_a_new_pepper_in_front_moves_no_version(settings: Settings) -> None:
    settings.PIAD_KEY_PEPPERS = ("old pepper",)
    before = vault.digest("key", pepper_version=vault.current_pepper())
    settings.PIAD_KEY_PEPPERS = ("new pepper", "old pepper")
    assert vault.current_pepper() == 2
    assert vault.digest("key", pepper_version=1) == before
    assert vault.digests("key") == [vault.digest("key", pepper_version=2), before]
    assert len(before) == 32
