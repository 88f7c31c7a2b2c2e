"""The least that an engine must do: decode the photo and the product, and encode a finished ad."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from generation.compositor.export import png
from tests.bench import plain_pillow
from tests.bench.inputs import inputs
from tests.bench.ours import Office


class Floor:
    """Decode and encode alone, in one format (``jpeg`` or ``png``), with Pillow's decoders or with ours."""

    def __init__(self, wanted: str, decode: Callable[[bytes], object]) -> None:
        """Have a finished ad ready to encode."""
        self._wanted, self._decode = wanted, decode
        self._ad = Image.open(io.BytesIO(plain_pillow.fresh("4:5", "jpeg"))).convert("RGB")

    def __call__(self) -> bytes:
        """Return the encoded ad after decoding both pictures."""
        for file in (inputs().photo, inputs().product):
            self._decode(file)
        if self._wanted == "png":
            return png.encode(self._ad)
        buffer = io.BytesIO()
        self._ad.save(buffer, "JPEG", quality=88)
        return buffer.getvalue()


def by_pillow(file: bytes) -> object:
    """Decode as Pillow does: libjpeg-turbo and zlib."""
    return Image.open(io.BytesIO(file)).load()


def pillow_png_bytes(office: Office) -> int:
    """Return the weight of our ad's pixels in Pillow's default PNG."""
    buffer = io.BytesIO()
    office.sample().save(buffer, "PNG")
    return len(buffer.getvalue())
