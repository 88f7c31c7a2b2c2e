"""The ad in headless Chromium as a Python service would have it: steered by Playwright, whose own CPU counts."""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import os
import time
from pathlib import Path
from typing import Any, Final, Self

from tests.bench import trees
from tests.bench.inputs import SIZES
from tests.bench.page import FILE_ACCESS, executable, write_page

_PACKAGE: Final = "playwright"


def installed() -> bool:
    """Tell whether Playwright (no dependency of ours) can be imported."""
    return importlib.util.find_spec(_PACKAGE) is not None


class Steered:
    """One browser with one page, in the terms of :class:`tests.bench.chromium.Chromium`."""

    def __init__(self, folder: Path) -> None:
        """Start the driver and the browser, and write the ad's page."""
        self._folder, self._numbers = folder, itertools.count()
        write_page(folder)
        before = set(trees.members(os.getpid()))
        self._driver: Any = importlib.import_module(f"{_PACKAGE}.sync_api").sync_playwright().start()
        self._browser = self._driver.chromium.launch(executable_path=executable(), args=[FILE_ACCESS])
        # The driver is our child; the browser and all its processes are the driver's.
        self.tree = next(pid for pid in trees.members(os.getpid()) if pid not in before)
        self._page = self._browser.new_page()
        self._size: tuple[int, int] = (0, 0)

    def __enter__(self) -> Self:
        """Return the browser."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser and stop its driver."""
        self._browser.close()
        self._driver.stop()

    def open_page(self, ratio: str) -> None:
        """Load the ad's page at a ratio's size."""
        if self._size != SIZES[ratio]:
            self._size = SIZES[ratio]
            self._page.set_viewport_size({"width": self._size[0], "height": self._size[1]})
        self._page.goto(f"file://{self._folder}/ad.html?{next(self._numbers)}")

    def shot(self, wanted: str) -> bytes:
        """Return the open page as a file, its photo and product loaded anew; ``wanted`` is ``jpeg`` or ``png``."""
        self._page.evaluate(f"show({next(self._numbers)})")
        options = {"quality": 88} if wanted == "jpeg" else {}
        return bytes(self._page.screenshot(type=wanted, **options))

    def loaded(self, ratio: str, wanted: str) -> bytes:
        """Return the ad from a page loaded for it."""
        self.open_page(ratio)
        return self.shot(wanted)

    def cpu(self) -> float:
        """Return the CPU seconds of the browser's processes, the driver, and our own side of it."""
        return time.process_time() + trees.cpu(self.tree)
