"""Drawings from strangers: honest logos are drawn, hostile ones lose their teeth or are refused, and nothing harms the next."""

from __future__ import annotations

import contextlib
import gzip
import io
from pathlib import Path

import pytest
from PIL import Image

from piad.ingest.svg import PictureRejected, rasterise

OPENING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'


def drawing(inside: str, *, opening: str = OPENING) -> bytes:
    return f"{opening}{inside}</svg>".encode()


def drawn(svg: bytes, *, width: int = 100, height: int | None = None) -> Image.Image:
    with Image.open(io.BytesIO(rasterise(svg, width=width, height=height))) as picture:
        return picture.convert("RGBA")


def rejection(svg: bytes) -> PictureRejected:
    with pytest.raises(PictureRejected) as rejected:
        rasterise(svg, width=100)
    return rejected.value


# --- honest drawings


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (200, None, (200, 100)),
        (200, 200, (200, 100)),
        (200, 50, (100, 50)),
        (4, 4, (4, 2)),
        (16_000, None, (5_000, 2_500)),
        (8_000, None, (8_000, 4_000)),
    ],
)
def test_a_drawing_fits_the_size_asked_for_and_keeps_its_proportions(width: int, height: int | None, expected: tuple[int, int]) -> None:
    assert drawn(drawing('<rect width="100" height="50" fill="red"/>'), width=width, height=height).size == expected


def test_shapes_gradients_styles_and_copies_are_drawn() -> None:
    picture = drawn(
        drawing(
            "<style>.a{fill:#0000ff}</style>"
            '<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="red"/></linearGradient>'
            '<g id="k"><rect class="a" width="10" height="10"/></g></defs>'
            '<rect width="50" height="50" fill="url(#g)"/><use xlink:href="#k"/><use href="#k" x="80"/>'
        )
    )

    assert [picture.getpixel(at) for at in ((30, 30), (5, 5), (85, 5), (85, 45))] == [
        (255, 0, 0, 255),
        (0, 0, 255, 255),
        (0, 0, 255, 255),
        (0, 0, 0, 0),
    ]


def test_letters_are_drawn_whatever_family_they_ask_for() -> None:
    assert drawn(drawing('<text x="5" y="40" font-family="Comic Sans MS" font-size="40">A</text>')).getbbox() is not None


@pytest.mark.parametrize(
    "opening",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="100px" height="50px">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 100 50">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="10in" height="5in" viewBox="0,0,100,50">',
        '<svg viewBox="0 0 100 50">',
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><s:rect width="100" height="50" fill="red"/></s:svg><!--',
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + OPENING,
        "\ufeff" + OPENING,
    ],
)
def test_the_ways_in_which_programs_open_a_drawing_are_understood(opening: str) -> None:
    closing = "-->" if opening.endswith("<!--") else ""
    svg = opening + '<rect width="100" height="50" fill="red"/></svg>' + closing

    picture = drawn(svg.encode())

    assert (picture.size, picture.getpixel((50, 25))) == ((100, 50), (255, 0, 0, 255))


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings_are_read(encoding: str) -> None:
    svg = f'<?xml version="1.0" encoding="{encoding}"?>' + drawing("<title>é</title><rect width='100' height='50'/>").decode()

    assert drawn(svg.encode(encoding)).getpixel((50, 25)) == (0, 0, 0, 255)


# --- hostile drawings


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="100" height="50" href="{file}"/>',
        '<image width="100" height="50" xlink:href="{file}"/>',
        '<image width="100" height="50" href="file://{file}"/>',
        '<image width="100" height="50" href="http://127.0.0.1:1/x.png"/>',
        '<image width="100" height="50" href="data:image/png;base64,iVBORw0KGgo="/>',
        '<use href="{file}#a"/>',
        '<use xlink:href="file://{file}#a"/>',
        '<mask id="m"><image width="100" height="50" href="{file}"/></mask><rect width="100" height="50" mask="url(#m)"/>',
        '<filter id="f"><feImage href="{file}"/></filter><rect width="100" height="50" fill="none" filter="url(#f)"/>',
        '<foreignObject width="100" height="50"><p xmlns="http://www.w3.org/1999/xhtml">x</p><rect width="9" height="9"/></foreignObject>',
        '<script>alert(1)</script><script href="{file}"/>',
        '<style>@import url("{file}");</style>',
        "<style>@font-face{{font-family:x;src:url({file})}}</style>",
        "<style>rect{{fill:url({file})}}</style>",
        '<switch><rect width="100" height="50"/></switch>',
        '<animate attributeName="x"/><set attributeName="onload" to="alert(1)"/>',
        '<x xmlns="http://example.com/"><rect xmlns="http://www.w3.org/2000/svg" width="100" height="50"/></x>',
    ],
)
def test_what_reaches_outside_is_left_away(tmp_path: Path, inside: str) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (100, 50), (255, 0, 0)).save(secret)

    picture = drawn(drawing(inside.replace("{{", "{").replace("}}", "}").replace("{file}", str(secret))))

    assert picture.getbbox() is None


def test_a_paint_that_reaches_outside_is_no_paint() -> None:
    picture = drawn(drawing('<rect width="100" height="50" fill="url(http://127.0.0.1:1/#a)"/><rect width="10" height="10" fill="#00f"/>'))

    assert picture.getpixel((5, 5)) == (0, 0, 255, 255)


