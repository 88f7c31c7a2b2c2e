"""What one figure per ad does not say: two workers at once, memory, cold start, and growth with the artboard."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from generation.compositor.export.raster import RasterFormat
from tests.bench import inputs, ours

_SECONDS: Final = 4.0
_WORKERS: Final = 2
_ENGINES: Final = ("ours", "kept", "load")


@dataclass(slots=True, kw_only=True)
class Figures:
    """Per engine, one value a round: ads a second of two workers, one worker's MB (PSS), seconds from start to first ad."""

    rate: dict[str, list[float]] = field(default_factory=dict)
    memory: dict[str, list[float]] = field(default_factory=dict)
    cold: dict[str, list[float]] = field(default_factory=dict)
    growth: dict[str, list[float]] = field(default_factory=dict)


def measure(rounds: int) -> Figures:
    """Return the figures of interleaved rounds; the two Chromiums are steered by Playwright, which must be installed."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        inputs.save(Path(folder))
        # An installed service has its bytecode: one start of each, which is not counted, writes it.
        bytecode = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}
        environment = os.environ | {inputs.FOLDER: folder} | bytecode
        for engine in _ENGINES:
            _run(engine, environment, Figures())
        for _ in range(rounds):
            for engine in _ENGINES:
                _run(engine, environment, figures)
    _grow(rounds, figures.growth)
    return figures


def _run(engine: str, environment: dict[str, str], figures: Figures) -> None:
    """Start the first worker alone for its cold start, the second beside it, then let both draw."""
    start = time.monotonic()
    workers = [_worker(engine, environment)]
    _line(workers[0])
    figures.cold.setdefault(engine, []).append(time.monotonic() - start)
    workers.append(_worker(engine, environment))
    _line(workers[1])
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    answers = [_line(worker) for worker in workers]
    for worker in workers:
        worker.communicate(timeout=60)
    figures.rate.setdefault(engine, []).append(sum(answer["ads"] / answer["seconds"] for answer in answers))
    figures.memory.setdefault(engine, []).append(statistics.mean(answer["pss"] for answer in answers))


def _worker(engine: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.bench.worker", engine, "--seconds", str(_SECONDS)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def _line(worker: subprocess.Popen[str]) -> dict[str, Any]:
    assert worker.stdout is not None
    found: dict[str, Any] = json.loads(worker.stdout.readline())
    return found


def _grow(rounds: int, growth: dict[str, list[float]]) -> None:
    """Note the CPU ms of a fresh JPEG at the smallest and the largest size."""
    office = ours.Office()
    for size in inputs.EXTREMES:
        office.fresh(size, RasterFormat.JPEG)
    for _ in range(rounds):
        for size in inputs.EXTREMES:
            start = time.process_time()
            office.fresh(size, RasterFormat.JPEG)
            growth.setdefault(size, []).append((time.process_time() - start) * 1000)
