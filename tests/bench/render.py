"""Time drawing one ad beside headless Chromium and plain Pillow: interleaved rounds, CPU of whole process trees, medians with ranges."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

# One thread decides the order of nothing, and is what a worker of several on one machine has.
os.environ.setdefault("VIPS_CONCURRENCY", "1")

from generation.compositor.export.raster import RasterFormat
from generation.compositor.paint.unpack import photo_pixels, unpacked
from tests.bench import fleet, floor, goals, ours, page, plain_pillow, playwrights, sharps
from tests.bench.chromium import Chromium
from tests.bench.goals import Goal, judge
from tests.bench.inputs import SIZES

OUT: Final = Path("build/bench-render.md")
MAIN: Final = "4:5"
# Chromium's CPU is read in ticks of 10 ms, so a round draws several ads.
PER_ROUND: Final = 4
Browser = Chromium | playwrights.Steered


@dataclass(slots=True, kw_only=True)
class Contender:
    """One way to draw: what draws one ad (or set), what comes before, whose CPU counts, and what was measured, in ms per call."""

    name: str
    draw: Callable[[], bytes | list[bytes]]
    prepare: Callable[[], object] = bool
    cpu: Callable[[], float] = time.process_time
    times: list[float] = field(default_factory=list)
    size: int = 0

    def round(self, calls: int) -> None:
        """Draw ``calls`` times and note the mean."""
        self.prepare()
        start = self.cpu()
        for _ in range(calls):
            made = self.draw()
        self.times.append((self.cpu() - start) * 1000 / calls)
        self.size = sum(map(len, made)) if isinstance(made, list) else len(made)

    def row(self) -> str:
        """Return the contender's row of the table."""
        shown = f"{statistics.median(self.times):.0f} [{min(self.times):.0f}..{max(self.times):.0f}]"
        return f"| {self.name} | {shown} | {self.size / 1000:.0f} |"


