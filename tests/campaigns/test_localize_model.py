"""Localizations with a text model: its words stand where they hold to the rules, in languages of the house and in others."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from generation.models import ReferenceAd
from jobs.models import Job
from tests.campaigns.conftest import campaign
from tests.campaigns.test_localize import artifacts, localization, texts
from tests.fixtures.vendors.openai_wire import OpenAIWire
from tests.fixtures.vendors.server import Behaviour, Vendor
from tests.generation.conftest import Asker

pytestmark = pytest.mark.django_db(transaction=True)  # the watch beside a run renews its lease on a connection of its own

_EMPTY = {"label": "", "points": [], "quote": "", "stat_note": "", "figure": "", "figure_note": ""}
_JAPANESE = {
    **_EMPTY,
    "headline": "どこまでも、歩こう。",
    "subheadline": "朝から夜まで、足もと軽く。",
    "cta": "いま手に入れる",
    "label": "靴",
}
_THAI = {
    **_EMPTY,
    "headline": "ก้าวไปทุกที่",
    "subheadline": "จากเช้าจรดค่ำ",
    "cta": "สั่งซื้อเลย",
    "label": "รองเท้า",
    "figure": "$49",
    "figure_note": "ถึง 30 มิถุนายน",
}


@pytest.fixture
def source(asker: Asker, reference: ReferenceAd) -> Job:
    """Return a finished campaign ad of the house's own."""
    return campaign(asker, "Shoe ad for Kora, strong call to action. $49 until June 30.")


@pytest.fixture
def writer(source: Job, vendor: Vendor, settings: Settings) -> Vendor:
    """Return a vendor that writes, asked only once the source is made."""
    settings.PIAD_MODELS = {"text": "openai/writer", "image": ""}
    return vendor


def says(wire: OpenAIWire, ad: dict[str, Any], **changed: str) -> None:
    wire.answer = {"ads": [{**ad, **changed}]}


def test_the_models_words_stand_and_the_offer_is_set_by_the_locale(asker: Asker, source: Job, writer: Vendor, wire: OpenAIWire) -> None:
    says(wire, _JAPANESE)

    job = localization(asker, source, "Japan")

    shown = texts(asker, job)
    assert shown["headline"].replace(" ", "") == _JAPANESE["headline"]
    assert shown["note"] == "6月30日まで"
    assert job.payload["engine"]["text"] == "openai/writer"
    asked = writer.asked[0].body.decode()
    assert "polite" in asked
    assert "stereotype" in asked


@pytest.mark.parametrize("headline", ["今だけ9,900円", "Walk anywhere you like today", "#どこまでも"])
def test_words_that_break_a_rule_leave_ours(asker: Asker, source: Job, writer: Vendor, wire: OpenAIWire, headline: str) -> None:
    under = "Light shoes all day" if headline.isascii() else str(_JAPANESE["subheadline"])
    says(wire, _JAPANESE, headline=headline, subheadline=under)

    shown = texts(asker, localization(asker, source, "Japan"))

    assert shown["headline"].replace(" ", "") != headline
    assert any("\u3040" <= sign <= "\u9fff" for sign in shown["headline"])


def test_a_language_that_the_house_does_not_write_is_the_models(asker: Asker, source: Job, writer: Vendor, wire: OpenAIWire) -> None:
    says(wire, _THAI)

    job = localization(asker, source, "Thailand")

    assert job.error_message == ""
    assert texts(asker, job)["headline"].replace(" ", "") == _THAI["headline"]
    assert job.payload["localization"]["language"] == "th"


def test_a_vendor_that_fails_leaves_our_words_and_is_named(asker: Asker, source: Job, writer: Vendor) -> None:
    writer.behave(Behaviour.FAULT)

    job = localization(asker, source, "Japan")

    assert job.payload["engine"] == {"text": "local", "image": "local", "degraded_from": "openai", "disclosure": "none"}
    assert artifacts(job, "write_copy")["language"] == "ja"
