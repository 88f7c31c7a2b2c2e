"""SVG: the layer tree as an editable drawing, its copy as live text or as outlines."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from generation.colour import Colour
from generation.compositor.artboard import Artboard, Box
from generation.compositor.export.outlines import outline
from generation.compositor.paint.placing import placed_picture
from generation.compositor.paint.shapes import tiled
from generation.compositor.pictures import PictureInput
from generation.compositor.scene import (
    Align,
    ArtLayer,
    Cut,
    Form,
    GroundLayer,
    Layer,
    PictureLayer,
    Scene,
    ScrimLayer,
    ShadowLayer,
    ShapeLayer,
    Side,
    TextLayer,
)
from generation.compositor.typeset import vertical
from generation.compositor.typeset.shape import ShapedLine

_ANCHORS: Final = {Align.LEFT: "start", Align.RIGHT: "end", Align.CENTRE: "middle"}
_MIRRORED_ANCHORS: Final = {Align.LEFT: "end", Align.RIGHT: "start", Align.CENTRE: "middle"}
# The eased fall of shadows and veils, as gradient stops: share of the way, share of the strength.
_EASED: Final = ((0.0, 1.0), (0.25, 0.84), (0.5, 0.5), (0.75, 0.16), (1.0, 0.0))
_SOFT: Final = ((0.0, 1.0), (0.3, 0.68), (0.6, 0.2), (0.85, 0.03), (1.0, 0.0))
_PHOTO_QUALITY: Final = 82
_LARGEST_SIDE: Final = 1400


@dataclass(slots=True)
class _Sheet:
    """The drawing while it is written: definitions apart from what is shown."""

    pictures: dict[int, PictureInput]
    live_text: bool
    definitions: list[str] = field(default_factory=list)

    def define(self, markup: str) -> str:
        """Keep a definition (with ``{id}`` where its name goes) and return its reference."""
        name = f"d{len(self.definitions)}"
        self.definitions.append(markup.replace("{id}", name))
        return f"url(#{name})"


def to_svg(scene: Scene, pictures: tuple[PictureInput, ...], *, live_text: bool = True, title: str = "") -> str:
    """Return the scene as a self-contained SVG; without ``live_text`` the copy is outlines that need no font."""
    board = scene.artboard
    sheet = _Sheet({picture.index: picture for picture in pictures}, live_text)
    shown = [
        f"<g id={quoteattr(f'{number:02d}-{layer.role.value}')}>{_markup(layer, board, sheet)}</g>"
        for number, layer in enumerate(scene.layers)
    ]
    sides = f'width="{board.width}" height="{board.height}" viewBox="0 0 {board.width} {board.height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {sides} role="img">'
    return f"{head}<title>{escape(title)}</title><defs>{''.join(sheet.definitions)}</defs>{''.join(shown)}</svg>"


def _markup(layer: Layer, board: Artboard, sheet: _Sheet) -> str:  # noqa: PLR0911 - one return a kind
    match layer:
        case GroundLayer():
            return _ground(layer, board, sheet)
        case ShapeLayer():
            return _shape(layer, sheet)
        case ShadowLayer():
            return _shadow(layer, sheet)
        case ArtLayer():
            view = f"0 0 {layer.view[0]:g} {layer.view[1]:g}"
            return f'<svg {_rect(layer.box)} viewBox="{view}" preserveAspectRatio="none" opacity="{layer.opacity:g}">{layer.markup}</svg>'
        case PictureLayer():
            return _picture(layer, sheet)
        case ScrimLayer():
            return _scrim(layer, sheet)
        case TextLayer():
            words = "".join(_live(layer)) if sheet.live_text else _outlined(layer)
            return _cut(words, layer, layer.cut, sheet) if layer.cut else words


def _rect(box: Box) -> str:
    return f'x="{box.x:.2f}" y="{box.y:.2f}" width="{box.w:.2f}" height="{box.h:.2f}"'


def _stops(colour: Colour, strength: float, fall: tuple[tuple[float, float], ...]) -> str:
    return "".join(f'<stop offset="{share:g}" stop-color="{colour.hex}" stop-opacity="{strength * rest:.3f}"/>' for share, rest in fall)


def _blend(start: Colour, end: Colour) -> str:
    """Return stops through OKLab, so that the middle does not turn grey as it would in sRGB."""
    return "".join(f'<stop offset="{step / 6:.3f}" stop-color="{start.mixed(end, step / 6).hex}"/>' for step in range(7))


def _ground(layer: GroundLayer, board: Artboard, sheet: _Sheet) -> str:
    x, y = layer.centre[0] * board.width, layer.centre[1] * board.height
    reach = math.hypot(max(x, board.width - x), max(y, board.height - y))
    place = f'gradientUnits="userSpaceOnUse" cx="{x:.1f}" cy="{y:.1f}" r="{reach:.1f}"'
    gradient = f'<radialGradient id="{{id}}" {place}>{_blend(layer.centre_colour, layer.rim_colour)}</radialGradient>'
    return f'<rect width="{board.width}" height="{board.height}" fill="{sheet.define(gradient)}"/>'


def _shape(layer: ShapeLayer, sheet: _Sheet) -> str:
    fill = layer.fill.hex
    if layer.fill_to is not None:
        fill = sheet.define(f'<radialGradient id="{{id}}" cx="0.4" cy="0.3" r="0.92">{_blend(layer.fill, layer.fill_to)}</radialGradient>')
    shown = _form(layer, f'fill="{fill}" opacity="{layer.opacity:g}"')
    if layer.pattern is None or layer.pattern_ink is None:
        return shown
    texture = _texture(layer, layer.pattern_ink, sheet)
    return shown + _form(layer, f'fill="{texture}" opacity="{layer.pattern_opacity:g}"')


def _form(layer: ShapeLayer, look: str) -> str:
    """Return the element that has the layer's outline."""
    box = layer.box
    middle = f'cx="{box.cx:.2f}" cy="{box.cy:.2f}" rx="{box.w / 2:.2f}" ry="{box.h / 2:.2f}"'
    match layer.form:
        case Form.ELLIPSE:
            return f"<ellipse {middle} {look}/>"
        case Form.RING:
            return f'<ellipse {middle} fill="none" stroke="{layer.fill.hex}" stroke-width="{layer.stroke:g}" opacity="{layer.opacity:g}"/>'
        case Form.ARROW:
            return _arrow(layer)
        case Form.ROUNDED:
            return f'<rect {_rect(box)} rx="{min(layer.radius, box.w / 2, box.h / 2):.2f}" {look}/>'
        case Form.ARCH | Form.SLASH:
            return f'<path d="{_arch(box) if layer.form is Form.ARCH else _slash(layer)}" {look}/>'


