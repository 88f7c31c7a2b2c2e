"""The Unicode test files of Debian's package unicode-data, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACKAGE: Final = "unicode-data"
FOLDER: Final = Path("/usr/share/unicode")
BIDI_CLASSES: Final = FOLDER / "BidiTest.txt"
BIDI_CHARACTERS: Final = FOLDER / "BidiCharacterTest.txt"
LINE_BREAKS: Final = FOLDER / "auxiliary" / "LineBreakTest.txt"


def missing() -> list[Path]:
    """Return the test files that are not on this machine."""
    return [path for path in (BIDI_CLASSES, BIDI_CHARACTERS, LINE_BREAKS) if not path.is_file()]


def version(path: Path) -> str:
    """Return the Unicode version that a test file names in its first line."""
    with path.open(encoding="utf-8") as lines:
        return next(lines).removeprefix("#").strip().removesuffix(".txt").rpartition("-")[2]


def cases(path: Path) -> Iterator[str]:
    """Yield the lines of a test file without comments and empty lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if case := line.partition("#")[0].strip():
                yield case
