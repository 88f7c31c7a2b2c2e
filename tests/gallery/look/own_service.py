"""A service of our own for the length of a block, in a folder that is thrown away afterwards."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.gallery.look.client import Client
from tests.ports import free_port


@contextlib.contextmanager
def own_service() -> Iterator[Client]:
    """Start servers and processes, yield a client with a fresh key, and stop everything."""
    with tempfile.TemporaryDirectory(prefix="piad-look-") as folder:
        os.environ |= {"PIAD_HOME": folder, "DJANGO_SETTINGS_MODULE": "piad.settings"}
        import django  # the folder must be known before the settings are read

        django.setup()
        from piad.service.preparation import fresh_key
        from piad.service.running import service, wait_until_ready

        port = free_port()
        url = f"http://127.0.0.1:{port}"
        with (
            (Path(folder) / "service.log").open("wb") as output,
            service(role="look", host="127.0.0.1", port=port, public_url=url, say=print, output=output) as supervisor,
        ):
            wait_until_ready(supervisor, url=url)
            yield Client(url=url, key=fresh_key(label="look"))
