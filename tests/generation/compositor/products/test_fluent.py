"""The Fluent set: taken in once from the release that is known, used where the house has no drawing, and never needed."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from generation.colour import Colour, hue_distance
from generation.compositor.products import casting, fluent, library
from generation.compositor.scheme import RECIPES, scheme_from_recipe
from generation.copywriter import read_prompt

BODY = '<path fill="#2255cc" d="M4 4h24v24H4z"/><path fill="#777777" d="M10 10h4v4h-4z"/>'


def archive_of(folder: Path, *names: str) -> Path:
    """Write an archive laid out as the npm package is."""
    listing = json.dumps({"icons": {name: {"body": BODY} for name in names}}).encode()
    package = folder / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        member = tarfile.TarInfo("package/icons.json")
        member.size = len(listing)
        archive.addfile(member, io.BytesIO(listing))
    return package


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[Path]:
    """Take a small set in and use it; the shelf is as before afterwards."""
    package, into = archive_of(tmp_path, "umbrella", "croissant", "grinning-cat"), tmp_path / "home" / "fluent.zip"
    fluent.take(package, into, digest=hashlib.sha512(package.read_bytes()).hexdigest())
    before = fluent._Place.path  # noqa: SLF001 - what to go back to
    fluent.use(into)
    library.drawings.cache_clear()
    yield into
    fluent.use(before or tmp_path / "none")
    library.drawings.cache_clear()


def test_only_the_drawings_that_the_house_uses_are_kept_with_their_licence(taken: Path) -> None:
    with zipfile.ZipFile(taken) as bundle:
        assert sorted(bundle.namelist()) == ["LICENCE.txt", "croissant.svg", "umbrella.svg"]
        assert b"MIT" in bundle.read("LICENCE.txt")


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize("prompt", ["Umbrella brand Drop", "Publicité pour des parapluies", "Regenschirme für Drop", "مظلات"])
def test_a_subject_that_the_house_has_not_drawn_is_found_in_any_language(prompt: str) -> None:
    drawing = casting.cast(read_prompt(prompt))

    assert drawing is not None
    assert drawing.name == "fluent:umbrella"


@pytest.mark.usefixtures("taken")
def test_the_houses_own_drawing_goes_before() -> None:
    drawing = casting.cast(read_prompt("Sneakers for Kora"))

    assert drawing is not None
    assert drawing.name == "sneaker"


@pytest.mark.usefixtures("taken")
def test_a_drawing_is_painted_at_the_size_asked_for() -> None:
    picture = casting.drawn_picture("fluent:umbrella", scheme_from_recipe(RECIPES["sand"]))

    assert (picture.width, picture.height) == (1100, 1100)


def test_saturated_colours_turn_towards_the_scheme_and_greys_stay() -> None:
    turned = fluent.tinted(BODY, 30.0)

    assert "#777777" in turned
    assert hue_distance(Colour.parse(turned.split('fill="')[1][:7]).lch[2], 30.0) < 20


def test_another_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(fluent.NotTheReleaseError):
        fluent.take(archive_of(tmp_path, "umbrella"), tmp_path / "fluent.zip")

    assert not (tmp_path / "fluent.zip").exists()


def test_the_command_says_what_it_refuses(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"package\.tgz is not @iconify-json/fluent-emoji"):
        call_command("take_fluent", str(archive_of(tmp_path, "umbrella")))


def test_without_the_set_the_house_draws_what_it_can(tmp_path: Path) -> None:
    before = fluent._Place.path  # noqa: SLF001 - what to go back to
    fluent.use(tmp_path / "none.zip")
    try:
        assert fluent.available() == {}
    finally:
        fluent.use(before or tmp_path / "none.zip")


def test_no_subject_of_the_set_is_drawn_by_two_icons() -> None:
    subjects = [subject for members in fluent._index().values() for subject in members["subjects"]]  # noqa: SLF001 - the table itself

    assert len(subjects) == len(set(subjects))
