"""Draw the gallery: one PNG a brief, contact sheets, and a page with the quality report beside each picture."""

from __future__ import annotations

import argparse
import html
import io
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image

from brands.kit import BrandKit, read_kit
from generation.brief import Brief, Intensity, OutputSize
from generation.compositor import draw, handover, inspect, plan
from generation.compositor.draw import Drawing
from generation.compositor.inspect import GateResult, Report
from generation.compositor.layouts.archetypes import Archetype
from generation.compositor.pictures import PictureInput
from generation.compositor.plan import CreativePlan, PlanChoice
from generation.copywriter import read_prompt, write_copy
from generation.placements import pixel_size, placements
from tests.gallery import photos

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "generation" / "demo"
SEED = 7
SHEET_WIDTH = 2400
CELL = 560
PHONE = 375


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One drawn brief."""

    name: str
    prompt: str
    image: Image.Image
    reason: str
    report: Report
    plan: CreativePlan
    drawing: Drawing
    pictures: tuple[PictureInput, ...]


def main() -> int:
    """Draw all briefs (or those named) into a folder; the exit code says whether every creative passed."""
    parser = argparse.ArgumentParser(prog="gallery", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="only these briefs")
    parser.add_argument("--out", type=Path, default=Path("build/gallery"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shown = []
    for brief in briefs(options.names):
        one = drawn(brief)
        one.image.save(options.out / f"{one.name}.png")
        verdict = "passes" if one.report.passed else "FAILS " + ", ".join(gate.rule for gate in one.report.gates if not gate.passed)
        print(f"{one.name:28} {one.report.score:5.1f}  {verdict}  {one.reason}")  # noqa: T201 - a command speaks
        shown.append(one)
    for number, sheet in enumerate(_sheets(shown)):
        sheet.save(options.out / f"sheet-{number + 1}.png")
    (options.out / "index.html").write_text(_page(shown), "utf-8")
    print(f"{len(shown)} creatives, {sum(one.report.passed for one in shown)} pass; {options.out / 'index.html'}")  # noqa: T201 - see above
    return 0 if all(one.report.passed for one in shown) else 1


def briefs(names: list[str]) -> list[dict[str, Any]]:
    """Return the briefs of these names, all of them where none is given."""
    found = [brief for file in sorted(HERE.glob("briefs*.toml")) for brief in tomllib.loads(file.read_text("utf-8"))["brief"]]
    return [brief for brief in found if not names or brief["name"] in names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One brief, read and planned: what it is drawn from."""

    brief: Brief
    kit: BrandKit
    choice: PlanChoice
    pictures: tuple[PictureInput, ...]


def planned(brief: dict[str, Any]) -> Planned:
    """Plan one brief in the best of its candidates, or in the archetype that it asks for."""
    read = read_prompt(brief["prompt"])
    kit = read_kit(brief["brand"], source="gallery").kit if "brand" in brief else BrandKit()
    names = brief.get("pictures", [brief["picture"]] if "picture" in brief else [])
    pictures = tuple(_picture(name, index) for index, name in enumerate(names))
    copy = write_copy(read, seed=SEED)
    copy = replace(copy, brand_name=kit.name or copy.brand_name)
    choices = plan.choose(copy=copy, brief=read, kit=kit, size=_size(brief), pictures=pictures, seed=SEED)
    wanted = Archetype(brief["archetype"]) if "archetype" in brief else None
    choice = next((choice for choice in choices if wanted in (None, choice.plan.archetype)), choices[0])
    return Planned(brief=read, kit=kit, choice=choice, pictures=pictures)


def drawn(brief: dict[str, Any]) -> Shown:
    """Draw one planned brief."""
    ready = planned(brief)
    choice, pictures = ready.choice, ready.pictures
    drawing = draw.compose(choice.plan, pictures=pictures)
    # What a customer gets: within the placement's weight, which a photo as PNG would break.
    file = handover.encode_drawing(drawing, choice.plan, wanted=None, with_pictures=bool(pictures))
    drawing = replace(drawing, file=file.content)
    report = inspect.inspect(drawing, choice.plan, pictures=pictures)
    return Shown(
        name=brief["name"],
        prompt=brief["prompt"],
        image=Image.open(io.BytesIO(drawing.file)),
        reason=choice.reason,
        report=report,
        plan=choice.plan,
        drawing=drawing,
        pictures=pictures,
    )


