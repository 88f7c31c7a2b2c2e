"""Copy that nobody would choose: any script, any length, any members, on every ratio and placement, and what an ad of it breaks."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from hypothesis import strategies as st
from PIL import Image

from brands.kit import BrandKit
from generation.brief import AdCopy, Direction, Intensity, OutputSize
from generation.compositor import draw, handover, inspect, plan
from generation.compositor.pictures import LOGO_INDEX, PictureInput
from generation.compositor.scene import Role
from generation.compositor.tokens import is_rtl
from generation.compositor.typeset.itemise import missing_glyphs
from generation.fonts import LAST_RESORT, Voice
from generation.placements import ASPECT_RATIOS, pixel_size, placements
from tests.generation.compositor.conftest import bottle, brief_for, picture_of, scenery

# Words in the scripts that ads are set in, by language; those without spaces are cut anywhere.
WORDS: Final[dict[str, str]] = {
    "en": "the quick walk home after a long day with everything you need for work and play internationalisation",
    "de": "Geschwindigkeitsbegrenzung ohne Kompromisse für alle die weiter laufen wollen",
    "fr": "La ville à vos pieds l’été à Dakar sans détour garantie à vie",
    "el": "Η πόλη στα πόδια σας για κάθε μέρα με άνεση και στυλ που διαρκεί",
    "ru": "Город у ваших ног каждый день без компромиссов удобство качество",
    "ar": "عطر يليق بليالي رمضان على مجموعة العود تسوّق الآن وفّر أكثر",
    "fa": "شهر زیر پای شما با کیفیت بی‌نظیر هر روز",
    "ur": "شہر آپ کے قدموں میں ہر دن آرام دہ جوتے",
    "he": "העיר לרגליך כל יום בנוחות ובסגנון שנשאר",
    "hi": "शहर आपके कदमों में हर दिन आराम और शैली",
    "bn": "শহর আপনার পায়ের নিচে প্রতিদিন আরাম",
    "ta": "நகரம் உங்கள் காலடியில் ஒவ்வொரு நாளும் வசதி",
    "te": "నగరం మీ పాదాల వద్ద ప్రతి రోజు సౌకర్యం",
    "th": "เมืองอยู่แทบเท้าคุณทุกวันสบายมีสไตล์",
    "km": "ទីក្រុងនៅក្រោមជើងរបស់អ្នករាល់ថ្ងៃ",
    "my": "မြို့သည် သင့်ခြေရင်းတွင် နေ့တိုင်း သက်တောင့်သက်သာ",
    "am": "ከተማዋ በእግርዎ ስር በየቀኑ ምቾት",
    "zh-Hans": "城市就在你的脚下每一天都舒适时尚",
    "zh-Hant": "城市就在你的腳下每一天都舒適時尚",
    "ja": "街はあなたの足元に。毎日を軽やかに、スタイルとともに",
    "ko": "도시가 당신의 발 아래 매일 편안하게 스타일",
}
_EMOJI: Final = "🚀 🎉 ✨ 🔥 👟 ❤️ 👨‍👩‍👧 🇸🇳 now"
_FIGURES: Final = ("29 900 FCFA", "−50 %", "٢٥٪", "1.299,00 €", "₹ 4,999", "¥3,980")
_LONGEST: Final = 200
_CATEGORIES: Final = ("footwear", "beauty", "saas", "food", "nothing-of-ours")
_FALLBACK: Final = Voice(family=LAST_RESORT[0], weight=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One ad to make: copy, artboard, the names of its pictures and the trade."""

    copy: AdCopy
    size: OutputSize
    shown: str
    category: str


@lru_cache(maxsize=1)
def boards() -> tuple[OutputSize, ...]:
    """Return every ratio of the wire at its smallest, and every placement."""
    ratios = [(ratio, *pixel_size(ratio, "512")) for ratio in ASPECT_RATIOS]
    plain = [OutputSize(aspect_ratio=name, resolution="512", width=w, height=h, intensity=Intensity.MINIMAL) for name, w, h in ratios]
    named = [
        OutputSize(
            aspect_ratio=place.aspect_ratio,
            resolution="placement",
            width=place.width,
            height=place.height,
            intensity=Intensity.MINIMAL,
            placement=place.name,
        )
        for place in placements().values()
    ]
    return (*plain, *named)


@lru_cache(maxsize=1)
def pictures() -> dict[str, tuple[PictureInput, ...]]:
    """Return what customers send, by a name for it."""
    long = picture_of(bottle(size=(400, 900)).rotate(90, expand=True))
    logo = picture_of(bottle("#101010", size=(500, 160)), LOGO_INDEX)
    pale = picture_of(bottle(colour="#EDEDEB", ground=(246, 246, 244, 255)).convert("RGB"))
    return {
        "nothing": (),
        "upright": (picture_of(bottle()),),
        "long": (long,),
        "photo": (picture_of(scenery()),),
        "thumbnail": (picture_of(scenery((160, 120))),),
        "packshot": (pale,),
        "logo": (logo,),
        "long and logo": (long, logo),
    }


def _phrases(source: str, longest: int) -> st.SearchStrategy[str]:
    words = source.split()
    pieces = words if len(words) > 3 else list(source)
    joiner = " " if len(words) > 3 else ""
    lengths = st.one_of(st.integers(1, min(30, longest)), st.integers(1, longest))
    return st.tuples(st.lists(st.sampled_from(pieces), min_size=1, max_size=60), lengths).map(
        lambda drawn: joiner.join(drawn[0])[: drawn[1]].strip() or pieces[0]
    )


