"""Illustrated scene: a drawn backdrop fills the artboard, copy stands on its calm parts, and the product, if there is one, in front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.brief import AdCopy, Direction
from generation.colour import CONTRAST_TEXT, Colour, contrast, reach_contrast
from generation.compositor.artboard import Aspect, Box
from generation.compositor.layouts.badge import Badge, badge
from generation.compositor.layouts.figures import read_figure
from generation.compositor.layouts.furniture import BrandRow, brand_row, button, floor_shadows, headline_block, offer_row, support
from generation.compositor.layouts.order import Order
from generation.compositor.layouts.stage import Standing, stand
from generation.compositor.pictures import PictureKind
from generation.compositor.scene import Align, Layer, Role, Scene, TextLayer
from generation.compositor.scenery.library import backdrop
from generation.compositor.scenery.place import Place, Setting
from generation.compositor.scenery.tones import Look, look_for
from generation.compositor.typeset.emphasis import with_italic_end

_WISHES: Final = {
    Setting.DUNES: 0.93,
    Setting.SHORE: 0.93,
    Setting.SKYLINE: 0.92,
    Setting.NICHE: 0.93,
    Setting.HILLS: 0.6,
    Setting.STUDIO: 0.6,
    Setting.PODIUM: 0.95,
}
_HEADLINE: Final = {
    Aspect.SQUARE: (0.118, 0.3, 2),
    Aspect.PORTRAIT: (0.14, 0.3, 3),
    Aspect.STORY: (0.13, 0.22, 3),
    Aspect.WIDE: (0.14, 0.36, 2),
}
# Where a table's edge and a niche's point lie between the calm parts; landscapes leave it to the layout.
_HORIZONS: Final = {Setting.STUDIO: 0.86, Setting.NICHE: 0.02}
# Products slimmer than this stand beside a headline's short lines.
_SLIM: Final = 0.8
_WIDEST_ON_PLINTH: Final = 0.95
_BURST: Final = 0.24
_BURST_CONTRAST: Final = 5.0
_LONGEST_IN_BURST: Final = 7
# A product stands out of its niche's top by this share of the short side.
_BREAKS_OUT: Final = 0.06
# Rooms that are empty without a product.
_FOR_PRODUCTS: Final = frozenset({Setting.NICHE, Setting.STUDIO, Setting.PODIUM})


def suits(order: Order) -> float:
    """Return how well a drawn scene suits the order; photos, packshots and strips leave no room for one."""
    if order.setting is None or order.photo is not None or order.artboard.aspect is Aspect.STRIP:
        return 0.0
    if order.product is not None and order.product.kind is PictureKind.PACKSHOT:
        return 0.0
    if order.setting is Setting.HILLS and order.product is not None and order.artboard.aspect is Aspect.WIDE:
        return 0.0  # Copy at full height would hide the land it stands before.
    if order.setting in _FOR_PRODUCTS and order.product is None:
        return 0.0
    if order.setting is Setting.PODIUM and not _may_stand(order):
        return 0.0
    return _WISHES[order.setting]


def sets_button_above(aspect: Aspect, setting: Setting, *, with_product: bool) -> bool:
    """Tell whether the button stands in the upper scheme (on the sky or beside the product) rather than on the ground in front."""
    return aspect is Aspect.STORY or _is_beside(aspect, setting, with_product=with_product)


def _is_beside(aspect: Aspect, setting: Setting, *, with_product: bool) -> bool:
    """Tell whether the copy stands in a column beside the product."""
    rooms = {Aspect.SQUARE: (Setting.NICHE, Setting.STUDIO), Aspect.PORTRAIT: (Setting.NICHE,)}
    return with_product and (aspect is Aspect.WIDE or setting in rooms.get(aspect, ()))


def solve(order: Order) -> Scene | None:
    """Lay the ad out for its proportions; None where there is no setting or the headline cannot be set."""
    if order.setting is None or suits(order) == 0.0:
        return None
    aspect, stage = order.artboard.aspect, _Stage.of(order)
    if order.setting is Setting.PODIUM:
        return _on_podium(stage)
    if _may_nest(order) and (nested := _nested(stage)) is not None:
        return nested
    if _is_beside(aspect, order.setting, with_product=order.product is not None):
        return _beside(stage)
    return {Aspect.STORY: _story, Aspect.TOWER: _tower}.get(aspect, _stacked)(stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stage:
    """An order in the colours of its scene: ``above`` for copy over the sky, ``below`` for copy at the foot."""

    setting: Setting
    look: Look
    above: Order
    below: Order

    @classmethod
    def of(cls, order: Order) -> _Stage:
        setting = order.setting or Setting.STUDIO
        look = look_for(setting, order.scheme)
        return cls(setting=setting, look=look, above=replace(order, scheme=look.above), below=replace(order, scheme=look.below))

    def painted(self, place: Place) -> Layer:
        return backdrop(self.setting, place, self.look, flipped=self.above.copy.direction is Direction.RTL)

    def place(
        self, *, calm_top: float, calm_foot: float, focus: float, horizon: float = 0.52, calm_left: float = 0.0, span: float = 0.0
    ) -> Place:
        """Return the place between the copy's two calm parts; ``horizon`` is a share of the height between them."""
        board = self.above.artboard
        return Place(
            width=board.width,
            height=board.height,
            calm_top=calm_top,
            calm_foot=calm_foot,
            horizon=calm_top + _HORIZONS.get(self.setting, horizon) * (calm_foot - calm_top),
            focus_x=focus,
            calm_left=calm_left,
            bare=self.above.product is None,
            span=span,
            landmark=self.above.landmark,
        )


