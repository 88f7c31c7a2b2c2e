"""Run the whole service in the foreground."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from piad.embedded.problems import EmbeddedProblem
from piad.service.preparation import first_key
from piad.service.running import StopRequest, refusal_to_listen, service, wait_until_ready
from piad.service.supervisor import ProcessKeepsEnding


class Command(BaseCommand):
    """`manage.py up`: servers if embedded, set-up, web, worker, notifier and beat, until Ctrl-C."""

    help = "Run the whole service in the foreground on PORT (8000); Ctrl-C stops all of it in order."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        host, port = os.environ.get("HOST", "127.0.0.1"), settings.PORT
        if refusal := refusal_to_listen(host, port):
            raise CommandError(refusal)
        try:
            self._run(host, port, StopRequest())
        except OperationalError as fault:
            raise CommandError(f"The database does not answer: {fault}. Is DATABASE_URL right, and the server up?") from fault
        except (EmbeddedProblem, ProcessKeepsEnding, TimeoutError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write("Stopped.")

    def _run(self, host: str, port: int, stopped: StopRequest) -> None:
        with service(role="up", host=host, port=port, public_url=settings.PIAD_PUBLIC_URL, say=self.stderr.write) as supervisor:
            key = first_key()
            wait_until_ready(supervisor, url=f"http://127.0.0.1:{port}", stopped=stopped)
            if not stopped():
                self._greet(key)
            supervisor.watch(stopped)
            self.stdout.write("Stopping ...")

    def _greet(self, key: str | None) -> None:
        lines = ["", f"piad is ready at {settings.PIAD_PUBLIC_URL}", f"  API documents   {settings.PIAD_PUBLIC_URL}/docs"]
        lines += [f"  Admin           {settings.PIAD_PUBLIC_URL}/admin/ (make a login with `make admin`)"]
        if key:
            lines += [f"  API key         {key}", "                  of the organization demo; it is shown this once, so keep it"]
        else:
            lines += ["  API key         `.venv/bin/python manage.py create_api_key --organization demo` makes another"]
        self.stdout.write("\n".join([*lines, "  Stop            Ctrl-C", ""]))
