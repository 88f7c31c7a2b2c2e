"""What is kept of pictures between layers, sizes and steps: the latest values within a budget of bytes, until all is let go."""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, ClassVar, Final, Generic, TypeVar

Value = TypeVar("Value")

# glibc's mallopt(3): freed memory is given back, and new memory mapped apart, only above so many bytes.
_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
_TRIM_FROM: Final = 256 << 20
_MAP_FROM: Final = 32 << 20
# Pillow stores a px of any colour mode in four bytes, and one of a mask in one.
_PILLOW_BYTES: Final = {"L": 1}
_COLOUR_BYTES: Final = 4


class Kept(Generic[Value]):
    """The values used last: one however large it is, and more as long as they weigh no more than ``most_bytes`` together."""

    _all: ClassVar[list[Kept[Any]]] = []

    def __init__(self, *, most_bytes: int, weigh: Callable[[Value], int]) -> None:
        """Keep nothing yet; ``weigh`` returns a value's bytes."""
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._most, self._weigh, self._bytes = most_bytes, weigh, 0
        Kept._all.append(self)

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value that is kept under ``key``, made now if there is none."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._values[key] = make()
        self._bytes += self._weigh(value)
        while len(self._values) > 1 and self._bytes > self._most:
            self._bytes -= self._weigh(self._values.popitem(last=False)[1])
        return value

    def _clear(self) -> None:
        self._values.clear()
        self._bytes = 0

    @classmethod
    def let_all_go(cls) -> None:
        """Keep nothing any more, and give the memory back to the system; after a job, whose pictures the next one will not have."""
        for one in cls._all:
            one._clear()  # noqa: SLF001 - its own kind
        _of_libc("malloc_trim", 0)


def hold_memory() -> None:
    """Have the C library hold on to freed memory while a job lasts: asking the system anew for each size costs a tenth of drawing it."""
    _of_libc("mallopt", _M_TRIM_THRESHOLD, _TRIM_FROM)
    _of_libc("mallopt", _M_MMAP_THRESHOLD, _MAP_FROM)


def _of_libc(name: str, *arguments: int) -> None:
    """Call what only some C libraries have (glibc does)."""
    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*arguments)


def image_bytes(image: Any) -> int:  # noqa: ANN401 - a Pillow image, whose library is not loaded where nothing is painted
    """Return what a Pillow image takes in memory."""
    return int(image.width * image.height * _PILLOW_BYTES.get(image.mode, _COLOUR_BYTES))
