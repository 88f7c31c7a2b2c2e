"""A worker killed while a vendor paints for it: the job is finished by another, and the vendor is asked once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings as live_settings
from django.db import connection
from pytest_django import Settings

from generation import tasks
from jobs.lifecycle.recovery import lose_lease
from jobs.models import Job, VendorCall
from piad.providers.choice import VendorAccess
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Asked, Behaviour, serving
from tests.generation.conftest import Asker
from tests.jobs.orders import let_lease_expire

pytestmark = pytest.mark.django_db(transaction=True)

# A worker of its own process, on this test's database and media.
WORKER = """
import sys
from django.conf import settings
database, media, vendor, job = sys.argv[1:]
settings.DATABASES["default"]["NAME"] = database
settings.MEDIA_ROOT = media
from piad.providers.choice import VendorAccess
settings.PIAD_MODELS = {"text": "", "image": "openai/painter"}
settings.PIAD_VENDOR_KEYS = {"openai": VendorAccess(api_key="sk-test-key", base_url=vendor)}
import django
django.setup()
from generation import tasks
tasks.make_ad(job)
"""


def test_a_worker_killed_during_a_paid_call_costs_one_call_and_no_ad(asker: Asker, settings: Settings) -> None:
    body = {"prompt": "Create an ad for the Glow serum, for soft skin", "output": {"resolution": "512"}}
    job_id = asker.post("/api/v1/ads/generate", body).json()["data"]["job_id"]
    with serving(OpenAIWire(), Behaviour.SILENCE) as vendor:
        address = f"{vendor.url}/v1"
        settings.PIAD_MODELS = {"text": "", "image": "openai/painter"}
        settings.PIAD_VENDOR_KEYS = {"openai": VendorAccess(api_key="sk-test-key", base_url=address)}
        database = str(connection.settings_dict["NAME"])
        command = [sys.executable, "-c", WORKER, database, str(live_settings.MEDIA_ROOT), address, job_id]
        with subprocess.Popen(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": "piad.settings"}) as worker:

            def kill(_asked: Asked) -> None:
                worker.send_signal(signal.SIGKILL)

            vendor.on_request = kill
            assert worker.wait() == -signal.SIGKILL
        vendor.on_request = None
        assert Job.objects.get(id=job_id).state == "processing"
        let_lease_expire(job_id)
        lose_lease(Job.objects.get(id=job_id))

        tasks.make_ad(job_id)

        job = Job.objects.get(id=job_id)
        assert (job.error_log, job.payload["engine"]["image"], job.payload["engine"]["degraded_from"]) == (None, "local", "openai")
        assert len(vendor.asked) == 1
    call = VendorCall.objects.get()
    assert (call.state, call.answer) == ("set_aside", None)
    assert call.micros > 0