def texts(language: str, longest: int = _LONGEST, *, wild: bool = False) -> st.SearchStrategy[str]:
    """Return lines of a language, now and then mixed with another or with emoji; ``wild`` ones are of one letter or of anything at all."""
    half = max(1, longest // 2)
    own = _phrases(WORDS[language], longest)
    other = st.sampled_from(sorted(WORDS)).flatmap(lambda name: _phrases(WORDS[name], half))
    mixed = st.tuples(_phrases(WORDS[language], half), st.one_of(other, _phrases(_EMOJI, half))).map(" ".join)
    same = st.tuples(st.sampled_from("WMiاคက国é🔥"), st.integers(1, longest)).map(lambda drawn: drawn[0] * drawn[1])
    anything = st.text(min_size=1, max_size=min(40, longest)).filter(lambda text: bool(text.strip()))
    lines = (own, own, mixed, same, anything) if wild else (own, own, own, mixed)
    return st.one_of(*lines).map(lambda text: text[:longest].strip() or "A")


@st.composite
def copies(draw_from: st.DrawFn) -> AdCopy:
    """Return copy with any of its members, each one to two hundred characters long."""
    language, wild = draw_from(st.sampled_from(sorted(WORDS))), draw_from(st.integers(0, 5)) == 0

    def line(longest: int = _LONGEST) -> str:
        return draw_from(texts(language, longest, wild=wild))

    def perhaps(longest: int = _LONGEST) -> str | None:
        return line(longest) if draw_from(st.booleans()) else None

    points = tuple(line(40) for _ in range(draw_from(st.sampled_from((0, 0, 0, 2, 3, 4)))))
    return AdCopy(
        headline=line(draw_from(st.sampled_from((30, 60, 90, _LONGEST)))),
        cta=line(draw_from(st.sampled_from((12, 18, 24, 24, _LONGEST)))),
        language=language,
        direction=Direction.RTL if is_rtl(language) else Direction.LTR,
        subheadline=perhaps(),
        brand_name=perhaps(draw_from(st.sampled_from((12, 18, 24, 40, _LONGEST)))),
        label=perhaps(30),
        figure=draw_from(st.one_of(st.none(), st.sampled_from(_FIGURES), texts(language, 40))),
        figure_note=perhaps(60),
        points=points,
        counterpoints=tuple(line(40) for _ in points) if draw_from(st.booleans()) else (),
        quote=perhaps() if not points else None,
        quote_by=perhaps(40),
        rating=draw_from(st.one_of(st.none(), st.integers(0, 10).map(lambda half: half / 2))),
        stat=draw_from(st.one_of(st.none(), st.sampled_from(("6.2 h", "93 %", "٩٣٪")))) if not points else None,
        stat_note=perhaps(80),
        stat_source=perhaps(60),
        legal=perhaps(draw_from(st.sampled_from((30, 90, _LONGEST)))),
    )


def cases() -> st.SearchStrategy[Case]:
    """Return any copy on any artboard with any picture."""
    return st.builds(
        Case,
        copy=copies(),
        size=st.sampled_from(boards()),
        shown=st.sampled_from(sorted(pictures())),
        category=st.sampled_from(_CATEGORIES),
    )


def broken(case: Case) -> list[str] | None:
    """Make the ad as the service does and return what it breaks; None where it was refused by name."""
    copy, shown = case.copy, pictures()[case.shown]
    if _undrawable(copy):
        return None
    choices = plan.choose(copy=copy, brief=brief_for(copy, case.category), kit=BrandKit(), size=case.size, pictures=shown, seed=1)
    if not choices:
        return None
    best = choices[0].plan
    drawing = draw.compose(best, pictures=shown)
    file = handover.encode_drawing(drawing, best, wanted=None, with_pictures=bool(shown))
    report = inspect.inspect(replace(drawing, file=file.content), best, pictures=shown)
    failed = [f"{gate.rule} {gate.value:g} / {gate.limit:g}" for gate in report.gates if not gate.passed]
    if Image.open(io.BytesIO(file.content)).size != (case.size.width, case.size.height):
        failed.append("size")
    failed += [f"letters of the {role.value}" for role, words in _must_stand(copy).items() if not _stands(drawing, role, words)]
    return [f"{best.archetype.value} {case.size.width}x{case.size.height}: {what}" for what in failed]


def _undrawable(copy: AdCopy) -> bool:
    words = [value for value in copy.to_json().values() if isinstance(value, str)]
    return bool(missing_glyphs(" ".join((*words, *copy.points, *copy.counterpoints)), _FALLBACK, copy.language))


def _must_stand(copy: AdCopy) -> dict[Role, str]:
    return {role: words for role, words in ((Role.HEADLINE, copy.headline), (Role.CTA_LABEL, copy.cta), (Role.LEGAL, copy.legal)) if words}


def _stands(drawing: draw.Drawing, role: Role, words: str) -> bool:
    """Tell whether every letter of the words is on the ad, however they are broken into lines."""
    shown = "".join("".join(layer["text"].split()) for layer in drawing.layers if layer["kind"] == "text" and layer["role"] == role.value)
    return "".join(words.split()) in shown