def main() -> int:
    """Run, print and write the tables; the exit code is 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench-render", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="a folder to keep one picture of each contender in")
    options = parser.parse_args()
    if page.executable() is None:
        _say("SKIPPED: no Chromium here; on Debian: apt install chromium")
        return 0
    steered = playwrights.installed()
    if not steered:
        _say("SKIPPED: Chromium as Playwright steers it, which the goals are set against; pip install playwright")
    contenders = _timed(options.rounds, options.keep, steered=steered)
    lines, held = _table(contenders, options.rounds)
    if steered:
        _fleet_table(fleet.measure(max(3, options.rounds // 2)), lines, held)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    _say("\n".join(lines))
    return 1 if False in held else 0


def _timed(rounds: int, keep: Path | None, *, steered: bool) -> dict[str, Contender]:
    with ExitStack() as stack:
        browsers: dict[str, Browser] = {"bare": stack.enter_context(Chromium(_folder(stack)))}
        if steered:
            browsers["playwright"] = stack.enter_context(playwrights.Steered(_folder(stack)))
        contenders = {one.name: one for one in (*_contenders(browsers), *_node(stack))}
        for contender in contenders.values():
            _warm(contender, keep)
        for number in range(rounds):
            for contender in contenders.values():
                contender.round(1 if "set" in contender.name else PER_ROUND)
            _say(f"round {number + 1} of {rounds}")
    return contenders


def _folder(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory()))


def _contenders(browsers: dict[str, Browser]) -> Iterable[Contender]:
    office = ours.Office()
    for wanted in (RasterFormat.JPEG, RasterFormat.PNG):
        yield Contender(name=f"floor {wanted}", draw=floor.Floor(wanted, floor.by_pillow))
        yield Contender(name=f"own floor {wanted}", draw=floor.Floor(wanted, _by_us))
        yield Contender(name=f"ours {wanted}", draw=partial(office.fresh, MAIN, wanted))
        yield Contender(name=f"ours {wanted}, as stored", draw=partial(office.stored, MAIN, wanted))
        yield Contender(name=f"pillow {wanted}", draw=partial(plain_pillow.fresh, MAIN, wanted))
    yield Contender(name="ours set", draw=lambda: office.whole_set(RasterFormat.JPEG))
    yield Contender(name="pillow set", draw=lambda: [plain_pillow.fresh(ratio, "jpeg") for ratio in SIZES])
    for name, browser in browsers.items():
        yield from _pages(name, browser)


def _pages(name: str, browser: Browser) -> Iterable[Contender]:
    """Yield the ways in which a browser draws: a page kept open, a page loaded per ad, three pages."""
    for wanted in ("jpeg", "png"):
        yield Contender(
            name=f"{name} kept {wanted}",
            prepare=lambda: browser.open_page(MAIN),
            draw=partial(browser.shot, wanted),
            cpu=browser.cpu,
        )
        yield Contender(name=f"{name} load {wanted}", draw=partial(browser.loaded, MAIN, wanted), cpu=browser.cpu)
    yield Contender(name=f"{name} set", draw=lambda: [browser.loaded(ratio, "jpeg") for ratio in SIZES], cpu=browser.cpu)


def _node(stack: ExitStack) -> Iterable[Contender]:
    """Yield sharp in Node where it is there, which no goal is set against."""
    if not sharps.installed():
        _say(f"SKIPPED: sharp; npm install sharp in a folder, and name the folder in {sharps.FOLDER}")
        return
    node = stack.enter_context(sharps.Sharp(_folder(stack)))
    for wanted in ("jpeg", "png"):
        yield Contender(name=f"sharp {wanted}", draw=partial(node.draw, wanted), cpu=node.cpu)


def _by_us(file: bytes) -> object:
    """Decode as the drawing office does."""
    photo = photo_pixels(file)
    return unpacked(file) if photo is None else photo


def _warm(contender: Contender, keep: Path | None) -> None:
    """Draw once: fonts, logo and code are then loaded."""
    contender.prepare()
    made = contender.draw()
    if keep is None:
        return
    keep.mkdir(parents=True, exist_ok=True)
    suffix = "png" if "png" in contender.name else "jpg"
    for number, file in enumerate(made if isinstance(made, list) else [made]):
        (keep / f"{contender.name.replace(' ', '-')}-{number}.{suffix}").write_bytes(file)


def _table(contenders: dict[str, Contender], rounds: int) -> tuple[list[str], list[bool | None]]:
    lines = [
        f"# Drawing one ad, CPU per ad ({rounds} interleaved rounds, medians [ranges])",
        "",
        "| engine | CPU ms | kB |",
        "|---|---|---|",
    ]
    lines += [contender.row() for contender in contenders.values()]
    lines += ["", "| goal | ratio, paired | limit | |", "|---|---|---|---|"]
    held: list[bool | None] = []
    for goal in goals.DRAWING:
        if goal.peer in contenders:
            _add(goal, contenders[goal.ours].times, contenders[goal.peer].times, lines, held)
    weight = contenders["ours png"].size / floor.pillow_png_bytes(ours.Office())
    held.append(weight <= goals.PNG_BYTES)
    lines.append(
        f"| PNG bytes against Pillow's default for the same pixels | {weight:.3f} | {goals.PNG_BYTES} | {goals.VERDICTS[held[-1]]} |"
    )
    return lines, held


def _fleet_table(figures: fleet.Figures, lines: list[str], held: list[bool | None]) -> None:
    for goal in goals.RATES:
        _add(goal, figures.rate[goal.ours], figures.rate[goal.peer], lines, held)
    for goal in goals.MEMORY:
        _add(goal, figures.memory[goal.ours], figures.memory[goal.peer], lines, held)
    _add(goals.COLD, figures.cold[goals.COLD.ours], figures.cold[goals.COLD.peer], lines, held)
    _add(goals.GROWTH, figures.growth[goals.GROWTH.ours], figures.growth[goals.GROWTH.peer], lines, held)
    lines += ["", "| two workers | ads a second | MB of one (PSS) | seconds to the first ad |", "|---|---|---|---|"]
    for engine in figures.rate:
        columns = (statistics.median(values[engine]) for values in (figures.rate, figures.memory, figures.cold))
        lines.append("| {} | {:.1f} | {:.0f} | {:.2f} |".format(engine, *columns))


def _add(goal: Goal, mine: list[float], peers: list[float], lines: list[str], held: list[bool | None]) -> None:
    row, verdict = judge(goal, mine, peers)
    lines.append(row)
    held.append(verdict)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command speaks


if __name__ == "__main__":
    sys.exit(main())
