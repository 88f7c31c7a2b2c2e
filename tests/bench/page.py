"""The ad as a page: HTML with the same veils, shadow, fitted headline and button, beside its pictures and font."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template
from typing import Final

from tests.bench.inputs import ACCENT, CTA, FIGURE, HEADLINE, INK, SUBHEADLINE, VEIL, font_file, inputs

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_PAGE: Final = Template(Path(__file__).with_name("ad.html").read_text("utf-8"))
# A page of files may otherwise not read its neighbours.
FILE_ACCESS: Final = "--allow-file-access-from-files"


def executable() -> str | None:
    """Return Chromium's path, None where it is not installed."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def write_page(folder: Path) -> None:
    """Write the page, its pictures and its font into ``folder``."""
    files = inputs()
    for name, content in (("photo.jpg", files.photo), ("product.png", files.product), ("logo.png", files.logo)):
        (folder / name).write_bytes(content)
    shutil.copy(font_file(800), folder / "inter.ttf")
    words = {"headline": HEADLINE, "figure": FIGURE, "sub": SUBHEADLINE, "cta": CTA}
    page = _PAGE.substitute(font="inter.ttf", ink=INK, veil=", ".join(map(str, VEIL)), accent=ACCENT, **words)
    (folder / "ad.html").write_text(page, "utf-8")
