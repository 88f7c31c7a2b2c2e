"""The ad in headless Chromium, driven by its own DevTools protocol with as little as can be: the browser's bare cost."""

from __future__ import annotations

import base64
import itertools
import json
import subprocess
import time
from pathlib import Path
from typing import Any, Final, Self

from websockets.sync.client import connect

from tests.bench import trees
from tests.bench.inputs import SIZES
from tests.bench.page import FILE_ACCESS, executable, write_page

_FLAGS: Final = ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--no-first-run", "--remote-debugging-port=0")
_START: Final = 30.0


class Chromium:
    """One browser with one page, until :meth:`close`; ``folder`` holds its profile and the ad's files."""

    def __init__(self, folder: Path) -> None:
        """Start the browser and wait for its page."""
        self._folder = folder
        self._numbers, self._calls = itertools.count(), itertools.count(1)
        write_page(folder)
        program = executable()
        assert program is not None
        flags = (*_FLAGS, f"--user-data-dir={folder / 'profile'}", FILE_ACCESS, "about:blank")
        self._process = subprocess.Popen([program, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.tree = self._process.pid
        self._socket = connect(self._page_address(), max_size=None, compression=None)
        self._call("Page.enable")
        self._size: tuple[int, int] = (0, 0)

    def __enter__(self) -> Self:
        """Return the browser."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser and wait for its end."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)

    def open_page(self, ratio: str) -> None:
        """Load the ad's page at a ratio's size."""
        if self._size != SIZES[ratio]:
            self._size = SIZES[ratio]
            self._call("Emulation.setDeviceMetricsOverride", width=self._size[0], height=self._size[1], deviceScaleFactor=1, mobile=False)
        self._call("Page.navigate", url=f"file://{self._folder}/ad.html?{next(self._numbers)}")
        while True:
            if json.loads(self._socket.recv(_START)).get("method") == "Page.loadEventFired":
                return

    def shot(self, wanted: str) -> bytes:
        """Return the open page as a file, its photo and product loaded anew; ``wanted`` is ``jpeg`` or ``png``."""
        self._call("Runtime.evaluate", expression=f"show({next(self._numbers)})", awaitPromise=True)
        options = {"format": "jpeg", "quality": 88} if wanted == "jpeg" else {"format": "png"}
        return base64.b64decode(self._call("Page.captureScreenshot", **options)["data"])

    def loaded(self, ratio: str, wanted: str) -> bytes:
        """Return the ad from a page loaded for it."""
        self.open_page(ratio)
        return self.shot(wanted)

    def cpu(self) -> float:
        """Return the CPU seconds that the browser's whole process tree has used."""
        return trees.cpu(self.tree)

    def _call(self, method: str, **members: object) -> dict[str, Any]:
        number = next(self._calls)
        self._socket.send(json.dumps({"id": number, "method": method, "params": members}))
        while True:
            reply = json.loads(self._socket.recv(_START))
            if reply.get("id") == number:
                if "error" in reply or "exceptionDetails" in reply["result"]:
                    raise RuntimeError(str(reply)[:400])
                result: dict[str, Any] = reply["result"]
                return result

    def _page_address(self) -> str:
        """Wait for the browser's port, and return the address of its first page."""
        import urllib.request

        port_file, end = self._folder / "profile" / "DevToolsActivePort", time.monotonic() + _START
        while not port_file.is_file() or not port_file.read_text():
            if time.monotonic() > end:
                raise TimeoutError("Chromium did not open its DevTools port")
            time.sleep(0.05)
        port = int(port_file.read_text().split()[0])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=_START) as reply:
            pages = json.load(reply)
        return str(next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page"))