def _standing(order: Order, zone: Box) -> tuple[Standing | None, list[Layer]]:
    """Return the product on the scene's ground with its shadows; nothing where there is no product."""
    if order.product is None:
        return None, []
    product = stand(order.product, zone, angle=0.0, max_scale=order.artboard.max_upscale)
    shadows = floor_shadows(product.bounds, product.contact, order.scheme.colour("shadow"))
    return product, [*shadows, product.layer]


def _stacked(stage: _Stage) -> Scene | None:
    """Square, portrait and wide: headline on the sky, offer row on the ground in front."""
    order = stage.above
    board, s, frame = order.artboard, order.s, order.artboard.frame
    share, of_height, lines = _HEADLINE[board.aspect]
    row = brand_row(order, width=frame.w)
    headline = headline_block(order, width=frame.w, height=board.height * of_height, share=share, lines=lines)
    if headline is None:
        return None
    headline = with_italic_end(headline, whole_line=True) if order.setting is Setting.DUNES and len(headline.lines) > 1 else headline
    action = button(stage.below, max_width=frame.w * 0.56)
    column = support(stage.below, width=min(frame.w - action.width - 0.045 * s, 1.1 * s), max_lines=3)
    lower, lower_top = offer_row(stage.below, frame, action, column)
    y = frame.y + row.height + (0.055 * s if row.height else 0.0) + headline.rise
    calm_top, calm_foot = y + headline.ink_height + 0.03 * s, lower_top - 0.06 * s
    focus = board.width * 0.65
    zone = Box(x=focus - 0.3 * board.width, y=calm_top, w=0.6 * board.width, h=calm_foot - 0.012 * s - calm_top)
    _, hero = _standing(stage.below, zone)
    place = stage.place(calm_top=calm_top, calm_foot=calm_foot, focus=focus)
    layers: list[Layer] = [stage.painted(place), *hero, *row.place(order, frame, frame.y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE))
    return Scene(artboard=board, layers=(*layers, *lower), dropped=() if column else (Role.SUBHEADLINE,))


def _may_stand(order: Order) -> bool:
    """Tell whether a podium can be solved: upright boards, and a product that is not wider than its plinth."""
    upright = order.artboard.aspect in (Aspect.PORTRAIT, Aspect.SQUARE)
    return upright and order.product is not None and order.product.aspect <= _WIDEST_ON_PLINTH