def _arch(box: Box) -> str:
    radius = min(box.w / 2, box.h)
    spring = box.y + radius
    return f"M{box.x:.2f} {box.bottom:.2f}V{spring:.2f}A{radius:.2f} {radius:.2f} 0 0 1 {box.right:.2f} {spring:.2f}V{box.bottom:.2f}Z"


def _slash(layer: ShapeLayer) -> str:
    box = layer.box
    lean = math.tan(math.radians(8.0)) * box.h
    top, foot, far = (box.x + lean, box.x, box.right) if not layer.flipped else (box.right - lean, box.right, box.x)
    return f"M{top:.2f} {box.y:.2f}H{far:.2f}V{box.bottom:.2f}H{foot:.2f}Z"


def _texture(layer: ShapeLayer, ink: Colour, sheet: _Sheet) -> str:
    """Return a reference to the layer's pattern as one repeated tile."""
    side = max(8, round(layer.pattern_tile))
    assert layer.pattern is not None  # noqa: S101 - the caller looked
    tile = tiled(layer.pattern, side, size=(side, side), origin=(0, 0))
    image = Image.new("RGBA", (side, side), (*ink.rgb, 0))
    image.putalpha(Image.fromarray((tile * 255).astype("uint8")))
    picture = f'<image width="{side}" height="{side}" href="{_embedded(image)}"/>'
    return sheet.define(f'<pattern id="{{id}}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">{picture}</pattern>')


def _embedded(image: Image.Image) -> str:
    """Return a picture as a data URL; WebP keeps soft alpha edges at a tenth of PNG's weight."""
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=_PHOTO_QUALITY, method=4, alpha_quality=90)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _arrow(layer: ShapeLayer) -> str:
    box, half = layer.box, layer.stroke / 2
    wing = box.h / 2 - half
    tip, start = (box.right - half, box.x + half) if not layer.flipped else (box.x + half, box.right - half)
    back = tip - wing if not layer.flipped else tip + wing
    path = f"M{start:.2f} {box.cy:.2f}H{tip:.2f}M{back:.2f} {box.cy - wing:.2f}L{tip:.2f} {box.cy:.2f}L{back:.2f} {box.cy + wing:.2f}"
    look = f'fill="none" stroke="{layer.fill.hex}" stroke-width="{layer.stroke:.2f}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{path}" {look}/>'


def _shadow(layer: ShadowLayer, sheet: _Sheet) -> str:
    if layer.blur:
        room = 'x="-50%" y="-50%" width="200%" height="200%"'
        blur = sheet.define(f'<filter id="{{id}}" {room}><feGaussianBlur stdDeviation="{layer.blur / 2:.2f}"/></filter>')
        return f'<rect {_rect(layer.box)} rx="{layer.radius:.2f}" fill="{layer.colour.hex}" opacity="{layer.peak:g}" filter="{blur}"/>'
    fill = sheet.define(f'<radialGradient id="{{id}}">{_stops(layer.colour, layer.peak, _SOFT)}</radialGradient>')
    box = layer.box
    return f'<ellipse cx="{box.cx:.2f}" cy="{box.cy:.2f}" rx="{box.w / 2:.2f}" ry="{box.h / 2:.2f}" fill="{fill}"/>'


