"""Encrypt every webhook secret, vendor key and callback secret under the newest key, so that an older one can be dropped."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from jobs import actions
from piad.accounts.actions import reencrypt_callback_secrets, reencrypt_vendor_keys


class Command(BaseCommand):
    """Run it after a new key was put first; it may run twice and beside the service."""

    help = "Encrypt every webhook secret, vendor key and callback secret under the first of PIAD_SECRET_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Django calls it
        """Encrypt and count."""
        del args, options
        endpoints, vendors, callbacks = actions.reencrypt_secrets(), reencrypt_vendor_keys(), reencrypt_callback_secrets()
        self.stdout.write(f"{endpoints} endpoints, {vendors} vendor keys, {callbacks} callback secrets")
