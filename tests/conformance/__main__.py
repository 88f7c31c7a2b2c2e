"""Run every official case and print the totals; the exit code is 1 where a bidi case fails or we break where ICU forbids it."""

from __future__ import annotations

import sys
import time
import unicodedata

from icu4py import icu_version_info

from tests.conformance import bidi, data, line_breaks


def main() -> int:
    """Run all files; where they are missing, say which package brings them and do nothing."""
    if absent := data.missing():
        _say(f"SKIPPED: {', '.join(map(str, absent))} not found; on Debian: apt install {data.PACKAGE}")
        return 0
    failed = [name for name in bidi.FILES if not _run_bidi(name)]
    return 0 if _run_line_breaks() and not failed else 1


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
