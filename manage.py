#!/usr/bin/env python
"""The command line of the service: commands that need the database find one running, if need be for their own duration."""

from __future__ import annotations

import contextlib
import os
import sys
from contextlib import AbstractContextManager

# Commands that need no server, and those that run the servers themselves.
WITHOUT_SERVERS = frozenset({"", "help", "version", "check", "spectacular", "collectstatic", "diffsettings"})
OWN_SERVERS = frozenset({"up", "demo"})


def main(arguments: list[str]) -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "piad.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from piad.embedded.problems import EmbeddedProblem

    try:
        with servers_for(arguments):
            execute_from_command_line(arguments)
    except (EmbeddedProblem, ImproperlyConfigured) as problem:  # for the person who typed the command, who needs no traceback
        sys.exit(str(problem))


def servers_for(arguments: list[str]) -> AbstractContextManager[object]:
    """Return the block in which this command may run."""
    command = arguments[1] if len(arguments) > 1 else ""
    if command in WITHOUT_SERVERS | OWN_SERVERS or {"-h", "--help", "--version"} & set(arguments):
        return contextlib.nullcontext()
    from django.conf import settings

    if not settings.PIAD_EMBEDDED:
        return contextlib.nullcontext()
    from piad.embedded.servers import reachable

    return reachable(settings.PIAD_HOME, role=f"manage.py {command}", wanted=settings.PIAD_EMBEDDED_SERVERS)


if __name__ == "__main__":
    main(sys.argv)
