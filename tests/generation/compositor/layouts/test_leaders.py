"""Leaders end where the product truly is, also where its outline bends inwards."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from generation.compositor.artboard import Box
from generation.compositor.layouts.leaders import leader, outline
from generation.compositor.layouts.stage import stand
from generation.compositor.paint.pictures import study
from generation.compositor.scene import Form, ShapeLayer
from tests.generation.compositor.conftest import picture_of
from tests.generation.compositor.layouts.promises import COPIES, order_for


def hourglass() -> Image.Image:
    """Draw a thing with a thin waist: its convex outline is a box, its own is not."""
    image = Image.new("RGBA", (600, 900), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((50, 50, 550, 250), fill="#3A2FA0")
    pen.rectangle((270, 250, 330, 650), fill="#3A2FA0")
    pen.rectangle((50, 650, 550, 850), fill="#3A2FA0")
    return image


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("angle", [0.0, 12.0])
def test_a_leader_to_a_waist_reaches_the_waist(right: bool, angle: float) -> None:  # noqa: FBT001
    measured = study(picture_of(hourglass()))
    standing = stand(measured, Box(x=200, y=100, w=500, h=750), angle=angle)
    shape = outline(measured, standing)
    at_waist = shape.side(standing.bounds.cy, right=right, between=(0.0, 2000.0))
    at_foot = shape.side(standing.bounds.y + 0.85 * standing.bounds.h, right=right, between=(0.0, 2000.0))

    assert at_waist is not None
    assert at_foot is not None
    assert abs(at_waist[0] - standing.bounds.cx) < 0.18 * standing.bounds.w
    assert abs(at_foot[0] - standing.bounds.cx) > 0.22 * standing.bounds.w


def test_a_leader_keeps_between_the_heights_that_it_is_given() -> None:
    measured = study(picture_of(hourglass()))
    standing = stand(measured, Box(x=200, y=100, w=500, h=750), angle=0.0)
    shape = outline(measured, standing)
    found = shape.side(standing.bounds.y, right=False, between=(standing.bounds.cy, standing.bounds.bottom))

    assert found is not None
    assert found[1] == pytest.approx(standing.bounds.cy)
    assert shape.side(standing.bounds.cy, right=False, between=(3000.0, 3100.0)) is None


def test_a_leader_is_a_thin_line_with_a_dot_at_its_end() -> None:
    line, rim, dot = leader(order_for((1024, 1024), COPIES["plain"]), (60.0, 500.0), (400.0, 500.0))

    assert isinstance(line, ShapeLayer)
    assert isinstance(rim, ShapeLayer)
    assert isinstance(dot, ShapeLayer)
    assert (line.box.x, line.box.right) == (60.0, 400.0)
    assert line.box.h < 4
    assert dot.form is Form.ELLIPSE
    assert (dot.box.cx, dot.box.cy) == pytest.approx((400.0, 500.0))
    assert rim.box.holds(dot.box)