def _on_podium(stage: _Stage) -> Scene | None:
    """Portrait and square: headline, niche and product on one axis, the product out of the niche's top; copy on the table's front."""
    order, low = stage.above, stage.below
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w, with_label=False)
    tall = board.aspect is Aspect.PORTRAIT
    headline = headline_block(order, width=0.94 * frame.w, height=board.height * 0.26, share=0.128 if tall else 0.098, lines=2)
    action = button(low, max_width=frame.w * 0.58, arrow=False, scale=1.06 if tall else 1.0)
    column = support(low, width=frame.w - action.width - 0.06 * s, max_lines=2, height=0.13 * board.height)
    if headline is None or column is None or order.product is None:
        return None
    lower, lower_top = offer_row(low, frame, action, column)
    y = frame.y + (row.height + (0.045 if tall else 0.034) * s if row.height else 0.02 * s) + headline.rise
    front = lower_top - (0.034 if tall else 0.022) * s
    ground_y = front - (0.09 if tall else 0.062) * s
    top = y + headline.ink_height + (0.026 if tall else 0.02) * s
    zone = Box(x=board.width / 2 - 0.24 * board.width, y=top, w=0.48 * board.width, h=ground_y - top)
    product, hero = _standing(low, zone)
    bounds = product.bounds if product else zone
    half = max(0.5 * bounds.w + 0.07 * s, 0.15 * s)
    span = min(max(0.52 * s, 2.6 * half), 0.86 * board.width)
    place = replace(
        stage.place(calm_top=top, calm_foot=front, focus=board.width / 2, span=span),
        horizon=bounds.y + _BREAKS_OUT * s,
        plinth=Box(x=board.width / 2 - half, y=ground_y - 0.008 * s, w=2 * half, h=(0.05 if tall else 0.036) * s),
    )
    layers: list[Layer] = [stage.painted(place), *hero, *_centred(order, row)]
    layers.append(TextLayer(block=headline, x=board.width / 2, y=y, colour=order.ink, role=Role.HEADLINE, align=Align.CENTRE))
    return Scene(artboard=board, layers=(*layers, *lower))


def _centred(order: Order, row: BrandRow) -> list[Layer]:
    """Return the brand on the artboard's axis."""
    width = row.logo.w if row.logo else row.name.width if row.name else 0.0
    frame = order.artboard.frame
    return list(row.place(order, replace(frame, x=(order.artboard.width - width) / 2, w=width), frame.y))


def _may_nest(order: Order) -> bool:
    """Tell whether a slim product stands before the town, beside the headline's short lines."""
    upright = order.artboard.aspect in (Aspect.PORTRAIT, Aspect.SQUARE)
    return upright and order.setting is Setting.SKYLINE and order.product is not None and order.product.aspect < _SLIM


def _nested(stage: _Stage) -> Scene | None:
    """Portrait and square: a tall headline on the sky, the product before the sun on the far side, copy and action on the table."""
    order = stage.above
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w)
    width = (0.72 if board.aspect is Aspect.PORTRAIT else 0.6) * frame.w
    headline = headline_block(order, width=width, height=board.height * 0.33, share=0.152, lines=3)
    if headline is None:
        return None
    headline = with_italic_end(headline)
    burst = _burst(order)
    low = replace(stage.below, copy=_said(replace(order.copy, figure=None) if burst else order.copy))
    action = button(low, max_width=frame.w * 0.5, arrow=False)
    column = support(low, width=frame.w * 0.52, max_lines=2, height=0.16 * board.height)
    below = column.ink_height + 0.04 * s if column and column.blocks else 0.0
    y = frame.y + row.height + (0.065 * s if row.height else 0.0) + headline.rise
    action_top = frame.bottom - action.height
    calm_top, calm_foot = y + headline.ink_height + 0.03 * s, action_top - below - 0.02 * s
    text = TextLayer(block=headline, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE)
    zone = _beside_lines(order, text, foot=min(0.925 * board.height, board.height - 0.075 * s), right=frame.right)
    product, hero = _standing(low, zone)
    focus = product.bounds.cx if product else zone.cx
    after_burst = frame.x + burst.diameter + 0.015 * s if burst else frame.x - 0.02 * s
    span = (after_burst, (product.bounds.x if product else zone.x) + 0.02 * s)
    place = replace(
        stage.place(calm_top=calm_top, calm_foot=calm_foot, focus=focus, horizon=0.86),
        open_top=zone.y,
        landmark_span=span,
    )
    layers: list[Layer] = [stage.painted(place), *hero, *row.place(order, frame, frame.y), text]
    if burst is not None:
        high = min(calm_top + 0.16 * s, calm_foot - 0.14 * s - burst.diameter)
        layers += burst.place(order, frame.x + burst.diameter / 2, high + burst.diameter / 2, tones=_in_sunlight(stage.look))
    layers += column.place(low, frame.x, action_top - below) if column else ()
    layers += action.place(low, frame.x, action_top)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _burst(order: Order) -> Badge | None:
    """Return a starburst for a short price or discount, None for longer words and where there is none."""
    figure = read_figure(order.copy.figure or "")
    short = len((order.copy.figure or "").replace(" ", "")) <= _LONGEST_IN_BURST
    return badge(order, figure, _BURST * order.s) if figure.number and short and (figure.percent or not figure.after) else None


