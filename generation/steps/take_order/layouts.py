"""The reference layouts of an order: each fetched and measured from its picture alone; what cannot be measured is told of, not fatal."""

from __future__ import annotations

import io
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PIL import Image

from generation.corpus.measure import MeasuredLayout, measure
from generation.corpus.reference import BoxKind
from generation.steps.take_order.pictures import fetch
from generation.steps.take_order.words import headlines
from piad import outbound
from piad.ingest.decode import PictureRejected, decode_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generation.steps.take_order.direction import Direction
    from generation.steps.take_order.order import ImageAdOrder

WHERE: Final = "generation_metadata.reference_layouts"
# A headline and one thing more are the least that is a layout.
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutTaken:
    """A measured reference layout and its place in the order's list, from 0."""

    reference: int
    layout: MeasuredLayout

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON members."""
        return {"reference": self.reference, "layout": self.layout.to_json()}


def take_layouts(order: ImageAdOrder, direction: Direction) -> tuple[tuple[LayoutTaken, ...], tuple[str, ...]]:
    """Return as many reference layouts as there are headlines to set in them (one at least), and a sentence about each that is no use.

    A direction that wants none of them has its way.
    """
    if order.reference_layouts and direction.own_layout:
        return (), (f"{WHERE}: not used, as user_direction says; the ads have layouts of their own.",)
    if not order.reference_layouts:
        return (), ()
    with ThreadPoolExecutor(max_workers=len(order.reference_layouts), thread_name_prefix="order-layout") as pool:
        bodies = [pool.submit(fetch, url) for url in order.reference_layouts]
    wanted = len(headlines(order, direction))
    taken: list[LayoutTaken] = []
    problems: list[str] = []
    for index, body in enumerate(bodies):
        if len(taken) < wanted:
            found, problem = _measured(body)
            taken += [LayoutTaken(reference=index, layout=found)] if found else []
            problems += [f"{WHERE}.{index}: {problem}"] if problem else []
    return tuple(taken), (*problems, *_unused(len(order.reference_layouts), taken, problems))


def _unused(given: int, taken: list[LayoutTaken], problems: list[str]) -> Iterator[str]:
    """Say of layouts beyond the number of headlines that nothing was set in them."""
    looked_at = len(taken) + len(problems)
    if looked_at < given:
        yield f"{WHERE}.{looked_at}: not used; each headline is set in one layout, and there are no more headlines."


def _measured(body: Future[bytes]) -> tuple[MeasuredLayout | None, str | None]:
    """Return a picture's layout, or the sentence that says why there is none."""
    try:
        picture = decode_picture(body.result(), photo_as_jpeg=True)
    except (outbound.OutboundRefused, outbound.OutboundFailed) as error:
        return None, f"could not be fetched. {error.message}"
    except PictureRejected as rejected:
        return None, f"the picture {rejected.message.rstrip('.')}."
    image = Image.open(io.BytesIO(picture.content), formats=["PNG", "JPEG"]).convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    layout = measure(np.asarray(on_white))
    if len(layout.boxes) < _FEWEST or not any(box.kind is BoxKind.HEADLINE for box in layout.boxes):
        return None, "no layout could be measured in this picture: it shows no headline beside anything else."
    return layout, None
