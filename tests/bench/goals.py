"""The rendering goals, and how a row of their table is judged: ratios paired by round, the median against the limit."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

# Whether judged or only shown, and in which words.
VERDICTS = {None: "shown", True: "met", False: "MISSED"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One promise: ``ours`` must be at most ``limit`` times ``peer``; without a limit the ratio is only shown."""

    text: str
    ours: str
    peer: str
    limit: float | None


DRAWING = (
    Goal(text="fresh JPEG against Chromium kept open", ours="ours jpeg", peer="playwright kept jpeg", limit=1 / 3),
    Goal(text="the same, the driver left out", ours="ours jpeg", peer="bare kept jpeg", limit=None),
    Goal(text="fresh JPEG against a page load per ad", ours="ours jpeg", peer="playwright load jpeg", limit=1 / 4.5),
    Goal(text="the same, the driver left out", ours="ours jpeg", peer="bare load jpeg", limit=None),
    Goal(text="fresh PNG against Chromium kept open", ours="ours png", peer="playwright kept png", limit=1 / 6),
    Goal(text="the same, the driver left out", ours="ours png", peer="bare kept png", limit=None),
    Goal(text="set of three ratios (JPEG) against three page loads", ours="ours set", peer="playwright set", limit=1 / 8),
    Goal(text="the same, the driver left out", ours="ours set", peer="bare set", limit=None),
    Goal(text="fresh JPEG against decode + encode alone, by Pillow", ours="ours jpeg", peer="floor jpeg", limit=1.8),
    Goal(text="the same, by our own decoders", ours="ours jpeg", peer="own floor jpeg", limit=None),
)
# A PNG of ours may weigh this many times Pillow's default file of the same pixels.
PNG_BYTES = 1.05
GROWTH = Goal(text="2160 x 2700 against 300 x 250, CPU of a fresh JPEG", ours="4:5 at 2K", peer="6:5", limit=3.0)
# Rates are turned round: a higher one is better.
RATES = (
    Goal(text="ads a second, two workers against two Chromiums loading pages", ours="load", peer="ours", limit=1 / 4),
    Goal(text="the same, against pages kept open", ours="kept", peer="ours", limit=None),
)
MEMORY = (
    Goal(text="PSS of a worker against a Chromium tree that loads pages", ours="ours", peer="load", limit=1 / 4),
    Goal(text="the same, against a page kept open", ours="ours", peer="kept", limit=None),
)
COLD = Goal(text="process start to first ad", ours="ours", peer="load", limit=0.6)


def judge(goal: Goal, mine: Sequence[float], peers: Sequence[float]) -> tuple[str, bool | None]:
    """Return the goal's row of the table and whether it is held, None where it is only shown."""
    pairs = [one / max(other, 0.01) for one, other in zip(mine, peers, strict=True)]
    ratio = statistics.median(pairs)
    held = None if goal.limit is None else ratio <= goal.limit
    below = (goal.limit or ratio) < 0.5
    shown = f"{_written(ratio, below)} [{_written(min(pairs), below)}..{_written(max(pairs), below)}]"
    limit = "" if goal.limit is None else _written(goal.limit, below)
    return f"| {goal.text} | {shown} | {limit} | {VERDICTS[held]} |", held


def _written(ratio: float, below: bool) -> str:  # noqa: FBT001 - the row's one way of writing
    return f"1/{1 / ratio:.1f}" if below else f"{ratio:.2f}"