def _in_sunlight(look: Look) -> tuple[Colour, Colour]:
    """Return the sun's own tone and an ink of the sky's hue on it, for the one loose thing in a scene."""
    tone = look.tones.sun[1].mixed(look.tones.sun[0], 0.35)
    return tone, reach_contrast(look.tones.at(0.0), tone, _BURST_CONTRAST)


def _said(copy: AdCopy) -> AdCopy:
    """Return the copy without a subheadline of our own making: on a table before a town the scene says as much."""
    return copy if copy.sources.get("subheadline") == "quoted" or copy.figure_note or copy.figure else replace(copy, subheadline=None)


def _beside_lines(order: Order, headline: TextLayer, *, foot: float, right: float) -> Box:
    """Return the zone on the far side that begins below the last headline line which reaches into it."""
    s, block = order.s, headline.block
    width = (0.36 if order.artboard.aspect is Aspect.PORTRAIT else 0.33) * order.artboard.width
    left, top = right - width, order.artboard.frame.y + 0.12 * s
    for index, line in enumerate(block.lines):
        if headline.line_left(index) + line.ink_width * block.size > left - 0.03 * s:
            top = headline.y + block.cap + index * block.pitch + 0.25 * block.size + 0.02 * s
    return Box(x=left, y=top, w=width, h=foot - top)


def _inside(focus: float, span: float, top: float, foot: float) -> Box:
    """Return where a product stands in a niche: on its plinth, clear of its frame and signs."""
    clear = min(0.72 * span, 0.5 * (foot - top))
    return Box(x=focus - 0.35 * span, y=top + clear, w=0.7 * span, h=foot - top - clear)


def _beside(stage: _Stage) -> Scene | None:
    """Copy in a column on the reading side, the product in the scene on the other; a portrait's headline goes over both."""
    order = stage.above
    board, s, frame = order.artboard, order.s, order.artboard.frame
    tall = board.aspect is Aspect.PORTRAIT
    column_width = frame.w * (0.5 if board.aspect is Aspect.WIDE else 0.49)
    row = brand_row(order, width=frame.w if tall else column_width, with_label=tall)
    action = button(order, max_width=column_width)
    head_top = frame.y + row.height + (0.07 * s if row.height else 0.0)
    foot = frame.bottom - action.height
    column = support(order, width=column_width * 0.94, max_lines=4 if tall else 3, height=0.26 * board.height)
    below = column.ink_height + 0.05 * s if column and column.blocks else 0.0
    room = board.height * 0.26 if tall else foot - head_top - below - 0.1 * s
    headline = headline_block(order, width=frame.w if tall else column_width, height=room, share=0.135, lines=2 if tall else 4)
    if headline is None:
        return None
    y = head_top + headline.rise
    column_y = foot - 0.055 * s - below + 0.05 * s if tall else y + headline.ink_height + 0.055 * s
    text_right = frame.x + max(column_width if tall else headline.width, column.width if column else 0.0, action.width)
    centre = (text_right + 0.03 * s + board.width) / 2
    place, zone = _far_side(stage, centre, text_right, headline_foot=y + headline.ink_height if tall else 0.0)
    _, hero = _standing(order, zone)
    layers: list[Layer] = [stage.painted(place), *hero, *row.place(order, frame, frame.y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += _gilded(order, column.place(order, frame.x, column_y)) if column else ()
    layers += action.place(order, frame.x, foot)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))


def _gilded(order: Order, layers: tuple[TextLayer, ...]) -> tuple[TextLayer, ...]:
    """Return the supporting copy with its figure in the button's colour, where that reads as large type does."""
    tone = order.scheme.colour("accent")
    readable = contrast(tone, order.scheme.colour("ground_centre")) >= CONTRAST_TEXT
    return tuple(replace(layer, colour=tone) if layer.role is Role.FIGURE and readable else layer for layer in layers)


def _far_side(stage: _Stage, centre: float, text_right: float, *, headline_foot: float) -> tuple[Place, Box]:
    """Return the place of a scene beside a column of copy, and the zone of its product."""
    board, s = stage.above.artboard, stage.above.s
    room = board.width - text_right
    if stage.setting is Setting.NICHE:
        top, floor = max(0.075 * s, headline_foot + 0.05 * s), board.height - 0.125 * s
        span = min(0.8 * (room - 0.06 * s), 0.62 * (floor - top), 0.56 * s)
        return stage.place(calm_top=top, calm_foot=floor, focus=centre, span=span), _inside(centre, span, top, floor)
    floor = 0.93 * board.height
    zone = Box(x=text_right + 0.05 * s, y=0.09 * board.height, w=room - 0.09 * s, h=floor - 0.09 * board.height)
    place = stage.place(calm_top=0.3 * board.height, calm_foot=0.9 * board.height, horizon=0.55, focus=centre, calm_left=text_right)
    return place, zone