def test_event_handlers_do_not_stop_a_drawing() -> None:
    picture = drawn(drawing('<rect onload="alert(1)" onclick="x" width="100" height="50" fill="red"/>'))

    assert picture.getpixel((50, 25)) == (255, 0, 0, 255)


def copies(levels: int, each: int) -> str:
    groups = (f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * each + "</g>" for level in range(1, levels))
    return '<defs><rect id="a0" width="1" height="1"/>' + "".join(groups) + f'</defs><use href="#a{levels - 1}"/>'


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        (b"", "unreadable"),
        (b"\x00", "unreadable"),
        (b"not a drawing", "unreadable"),
        (b"<svg", "unreadable"),
        (b"<svg><g></svg>", "unreadable"),
        (b"<svg viewBox='0 0 1 1'/><svg/>", "unreadable"),
        (gzip.compress(drawing("")), "unreadable"),
        (b"<html><svg viewBox='0 0 9 9'/></html>", "unsupported_type"),
        (b"<svg xmlns='http://example.com/' viewBox='0 0 9 9'/>", "unsupported_type"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 9 9'>&a;</svg>", "unreadable"),
        (b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg viewBox='0 0 9 9'><text>&a;</text></svg>", "unreadable"),
        (b"<!DOCTYPE svg [<!ENTITY % a SYSTEM 'http://127.0.0.1:1/'>%a;]><svg viewBox='0 0 9 9'/>", "unreadable"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 9 9'>&a;</svg>".encode("utf-16"), "unreadable"),
        (b"<svg viewBox='0 0 9 9'>&nope;</svg>", "unreadable"),
        (b"<?xml version='1.0' encoding='utf-7'?><svg viewBox='0 0 9 9'/>", "unreadable"),
        (b"<svg/>", "unreadable"),
        (b"<svg width='100%' height='50%'/>", "unreadable"),
        (b"<svg width='0' height='0'/>", "unreadable"),
        (b"<svg width='-5' height='5'/>", "unreadable"),
        (b"<svg width='1e99' height='1e99'/>", "unreadable"),
        (b"<svg viewBox='0 0 nan 1'/>", "unreadable"),
        (b"<svg viewBox='0 0 inf inf'/>", "unreadable"),
        (b"<svg viewBox='0 0 1'/>", "unreadable"),
        (b"<svg viewBox='1e300 0 9 9'/>", "unreadable"),
        (b"<svg viewBox='0 0 1 1000000'/>", "too_small"),
        (b"<svg viewBox='0 0 9 9'>" + b"<g>" * 1_000, "too_complex"),
        (b"<svg viewBox='0 0 9 9'>" + b"<g/>" * 20_000 + b"</svg>", "too_complex"),
        (b"<svg viewBox='0 0 9 9'>" + b"<use href='#a'/>" * 600 + b"</svg>", "too_complex"),
        (drawing(copies(12, 10)), "too_complex"),
        (drawing(copies(40, 2)), "too_complex"),
        (drawing('<g id="a"><use href="#a"/></g>'), "too_complex"),
        (drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "too_complex"),
        (b"<svg viewBox='0 0 9 9'>" + b" " * 3_000_000 + b"</svg>", "too_large"),
    ],
)
def test_a_bad_drawing_is_refused_by_name(svg: bytes, code: str) -> None:
    assert rejection(svg).code == code


def test_a_filter_bomb_is_left_away() -> None:
    blur = "".join(f'<feGaussianBlur stdDeviation="1e6" result="r{number}"/>' for number in range(500))

    picture = drawn(drawing(f'<filter id="f">{blur}</filter><rect width="100" height="50" fill="red" filter="url(#f)"/>'), width=2_000)

    assert picture.size == (2_000, 1_000)


def test_a_drawing_that_needs_too_much_memory_is_refused_and_the_next_is_drawn() -> None:
    layers = '<g opacity=".5">' * 40 + '<rect width="100" height="50"/>' + "</g>" * 40
    with pytest.raises(PictureRejected) as rejected:
        rasterise(drawing(layers), width=8_000)

    assert rejected.value.code == "too_complex"
    assert drawn(drawing('<rect width="100" height="50"/>')).size == (100, 50)


def test_a_pattern_bomb_ends_in_time() -> None:
    patterns = "".join(
        f'<pattern id="p{level}" width=".001" height=".001"><rect width="9" height="9" fill="url(#p{level - 1})"/></pattern>'
        for level in range(1, 30)
    )
    svg = drawing(f'<defs><pattern id="p0"/>{patterns}</defs><rect width="100" height="50" fill="url(#p29)"/>')

    with contextlib.suppress(PictureRejected):
        rasterise(svg, width=2_000)

    assert drawn(drawing('<rect width="100" height="50"/>')).size == (100, 50)


@pytest.mark.parametrize(("width", "height"), [(0, None), (-1, 5), (16_385, None), (100, 16_385), (10_000, 10_000), (100, 0)])
def test_a_size_beyond_reason_is_the_callers_mistake(width: int, height: int | None) -> None:
    with pytest.raises(ValueError, match="cannot rasterise"):
        rasterise(drawing(""), width=width, height=height)
