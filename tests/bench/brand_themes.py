"""Real themes that come as packages, set up for one brand, built with their own tools and read like any site.

Run as ``python -m tests.bench.brand_themes [FOLDER] [--only NAME]``; builds in ``FOLDER`` (kept for the next run) and needs PyPI and npm.
What cannot be installed or built is skipped by name. Ends with 1 when fewer than nine in ten of those that were read are right.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.bench import brand
from tests.fixtures.site_server import Site, serving

_RECIPES: Final = Path(__file__).with_suffix(".toml")
_PATIENCE: Final = 600
_DOMAIN: Final = "kora-trail.example"
_MARK: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40" width="160" height="40"><g fill="{colour}">'
    '<path d="M4 34 18 6l8 14 4-7 12 21z"/><path d="M56 8h6v10l9-10h8L68 19l12 15h-8l-10-13v13h-6z"/><circle cx="100" cy="23" r="11"/>'
    '<path d="M120 12h6v4q3-5 9-4v6q-9-1-9 6v10h-6z"/></g></svg>'
)
_STORY: Final = """# Walk further

Kora Trail makes shoes for long walks on dusty ground. This guide tells how to choose a pair, how to care for the leather, and when to have
the sole replaced. Read [the first steps](https://docs.example.test/first) before the first long day.

## Choose a pair

Stand on paper, draw both feet, and take the longer one. A thumb's width in front of the toes is right for downhill walks.

## Care for the leather

Brush, wash with cold water, dry in the shade. Wax once a month and never beside a stove, as
[the maker](https://docs.example.test/wax) says.
"""


class Skipped(Exception):
    """A theme that cannot be had or built here; the reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme: its packages, the builder that makes pages with it, how it is set up, and the answers."""

    name: str
    builder: str
    packages: list[str]
    expected: dict[str, Any]
    config: str = ""
    css: str = field(default="")

    def site(self, folder: Path) -> Site:
        """Return the built pages as a site with its answers."""
        logo = self.expected.get("logo")
        expected = {**self.expected, **({"logo": {"path": logo, "kind": "svg"}} if logo else {})}
        return Site(folder=folder, domain=_DOMAIN, aliases=(), rules=(), answers={"domain": _DOMAIN, "expected": expected})


def build(theme: Theme, work: Path) -> Site:
    """Build a theme under a folder; ``Skipped`` when its packages do not come or its builder fails."""
    folder = work / theme.name.replace(" ", "-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _BUILDERS[theme.builder](theme, folder, work)
    if not (folder / "www" / "index.html").is_file():
        raise Skipped("nothing was built")
    return theme.site(folder)


def _sphinx(theme: Theme, folder: Path, work: Path) -> None:
    tools = _tools(work / "tools" / "sphinx", ["sphinx", "myst-parser", *theme.packages])
    static = folder / "static"
    _write(static, {"brand.css": theme.css, **_marks()})
    conf = 'project = "Kora Trail"\nextensions = ["myst_parser"]\nhtml_static_path = ["static"]\nhtml_css_files = ["brand.css"]\n'
    _write(folder, {"conf.py": conf + theme.config, "index.md": _STORY, **_marks()})
    _run(tools / "sphinx-build", "-q", "-b", "html", folder, folder / "www", within=folder)


def _mkdocs(theme: Theme, folder: Path, work: Path) -> None:
    tools = _tools(work / "tools" / "mkdocs", ["mkdocs", *theme.packages])
    _write(folder / "docs", {"index.md": _STORY, "brand.css": theme.css})
    _write(folder / "docs" / "img", _marks())
    head = "site_name: Kora Trail\nsite_dir: www\nextra_css: [brand.css]\n"
    _write(folder, {"mkdocs.yml": head + theme.config})
    _run(tools / "mkdocs", "build", "-q", within=folder)


def _nikola(theme: Theme, folder: Path, work: Path) -> None:
    tools = _tools(work / "tools" / "nikola", theme.packages)
    _run(tools / "nikola", "init", "-q", "site", within=folder)
    site = folder / "site"
    conf = (site / "conf.py").read_text("utf-8")
    _write(site, {"conf.py": f'{conf}\nBLOG_TITLE = "Kora Trail"\nOUTPUT_FOLDER = "../www"\n{theme.config}'})
    _write(site / "files" / "assets" / "css", {"custom.css": theme.css})
    _write(site / "files" / "images", _marks())
    post = ".. title: Walk further\n.. slug: walk\n.. date: 2026-01-01 12:00:00 UTC\n\n" + _STORY.replace("# ", "").replace("## ", "")
    _write(site / "posts", {"walk.rst": post})
    _run(tools / "nikola", "build", "-q", within=site)


def _npm(theme: Theme, folder: Path, work: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Skipped("npm is not installed")
    _run(npm, "pack", "--silent", *theme.packages, within=folder)
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        packed.extractall(folder, filter="data")
    shutil.move(folder / "package" / "dist", folder / "www")


_BUILDERS: Final = {"sphinx": _sphinx, "mkdocs": _mkdocs, "nikola": _nikola, "npm": _npm}


def _tools(home: Path, packages: list[str]) -> Path:
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        venv.create(home, with_pip=True)
    _run(home / "bin" / "pip", "install", "-q", "--prefer-binary", *packages, within=home)
    return home / "bin"


def _marks() -> dict[str, str]:
    return {"logo.svg": _MARK.format(colour="#B4235A"), "logo-white.svg": _MARK.format(colour="#FFFFFF")}


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _run(*command: str | Path, within: Path) -> None:
    try:
        subprocess.run([str(part) for part in command], cwd=within, check=True, capture_output=True, timeout=_PATIENCE)
    except subprocess.CalledProcessError as failed:
        last = (failed.stderr or failed.stdout).decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Skipped(f"{Path(command[0]).name}: {' '.join(last)[:140]}") from failed
    except subprocess.TimeoutExpired as slow:
        raise Skipped(f"{Path(command[0]).name} took too long") from slow


def read(theme: Theme, work: Path) -> brand.Score | None:
    """Build and read one theme; ``None``, said aloud, when it cannot be had."""
    try:
        site = build(theme, work)
    except Skipped as reason:
        sys.stdout.write(f"skipped {theme.name}: {reason}\n")
        return None
    with serving(site) as served:
        return brand.measure(site, served)


def main() -> int:
    """Read all themes, or those that are named; return 1 when a goal is missed."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", nargs="?", type=Path, default=Path(tempfile.gettempdir()) / "piad-brand-themes")
    reader.add_argument("--only", action="append", default=[])
    reader.add_argument("--show", action="store_true")
    asked = reader.parse_args()
    brand.prepare()
    themes = [Theme(**recipe) for recipe in tomllib.loads(_RECIPES.read_text("utf-8"))["theme"]]
    scores = [score for theme in themes if not asked.only or theme.name in asked.only if (score := read(theme, asked.folder)) is not None]
    if not scores:
        return 0
    brand.report(scores, show=asked.show)
    return 0 if brand.goals(scores) else 1


if __name__ == "__main__":
    sys.exit(main())
