"""One drawing process of the bench: draws the ad for some seconds, or once, and says what it did in JSON lines."""

from __future__ import annotations

import os

os.environ.setdefault("VIPS_CONCURRENCY", "1")

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.bench import trees
from tests.bench.inputs import SIZES

_RATIO: Final = next(iter(SIZES))


def main() -> None:
    """Draw one ad and say so, wait for a line on standard input, then draw until the seconds are over."""
    parser = argparse.ArgumentParser(prog="bench-worker", description=main.__doc__)
    parser.add_argument("engine", choices=("ours", "kept", "load"))
    parser.add_argument("--seconds", type=float, default=0.0)
    options = parser.parse_args()
    with _drawing(options.engine) as (first, draw):
        _say(kilobytes=len(first()) / 1000)
        sys.stdin.readline()
        count, start = 0, time.monotonic()
        while time.monotonic() - start < options.seconds:
            draw()
            count += 1
        _say(ads=count, seconds=time.monotonic() - start, pss=trees.pss(os.getpid()))


@contextmanager
def _drawing(engine: str) -> Iterator[tuple[Callable[[], bytes], Callable[[], bytes]]]:
    """Yield what draws the first JPEG, and what draws each further one, fresh."""
    if engine == "ours":
        from generation.compositor.export.raster import RasterFormat
        from tests.bench.ours import Office

        office = Office()
        yield lambda: office.first(_RATIO, RasterFormat.JPEG), lambda: office.fresh(_RATIO, RasterFormat.JPEG)
        return
    from tests.bench.playwrights import Steered

    with tempfile.TemporaryDirectory() as folder, Steered(Path(folder)) as browser:
        browser.open_page(_RATIO)
        draw = (lambda: browser.shot("jpeg")) if engine == "kept" else (lambda: browser.loaded(_RATIO, "jpeg"))
        yield draw, draw


def _say(**members: float) -> None:
    print(json.dumps(members), flush=True)  # noqa: T201 - this is how a worker answers


if __name__ == "__main__":
    main()
