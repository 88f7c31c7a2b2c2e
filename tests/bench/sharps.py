"""The ad composed by sharp in Node, where ``PIAD_BENCH_NODE`` names a folder in which ``npm install sharp`` was run."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, Self

from tests.bench import trees
from tests.bench.inputs import ACCENT, CTA, FIGURE, INK, VEIL
from tests.bench.page import write_page

FOLDER: Final = "PIAD_BENCH_NODE"
# librsvg wraps nothing: what the other engines work out anew is given here.
_LINES: Final = ("Made for", "mornings that", "start outside")
_SUB_LINES: Final = ("Waterproof, light, and warm to", "minus ten degrees")


def installed() -> bool:
    """Tell whether Node and sharp are there."""
    return shutil.which("node") is not None and (Path(os.environ.get(FOLDER, "")) / "node_modules" / "sharp").is_dir()


class Sharp:
    """One Node process that draws on demand."""

    def __init__(self, folder: Path) -> None:
        """Write the ad's files and start Node."""
        write_page(folder)
        words = {"lines": _LINES, "figure": FIGURE, "sub": _SUB_LINES, "cta": CTA}
        tones = {name: ",".join(map(str, rgb)) for name, rgb in (("ink", INK), ("veil", VEIL), ("accent", ACCENT))}
        (folder / "words.json").write_text(json.dumps(words | tones), "utf-8")
        command = ["node", str(Path(__file__).with_name("sharp.cjs")), str(folder), os.environ[FOLDER]]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        """Return the process."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._process.communicate(timeout=20)

    def draw(self, wanted: str) -> bytes:
        """Return the ad as a file; ``wanted`` is ``jpeg`` or ``png``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{wanted}\n")
        self._process.stdin.flush()
        return base64.b64decode(self._process.stdout.readline())

    def cpu(self) -> float:
        """Return the CPU seconds of the process."""
        return trees.cpu(self._process.pid)
