"""Pictures are kept within a budget, the latest last, until all are let go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from generation.compositor.paint.kept import Kept, image_bytes


def counted(made: list[int], size: int) -> Callable[[], bytes]:
    def make() -> bytes:
        made.append(size)
        return bytes(size)

    return make


def test_what_was_used_last_is_kept_as_long_as_all_fits() -> None:
    kept, made = Kept[bytes](most_bytes=100, weigh=len), list[int]()

    for key, size in (("a", 40), ("b", 50), ("a", 40), ("c", 45), ("a", 40), ("b", 50)):
        kept.get(key, counted(made, size))

    assert made == [40, 50, 45, 50]


def test_one_is_kept_however_large_it_is() -> None:
    kept, made = Kept[bytes](most_bytes=100, weigh=len), list[int]()

    for _ in range(2):
        kept.get("large", counted(made, 1000))

    assert made == [1000]


def test_after_all_was_let_go_it_is_made_anew() -> None:
    kept, made = Kept[bytes](most_bytes=100, weigh=len), list[int]()
    kept.get("a", counted(made, 60))

    Kept.let_all_go()
    for key in ("a", "b", "a"):
        kept.get(key, counted(made, 40))

    assert made == [60, 40, 40]


@pytest.mark.parametrize(("mode", "weight"), [("L", 200), ("RGB", 800), ("RGBA", 800)])
def test_an_image_weighs_what_pillow_takes(mode: str, weight: int) -> None:
    assert image_bytes(Image.new(mode, (20, 10))) == weight
