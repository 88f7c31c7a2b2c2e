"""Reading pictures: kinds are told apart and subjects are found."""

from __future__ import annotations

import numpy as np
import pytest

from generation.colour import Colour, hue_distance
from generation.compositor.paint.pictures import open_picture, study
from generation.compositor.pictures import PictureKind
from tests.generation.compositor.conftest import bottle, picture_of, scenery


def test_transparency_makes_a_cut_out() -> None:
    found = study(picture_of(bottle()))

    assert found.kind is PictureKind.CUT_OUT
    assert found.stands_free


def test_an_even_border_makes_a_plain_ground() -> None:
    assert study(picture_of(bottle(ground=(250, 250, 248, 255)).convert("RGB"))).kind is PictureKind.PLAIN_GROUND


def test_a_scene_is_a_photo() -> None:
    found = study(picture_of(scenery()))

    assert found.kind is PictureKind.PHOTO
    assert sum(map(sum, found.unrest[:8])) < sum(map(sum, found.unrest[-8:]))


def test_a_subject_hardly_different_from_its_ground_keeps_the_ground() -> None:
    pale = picture_of(bottle(colour="#F3F3F1", ground=(247, 247, 246, 255)).convert("RGB"))

    assert study(pale).kind is PictureKind.PACKSHOT


def test_a_plain_ground_is_cut_away_to_the_pixel() -> None:
    cut = bottle()
    plain = picture_of(bottle(ground=(250, 250, 248, 255)).convert("RGB"))

    found = np.asarray(open_picture(plain, cut_out=True).getchannel("A")) > 127
    true = np.asarray(cut.getchannel("A")) > 127

    assert np.mean(found != true) < 0.002


def test_holes_in_the_subject_of_the_grounds_colour_stay() -> None:
    image = bottle(ground=(255, 255, 255, 255)).convert("RGB")
    image.paste((255, 255, 255), (170, 500, 230, 560))

    alpha = np.asarray(open_picture(picture_of(image), cut_out=True).getchannel("A"))

    assert alpha[530, 200] == 255


def test_the_subjects_box_is_where_it_was_drawn() -> None:
    box = study(picture_of(bottle())).subject

    assert (box.x, box.y, box.right, box.bottom) == pytest.approx((80, 45, 320, 855), abs=8)


def test_the_accent_is_the_strongest_saturated_colour() -> None:
    accent = study(picture_of(bottle())).accent

    assert accent is not None
    assert hue_distance(accent.lch[2], Colour.parse("#3A2FA0").lch[2]) < 12


def test_the_hull_spans_the_subject() -> None:
    hull = study(picture_of(bottle())).hull

    assert min(x for x, _ in hull) == 0.0
    assert max(y for _, y in hull) == pytest.approx(1.0, abs=0.01)
