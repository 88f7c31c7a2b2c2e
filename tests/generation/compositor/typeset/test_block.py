"""Setting blocks: nothing overflows, lines break where a reader would break them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generation.compositor.tokens import display_style, text_style
from generation.compositor.typeset.block import fit_block, resized, set_block
from generation.compositor.typeset.shape import Style
from generation.fonts import PAIRINGS

SCRIPTS = (
    "Shoes for the long way home",
    "Обувь для долгой дороги домой",
    "Παπούτσια για τον μακρύ δρόμο",
    "أحذية لطريق العودة الطويل",
    "נעליים לדרך הארוכה הביתה",
    "घर तक के लंबे रास्ते के जूते",
    "বাড়ি ফেরার লম্বা পথের জুতা",
    "வீட்டிற்கான நீண்ட பாதை காலணிகள்",
    "రోజంతా నడిచే బూట్లు",
    "รองเท้าสำหรับทางกลับบ้าน",
    "ເກີບສຳລັບທາງກັບບ້ານ",
    "ស្បែកជើងសម្រាប់ផ្លូវឆ្ងាយ",
    "ဖိနပ် အသစ်များ",
    "ጫማ ለረጅም መንገድ",
    "长路回家的鞋子",
    "長路回家的鞋子",
    "長い帰り道のための靴",
    "긴 귀갓길을 위한 신발",
    "Now 👟 50% off 👩🏽‍🚀 today",
)


def headline(language: str = "en", pairing: str = "sturdy") -> Style:
    return display_style(PAIRINGS[pairing], language)


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(st.sampled_from([word for line in SCRIPTS for word in line.split()]), min_size=1, max_size=14),
    width=st.integers(120, 1400),
    height=st.integers(60, 900),
)
def test_a_block_that_is_set_never_leaves_its_box(words: list[str], width: int, height: int) -> None:
    block = fit_block(" ".join(words), headline(), width=width, height=height, max_lines=5, max_size=200, min_size=8)

    assert block is None or (block.width <= width + 0.01 and block.ink_height <= height + 0.01 and len(block.lines) <= 5)


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=200).filter(lambda text: text.strip()))
def test_any_text_is_set_or_refused_without_error(text: str) -> None:
    block = fit_block(text, headline(), width=500, height=400, max_lines=6, max_size=90, min_size=4)

    assert block is None or block.width <= 500.01


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script_keeps_all_its_words_when_it_is_broken(text: str) -> None:
    block = fit_block(text, headline("ja" if "靴" in text else "en"), width=420, max_lines=4, max_size=80, min_size=8)

    assert block is not None
    assert "".join(block.text.split()) == "".join(text.split())


def test_a_line_does_not_end_with_a_little_word_that_leads_on() -> None:
    block = fit_block("La ville à vos pieds.", headline("fr"), width=900, height=300, max_lines=3, max_size=150, min_size=40)

    assert block is not None
    assert block.text == "La ville\nà vos pieds."


def test_an_amount_stays_on_one_line() -> None:
    block = set_block("Dès 29 900 FCFA la paire", headline("fr"), size=60, lines=3)

    assert any("29 900 FCFA" in line.text for line in block.lines)


def test_korean_breaks_between_words_alone() -> None:
    block = set_block("오늘의 커피가 달라집니다", headline("ko"), size=60, lines=3)

    assert [line.text for line in block.lines] == ["오늘의", "커피가", "달라집니다"]


def test_japanese_does_not_begin_a_line_with_punctuation() -> None:
    block = set_block("一服の、余白。新茶を予約", headline("ja"), size=60, lines=3)

    assert all(line.text[0] not in "、。" for line in block.lines)


def test_arabic_gets_the_leading_its_marks_need() -> None:
    block = set_block("عطرٌ يليق بليالي رمضان", headline("ar"), size=60, lines=2)

    assert block.leading >= 1.42


def test_type_below_the_minimum_is_refused() -> None:
    assert fit_block("A rather long headline", headline(), width=60, max_lines=1, max_size=90, min_size=30) is None


def test_given_line_breaks_are_kept() -> None:
    block = set_block("One\nTwo", headline(), size=40, lines=2)

    assert [line.text for line in block.lines] == ["One", "Two"]


def test_resizing_scales_every_measure() -> None:
    block = set_block("Scale me", text_style(PAIRINGS["clean"], "en"), size=20, lines=1)

    assert resized(block, 40).width == pytest.approx(2 * block.width)


def test_a_text_of_many_words_is_set_whole() -> None:
    text = " ".join(f"w{number}" for number in range(400))
    block = set_block(text, headline(), size=10, lines=12)

    assert " ".join(block.text.split()) == text


def test_a_text_that_is_far_too_long_is_refused_at_once() -> None:
    started = time.process_time()
    block = fit_block("word " * 1_000, headline(), width=460, height=500, max_lines=6, max_size=90, min_size=20)

    assert block is None
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("text", "language", "pairing", "width", "lines"),
    [
        ("Bowl empty. Tail wagging.", "en", "soft", 460.0, "Bowl empty.\nTail wagging."),
        ("Brighter skin in 14 days", "en", "clean", 460.0, "Brighter\nskin in\n14 days"),
        ("Et si c’était chez vous\u202f?", "fr", "crisp", 460.0, "Et si c’était\nchez vous\u202f?"),
    ],
)
def test_lines_end_where_sentences_end_and_no_number_leaves_what_it_counts(
    text: str, language: str, pairing: str, width: float, lines: str
) -> None:
    block = fit_block(text, headline(language, pairing), width=width, max_lines=3, max_size=160, min_size=20)

    assert block is not None
    assert block.text == lines


def test_small_type_is_set_less_tightly_than_large_type() -> None:
    style = headline()
    small, large = (fit_block("L’eau", style, width=900, max_lines=1, max_size=size, min_size=8) for size in (14, 90))

    assert small is not None
    assert large is not None
    assert style.tracking < small.style.tracking < 0.0
    assert small.style.apostrophe == pytest.approx(0.045)
    assert large.style == style


def test_small_type_stays_tight_where_there_is_no_room_to_open_it() -> None:
    tight = set_block("L’eau", headline(), size=14, lines=1)
    block = fit_block("L’eau", headline(), width=tight.width + 0.01, max_lines=1, max_size=14, min_size=14)

    assert block is not None
    assert block.style == headline()


def test_a_chinese_line_ends_with_its_clause() -> None:
    block = fit_block("肌肤，先说早安", display_style(PAIRINGS["clean"], "zh"), width=300, max_lines=2, max_size=90, min_size=20)

    assert block is not None
    assert block.text == "肌肤，\n先说早安"


def test_a_word_and_its_comma_do_not_get_a_line_of_their_own() -> None:
    block = fit_block("今晚，餐桌上添点好味道。", display_style(PAIRINGS["clean"], "zh"), width=300, max_lines=2, max_size=40, min_size=20)

    assert block is not None
    assert not block.text.startswith("今晚，\n")
