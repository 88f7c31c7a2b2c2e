"""The Celery app: hints on Valkey, while PostgreSQL keeps the jobs."""

from __future__ import annotations

import ctypes
import logging.config
import os
import signal
import sys
from pathlib import Path

from celery import Celery
from celery.signals import import_modules, setup_logging, task_postrun, worker_init, worker_process_init, worker_shutting_down
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "piad.settings")

app = Celery("piad")
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    result_backend=None,
    task_ignore_result=True,
    # A message is a hint that may be lost or come twice: the job's row decides, and beat's sweep sends it again.
    task_acks_late=False,
    task_reject_on_worker_lost=False,
    task_publish_retry=False,
    task_default_queue="render",
    task_routes={"jobs.*": {"queue": "notify"}},
    task_serializer="json",
    accept_content=["json"],
    task_soft_time_limit=540,
    task_time_limit=600,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={
        "socket_timeout": 2,
        "socket_connect_timeout": 1,
        "visibility_timeout": 300,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "health_check_interval": 10,
    },
    worker_proc_alive_timeout=30,  # a pool process loads the pixel libraries before it says that it is there
    worker_prefetch_multiplier=1,
    worker_disable_prefetch=True,
    worker_max_tasks_per_child=200,
    worker_max_memory_per_child=800_000,
    worker_soft_shutdown_timeout=20,
    worker_send_task_events=False,
    worker_cancel_long_running_tasks_on_connection_loss=False,
    beat_schedule_filename=str(settings.PIAD_HOME / "beat-schedule"),
    timezone="UTC",
)
app.autodiscover_tasks()


@import_modules.connect(sender=app)
def load_schedule(**_: object) -> None:
    """Read beat's schedule with the tasks: their module needs Django's apps, which are ready only now."""
    from generation import tasks as kitchen
    from jobs import tasks as counter

    app.conf.beat_schedule = counter.BEAT_SCHEDULE | kitchen.BEAT_SCHEDULE


@setup_logging.connect
def keep_our_logging(**_: object) -> None:
    """Keep Celery from replacing the redacting log handlers."""
    logging.config.dictConfig(settings.LOGGING)


@worker_shutting_down.connect
def finish_deliveries(**_: object) -> None:
    """Let the notifier finish what it sends and take nothing more."""
    from jobs.webhooks.relay import relay

    relay().stop_taking()


@worker_init.connect
def learn_words(**_: object) -> None:
    """Read the copywriter's words once, before the pool's processes are made: plain values that all of them share."""
    from generation import copywriter

    copywriter.read_prompt("Summer sale, 50% off everything")


@worker_process_init.connect
def die_with_worker(**_: object) -> None:
    """End a pool process when its worker is killed, so that nothing goes on working for a worker that is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


@worker_process_init.connect
def warm_up(**_: object) -> None:
    """Rehearse an ad before the first job asks for one, in the pool's process: the pixel libraries do not survive a fork."""
    from generation.compositor.paint.kept import hold_memory
    from generation.pipeline import rehearse

    hold_memory()
    rehearse()


@task_postrun.connect
def let_pictures_go(**_: object) -> None:
    """Keep no pixels of a job that is over: the next one has pictures of its own."""
    from generation.compositor.paint.kept import Kept

    Kept.let_all_go()


@worker_process_init.connect
def say_ready(**_: object) -> None:
    """Tell the supervisor that asked, with a byte for each process; after the rehearsal, also when that failed (and said so in the log)."""
    if ready := os.environ.get("PIAD_READY_FILE"):
        with Path(ready).open("ab") as file:
            file.write(b".")
