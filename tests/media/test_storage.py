"""Keeping media on disk: unguessable names, whole objects or none, one address that never changes."""

from __future__ import annotations

import hashlib
import re
import resource
from pathlib import Path

import pytest

from piad.media import Area, MediaMissing, delete, key_of, load, store, url

UNKNOWN = f"results/{'a' * 43}.png"


def test_what_is_stored_is_loaded_again() -> None:
    stored = store(area=Area.INPUTS, extension="png", content=b"pixels")

    assert (stored.bytes, stored.sha256) == (6, hashlib.sha256(b"pixels").hexdigest())
    assert load(stored.key) == b"pixels"


def test_keys_are_unguessable_and_never_the_same() -> None:
    keys = {store(area=Area.RESULTS, extension="png", content=b"same").key for _ in range(20)}

    assert len(keys) == 20
    assert all(re.fullmatch(r"results/[A-Za-z0-9_-]{43}\.png", key) for key in keys)


def test_a_result_has_a_stable_absolute_address_that_leads_back_to_its_key() -> None:
    key = store(area=Area.RESULTS, extension="jpg", content=b"x").key

    assert url(key) == f"https://ads.example.org/media/{key}"
    assert key_of(url(key)) == key


@pytest.mark.parametrize(
    "address",
    [
        "https://ads.example.org/media/",
        "https://ads.example.org/media/../settings.py",
        f"https://ads.example.org/media/inputs/{'a' * 43}.png",
        f"https://ads.example.org/media/{UNKNOWN}?x=1",
        f"https://evil.example.org/media/{UNKNOWN}",
        f"http://ads.example.org/media/{UNKNOWN}",
        UNKNOWN,
        "",
    ],
)
def test_other_addresses_lead_to_no_key(address: str) -> None:
    assert key_of(address) is None


def test_an_input_has_no_address() -> None:
    key = store(area=Area.INPUTS, extension="png", content=b"x").key

    with pytest.raises(ValueError, match="only results"):
        url(key)


@pytest.mark.parametrize("key", [UNKNOWN, "../settings.py", "/etc/passwd", "results/../inputs/x.png", "", f"results/{'a' * 43}.exe"])
def test_a_key_that_was_never_given_out_is_missing(key: str) -> None:
    with pytest.raises(MediaMissing):
        load(key)


def test_deleting_twice_is_no_error() -> None:
    key = store(area=Area.RESULTS, extension="png", content=b"x").key

    delete(key)
    delete(key)

    with pytest.raises(MediaMissing):
        load(key)


def test_deleting_outside_the_two_areas_does_nothing(disk: Path) -> None:
    (disk / "precious.txt").write_text("keep")

    delete("precious.txt")

    assert (disk / "precious.txt").read_text() == "keep"


@pytest.mark.parametrize("extension", ["exe", "PNG", "", "png/../x", "php"])
def test_an_extension_outside_our_table_is_the_callers_mistake(extension: str) -> None:
    with pytest.raises(ValueError, match="extension"):
        store(area=Area.RESULTS, extension=extension, content=b"x")


def test_a_write_that_fails_leaves_nothing_behind(disk: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            store(area=Area.RESULTS, extension="png", content=bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list((disk / "results").iterdir()) == []


def test_a_finished_write_leaves_only_the_object(disk: Path) -> None:
    key = store(area=Area.RESULTS, extension="png", content=b"x").key

    assert [f"results/{path.name}" for path in (disk / "results").iterdir()] == [key]
