"""Read headlines and buttons back at the width of a phone: character error rates over the gallery's Latin, Arabic, Hindi and CJK ads."""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from generation.compositor.artboard import Artboard, Box
from generation.compositor.draw import resolve
from generation.compositor.scene import Role, TextLayer
from generation.compositor.typeset.vertical import COLUMN_PITCH, is_vertical
from tests.gallery.__main__ import Shown, briefs, drawn

OUT: Final = Path("build/bench-ocr.md")
MEAN_LIMIT: Final = 0.02
ONE_LIMIT: Final = 0.05
_ROLES: Final = (Role.HEADLINE, Role.CTA_LABEL)
# tesseract's models, each with Debian's package, by language: the model of Latin letters for any language, then the language's own.
Model = tuple[str, str]
_LATIN: Final = ("Latin", "script-latn")
_MODELS: Final[dict[str, tuple[Model, ...]]] = {
    "ar": (("ara", "ara"),),
    "hi": (("hin", "hin"),),
    "ja": (("jpn", "jpn"), ("Japanese", "script-jpan")),
    "zh": (("chi_sim", "chi-sim"),),
    "zh-Hant": (("chi_tra", "chi-tra"),),
    "ko": (("kor", "kor"),),
    "en": (_LATIN,),
    **{
        language: (_LATIN, (model, model))
        for language, model in {"fr": "fra", "es": "spa", "de": "deu", "pt": "por", "it": "ita", "nl": "nld"}.items()
    },
}
_UPRIGHT: Final[dict[str, tuple[Model, ...]]] = {
    "ja": (("jpn_vert", "jpn-vert"),),
    "zh": (("chi_sim_vert", "chi-sim-vert"),),
    "zh-Hant": (("chi_tra_vert", "chi-tra-vert"),),
}
# Joined letters are read as the line that they are: the search for words inside a line takes their teeth for rules.
_JOINED: Final = frozenset({"ar"})
_WITHOUT_SPACES: Final = frozenset({"ja", "zh", "zh-Hant", "ko"})
# Page segmentation: one line, a line taken as it is, and an upright line.
_LINE, _RAW_LINE, _UPRIGHT_LINE = "7", "13", "5"
# tesseract is made for print of 300 dpi, where a capital is some 28 px high: small copy is enlarged towards that, at most threefold,
# and large copy made smaller, which adds nothing that a phone does not show.
_ENLARGE: Final = 3.0
_LETTER: Final = 28.0
# A line of which tesseract is not this sure (0..100) is read again at these sizes, by each model and in each way; the reading counts of
# which tesseract itself is the surest.
_ENOUGH: Final = 92.0
_SIZES: Final = (1.0, 1.5, 2.0)
_PAD: Final = 0.15
# Columns of tesseract's table of words.
_SURE, _WORD = 10, 11
# Signs that a reader writes one way or the other.
_FOLDED: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "，": ",", "！": "!"}
)
# tesseract's Arabic models (ara and Arabic of 4.1) have no Arabic comma (U+060C) in their alphabets and kor has no U+B109, as their
# unicharsets show: they cannot answer them, and answer a full stop and U+B141, also for clean print of any size. That one answer for that
# one sign counts as read.
_NOT_IN_MODEL: Final = {"ar": str.maketrans({"،": "."}), "ko": str.maketrans({"\ub109": "\ub141"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One text of one ad: what stands there, what was read, and the share of characters in error."""

    name: str
    role: Role
    written: str
    read: str
    error: float


def main() -> int:
    """Read every ad that there is a model for; the exit code is 1 where a limit is passed."""
    parser = argparse.ArgumentParser(prog="bench-ocr", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="only these briefs")
    parser.add_argument("--keep", type=Path, help="a folder to keep what tesseract saw in")
    options = parser.parse_args()
    if shutil.which("tesseract") is None:
        _say("SKIPPED: no tesseract here; on Debian: apt install tesseract-ocr " + _packages(_models()))
        return 0
    if absent := {model for model in _models() if model[0] not in _installed()}:
        _say("SKIPPED: tesseract lacks models; on Debian: apt install " + _packages(absent))
        return 0
    reads = [read for brief in briefs(options.names) for read in _read_ad(drawn(brief), options.keep)]
    return _report(reads)


def _models() -> set[Model]:
    return {model for models in (*_MODELS.values(), *_UPRIGHT.values()) for model in models}


def _packages(models: set[Model]) -> str:
    return " ".join(sorted(f"tesseract-ocr-{package}" for _, package in models))


def _installed() -> set[str]:
    found = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)  # noqa: S607 - found on the path above
    return set(found.stdout.split())


def _read_ad(shown: Shown, keep: Path | None) -> Iterator[Read]:
    tag = shown.plan.copy.language
    language = tag if tag in _MODELS else tag.split("-")[0]
    if language not in _MODELS:
        _say(f"{shown.name:28} skipped: {language} is not among the scripts of this bench")
        return
    board = Artboard.of(shown.plan.size)
    scale = min(1.0, board.view_width / board.width)
    seen = shown.image.convert("RGB").resize((round(board.width * scale), round(board.height * scale)), Image.Resampling.LANCZOS)
    for layer in resolve(shown.plan, shown.pictures).scene.texts():
        if layer.role in _ROLES:
            yield _read_layer(layer, language, seen, scale=scale, name=shown.name, keep=keep)


def _read_layer(layer: TextLayer, language: str, seen: Image.Image, *, scale: float, name: str, keep: Path | None) -> Read:
    upright = is_vertical(layer.block)
    models = [model for model, _ in (_UPRIGHT if upright else _MODELS)[language]]
    # An upright sign fills its em; a capital is what a line stands on.
    letter = (layer.block.size if upright else layer.block.cap) * scale
    enlarge = min(_ENLARGE, _LETTER / max(1.0, letter))
    boxes = [box.grown(_PAD * layer.block.size) for box in (_columns(layer) if upright else _lines(layer))]
    crops = [[_legible(seen, box, scale, enlarge * size) for size in _SIZES] for box in boxes]
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        for number, (crop, *_) in enumerate(crops):
            crop.save(keep / f"{name}-{layer.role.value}-{number}.png")
    text = " ".join(_surest(sizes, models, _modes(language, upright=upright)) for sizes in crops)
    written, read = _folded(layer.block.text, language), _folded(text, language)
    found = Read(name=name, role=layer.role, written=written, read=read, error=_distance(written, read) / max(1, len(written)))
    _say(f"{name:28} {layer.role.value:10} {100 * found.error:5.1f} %  {written}" + (f"  READ AS  {read}" if found.error else ""))
    return found


def _lines(layer: TextLayer) -> Iterator[Box]:
    """Yield the ink's box of each line: where a line stands is known, and finding it is not what is measured."""
    size = layer.block.size
    for index, line in enumerate(layer.block.lines):
        baseline = layer.y + layer.block.cap + index * layer.block.pitch
        yield Box(x=layer.line_left(index), y=baseline - line.top * size, w=line.ink_width * size, h=(line.top - line.bottom) * size)


def _columns(layer: TextLayer) -> Iterator[Box]:
    """Yield the boxes of an upright block's columns, from the right."""
    size = layer.block.size
    for number in range(len(layer.block.lines[0].text.split("\n"))):
        yield Box(x=layer.box.right - (number * COLUMN_PITCH + 1) * size, y=layer.box.y, w=size, h=layer.box.h)


def _modes(language: str, *, upright: bool) -> tuple[str, ...]:
    """Return the ways to take a line: without spaces nothing is lost where the search for words is left out."""
    if upright:
        return (_UPRIGHT_LINE,)
    if language in _JOINED:
        return (_RAW_LINE,)
    return (_LINE, _RAW_LINE) if language in _WITHOUT_SPACES else (_LINE,)


def _legible(seen: Image.Image, box: Box, scale: float, enlarge: float) -> Image.Image:
    """Cut a box out of the ad as a phone shows it, at a size that tesseract reads, in dark letters on a light ground."""
    area = (max(0, int(box.x * scale)), max(0, int(box.y * scale)), int(box.right * scale) + 1, int(box.bottom * scale) + 1)
    part = seen.crop((*area[:2], min(seen.width, area[2]), min(seen.height, area[3]))).convert("L")
    part = part.resize((max(1, round(part.width * enlarge)), max(1, round(part.height * enlarge))), Image.Resampling.BICUBIC)
    pixels = np.asarray(part)
    return Image.fromarray(255 - pixels) if float(np.median(pixels)) < float(pixels.mean()) else part


def _surest(crops: list[Image.Image], models: list[str], modes: tuple[str, ...]) -> str:
    """Return the first reading of which tesseract is sure enough, else the one of which it is surest."""
    # A line in which no search for words sees any is taken as it is.
    for ways in (modes, (_RAW_LINE,)):
        best = (0.0, "")
        for crop, model, mode in product(crops, models, ways):
            best = max(best, _tesseract(crop, model, mode))
            if best[0] >= _ENOUGH:
                return best[1]
        if best[1]:
            break
    return best[1]


def _tesseract(image: Image.Image, model: str, mode: str) -> tuple[float, str]:
    """Return how sure tesseract is of what it reads (0..100, the mean over letters), and what that is."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(300, 300))
    command = ["tesseract", "stdin", "stdout", "-l", model, "--psm", mode, "tsv"]
    answer = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True, timeout=60).stdout.decode()
    rows = [line.split("\t") for line in answer.splitlines()[1:]]
    words = [(float(row[_SURE]), row[_WORD]) for row in rows if len(row) > _WORD and row[_WORD].strip()]
    letters = sum(len(word) for _, word in words)
    return sum(sure * len(word) for sure, word in words) / max(1, letters), " ".join(word for _, word in words)


def _folded(text: str, language: str) -> str:
    """Return text as it is compared: NFC, one case, one space, no invisible marks of direction, no sign that the model does not know."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_FOLDED).translate(_NOT_IN_MODEL.get(language, {}))
    words = "".join(character for character in plain if unicodedata.category(character) != "Cf").split()
    return ("" if language in _WITHOUT_SPACES else " ").join(words)


def _distance(one: str, other: str) -> int:
    """Return Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for number, left in enumerate(one, 1):
        above, row[0] = row[0], number
        for column, right in enumerate(other, 1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (left != right))
    return row[-1]


def _report(reads: list[Read]) -> int:
    mean = sum(read.error for read in reads) / max(1, len(reads))
    worse = [read for read in reads if read.error > ONE_LIMIT]
    lines = ["# Headlines and buttons, read back at phone width", "", "| ad | text | CER | written | read |", "|---|---|---|---|---|"]
    lines += [f"| {read.name} | {read.role.value} | {100 * read.error:.1f} % | {read.written} | {read.read} |" for read in reads]
    lines += ["", f"{len(reads)} texts; mean {100 * mean:.2f} % (limit {100 * MEAN_LIMIT:g} %); {len(worse)} above {100 * ONE_LIMIT:g} %."]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    _say(lines[-1])
    return 0 if reads and mean <= MEAN_LIMIT and not worse else 1


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command speaks


if __name__ == "__main__":
    sys.exit(main())
