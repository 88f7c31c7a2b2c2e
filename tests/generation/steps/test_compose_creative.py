"""The finished picture is stored under an address of its own, described and taken apart into layers."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from PIL import Image

from generation.compositor import draw
from generation.steps.design import Design, load_design
from piad import media
from tests.generation.steps.outputs import drawn, read_and_written


def test_a_creative_says_what_is_stored() -> None:
    (made,) = drawn(read_and_written(ratio="4:5")).outputs["compose_creative"]["creatives"]

    png = media.load(made["media_key"])
    assert made["media_key"].startswith("results/")
    assert (made["width"], made["height"], made["format"], made["variant"]) == (464, 576, "png", 0)
    assert (made["bytes"], made["sha256"]) == (len(png), hashlib.sha256(png).hexdigest())
    with Image.open(io.BytesIO(png)) as picture:
        assert (picture.format, picture.size) == ("PNG", (464, 576))


def test_the_words_are_in_the_description_and_in_the_layers() -> None:
    (made,) = drawn(read_and_written()).outputs["compose_creative"]["creatives"]

    assert "Cours plus loin" in made["alt_text"]
    assert "Cours plus loin" in " ".join(layer.get("text") or "" for layer in made["layers"]).replace("\n", " ")
    assert json.loads(json.dumps(made)) == made


def test_equal_orders_give_equal_pictures_under_different_addresses() -> None:
    first, second = (drawn(read_and_written()).outputs["compose_creative"]["creatives"][0] for _ in range(2))

    assert (first["sha256"], first["recipe_hash"], first["id"]) == (second["sha256"], second["recipe_hash"], second["id"])
    assert first["media_key"] != second["media_key"]


@pytest.mark.parametrize("with_shoe", [True, False])
def test_a_picture_is_optional(with_shoe: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert len(drawn(read_and_written(with_shoe=with_shoe)).outputs["compose_creative"]["creatives"]) == 1


def test_the_design_is_kept_and_draws_the_stored_picture_again() -> None:
    (made,) = drawn(read_and_written()).outputs["compose_creative"]["creatives"]

    design = load_design(made["design_key"])

    pictures = design.load_pictures()
    resolved = draw.standing(design.scene, design.plan, pictures, repairs=design.repairs)
    again = draw.finished(resolved, design.plan, recipe_hash=made["recipe_hash"])
    with Image.open(io.BytesIO(media.load(made["media_key"]))) as served, Image.open(io.BytesIO(again.file)) as drawn_again:
        assert served.convert("RGB").tobytes() == drawn_again.convert("RGB").tobytes()
    assert made["design_key"].startswith("inputs/")
    assert Design.from_json(design.to_json()) == design
