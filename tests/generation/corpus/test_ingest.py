"""Operators' own ads: taken in whole or not at all, once, and measured."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image, ImageDraw

from generation.corpus import tending
from generation.corpus.ingest import ingest, sources_of
from generation.models import Origin, ReferenceAd, Standing
from piad import media
from piad.accounts.actions import create_organization

pytestmark = pytest.mark.django_db


def an_ad(headline: str = "Good morning") -> bytes:
    image = Image.new("RGB", (600, 600), "#F4EFE6")
    pen = ImageDraw.Draw(image)
    pen.text((60, 80), headline, fill="#1B2A49", font_size=72)
    pen.rounded_rectangle((60, 480, 260, 550), 20, fill="#C0392B")
    pen.text((110, 498), "Order", fill="white", font_size=32)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.png").write_bytes(an_ad())
    (tmp_path / "two.png").write_bytes(an_ad("Good night"))
    (tmp_path / "notes.txt").write_text("not an ad")
    return tmp_path


def run(path: Path, *more: str) -> str:
    said = io.StringIO()
    call_command("ingest_references", str(path), *more, stdout=said, stderr=said)
    return said.getvalue()


def test_a_folder_becomes_drafts_that_are_measured(folder: Path) -> None:
    assert run(folder) == "2 added (2 of them as drafts), 0 known already, 0 refused.\n"

    row = ReferenceAd.objects.get(title="one")
    assert (row.origin, row.status, row.width, row.height) == (Origin.INGESTED, Standing.DRAFT, 600, 600)
    assert [box["kind"] for box in row.boxes] == ["headline", "cta"]
    assert (row.colours[0], row.palette_mood) == ("#F4EFE6", "airy")
    assert media.load(str(row.picture_key))[8:12] == b"WEBP"


def test_what_holds_for_all_can_be_said_once(folder: Path) -> None:
    run(folder, "--set", "industry=coffee", "--set", "language=fr", "--set", "market=SN")

    row = ReferenceAd.objects.get(title="one")
    assert (row.status, row.industry, row.language, row.culture) == (Standing.ACTIVE, "coffee", "fr", "west_africa")


def test_a_second_run_adds_nothing(folder: Path) -> None:
    run(folder)

    assert run(folder) == "0 added (0 of them as drafts), 2 known already, 0 refused.\n"
    assert ReferenceAd.objects.count() == 2


def test_an_organizations_ads_are_its_own(folder: Path) -> None:
    organization = create_organization(name="Acme")
    run(folder)

    run(folder, "--organization", organization.slug)

    assert ReferenceAd.objects.filter(organization=organization).count() == 2
    assert ReferenceAd.objects.filter(organization=None).count() == 2


def test_an_unknown_organization_is_refused(folder: Path) -> None:
    with pytest.raises(CommandError, match="There is no organization 'nobody'"):
        run(folder, "--organization", "nobody")


def test_a_row_says_what_is_on_the_ad(folder: Path) -> None:
    table = folder / "ads.csv"
    table.write_text(
        "file,industry,tags,headline,cta,figure,title,source\none.png,coffee,espresso|morning,Good morning,Order,-20%,Morning,Acme\n"
    )

    run(table)

    row = ReferenceAd.objects.get()
    assert (row.title, row.source, row.tags, row.copy["headline"]) == ("Morning", "Acme", ["espresso", "morning"], "Good morning")
    assert row.skeleton == {"formula": "offer", "headline": 12, "subheadline": 0, "cta": 5, "points": 0, "figure": True}
    assert "espresso" in row.keywords


def test_what_is_wrong_with_one_row_stops_no_other_and_stores_nothing(folder: Path) -> None:
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    rows = ["gone.png,coffee,", "broken.png,coffee,", "two.png,cofee,", "two.png,coffee,Senegal", "one.png,coffee,SN"]
    table = folder / "ads.csv"
    table.write_text("\n".join(["file,industry,market", *rows]))

    done = ingest(sources_of(table, {}), organization_id=None)

    assert [row.title for row in done.added] == ["one"]
    assert [refusal.name for refusal in done.refused] == ["line 2", "line 3", "line 4", "line 5"]
    assert "industry 'cofee' is not known" in done.refused[2].why
    assert "ISO 3166" in done.refused[3].why
    assert ReferenceAd.objects.count() == 1


def test_the_command_fails_where_an_ad_was_not_taken(folder: Path) -> None:
    (folder / "broken.png").write_bytes(b"no picture at all")

    with pytest.raises(CommandError, match="Some ads were not taken"):
        run(folder)
    assert ReferenceAd.objects.count() == 2


def test_a_column_that_nobody_knows_is_refused(folder: Path) -> None:
    table = folder / "ads.csv"
    table.write_text("file,branch\none.png,coffee\n")

    done = ingest(sources_of(table, {}), organization_id=None)

    assert "there is no column branch" in done.refused[0].why


def test_a_csv_file_without_files_is_refused(folder: Path) -> None:
    table = folder / "ads.csv"
    table.write_text("industry\ncoffee\n")

    with pytest.raises(CommandError, match="no column 'file'"):
        run(table)


def uploaded(content: bytes) -> ReferenceAd:
    stored = media.store(area=media.Area.INPUTS, extension="png", content=content)
    return ReferenceAd.objects.create(title="x", picture_key=stored.key, picture_sha256=stored.sha256)


def test_an_upload_is_measured_by_the_next_round() -> None:
    row = uploaded(an_ad())
    before = str(row.picture_key)

    tending.tend()

    row.refresh_from_db()
    assert row.measured_at is not None
    assert [box["kind"] for box in row.boxes] == ["headline", "cta"]
    assert str(row.picture_key).startswith("results/")
    with pytest.raises(media.MediaMissing):
        media.load(before)


def test_an_upload_that_is_no_picture_says_so_and_is_not_tried_again() -> None:
    row = uploaded(b"\x89PNG\r\n\x1a\n" + b"x" * 50)

    tending.tend()

    row.refresh_from_db()
    assert row.trouble.startswith("The picture ")
    assert row.measured_at is None
