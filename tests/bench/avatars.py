"""Time the list of an organization's avatars over HTTP at its first, middle and last pages, with 10,000 of them saved beside others' own.

``make bench-avatars`` runs it on a private PostgreSQL; it prints a table and leaves nothing behind.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from piad.embedded.servers import running

AVATARS: Final = 10_000
OTHERS: Final = 20_000
ROUNDS: Final = 40
OFFSETS: Final = (0, 2_500, 5_000, 7_500, 9_900)
LIMITS: Final = (20, 100)
GOAL_MS: Final = 50.0


def main() -> int:
    """Print the table on a private PostgreSQL and Valkey; 1 where a page misses the goal."""
    home = Path(tempfile.mkdtemp(prefix="piad-bench-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        os.environ["PIAD_HOME"] = str(home)
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "piad.settings"
        stack.enter_context(running(home, role="bench", durable=False))
        return run()


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fill(organization_id: uuid.UUID, count: int) -> None:
    """Save avatars a second apart, without pictures: the list names them, it does not open them."""
    from django.utils import timezone

    from avatars.models import SavedAvatar

    now = timezone.now()
    row: dict[str, Any] = {"media_type": "image/png", "sha256": "0" * 64, "bytes": 400_000, "width": 896, "height": 1200}
    made = SavedAvatar.objects.bulk_create(
        [
            SavedAvatar(
                **row,
                organization_id=organization_id,
                job_id=uuid.uuid4(),
                label=f"Avatar {number}",
                prompt="A smiling pharmacist who explains things well. " * 6,
                hints={"filter_culture": "japan", "mood": "calm"},
                persona={"hair": "bob", "note": "x" * 600},
                media_key=f"results/{number:043}.png",
            )
            for number in range(count)
        ],
        batch_size=1_000,
    )
    for number, avatar in enumerate(made):
        avatar.created_at = now - timedelta(seconds=number)
    SavedAvatar.objects.bulk_update(made, ["created_at"], batch_size=1_000)


def run() -> int:
    """Fill, ask, print; 1 where a page's 95th percentile misses the goal."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("migrate", interactive=False, verbosity=0)

    from piad.accounts import actions

    ours, others = (actions.create_organization(name=name) for name in ("Ours", "Others"))
    key = actions.create_api_key(organization_id=ours.id).plaintext
    type(ours).objects.filter(id=ours.id).update(reads_per_minute=1_000_000)
    fill(ours.id, AVATARS)
    fill(others.id, OTHERS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE avatars_savedavatar")
    client = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {key}"})
    say(f"{AVATARS:,} avatars of one organization beside {OTHERS:,} of another; {ROUNDS} rounds; goal {GOAL_MS:.0f} ms\n")
    say(f"{'limit':>6} {'offset':>7} {'median ms':>10} {'p95 ms':>8}")
    missed = 0
    for limit in LIMITS:
        for offset in OFFSETS:
            took = sorted(_asked(client, limit, offset) for _ in range(ROUNDS))
            p95 = took[int(len(took) * 0.95) - 1]
            missed += p95 > GOAL_MS
            say(f"{limit:>6} {offset:>7} {statistics.median(took):>10.1f} {p95:>8.1f}{'  missed' if p95 > GOAL_MS else ''}")
    return int(bool(missed))


def _asked(client: Any, limit: int, offset: int) -> float:  # noqa: ANN401 - Django's test client
    began = time.perf_counter()
    answer = client.get(f"/api/v1/avatars?limit={limit}&offset={offset}")
    took = (time.perf_counter() - began) * 1_000
    assert answer.status_code == 200, answer.content
    assert len(answer.json()["data"]["data"]) == limit
    return took


if __name__ == "__main__":
    sys.exit(main())
