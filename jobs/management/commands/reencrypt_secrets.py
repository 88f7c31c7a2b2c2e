"""Encrypt every webhook secret and vendor key under the first of `PIAD_SECRET_KEYS`, so that an older key can be dropped."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from jobs import actions
from piad.accounts.actions import reencrypt_vendor_keys


class Command(BaseCommand):
    """Run it after a new key was put first; it may run twice and beside the service."""

    help = "Encrypt every webhook secret and vendor key under the first of PIAD_SECRET_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Django calls it
        """Encrypt and count."""
        del args, options
        self.stdout.write(f"{actions.reencrypt_secrets()} endpoints, {reencrypt_vendor_keys()} vendor keys")
