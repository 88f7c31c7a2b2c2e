"""Run random copy and every official case and print the totals; the exit code is 1 where an ad breaks a rule or a case fails."""

from __future__ import annotations

import sys
import time
import unicodedata
from typing import Final

from icu4py import icu_version_info

from tests.conformance import bidi, copy, data, line_breaks

_ADS: Final = 1_500


def main() -> int:
    """Run all; where Unicode's files are missing, say which package brings them."""
    held = _run_copy()
    if absent := data.missing():
        _say(f"SKIPPED: {', '.join(map(str, absent))} not found; on Debian: apt install {data.PACKAGE}")
        return 0 if held else 1
    failed = [name for name in bidi.FILES if not _run_bidi(name)]
    return 0 if _run_line_breaks() and held and not failed else 1


def _run_copy() -> bool:
    start = time.monotonic()
    tally = copy.run(_ADS)
    made, refused = tally.found["made"], tally.found["refused"]
    _say(f"random copy: {made:,} ads made by every rule, {refused:,} refused by name, {time.monotonic() - start:.0f} s")
    if tally.failure:
        _say(f"  FAILS {tally.failure}")
    return not tally.failure


def _run_bidi(name: str) -> bool:
    start = time.monotonic()
    tally = bidi.FILES[name]()
    share = 100 * (tally.run - tally.failed) / tally.run
    _say(f"{name}: {tally.run - tally.failed:,} of {tally.run:,} cases hold ({share:.2f} %), {time.monotonic() - start:.0f} s")
    for case in tally.shown:
        _say(f"  FAILS {case}")
    return tally.failed == 0


def _run_line_breaks() -> bool:
    found = line_breaks.run()
    _say(f"LineBreakTest.txt {data.version(data.LINE_BREAKS)} ({found.run:,} cases; ICU {icu_version_info[0]}):")
    _say(f"  ICU as the file: {found.icu_as_file:,}; ours as the file: {found.ours_as_file:,}; ours as ICU: {found.ours_as_icu:,}")
    _say("  breaks of ICU's that we leave out on purpose:")
    for reason, count in found.left_out.most_common():
        _say(f"    {count:6,}  {reason.value}")
    _say(f"  cases in which we break where ICU does not: {len(found.invented):,}")
    for case in found.invented[:20]:
        _say(f"  FAILS {case}")
    return not found.invented


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command speaks


if __name__ == "__main__":
    _say(
        f"Unicode files {data.version(data.BIDI_CLASSES) if not data.missing() else '-'}; Python's own tables {unicodedata.unidata_version}"
    )
    sys.exit(main())
