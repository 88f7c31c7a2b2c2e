"""Time drawing one ad beside headless Chromium and plain Pillow: interleaved rounds, CPU of whole process trees, medians with ranges."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# One thread decides the order of nothing, and is what a worker of several on one machine has.
os.environ.setdefault("VIPS_CONCURRENCY", "1")

from generation.compositor.export.raster import RasterFormat
from tests.bench import chromium, floor, ours, plain_pillow
from tests.bench.inputs import SIZES

OUT: Final = Path("build/bench-render.md")
MAIN: Final = "4:5"
# Chromium's CPU is read in ticks of 10 ms, so a round draws several ads.
PER_ROUND: Final = 4


@dataclass(slots=True, kw_only=True)
class Contender:
    """One way to draw: what draws one ad (or set), whose CPU counts, and what was measured, in ms per call."""

    name: str
    draw: Callable[[], bytes | list[bytes]]
    cpu: Callable[[], float] = time.process_time
    times: list[float] = field(default_factory=list)
    size: int = 0

    def round(self, calls: int) -> None:
        """Draw ``calls`` times and note the mean."""
        start = self.cpu()
        for _ in range(calls):
            made = self.draw()
        self.times.append((self.cpu() - start) * 1000 / calls)
        self.size = sum(map(len, made)) if isinstance(made, list) else len(made)

    @property
    def median(self) -> float:
        """Return the median ms."""
        return statistics.median(self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A row of the table: what must be at most ``limit`` times what."""

    text: str
    ours: str
    peer: str
    limit: float


GOALS: Final = (
    Goal(text="fresh JPEG against Chromium kept open", ours="ours jpeg", peer="chromium kept jpeg", limit=1 / 3),
    Goal(text="fresh JPEG against a page load per ad", ours="ours jpeg", peer="chromium load jpeg", limit=1 / 4.5),
    Goal(text="fresh PNG against Chromium kept open", ours="ours png", peer="chromium kept png", limit=1 / 6),
    Goal(text="set of three ratios (JPEG) against three page loads", ours="ours set", peer="chromium set", limit=1 / 8),
    Goal(text="fresh JPEG against decode + encode alone", ours="ours jpeg", peer="floor jpeg", limit=1.8),
)
# A PNG of ours may weigh this many times Pillow's default file of the same pixels.
_PNG_BYTES: Final = 1.05


def main() -> int:
    """Run, print and write the table; the exit code is 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench-render", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="a folder to keep one picture of each contender in")
    options = parser.parse_args()
    if chromium.executable() is None:
        _say("SKIPPED: no Chromium here; on Debian: apt install chromium")
        return 0
    with tempfile.TemporaryDirectory() as folder, chromium.Chromium(Path(folder)) as browser:
        contenders = _contenders(browser)
        _warm(contenders, options.keep)
        for number in range(options.rounds):
            for contender in contenders.values():
                _prepare(browser, contender)
                contender.round(1 if "set" in contender.name else PER_ROUND)
            _say(f"round {number + 1} of {options.rounds}")
    return _report(contenders, options.rounds)


def _contenders(browser: chromium.Chromium) -> dict[str, Contender]:
    office = ours.Office()
    rows = [
        Contender(name="floor jpeg", draw=floor.Floor("jpeg")),
        Contender(name="floor png", draw=floor.Floor("png")),
        Contender(name="ours jpeg", draw=lambda: office.fresh(MAIN, RasterFormat.JPEG)),
        Contender(name="ours jpeg from stored png", draw=lambda: office.stored(MAIN, RasterFormat.JPEG)),
        Contender(name="chromium kept jpeg", draw=lambda: browser.shot("jpeg"), cpu=browser.cpu),
        Contender(name="chromium load jpeg", draw=lambda: browser.loaded(MAIN, "jpeg"), cpu=browser.cpu),
        Contender(name="pillow jpeg", draw=lambda: plain_pillow.fresh(MAIN, "jpeg")),
        Contender(name="ours png", draw=lambda: office.fresh(MAIN, RasterFormat.PNG)),
        Contender(name="chromium kept png", draw=lambda: browser.shot("png"), cpu=browser.cpu),
        Contender(name="chromium load png", draw=lambda: browser.loaded(MAIN, "png"), cpu=browser.cpu),
        Contender(name="pillow png", draw=lambda: plain_pillow.fresh(MAIN, "png")),
        Contender(name="ours set", draw=lambda: office.whole_set(RasterFormat.JPEG)),
        Contender(name="chromium set", draw=lambda: [browser.loaded(ratio, "jpeg") for ratio in SIZES], cpu=browser.cpu),
        Contender(name="pillow set", draw=lambda: [plain_pillow.fresh(ratio, "jpeg") for ratio in SIZES]),
    ]
    return {row.name: row for row in rows}


def _prepare(browser: chromium.Chromium, contender: Contender) -> None:
    """Have the page open before a kept page is timed."""
    if "kept" in contender.name:
        browser.open_page(MAIN)


def _warm(contenders: dict[str, Contender], keep: Path | None) -> None:
    """Draw with each once: fonts, logo and code are then loaded."""
    for contender in contenders.values():
        if "kept" in contender.name:
            contenders["chromium load jpeg"].draw()
        made = contender.draw()
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            suffix = "png" if contender.name.endswith("png") else "jpg"
            for number, file in enumerate(made if isinstance(made, list) else [made]):
                (keep / f"{contender.name.replace(' ', '-')}-{number}.{suffix}").write_bytes(file)


def _report(contenders: dict[str, Contender], rounds: int) -> int:
    lines = [
        f"# Drawing one ad, CPU per ad ({rounds} interleaved rounds, medians [ranges])",
        "",
        "| engine | CPU ms | kB |",
        "|---|---|---|",
    ]
    lines += [
        f"| {row.name} | {row.median:.0f} [{min(row.times):.0f}..{max(row.times):.0f}] | {row.size / 1000:.0f} |"
        for row in contenders.values()
    ]
    lines += ["", "| goal | ratio, paired | limit | |", "|---|---|---|---|"]
    held = [_judge(goal, contenders, lines) for goal in GOALS]
    weight = contenders["ours png"].size / floor.pillow_png_bytes(ours.Office())
    held.append(weight <= _PNG_BYTES)
    lines.append(f"| PNG bytes against Pillow's default for the same pixels | {weight:.3f} | {_PNG_BYTES} | {_verdict(held=held[-1])} |")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    _say("\n".join(lines))
    return 0 if all(held) else 1


def _judge(goal: Goal, contenders: dict[str, Contender], lines: list[str]) -> bool:
    pairs = [mine / max(peer, 0.01) for mine, peer in zip(contenders[goal.ours].times, contenders[goal.peer].times, strict=True)]
    ratio = statistics.median(pairs)
    held = ratio <= goal.limit
    shown = (
        f"1/{1 / ratio:.1f} [1/{1 / min(pairs):.1f}..1/{1 / max(pairs):.1f}]"
        if goal.limit < 1
        else f"{ratio:.2f} [{min(pairs):.2f}..{max(pairs):.2f}]"
    )
    limit = f"1/{1 / goal.limit:.1f}" if goal.limit < 1 else f"{goal.limit:g}"
    lines.append(f"| {goal.text} | {shown} | {limit} | {_verdict(held=held)} |")
    return held


def _verdict(*, held: bool) -> str:
    return "met" if held else "MISSED"


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command speaks


if __name__ == "__main__":
    sys.exit(main())
