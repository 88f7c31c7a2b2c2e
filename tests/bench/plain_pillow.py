"""The ad as a programmer first writes it with Pillow: open, resize, paste, draw text, save."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.bench.inputs import ACCENT, CTA, FIGURE, HEADLINE, INK, SIZES, SUBHEADLINE, VEIL, font_file, inputs


def fresh(ratio: str, wanted: str) -> bytes:
    """Return the ad as a file; ``wanted`` is ``jpeg`` or ``png``."""
    canvas = _picture(SIZES[ratio])
    _texts(canvas)
    buffer = io.BytesIO()
    canvas.save(buffer, "JPEG", quality=88) if wanted == "jpeg" else canvas.save(buffer, "PNG")
    return buffer.getvalue()


def _picture(size: tuple[int, int]) -> Image.Image:
    files, (width, height) = inputs(), size
    photo = Image.open(io.BytesIO(files.photo)).convert("RGB")
    scale = max(width / photo.width, height / photo.height)
    left, top = (photo.width - width / scale) / 2, (photo.height - height / scale) / 2
    canvas = photo.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + width / scale, top + height / scale))
    veil = Image.linear_gradient("L").resize(size).point([value * 6 // 10 for value in range(256)])
    canvas.paste(VEIL, (0, 0), veil)
    canvas.paste(VEIL, (0, 0), veil.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    side = round(width * 0.52)
    product = Image.open(io.BytesIO(files.product)).convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
    at = ((width - side) // 2, round(height * 0.36))
    shadow = Image.new("L", (side + 160, side // 7 + 160), 0)
    ImageDraw.Draw(shadow).ellipse((80, 80, side + 80, side // 7 + 80), fill=128)
    canvas.paste(VEIL, (at[0] - 80, at[1] + side - side // 14 - 80), shadow.filter(ImageFilter.GaussianBlur(26)))
    canvas.paste(product, at, product)
    logo = Image.open(io.BytesIO(files.logo)).convert("RGBA").resize((210, 70), Image.Resampling.LANCZOS)
    canvas.paste(logo, (64, 64), logo)
    return canvas


def _texts(canvas: Image.Image) -> None:
    pen = ImageDraw.Draw(canvas)
    width, height = canvas.size
    size = 110
    while size > 40:
        lines = _wrapped(HEADLINE, _font(size, 800), width - 128)
        if len(lines) <= 3:
            break
        size -= 2
    for number, line in enumerate(lines):
        pen.text((64, 180 + number * size * 1.05), line, fill=INK, font=_font(size, 800))
    pen.text((64, height - 250), FIGURE, fill=INK, font=_font(72, 800))
    for number, line in enumerate(_wrapped(SUBHEADLINE, _font(36, 500), width * 0.5)):
        pen.text((64, height - 150 + number * 44), line, fill=INK, font=_font(36, 500))
    pen.rounded_rectangle((width - 424, height - 160, width - 64, height - 64), radius=48, fill=ACCENT)
    pen.text((width - 244, height - 112), CTA, fill=VEIL, font=_font(36, 700), anchor="mm")


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


_fonts: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}


def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    if (size, weight) not in _fonts:
        font = ImageFont.truetype(str(font_file(weight)), size)
        font.set_variation_by_axes([24, weight])
        _fonts[size, weight] = font
    return _fonts[size, weight]
