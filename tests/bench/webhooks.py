"""Webhooks under failure: nothing is lost when the notifier is killed, and a dead receiver slows nobody else."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from piad.embedded.servers import running
from tests.fixtures.receiver import Received, Reply, receiver
from tests.fixtures.strangers import silent, stranger

LIVE: Final = 20
FAILURES: Final = 0.25
KILLS: Final = 5
EVENTS_TO_LOSE: Final = 96  # to 20 live endpoints and a dead one: 2,016 deliveries
EVENTS_PER_ROUND: Final = 40
PER_SECOND: Final = 10
ROUNDS: Final = 5
MOST_LAG: Final = 1.25
SCHEDULE: Final = "0,0.5,1,1,2,2,2,2,2,2"
PATIENCE: Final = 300.0
CELERY: Final = (sys.executable, "-m", "celery", "-A", "piad", "--quiet")
NOTIFIER: Final = (
    *CELERY,
    *("worker", "-Q", "notify", "--pool", "threads", "-c", "8", "-n", "notify@%h", "--loglevel", "WARNING"),
    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
)
BEAT: Final = (*CELERY, "beat", "--loglevel", "WARNING")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event that was settled at a moment of this process's clock, and the paths that were to hear of it."""

    event_id: str
    at: float


class Customers:
    """The live receivers: one server with a path for each endpoint, a quarter of whose answers fail, by the seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self.first: dict[tuple[str, str], float] = {}
        self.answers: Counter[int] = Counter()

    def choose(self, received: Received) -> Reply:
        """Fail one time in four; remember when an event was first taken."""
        with self._lock:
            status = 500 if self._chance.random() < FAILURES else 200
            self.answers[status] += 1
            if status == 200:
                self.first.setdefault((received.headers["webhook-id"], received.path), time.monotonic())
        return Reply(status=status)


class Notifier:
    """The real notifier and beat as processes; killed and started again on demand."""

    def __init__(self) -> None:
        self._environment = {**os.environ, "PYTHONWARNINGS": "ignore:You're running the worker"}
        self._beat = subprocess.Popen(BEAT, env=self._environment)
        self._worker = subprocess.Popen(NOTIFIER, env=self._environment)

    def kill(self) -> None:
        """Kill the notifier as the kernel would, and start another."""
        self._worker.kill()
        self._worker.wait()
        self._worker = subprocess.Popen(NOTIFIER, env=self._environment)

    def stop(self) -> None:
        """End both."""
        for process in (self._beat, self._worker):
            process.terminate()
        for process in (self._beat, self._worker):
            process.wait(60)


def main() -> int:
    """Run both measurements and print them; the exit code is 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench-webhooks", description=main.__doc__)
    parser.add_argument("--seed", type=int, default=7)
    seed: int = parser.parse_args().seed
    home = Path(tempfile.mkdtemp(prefix="piad-bench-"))
    try:
        with running(home, role="bench-webhooks", durable=True):
            _configure(home)
            _say(f"seed {seed}, {os.cpu_count()} processors, schedule {SCHEDULE} s, PostgreSQL with fsync")
            lost = _lose_nothing(seed)
            slowed = _slow_nobody(seed)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return int(lost or slowed)


def _lose_nothing(seed: int) -> bool:
    """Kill the notifier again and again while it delivers; tell whether an event was lost."""
    customers = Customers(seed)
    with ExitStack() as block:
        organization_id, paths = _register(block, customers, dead=True)
        notifier = Notifier()
        block.callback(notifier.stop)
        told: list[Told] = []
        settling = threading.Thread(target=lambda: told.extend(_settle(organization_id, EVENTS_TO_LOSE)))
        settling.start()
        for _ in range(KILLS):
            time.sleep(2.0)
            notifier.kill()
        settling.join()
        wanted = {(event.event_id, path) for event in told for path in paths}
        _wait(lambda: wanted <= customers.first.keys())
        missing = len(wanted - customers.first.keys())
    deliveries = len(told) * (LIVE + 1)
    _say(
        f"{deliveries} deliveries ({len(wanted)} to {LIVE} live endpoints), {KILLS} kills of the notifier, "
        f"{customers.answers[500]} of {customers.answers.total()} requests failed: {missing} of the live ones lost, "
        f"{customers.answers[200] - len(customers.first)} taken twice"
    )
    return _verdict("every event is delivered at least once", missing == 0)


