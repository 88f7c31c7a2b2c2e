"""The editable forms: complete, well-formed, and drawn as the raster is."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import resvg_py
from PIL import Image

from generation.compositor import draw, handover
from generation.compositor.export.svg import to_svg
from generation.compositor.layouts import acted
from generation.compositor.pictures import PictureInput
from tests.generation.compositor.conftest import best_plan, copy_in
from tests.generation.compositor.layouts.promises import order_for

SVG = "{http://www.w3.org/2000/svg}"


def forms_of(ratio: str, product: PictureInput, **members: str) -> tuple[dict[str, bytes], draw.Drawing]:
    plan = best_plan(copy_in(**members), ratio, product)
    drawing = draw.compose(plan, pictures=(product,))
    return handover.editable(drawing, plan, (product,)), drawing


def test_the_copy_is_live_text_letter_for_letter(product: PictureInput) -> None:
    forms, _ = forms_of("4:5", product, headline='Cuir & "daim" <doux>')
    root = ET.fromstring(forms["svg"])  # noqa: S314 - our own file

    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "Je les veux" in words
    assert 'Cuir & "daim" <doux>' in words


def test_the_banner_needs_no_font_and_no_other_file(product: PictureInput) -> None:
    banner = forms_of("5:4", product)[0]["html"].decode()

    assert "<text" not in banner
    assert "http" not in banner.replace("http://www.w3.org/2000/svg", "")
    assert "clickTag" in banner


def test_a_display_unit_is_light_enough_for_ad_servers(product: PictureInput) -> None:
    assert len(forms_of("5:4", product)[0]["html"]) <= 150 * 1024


@pytest.mark.parametrize("ratio", ["4:5", "16:9", "9:16", "4:1"])
def test_the_outlined_drawing_looks_like_the_raster(ratio: str, product: PictureInput) -> None:
    forms, drawing = forms_of(ratio, product)
    outlined = forms["html"].decode()
    outlined = outlined[outlined.index("<svg") : outlined.rindex("</svg>") + 6]

    again = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=outlined, skip_system_fonts=True)))).convert("RGB")
    raster = Image.open(io.BytesIO(drawing.file)).convert("RGB")

    assert again.size == raster.size
    difference = np.abs(np.asarray(again, dtype=float) - np.asarray(raster, dtype=float))
    assert float(difference.mean()) < 6.0


def test_right_to_left_copy_says_so(product: PictureInput) -> None:
    plan = best_plan(copy_in("ar", headline="عطر الليل", cta="تسوّق الآن", subheadline="عود خالص"), "1:1", product)
    live = handover.editable(draw.compose(plan, pictures=(product,)), plan, (product,))["svg"].decode()

    assert 'direction="rtl"' in live
    assert "عطر الليل" in live


def test_cut_letters_are_two_parts_of_one_text_in_the_drawing() -> None:
    order = order_for((1024, 1024), copy_in("en", headline="Half price. Every coat.", figure="50% off"))
    scene = acted.solve(order)
    assert scene is not None

    drawing = to_svg(scene, ())

    assert drawing.count("HALF") == 2
    assert drawing.count("<clipPath") == 2
    assert drawing.count('aria-hidden="true"') == 1
