"""A white edge is set apart where a platform asks for it, and nowhere else; buttons carry no arrow where none may stand."""

from __future__ import annotations

import pytest

from brands.kit import BrandKit, read_kit
from generation.brief import Intensity, OutputSize
from generation.compositor import draw, hairline, inspect, plan
from generation.compositor.draw import Resolved
from generation.compositor.plan import CreativePlan
from generation.compositor.scene import Role, ShapeLayer
from generation.copywriter import read_prompt, write_copy
from generation.placements import placements

WHITE = read_kit({"name": "Nordlys", "primary_background_hex": "#FFFFFF", "primary_accent_hex": "#0B5FFF"}, source="brand").kit


def planned(placement: str, kit: BrandKit) -> CreativePlan:
    place = placements()[placement]
    size = OutputSize(
        aspect_ratio=place.aspect_ratio,
        resolution="placement",
        width=place.width,
        height=place.height,
        intensity=Intensity.MINIMAL,
        placement=placement,
    )
    brief = read_prompt("A bold ad for running shoes, 30% off until Sunday")
    return plan.choose(copy=write_copy(brief, seed=3), brief=brief, kit=kit, size=size, pictures=(), seed=3)[0].plan


def lines(resolved: Resolved) -> int:
    """Count the shapes of one px at the very top of the layers."""
    return sum(isinstance(layer, ShapeLayer) and 1.0 in (layer.box.w, layer.box.h) for layer in resolved.scene.layers[-4:])


@pytest.mark.parametrize("placement", ["amazon.728x90", "amazon.160x600"])
def test_a_white_unit_of_amazon_gets_a_hairline_and_passes(placement: str) -> None:
    chosen = planned(placement, WHITE)

    resolved = draw.resolve(chosen, ())
    report = inspect.inspect(draw.compose(chosen, pictures=()), chosen, pictures=())

    assert lines(resolved) == 4
    assert hairline.white_edge(resolved.under) == 0.0
    assert [gate.rule for gate in report.gates if not gate.passed] == []
    assert any("hairline" in repair for repair in report.repairs)


@pytest.mark.parametrize(("placement", "kit"), [("amazon.728x90", BrandKit()), ("google.728x90", WHITE)])
def test_others_get_none(placement: str, kit: BrandKit) -> None:
    resolved = draw.resolve(planned(placement, kit), ())

    assert not any("hairline" in repair for repair in resolved.repairs)


@pytest.mark.parametrize(("placement", "arrows"), [("snapchat.single", 0), ("meta.stories", 1)])
def test_an_arrow_stands_on_buttons_only_where_it_may(placement: str, arrows: int) -> None:
    resolved = draw.resolve(planned(placement, BrandKit()), ())

    assert sum(layer.role is Role.CTA_ARROW for layer in resolved.scene.layers) == arrows