def _slow_nobody(seed: int) -> bool:
    """Measure the lag of live receivers with and without a dead one; tell whether it grew too much."""
    ratios = []
    for number in range(ROUNDS):
        lags = {}
        for dead in (False, True) if number % 2 else (True, False):
            lags[dead] = _p95_lag(seed + number, dead=dead)
        ratios.append(lags[True] / lags[False])
        _say(f"round {number + 1} of {ROUNDS}: p95 lag {1000 * lags[False]:.0f} ms alone, {1000 * lags[True]:.0f} ms beside a dead one")
    median = statistics.median(ratios)
    _say(f"p95 lag beside a dead receiver: {median:.2f} times [{min(ratios):.2f}..{max(ratios):.2f}]")
    return _verdict(f"at most {MOST_LAG} times", median <= MOST_LAG)


def _p95_lag(seed: int, *, dead: bool) -> float:
    customers = Customers(seed)
    with ExitStack() as block:
        organization_id, paths = _register(block, customers, dead=dead)
        notifier = Notifier()
        block.callback(notifier.stop)
        _settle(organization_id, 2)  # the notifier is up and has opened its connections when these have arrived
        _wait(lambda: len(customers.first) >= 2 * LIVE)
        told = _settle(organization_id, EVENTS_PER_ROUND)
        wanted = {(event.event_id, path): event.at for event in told for path in paths}
        _wait(lambda: wanted.keys() <= customers.first.keys())
        return _p95([customers.first[pair] - at for pair, at in wanted.items()])


def _configure(home: Path) -> None:
    """Have this process and those that it starts work on the private servers."""
    ours = {"PIAD_HOME": str(home), "PIAD_WEBHOOK_SCHEDULE": SCHEDULE, "PIAD_LOG_LEVEL": "WARNING", "PIAD_POOL_SIZE": "20"}
    os.environ.update(ours, DJANGO_SETTINGS_MODULE="piad.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _register(block: ExitStack, customers: Customers, *, dead: bool) -> tuple[UUID, list[str]]:
    """Make an organization with live endpoints and, if asked, one that takes connections and never answers; return the live paths."""
    from django.conf import settings

    from piad.accounts.actions import create_organization

    server = block.enter_context(receiver(choose=customers.choose))
    grave = block.enter_context(stranger(silent))
    settings.PIAD_OUTBOUND_ALLOW = (server.authority, grave.authority)
    os.environ["PIAD_OUTBOUND_ALLOW"] = ",".join(settings.PIAD_OUTBOUND_ALLOW)
    organization_id = create_organization(name=f"Bench {time.monotonic_ns()}").id
    block.callback(_forget, organization_id)
    paths = [f"/{number}" for number in range(LIVE)]
    for url in (*map(server.url, paths), *([grave.url()] if dead else [])):
        _endpoint(organization_id, url)
    return organization_id, paths


def _forget(organization_id: UUID) -> None:
    """Let nothing of one measurement be due in the next."""
    from jobs.models import Endpoint

    Endpoint.objects.filter(organization_id=organization_id).delete()


def _endpoint(organization_id: UUID, url: str) -> None:
    from jobs.actions import register_webhook

    register_webhook(organization_id=organization_id, url=url, secret="a secret of the bench", answer=lambda _: b"")


def _settle(organization_id: UUID, number: int) -> list[Told]:
    """Settle jobs at a steady pace; return their events with the moments of their commits."""
    from jobs import lifecycle
    from jobs.models import OutboxEvent
    from tests.jobs.orders import an_ad, claimed, ordered_job

    told = []
    for count in range(number):
        due = time.monotonic() + 1 / PER_SECOND
        job = ordered_job(organization_id)
        lifecycle.complete(claimed(job), result=an_ad(job.id))
        told.append((job.id, time.monotonic()))
        time.sleep(max(0.0, due - time.monotonic()) if count < number - 1 else 0)
    names = dict(OutboxEvent.objects.filter(job__in=[job_id for job_id, _ in told]).values_list("job_id", "id"))
    return [Told(event_id=names[job_id], at=at) for job_id, at in told]


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[94]


def _wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)


def _verdict(goal: str, met: bool) -> bool:  # noqa: FBT001 - the one thing it says
    """Print whether a goal is met; return whether it is missed."""
    _say(f"{goal}: {'met' if met else 'MISSED'}")
    return not met


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
