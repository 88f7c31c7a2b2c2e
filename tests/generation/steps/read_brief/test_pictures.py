"""References are fetched or loaded, decoded for real, and kept clean and private; a bad one is named."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pytest_django import Settings

from generation.steps.read_brief.pictures import take_in
from jobs.runner import StepFailure
from piad import media
from tests.fixtures.strangers import Stranger, answering, redirecting, silent, stranger
from tests.generation.conftest import Painter
from tests.generation.steps.contexts import address, inline


def failure_of(*inputs: object) -> StepFailure:
    with pytest.raises(StepFailure) as raised:
        take_in(inputs)  # type: ignore[arg-type]
    assert raised.value.code == "reference_input_invalid"
    assert not raised.value.retryable
    return raised.value


@pytest.fixture
def open_door(settings: Settings) -> list[str]:
    """Open the way to loopback servers as an operator would: by exact host and port."""
    opened: list[str] = []
    settings.PIAD_OUTBOUND_ALLOW = opened
    return opened


def reach(server: Stranger, opened: list[str]) -> Stranger:
    opened.append(server.authority)
    return server


def test_pictures_are_kept_clean_in_the_order_of_the_request(picture: Painter) -> None:
    kept = take_in((inline(0, picture(320, 200, kind="JPEG")), inline(1, picture(100, 150, mode="RGBA", colour="#FF000080"))))

    assert [(one.index, one.width, one.height, one.has_alpha) for one in kept] == [(0, 320, 200, False), (1, 100, 150, True)]
    for one, (extension, form) in zip(kept, (("jpg", "JPEG"), ("png", "PNG")), strict=True):
        assert one.media_key.startswith("inputs/")
        assert one.media_key.endswith(extension)
        with Image.open(io.BytesIO(media.load(one.media_key))) as opened:
            assert (opened.format, opened.size) == (form, (one.width, one.height))


def test_metadata_is_gone_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "a secret place"
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "#336699").save(file, "JPEG", exif=exif)

    (kept,) = take_in((inline(0, file.getvalue()),))

    png = media.load(kept.media_key)
    assert (kept.width, kept.height) == (200, 300)
    assert b"a secret place" not in png


def test_no_pictures_are_no_trouble() -> None:
    assert take_in(()) == ()


def test_an_address_is_fetched_through_the_guarded_door(picture: Painter, open_door: list[str]) -> None:
    with stranger(answering(picture(128, 96), content_type="application/octet-stream")) as server:
        (kept,) = take_in((address(0, reach(server, open_door).url("/shoe")),))

    assert (kept.width, kept.height) == (128, 96)


def test_an_address_and_inline_pictures_keep_their_order(picture: Painter, open_door: list[str]) -> None:
    with stranger(answering(picture(128, 96))) as server:
        url = reach(server, open_door).url("/shoe.png")
        kept = take_in((inline(0, picture(100, 100)), address(1, url), inline(2, picture(200, 100))))

    assert [(one.index, one.width) for one in kept] == [(0, 100), (1, 128), (2, 200)]


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/a.png", "https://169.254.169.254/latest/meta-data", "https://localhost/a.png", "https://[::1]/"]
)
def test_private_addresses_are_refused(url: str) -> None:
    message = failure_of(address(0, url)).message

    assert message.endswith("could not be fetched. This address cannot be used. It must be a public https address.")
    assert message.startswith("Reference image 1 (")


def test_a_redirect_into_the_private_network_is_refused(open_door: list[str]) -> None:
    with stranger(answering(b"secret")) as inside, stranger(redirecting(inside.url("/admin"))) as server:
        failure = failure_of(address(0, reach(server, open_door).url()))

        assert "cannot be used" in failure.message
        assert inside.visits == []


def test_a_missing_page_is_named_by_its_status(picture: Painter, open_door: list[str]) -> None:
    with stranger(answering(b"nothing here", status="404 Not Found")) as server:
        failure = failure_of(inline(0, picture()), address(1, reach(server, open_door).url("/gone.png")))

    assert failure.message == "Reference image 2 (127.0.0.1) could not be fetched. The address answered with status 404."
    assert failure.recovery_hint is not None


def test_a_page_that_is_no_picture_is_named(open_door: list[str]) -> None:
    with stranger(answering(b"<html>welcome</html>", content_type="image/png")) as server:
        message = failure_of(address(0, reach(server, open_door).url("/shoe.png"))).message

    assert message.startswith("Reference image 1 (127.0.0.1) is ")


def test_slow_hosts_are_given_up_together(open_door: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generation.steps.read_brief.pictures.FETCH_SECONDS", 1)
    with stranger(silent) as server:
        url = reach(server, open_door).url()
        message = failure_of(*(address(ordinal, url) for ordinal in range(6))).message

    assert message == "Reference image 1 (127.0.0.1) could not be fetched. The address did not answer completely in time."


def test_a_truncated_picture_is_refused(picture: Painter) -> None:
    assert failure_of(inline(0, picture(kind="JPEG")[:400])).message.startswith("Reference image 1 ")


def test_a_tiny_picture_is_refused_with_its_measure(picture: Painter) -> None:
    assert failure_of(inline(0, picture(63, 64))).message == "Reference image 1 is 63 x 64 pixels; each side needs at least 64."


def test_an_animation_is_refused() -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("#FF0000", "#00FF00")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])

    assert failure_of(inline(0, file.getvalue())).message == "Reference image 1 is animated; send a still picture."


def test_a_decompression_bomb_is_refused_by_its_header() -> None:
    file = io.BytesIO()
    Image.new("1", (16_000, 16_000)).save(file, "PNG", optimize=True)

    assert "megapixels" in failure_of(inline(0, file.getvalue())).message
