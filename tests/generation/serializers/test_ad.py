"""The body of an ad request: every limit of every member, and one sentence for each mistake."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import pytest

from generation.actions import AdRequest, PictureAddress
from generation.serializers import AdRequestSerializer
from piad.api.errors import ApiError
from piad.ingest.inline import InlinePicture

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PICTURE = base64.b64encode(PNG).decode()
BRAND = "0b8f6a3e-6d0f-4a53-9b5a-0e6f5a0a9f11"


def read(**members: object) -> AdRequest:
    return AdRequestSerializer.read({"prompt": "Shoes", **members})


def refused(body: dict[str, Any]) -> tuple[str, str | None, list[tuple[str, str]]]:
    with pytest.raises(ApiError) as raised:
        AdRequestSerializer.read(body)
    error = raised.value
    assert error.http_status == 400
    return error.code, error.param, [(problem.param, problem.message) for problem in error.errors]


def only_problem(**members: object) -> tuple[str, str]:
    code, param, problems = refused({"prompt": "Shoes", **members})
    assert code == "invalid_request_body"
    assert [param] == [path for path, _ in problems]
    return problems[0]


def test_a_full_request_becomes_one_value() -> None:
    request = read(
        prompt="  Shoes for Dakar  ",
        reference_images=[PICTURE, "https://cdn.example/a.webp"],
        brand_id=BRAND.upper(),
        brand_identity_json={"core_slogan": "Run."},
        output={"aspect_ratio": "4:5", "resolution": "2K", "thinking_intensity": "high", "mood": "ignored"},
        client_reference_id=" order 7 ",
        metadata={"workflow": " autumn "},
        n=4,
    )

    assert request == AdRequest(
        prompt="Shoes for Dakar",
        pictures=(InlinePicture(content=PNG, media_type="image/png"), PictureAddress(url="https://cdn.example/a.webp")),
        brand_id=UUID(BRAND),
        brand_identity={"core_slogan": "Run."},
        output={"aspect_ratio": "4:5", "resolution": "2K", "thinking_intensity": "high"},
        client_reference_id="order 7",
        metadata={"workflow": "autumn"},
    )


def test_a_prompt_is_enough() -> None:
    assert read() == AdRequest(prompt="Shoes")


@pytest.mark.parametrize("prompt", ["x", "x" * 5_000, " " * 50 + "é" * 5_000 + " " * 50, "🥾" * 5_000])
def test_prompts_up_to_5000_characters_after_trimming_are_taken(prompt: str) -> None:
    assert read(prompt=prompt).prompt == prompt.strip()


@pytest.mark.parametrize(
    ("prompt", "message"),
    [
        ("", "Must not be empty."),
        (" \t\n ", "Must not be empty."),
        ("x" * 5_001, "Must have at most 5000 characters."),
        (7, "Must be a string."),
        (["Shoes"], "Must be a string."),
        (True, "Must be a string."),
        (None, "Must be a string, not null; leave the field out instead."),
    ],
)
def test_other_prompts_are_refused(prompt: object, message: str) -> None:
    assert only_problem(prompt=prompt) == ("prompt", message)


def test_the_prompt_is_required() -> None:
    assert refused({}) == ("invalid_request_body", "prompt", [("prompt", "This field is required.")])


def test_six_pictures_are_taken_and_seven_are_not() -> None:
    assert len(read(reference_images=[PICTURE] * 6).pictures) == 6
    assert only_problem(reference_images=[PICTURE] * 7) == ("reference_images", "Must have at most 6 pictures.")


def test_an_empty_list_of_pictures_is_none() -> None:
    assert read(reference_images=[]).pictures == ()


@pytest.mark.parametrize("value", [PICTURE, {}, 1])
def test_pictures_come_as_a_list(value: object) -> None:
    assert only_problem(reference_images=value) == ("reference_images", "Must be a list of strings.")


def test_a_bad_picture_is_named_by_its_place() -> None:
    code, param, problems = refused({"prompt": "Shoes", "reference_images": [PICTURE, "http://cdn.example/a.png", "", PICTURE]})

    assert (code, param) == ("invalid_reference_image", "reference_images.1")
    assert [path for path, _ in problems] == ["reference_images.1", "reference_images.2"]


def test_a_bad_picture_beside_another_mistake_is_one_of_several_problems() -> None:
    code, param, problems = refused({"reference_images": [""]})

    assert (code, param) == ("invalid_request_body", "prompt")
    assert [path for path, _ in problems] == ["prompt", "reference_images.0"]


@pytest.mark.parametrize("value", ["", "abc", BRAND.replace("-", ""), f"urn:uuid:{BRAND}", f"{{{BRAND}}}", 5, [], {}])
def test_a_brand_id_is_a_uuid_in_its_usual_form(value: object) -> None:
    assert only_problem(brand_id=value) == ("brand_id", "Must be a UUID such as 123e4567-e89b-12d3-a456-426614174000.")


@pytest.mark.parametrize("value", [[], "{}", 1, True])
def test_a_brand_identity_is_an_object(value: object) -> None:
    assert only_problem(brand_identity_json=value) == ("brand_identity_json", "Must be a JSON object.")


def test_a_brand_identity_of_unreasonable_size_is_refused() -> None:
    assert only_problem(brand_identity_json={"a": "x" * 262_144}) == ("brand_identity_json", "Must be at most 256 KiB of JSON.")


RATIOS = ("auto", "1:1", "1:4", "1:8", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9", "21:9")


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("resolution", ["512", "1K", "2K", "4K"])
def test_every_ratio_goes_with_every_resolution(ratio: str, resolution: str) -> None:
    output = {"aspect_ratio": ratio, "resolution": resolution}

    assert read(output=output).output == output


@pytest.mark.parametrize("value", ["7:3", "1:1 ", "", "1x1", 1, None, ["1:1"], {}])
def test_other_ratios_are_refused(value: object) -> None:
    assert only_problem(output={"aspect_ratio": value})[0] == "output.aspect_ratio"


@pytest.mark.parametrize("value", ["1k", "4k", "8K", 512, 1024, "", None, ["1K"]])
def test_other_resolutions_are_refused(value: object) -> None:
    assert only_problem(output={"resolution": value})[0] == "output.resolution"


@pytest.mark.parametrize("value", ["medium", "standard", "HIGH", "", 1, None, {}])
def test_other_intensities_are_refused(value: object) -> None:
    assert only_problem(output={"thinking_intensity": value})[0] == "output.thinking_intensity"


def test_the_message_lists_the_words() -> None:
    assert only_problem(output={"resolution": "1k"}) == ("output.resolution", "Must be one of: 512, 1K, 2K, 4K.")


@pytest.mark.parametrize("value", [[], "1:1", 1])
def test_output_is_an_object(value: object) -> None:
    assert only_problem(output=value) == ("output", "Must be a JSON object.")


def test_a_client_reference_id_has_1_to_200_characters_after_trimming() -> None:
    assert read(client_reference_id=" " + "x" * 200 + " ").client_reference_id == "x" * 200
    assert only_problem(client_reference_id="x" * 201) == ("client_reference_id", "Must have at most 200 characters.")
    assert only_problem(client_reference_id="  ") == ("client_reference_id", "Must not be empty.")
    assert only_problem(client_reference_id=5) == ("client_reference_id", "Must be a string.")


def test_metadata_has_at_most_16_keys() -> None:
    assert len(read(metadata={f"k{n}": "v" for n in range(16)}).metadata) == 16
    assert only_problem(metadata={f"k{n}": "v" for n in range(17)}) == ("metadata", "Must have at most 16 keys.")


def test_metadata_values_have_at_most_500_characters_after_trimming() -> None:
    assert read(metadata={"k": " " + "x" * 500 + " "}).metadata == {"k": "x" * 500}
    assert only_problem(metadata={"k": "x" * 501}) == ("metadata.k", "Must have at most 500 characters.")


@pytest.mark.parametrize("value", [1, True, None, [], {}])
def test_metadata_values_are_strings(value: object) -> None:
    assert only_problem(metadata={"a": "fine", "b": value}) == ("metadata.b", "Must be a string.")


@pytest.mark.parametrize("value", [[], "a", 1])
def test_metadata_is_an_object(value: object) -> None:
    assert only_problem(metadata=value) == ("metadata", "Must be an object of strings.")


OPTIONAL = ("reference_images", "brand_id", "brand_identity_json", "output", "client_reference_id", "metadata")


@pytest.mark.parametrize("member", OPTIONAL)
def test_null_is_not_the_same_as_leaving_a_member_out(member: str) -> None:
    path, message = only_problem(**{member: None})

    assert path == member
    assert message.endswith("not null; leave the field out instead.")
