"""Draw the gallery's avatars: one PNG an order, contact sheets by composition, a phone-sized sheet, and a page."""

from __future__ import annotations

import argparse
import html
import io
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image

from avatars import compositor
from avatars.persona import Persona, composition_ratio, read_persona
from generation.placements import pixel_size

HERE: Final = Path(__file__).parent
SEED: Final = 7
SHEET_WIDTH: Final = 2400
PHONE: Final = 375
_ROW: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One avatar: its order, who it turned out to be, and the picture."""

    name: str
    prompt: str
    persona: Persona
    image: Image.Image
    alt_text: str


def main() -> int:
    """Draw all avatars (or those named) into a folder."""
    parser = argparse.ArgumentParser(prog="avatars", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="only these avatars")
    parser.add_argument("--out", type=Path, default=Path("build/gallery/avatars"))
    parser.add_argument("--resolution", default="1K")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shown: list[Drawn] = []
    for order in orders(options.names):
        one = drawn(order, resolution=options.resolution)
        one.image.save(options.out / f"{one.name}.png")
        shown.append(one)
    for number, sheet in enumerate(sheets(shown, width=SHEET_WIDTH), start=1):
        sheet.save(options.out / f"sheet-{number}.png")
    (options.out / "index.html").write_text(page(shown), "utf-8")
    print(f"{len(shown)} avatars; {options.out / 'index.html'}")  # noqa: T201 - a command speaks
    return 0


def orders(names: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return the orders of these names, all of them where none is given."""
    wanted = frozenset(names)
    found = tomllib.loads((HERE / "avatars.toml").read_text("utf-8"))["avatar"]
    return [order for order in found if not wanted or order["name"] in wanted]


def drawn(order: dict[str, Any], *, resolution: str = "1K") -> Drawn:
    """Draw one order at the pixels that the API would give it."""
    hints = order.get("hints", {})
    persona = read_persona(order["prompt"], hints, seed=SEED)
    width, height = pixel_size(order.get("ratio") or composition_ratio(hints, order["prompt"]), resolution)
    colours = tuple(order.get("colours", ()))
    portrait = compositor.draw(persona, width=width, height=height, seed=SEED, brand_colours=colours)
    image = Image.open(io.BytesIO(portrait.file), formats=["PNG"]).convert("RGB")
    return Drawn(name=order["name"], prompt=order["prompt"], persona=persona, image=image, alt_text=portrait.alt_text)


def sheets(shown: list[Drawn], *, width: int, row: int = _ROW, rows: int = 4) -> Iterator[Image.Image]:
    """Lay pictures of one height in rows, four rows a sheet, in the order of their shapes."""
    lines: list[list[Image.Image]] = [[]]
    for one in sorted(shown, key=lambda one: one.image.width / one.image.height):
        picture = one.image.resize((round(one.image.width * row / one.image.height), row), Image.Resampling.LANCZOS)
        if sum(known.width for known in lines[-1]) + picture.width > width:
            lines.append([])
        lines[-1].append(picture)
    for start in range(0, len(lines), rows):
        part = lines[start : start + rows]
        sheet = Image.new("RGB", (width, row * len(part)), "white")
        for number, line in enumerate(part):
            x = 0
            for picture in line:
                sheet.paste(picture, (x, number * row))
                x += picture.width
        yield sheet


def page(shown: list[Drawn]) -> str:
    """Return a page of all avatars with what was asked and what was chosen, at the width of a phone each."""
    cards = "".join(
        f'<figure><img src="{one.name}.png" width="{PHONE}" alt="{html.escape(one.alt_text)}" loading="lazy">'
        f"<figcaption><b>{html.escape(one.name)}</b><br>{html.escape(one.prompt)}<br>"
        f"<small>{html.escape(one.persona.in_words())}</small></figcaption></figure>"
        for one in shown
    )
    style = "body{font:14px/1.4 sans-serif;margin:24px;display:flex;flex-wrap:wrap;gap:24px}figure{margin:0;width:375px}small{color:#666}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Avatars</title><style>{style}</style><body>{cards}</body></html>'


if __name__ == "__main__":
    sys.exit(main())
