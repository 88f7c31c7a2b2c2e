"""The staff's gallery in a real browser: found, filtered, walked by keyboard, read on a phone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from avatars import compositor
from avatars.models import SavedAvatar
from avatars.persona import read_persona
from piad import media
from tests.brands.conftest import make_customer
from tests.fixtures.browser import Browser, browser, executable

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(executable() is None, reason="no Chromium here; on Debian: apt install chromium"),
]
PEOPLE = (
    ("Spring hero", "A smiling entrepreneur from Senegal", "west_africa"),
    ("Pharmacist", "A friendly pharmacist from Jordan in a hijab", "middle_east"),
    ("Barista", "A barista from Lisbon with curly hair", "southern_europe"),
    ("", "A teacher from Kyoto with round glasses", "japan"),
)


def keep(server: LiveServer) -> None:
    """Save portraits of ours for two organizations."""
    customers = make_customer("Acme"), make_customer("Globex")
    for number in range(12):
        label, prompt, culture = PEOPLE[number % len(PEOPLE)]
        persona = read_persona(prompt, {"filter_culture": culture}, seed=number)
        portrait = compositor.draw(persona, width=448, height=600, seed=number, brand_colours=(), backdrop_from=None)
        stored = media.store(area=media.Area.RESULTS, extension="png", content=portrait.file)
        SavedAvatar.objects.create(
            organization_id=customers[number % 2].organization_id,
            job_id=f"00000000-0000-4000-8000-{number:012}",
            label=label,
            prompt=prompt,
            culture=culture,
            style=persona.style.value,
            hints={"filter_culture": culture},
            alt_text=portrait.alt_text,
            licence="house",
            media_key=stored.key,
            media_type="image/png",
            sha256=stored.sha256,
            bytes=stored.bytes,
            width=448,
            height=600,
        )


def log_in(page: Browser, server: LiveServer) -> None:
    User.objects.create_user("sam", password="a long password", is_staff=True)
    page.open(f"{server.url}/staff/avatars/")
    page.fill("input[name=username]", "sam")
    page.fill("input[name=password]", "a long password")
    page.click("form button[type=submit]")
    page.until("document.querySelector('.card') && document.readyState === 'complete'")


def shot(page: Browser, name: str) -> None:
    if folder := os.environ.get("TEST_SHOTS"):
        page.shot(Path(folder) / f"{name}.png")


def press(page: Browser, key: str) -> None:
    for kind in ("keyDown", "keyUp"):
        page.call("Input.dispatchKeyEvent", type=kind, key=key, code=key)


def test_staff_browse_filter_and_open_avatars(live_server: LiveServer, tmp_path: Path, settings: Settings) -> None:
    settings.PIAD_PUBLIC_URL = live_server.url  # pictures are served where the page is
    with browser(tmp_path) as page:
        page.size(1280, 900)
        keep(live_server)
        log_in(page, live_server)

        assert "12 saved avatars" in page.text()
        page.until("[...document.images].every(image => image.loading === 'lazy' || (image.complete && image.naturalWidth > 0))")
        shot(page, "gallery-wide")

        press(page, "ArrowRight")
        assert page.run("document.activeElement === document.querySelectorAll('.card')[0]")
        press(page, "ArrowRight")
        assert page.run("document.activeElement === document.querySelectorAll('.card')[1]")
        press(page, "/")
        assert page.run("document.activeElement.name") == "q"

        page.fill("input[name=q]", "kyoto")
        page.click(".filters button")
        page.until("document.body.innerText.includes('3 saved avatars found')")
        page.click(".card")
        page.until("document.querySelector('.detail') && document.images[1].complete && document.images[1].naturalWidth > 0")
        assert "A teacher from Kyoto with round glasses" in page.text()
        assert page.run("document.querySelector('a[download]').getAttribute('href')").endswith("/download")
        shot(page, "avatar-wide")

        page.size(375, 812)
        page.open(f"{live_server.url}/staff/avatars/?culture=japan")
        assert page.run("document.documentElement.scrollWidth <= 375")
        assert page.run("getComputedStyle(document.querySelector('.grid')).gridTemplateColumns.split(' ').length") == 2
        shot(page, "gallery-phone")
        page.click(".card")
        page.until("document.querySelector('.detail')")
        assert page.run("document.documentElement.scrollWidth <= 375")
        shot(page, "avatar-phone")