def _story(stage: _Stage) -> Scene | None:
    """9:16: everything to read on the sky, inside the clear zone; the land has the lower part."""
    order = stage.above
    board, s, safe = order.artboard, order.s, order.artboard.safe
    share, of_height, lines = _HEADLINE[Aspect.STORY]
    row = brand_row(order, width=safe.w)
    headline = headline_block(order, width=safe.w, height=board.height * of_height, share=share, lines=lines)
    if headline is None:
        return None
    action = button(order, max_width=safe.w * 0.8)
    top = safe.y + row.rise + row.height + (0.05 * s if row.height else 0.0) + headline.rise
    y = top + headline.ink_height + 0.05 * s
    column = support(order, width=safe.w * 0.94, max_lines=3, height=safe.bottom - y - action.height - 0.06 * s)
    layers: list[Layer] = [*row.place(order, safe, safe.y + row.rise)]
    layers.append(TextLayer(block=headline, x=safe.x, y=top, colour=order.ink, role=Role.HEADLINE))
    if column and column.blocks:
        layers += column.place(order, safe.x, y)
        y += column.ink_height + 0.055 * s
    layers += action.place(order, safe.x, y)
    calm_top = y + action.height + 0.03 * s
    focus = board.width * 0.64
    floor = board.height * 0.9
    zone = Box(x=0.16 * board.width, y=calm_top + 0.03 * s, w=0.8 * board.width, h=floor - calm_top - 0.03 * s)
    span = min(0.66 * board.width, 0.8 * (floor - calm_top))
    if stage.setting is Setting.NICHE:
        focus = board.width / 2
        zone = _inside(focus, span, calm_top, floor)
    _, hero = _standing(stage.below, zone)
    place = stage.place(calm_top=calm_top, calm_foot=floor, horizon=0.46, focus=zone.cx if hero else focus, span=span)
    return Scene(artboard=board, layers=(stage.painted(place), *hero, *layers), dropped=() if column else (Role.SUBHEADLINE,))


def _tower(stage: _Stage) -> Scene | None:
    """1:4 and 1:8: headline on the sky, land in the middle, supporting copy and action at the foot."""
    order = stage.above
    board, s, frame = order.artboard, order.s, order.artboard.frame
    row = brand_row(order, width=frame.w, with_label=False)
    headline = headline_block(order, width=frame.w, height=board.height * 0.3, share=0.24, lines=6)
    if headline is None:
        return None
    action = button(stage.below, max_width=frame.w, arrow=False)
    foot = frame.bottom - action.height
    column = support(stage.below, width=frame.w, max_lines=5, height=board.height * 0.14)
    column_top = foot - (column.ink_height + 0.14 * s if column and column.blocks else 0.0)
    y = frame.y + row.height + (0.16 * s if row.height else 0.0) + headline.rise
    calm_top, calm_foot = y + headline.ink_height + 0.05 * s, column_top - 0.14 * s
    focus, span = board.width * (0.5 if order.product else 0.6), 0.78 * board.width
    zone = Box(x=0.1 * board.width, y=calm_top, w=0.8 * board.width, h=calm_foot - 0.03 * s - calm_top)
    if stage.setting is Setting.NICHE:
        calm_top = max(calm_top + 0.1 * s, calm_foot - 2.3 * span)
        calm_foot -= 0.16 * span + 0.02 * s
        zone = _inside(focus, span, calm_top, calm_foot)
    _, hero = _standing(stage.below, zone)
    horizon = max(0.4, 1 - 1.1 * s / (calm_foot - calm_top))
    place = stage.place(calm_top=calm_top, calm_foot=calm_foot, horizon=horizon, focus=focus, span=span)
    layers: list[Layer] = [stage.painted(place), *hero, *row.place(order, frame, frame.y)]
    layers.append(TextLayer(block=headline, x=frame.x, y=y, colour=order.ink, role=Role.HEADLINE))
    layers += column.place(stage.below, frame.x, column_top) if column else ()
    layers += action.place(stage.below, frame.x, foot, width=frame.w)
    return Scene(artboard=board, layers=tuple(layers), dropped=() if column else (Role.SUBHEADLINE,))
