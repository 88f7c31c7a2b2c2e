"""The layer tree as a record: a scene becomes plain JSON and comes back equal, so that stored layers paint the same bytes again."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from generation.colour import Colour
from generation.compositor.scene import (
    ArtLayer,
    GroundLayer,
    PictureLayer,
    Scene,
    ScrimLayer,
    ShadowLayer,
    ShapeLayer,
    TextLayer,
)
from generation.compositor.typeset.block import TextBlock
from generation.compositor.typeset.faces import open_face
from generation.compositor.typeset.shape import Glyph, GlyphRun, ShapedLine, Style, shape_line
from generation.fonts import Voice

# Bumped whenever records that were written before can no longer be read as they are.
FORMAT: Final = 1
_KINDS: Final[dict[str, type]] = {
    "ground": GroundLayer,
    "shape": ShapeLayer,
    "shadow": ShadowLayer,
    "art": ArtLayer,
    "picture": PictureLayer,
    "scrim": ScrimLayer,
    "text": TextLayer,
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}
_KIND: Final = "kind"


class UnknownRecordError(ValueError):
    """The record was written in a form that this version cannot read."""


def to_record(scene: Scene) -> dict[str, Any]:
    """Return the scene as JSON members; px and em are written in full, so that nothing moves on the way."""
    return {"format": FORMAT, "scene": _written(scene)}


def from_record(record: dict[str, Any]) -> Scene:
    """Return the scene of a record, equal to the one that was written; raises :class:`UnknownRecordError`."""
    if record.get("format") != FORMAT:
        message = f"layer trees of format {record.get('format')!r} cannot be read"
        raise UnknownRecordError(message)
    scene = _read(Scene, record["scene"])
    assert isinstance(scene, Scene)  # noqa: S101 - what was asked for
    return scene


def _written(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Colour):
        return value.hex
    if isinstance(value, TextBlock):
        return _block_written(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [_written(item) for item in value]
    if is_dataclass(value):
        kind = {_KIND: _NAMES[type(value)]} if type(value) in _NAMES else {}
        return kind | {field.name: _written(getattr(value, field.name)) for field in fields(value)}
    return float(value) if isinstance(value, float) else value


def _block_written(block: TextBlock) -> dict[str, Any]:
    """Write a block's lines as their words where shaping gives them again, else (italic ends, columns) with every glyph's place."""
    return {
        "style": _written(block.style),
        "size": float(block.size),
        "leading": float(block.leading),
        "lines": [line.text if shape_line(line.text, block.style) == line else _line_written(line) for line in block.lines],
    }


def _line_written(line: ShapedLine) -> dict[str, Any]:
    runs = [{"voice": _written(run.face.voice), "glyphs": [[glyph.id, glyph.x, glyph.y] for glyph in run.glyphs]} for run in line.runs]
    ink = [line.advance, line.left, line.right, line.top, line.bottom]
    return {"text": line.text, "runs": runs, "ink": ink}


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - a type and JSON
    if isinstance(kind, types.UnionType) or get_origin(kind) is Union:
        return _read_one_of(get_args(kind), value)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        return tuple(_read(part, item) for part, item in zip(_spread(parts, len(value)), value, strict=True))
    if kind in (Colour, TextBlock):
        return Colour.parse(value) if kind is Colour else _block_read(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if is_dataclass(kind):
        return _dataclass_read(kind, value)
    return value


def _read_one_of(kinds: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 - JSON
    if value is None:
        return None
    if isinstance(value, dict) and _KIND in value:
        return _dataclass_read(_KINDS[value[_KIND]], value)
    return _read(next(kind for kind in kinds if kind is not type(None)), value)


def _spread(parts: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    """Return the type of each item: of a tuple of any length, the one that all have."""
    return (parts[0],) * count if parts[1:] == (...,) else parts


def _dataclass_read(kind: Any, value: dict[str, Any]) -> Any:  # noqa: ANN401 - a class of the scene and JSON
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], member) for name, member in value.items() if name != _KIND})


@lru_cache(maxsize=32)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _block_read(value: dict[str, Any]) -> TextBlock:
    style = _read(Style, value["style"])
    lines = tuple(shape_line(line, style) if isinstance(line, str) else _line_read(line) for line in value["lines"])
    return TextBlock(lines=lines, style=style, size=value["size"], leading=value["leading"])


def _line_read(value: dict[str, Any]) -> ShapedLine:
    runs = tuple(
        GlyphRun(open_face(_read(Voice, run["voice"])), tuple(Glyph(number, x, y) for number, x, y in run["glyphs"]))
        for run in value["runs"]
    )
    return ShapedLine(value["text"], runs, *value["ink"])
