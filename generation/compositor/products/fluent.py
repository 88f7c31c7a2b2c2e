"""The Fluent set: drawings of Fluent Emoji (MIT) for subjects that the house has not drawn, where an installation has taken them in."""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
import tomllib
import zipfile
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, Final

from generation.colour import Colour

# The one release of the npm package that is taken, and its SHA-512; a release is a file that never changes.
PACKAGE: Final = "@iconify-json/fluent-emoji@1.2.7"
DIGEST: Final = (
    "0fc1ba6ca03222ccb13f5af366d216aff820fdf3b8460d7e0f209695fa8a2b887c5bee049bf6343fa4188095104e551c6a0cc9bd2ca0fbd381bf8873e0773f40"
)
_VIEW: Final = 32
_PREFIX: Final = "fluent:"
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}\b")
_LICENCE: Final = (
    "Fluent Emoji, copyright (c) Microsoft Corporation, MIT License: https://github.com/microsoft/fluentui-emoji/blob/main/LICENSE\n"
)
# Colours with less chroma than this are greys and browns of the material; they keep their hue.
_SATURATED: Final = 0.055


class NotTheReleaseError(Exception):
    """The file is not the release of the package that this service knows."""


class _Place:
    """Where this installation keeps the set; told once at start."""

    path: Path | None = None


def use(path: Path) -> None:
    """Take drawings from the set at ``path`` from now on; where there is no such file the house's own are all there are."""
    _Place.path = path
    _sources.cache_clear()


def available() -> dict[str, tuple[str, tuple[str, ...], bool]]:
    """Return for each drawing of the set, by its name among drawings: SVG source, subjects, and whether its colours may turn."""
    index = _index()
    return {
        f"{_PREFIX}{name}": (source, tuple(index[name]["subjects"]), bool(index[name].get("tint")))
        for name, source in _sources().items()
        if name in index
    }


def take(package: Path, into: Path, *, digest: str = DIGEST) -> int:
    """Write the set from the npm package's archive and return how many drawings it has; raises :class:`NotTheReleaseError`."""
    with package.open("rb") as content:
        if hashlib.file_digest(content, "sha512").hexdigest() != digest:
            message = f"{package.name} is not {PACKAGE}"
            raise NotTheReleaseError(message)
    with tarfile.open(package) as archive, _member(archive, "package/icons.json") as listing:
        icons: dict[str, dict[str, Any]] = json.load(listing)["icons"]
    found = {name: icons[name]["body"] for name in _index() if name in icons}
    into.parent.mkdir(parents=True, exist_ok=True)
    partial = into.with_suffix(".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("LICENCE.txt", _LICENCE)
        for name, body in found.items():
            bundle.writestr(f"{name}.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_VIEW} {_VIEW}">{body}</svg>')
    partial.replace(into)
    return len(found)


def tinted(source: str, hue: float) -> str:
    """Return the drawing with its saturated colours turned so that the commonest of them has this hue (OKLCH, degrees)."""
    colours = [Colour.parse(found) for found in _COLOUR.findall(source)]
    vivid = [colour.lch for colour in colours if colour.lch[1] >= _SATURATED]
    if not vivid:
        return source
    bins = [round(own / 30) % 12 for _, _, own in vivid]
    commonest = max(set(bins), key=lambda each: (bins.count(each), -each))
    turn = hue - 30 * commonest
    return _COLOUR.sub(lambda found: _turned(found[0], turn), source)


@lru_cache(maxsize=4096)
def _turned(colour: str, turn: float) -> str:
    lightness, chroma, hue = Colour.parse(colour).lch
    return Colour.oklch(lightness, chroma, (hue + turn) % 360).hex if chroma >= _SATURATED else colour


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    if found is None:
        message = f"{name} is no file of the archive"
        raise NotTheReleaseError(message)
    return found


@lru_cache(maxsize=1)
def _index() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("generation.compositor.products") / "fluent.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _sources() -> dict[str, str]:
    """Return the SVG of each icon in the set: about a megabyte, read once in a process."""
    if _Place.path is None or not _Place.path.is_file():
        return {}
    with zipfile.ZipFile(_Place.path) as bundle:
        names = sorted(name for name in bundle.namelist() if name.endswith(".svg"))
        return {name.removesuffix(".svg"): bundle.read(name).decode() for name in names}