def _size(brief: dict[str, Any]) -> OutputSize:
    if "placement" in brief:
        place = placements()[brief["placement"]]
        return OutputSize(
            aspect_ratio=place.aspect_ratio,
            resolution="placement",
            width=place.width,
            height=place.height,
            intensity=Intensity.HIGH,
            placement=place.name,
        )
    width, height = pixel_size(brief["ratio"], "1K")
    return OutputSize(aspect_ratio=brief["ratio"], resolution="1K", width=width, height=height, intensity=Intensity.HIGH)


def _picture(name: str, index: int = 0) -> PictureInput:
    image = _opened(name)
    buffer = io.BytesIO()
    # Photographs are handed on as ingestion keeps them.
    image.save(buffer, "JPEG" if name in photos.NAMES else "PNG", quality=92)
    return PictureInput(index=index, file=buffer.getvalue(), width=image.width, height=image.height, has_alpha=image.mode == "RGBA")


def _opened(name: str) -> Image.Image:
    if name in photos.NAMES:
        return photos.photograph(name)
    if name == "packshot":
        return _packshot()
    return Image.open(DEMO / f"{name}.png").convert("RGBA")


def _packshot() -> Image.Image:
    shoe = Image.open(DEMO / "shoe.png").convert("RGBA")
    ground = Image.new("RGBA", shoe.size, (246, 246, 244, 255))
    ground.alpha_composite(shoe)
    return ground.convert("RGB")


def _sheets(shown: list[Shown]) -> Iterator[Image.Image]:
    """Yield contact sheets, twelve pictures each, every one also at phone width where it is wider."""
    for start in range(0, len(shown), 12):
        sheet = Image.new("RGB", (SHEET_WIDTH, 3000), (214, 214, 208))
        x = y = 20
        row = 0
        for one in shown[start : start + 12]:
            scale = min(CELL / one.image.width, CELL / one.image.height, 1.0)
            size = (max(1, round(one.image.width * scale)), max(1, round(one.image.height * scale)))
            small = one.image.resize(size, Image.Resampling.LANCZOS)
            if x + small.width > SHEET_WIDTH - 20:
                x, y, row = 20, y + row + 20, 0
            sheet.paste(small, (x, y))
            x, row = x + small.width + 20, max(row, small.height)
        yield sheet.crop((0, 0, SHEET_WIDTH, y + row + 20))


def _page(shown: list[Shown]) -> str:
    cards = "".join(_card(one) for one in shown)
    style = "body{font:14px/1.4 sans-serif;background:#d6d6d0;margin:24px}"
    style += "article{display:inline-block;vertical-align:top;margin:12px;width:560px}img.phone{margin-top:8px}"
    style += "img{max-width:560px;max-height:560px;display:block}td{padding:1px 8px}.no{color:#c00;font-weight:700}"
    return f'<!doctype html><meta charset="utf-8"><title>piad gallery</title><style>{style}</style>{cards}'


def _card(one: Shown) -> str:
    rows = "".join(_row(gate) for gate in one.report.gates)
    head = f"<h3>{html.escape(one.name)} · {one.report.score:g}</h3><p>{html.escape(one.prompt)}<br><i>{html.escape(one.reason)}</i></p>"
    pictures = (
        f'<img src="{one.name}.png"><img class="phone" src="{one.name}.png" style="width:{min(PHONE, one.image.width)}px;max-height:none">'
    )
    return f"<article>{head}{pictures}<details><summary>report</summary><table>{rows}</table></details></article>"


def _row(gate: GateResult) -> str:
    mark = "" if gate.passed else "no"
    return f'<tr class="{mark}"><td>{html.escape(gate.rule)}<td>{gate.value:.3g}<td>{gate.limit:.3g}'


if __name__ == "__main__":
    sys.exit(main())