def _scrim(layer: ScrimLayer, sheet: _Sheet) -> str:
    ends = {Side.TOP: (0, 0, 0, 1), Side.BOTTOM: (0, 1, 0, 0), Side.LEFT: (0, 0, 1, 0), Side.RIGHT: (1, 0, 0, 0)}[layer.side]
    line = 'x1="{}" y1="{}" x2="{}" y2="{}"'.format(*ends)
    fall = tuple((layer.hold + (1 - layer.hold) * share, rest) for share, rest in _EASED)
    gradient = sheet.define(f'<linearGradient id="{{id}}" {line}>{_stops(layer.colour, layer.strength, fall)}</linearGradient>')
    return f'<rect {_rect(layer.box)} fill="{gradient}"/>'


def _picture(layer: PictureLayer, sheet: _Sheet) -> str:
    image, left, top = placed_picture(layer, sheet.pictures[layer.index])
    place = f'x="{left}" y="{top}" width="{image.width}" height="{image.height}"'
    if max(image.size) > _LARGEST_SIDE:
        image = image.copy()
        image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE), Image.Resampling.LANCZOS)
    return f'<image {place} href="{_embedded(image)}"/>'


def _live(layer: TextLayer) -> Iterator[str]:
    block, voice = layer.block, layer.block.style.voice
    names = dict.fromkeys([voice.family, *(run.face.family.name for line in block.lines for run in line.runs)])
    spacing = f"letter-spacing:{block.style.tracking:g}em;word-spacing:{block.style.word_space:g}em"
    family = ",".join(f"'{name}'" for name in names)
    style = f"font-family:{family},sans-serif;font-weight:{voice.weight};font-stretch:{voice.width:g}%;{spacing}"
    # In right-to-left text "start" is the right edge.
    anchor = _ANCHORS[layer.align] if not block.style.rtl else _MIRRORED_ANCHORS[layer.align]
    direction = "rtl" if block.style.rtl else "ltr"
    common = f'font-size="{block.size:.2f}" fill="{layer.colour.hex}" text-anchor="{anchor}" direction="{direction}"'
    if vertical.is_vertical(block):
        yield from _upright(layer, f"{style};writing-mode:vertical-rl")
        return
    for number, line in enumerate(block.lines):
        baseline = layer.y + block.cap + number * block.pitch
        # The set width holds the line in its place even where another font stands in.
        at = f'x="{layer.x + layer.line_shift(number):.2f}" y="{baseline:.2f}"'
        place = f'{at} textLength="{line.advance * block.size:.2f}" lengthAdjust="spacingAndGlyphs"'
        yield f"<text {place} {common} xml:lang={quoteattr(block.style.language)} style={quoteattr(style)}>{_words(line)}</text>"


def _cut(words: str, layer: TextLayer, cut: Cut, sheet: _Sheet) -> str:
    """Return the letters twice, each time with one side of the cut; only the first is read out."""
    box = layer.uncut_box.grown(4.0)
    start, end = (f"{x:.2f} {cut.at(x, layer.uncut_box.x):.2f}" for x in (box.x, box.right))
    upper, lower = (
        sheet.define(f'<clipPath id="{{id}}"><path d="M{start}L{end}V{edge:.2f}H{box.x:.2f}Z"/></clipPath>') for edge in (box.y, box.bottom)
    )
    moved = f'<g transform="translate({cut.right:.2f} {cut.down:.2f})" aria-hidden="true"><g clip-path="{lower}">{words}</g></g>'
    return f'<g clip-path="{upper}">{words}</g>{moved}'


def _words(line: ShapedLine) -> str:
    """Return a line's text, what is set in italics marked so."""
    leaning = [run.face.voice.italic for run in line.runs]
    kept, _, last = line.text.rpartition(" ") if not all(leaning) else ("", "", line.text)
    if not any(leaning):
        return escape(line.text)
    return f'{escape(f"{kept} ") if kept else ""}<tspan font-style="italic">{escape(last)}</tspan>'


def _upright(layer: TextLayer, style: str) -> Iterator[str]:
    """Yield one text element a column, from right to left."""
    size = layer.block.size
    for number, column in enumerate(layer.block.text.split("\n")):
        x = layer.box.right - (0.5 + number * vertical.COLUMN_PITCH) * size
        y = layer.box.y + number * vertical.STEP_DOWN * size
        look = f'font-size="{size:.2f}" fill="{layer.colour.hex}" xml:lang={quoteattr(layer.block.style.language)}'
        yield f'<text x="{x:.2f}" y="{y:.2f}" {look} style={quoteattr(style)}>{escape(column)}</text>'


def _outlined(layer: TextLayer) -> str:
    paths = "".join(outline(layer))
    return f'<g role="img" aria-label={quoteattr(layer.block.text)} fill="{layer.colour.hex}">{paths}</g>'
