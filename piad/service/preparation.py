"""What must stand before the first process starts: tables, reference ads, static files and, at first, an organization to try with."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command

from piad.accounts.actions import create_api_key, create_organization
from piad.accounts.models import Organization

DEMO_NAME = "Demo"


def prepare() -> None:
    """Bring tables, reference ads and static files up to date; safe to run at every start."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_starter_corpus", verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)


def first_key() -> str | None:
    """Make the demo organization with a key when there is no organization yet; return the key, shown this once."""
    if Organization.objects.exists():
        return None
    return fresh_key(label="first start")


def fresh_key(*, label: str) -> str:
    """Make a key of the demo organization, and that organization if need be."""
    demo = Organization.objects.filter(name=DEMO_NAME).first() or create_organization(name=DEMO_NAME)
    return create_api_key(organization_id=demo.id, label=label).plaintext
