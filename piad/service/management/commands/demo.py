"""Show one finished ad, end to end."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from piad.embedded.lock import FolderInUse
from piad.embedded.problems import EmbeddedProblem
from piad.service.demonstration import PROMPT, DemoFailed, make_ad, save
from piad.service.preparation import fresh_key
from piad.service.processes import ROOT
from piad.service.running import service, wait_until_ready
from piad.service.supervisor import ProcessKeepsEnding


class Command(BaseCommand):
    """`manage.py demo`: start everything, send the documented request over HTTP, save the ad, stop everything."""

    help = "Start the whole service on a free port, make one ad over HTTP, save it under demo/ and stop."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        try:
            self._demonstrate()
        except FolderInUse as in_use:
            self._beside(in_use)
        except (DemoFailed, EmbeddedProblem, ProcessKeepsEnding, TimeoutError) as problem:
            raise CommandError(f"No ad: {problem}\nThe processes' own words are in {self._log()}") from problem
        except KeyboardInterrupt as interrupt:
            raise CommandError("No ad: interrupted. Everything is stopped again.", returncode=130) from interrupt

    def _demonstrate(self) -> None:
        began = time.monotonic()
        signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))  # both unwind the blocks below, which stop everything
        port = _free_port()
        url = f"http://127.0.0.1:{port}"
        self.stdout.write("Starting PostgreSQL, Valkey, web, worker, notifier and beat ...")
        settings.PIAD_HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (
            self._log().open("wb") as output,
            service(role="demo", host="127.0.0.1", port=port, public_url=url, say=self.stderr.write, output=output) as supervisor,
        ):
            key = fresh_key(label="demo")
            wait_until_ready(supervisor, url=url)
            self.stdout.write(f"Ready after {time.monotonic() - began:.1f} s at {url}. The brief:\n  {PROMPT}")
            ad = make_ad(base_url=url, key=key, say=self.stdout.write)
            path = save(ad, ROOT / "demo")
            self.stdout.write(f"\n{path.relative_to(ROOT)}: {_dimensions(ad.content)}, {len(ad.content) / 1024:.0f} kB")
            self.stdout.write(f"accepted after {ad.answered_after:.2f} s, completed after {ad.completed_after:.2f} s")
        self.stdout.write(f"Everything is stopped again; {time.monotonic() - began:.1f} s in all. `make up` keeps it running.")

    def _beside(self, in_use: FolderInUse) -> None:
        """Run again in a folder of our own when the service is up in the usual one."""
        if os.environ.get("PIAD_DEMO_BESIDE"):
            raise CommandError(str(in_use)) from in_use
        self.stdout.write(f"{settings.PIAD_HOME} is in use by {in_use.holder}; the demo runs beside it.")
        self.stdout.flush()
        environment = {**os.environ, "PIAD_HOME": str(settings.PIAD_HOME / "demo"), "PIAD_DEMO_BESIDE": "1"}
        os.execve(sys.executable, [sys.executable, *sys.argv], environment)  # noqa: S606 - ourselves again

    def _log(self) -> Path:
        return Path(settings.PIAD_HOME) / "demo.log"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _dimensions(content: bytes) -> str:
    """Return a PNG's width and height, read from its header."""
    return f"{int.from_bytes(content[16:20])} x {int.from_bytes(content[20:24])} px"
