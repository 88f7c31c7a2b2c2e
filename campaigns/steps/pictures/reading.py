"""Reading the words of a part of a picture with tesseract, in a child process with limits."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from PIL import Image, ImageOps

SECONDS: Final = 20
_MEMORY_KB: Final = 1_500_000
# Models by the script that they read, the likeliest first; of each the first that is installed is used.
_MODELS: Final = (("eng", "Latin"), ("ara", "Arabic"), ("jpn", "Japanese"), ("chi_sim",), ("kor", "Hangul"), ("hin", "Devanagari"))
_LEAST_WORD: Final = 30.0
_SURE: Final = 85.0
# Page segmentation: one even block of text. tesseract is made for capitals some 30 px high.
_BLOCK: Final = "6"
_LETTER: Final = 42.0
_LARGEST: Final = 4.0
_DARK: Final = 128


class NoReaderError(Exception):
    """No tesseract is installed beside the worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What is written in a part of a picture: lines from the top, and the reader's confidence, 0 to 100."""

    lines: tuple[str, ...]
    confidence: float

    @property
    def text(self) -> str:
        """Return the lines as one text."""
        return " ".join(self.lines)


NOTHING: Final = Read(lines=(), confidence=0.0)


def models() -> tuple[str, ...]:
    """Return the installed models, the likeliest first; raises :class:`NoReaderError` where there is none."""
    found = _installed()
    if not found:
        raise NoReaderError
    return found


def read(part: Image.Image, *, letters: float, model: str) -> Read:
    """Return what one model reads in a part of a picture whose lines are about ``letters`` px high."""
    grey = ImageOps.autocontrast(part.convert("L"))
    if np.median(np.asarray(grey)) < _DARK:
        grey = ImageOps.invert(grey)
    scale = min(_LARGEST, _LETTER / max(letters, 1.0))
    sized = grey.resize((max(8, round(grey.width * scale)), max(8, round(grey.height * scale))), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    ImageOps.expand(sized, border=16, fill=int(np.median(np.asarray(sized)))).save(file, "PNG")
    return _parsed(_tsv(file.getvalue(), model))


def best_model(part: Image.Image, *, letters: float) -> str:
    """Return the model that reads a part of a picture with most confidence."""
    best, surest = models()[0], -1.0
    for model in models():
        found = read(part, letters=letters, model=model)
        if found.confidence > surest and len(found.text) > 1:
            best, surest = model, found.confidence
        if surest >= _SURE:
            break
    return best


@cache
def _installed() -> tuple[str, ...]:
    program = shutil.which("tesseract")
    if program is None:
        return ()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    names = set(listed.stdout.split())
    found = (next((model for model in group if model in names), None) for group in _MODELS)
    return tuple(model for model in found if model is not None)


def _tsv(png: bytes, model: str) -> str:
    """Run the reader on a picture of ours; a run over its limits reads nothing."""
    limited = f'ulimit -t {SECONDS} -v {_MEMORY_KB} 2>/dev/null; exec "$@"'
    command = ["/bin/sh", "-c", limited, "read", str(shutil.which("tesseract")), "-", "-", "-l", model, "--psm", _BLOCK, "tsv"]
    environment = {"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"}
    try:
        done = subprocess.run(command, input=png, capture_output=True, timeout=SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _parsed(tsv: str) -> Read:
    lines: dict[tuple[str, str, str], list[str]] = {}
    weight = total = 0.0
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        word, sure = (row.get("text") or "").strip(), float(row.get("conf") or -1)
        if word and sure >= _LEAST_WORD:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
            weight, total = weight + sure * len(word), total + len(word)
    return Read(lines=tuple(" ".join(words) for words in lines.values()), confidence=weight / total) if total else NOTHING
