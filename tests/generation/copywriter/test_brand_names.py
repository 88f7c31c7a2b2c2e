"""Whose ad it is: names that a prompt gives, and words that only look like names."""

from __future__ import annotations

import pytest

from generation.copywriter import read_prompt


@pytest.mark.parametrize(
    ("prompt", "brand"),
    [
        ("An ad for Kora", "Kora"),
        ("Ad for Kora sneakers in Dakar", "Kora"),
        ("Kora, a shoe brand from Dakar, wants an ad", "Kora"),
        ("Poster for the Kora brand", "Kora"),
        ("Brand name: Maison Delmas. Shoes.", "Maison Delmas"),
        ("shoes by Erg & Oasis", "Erg & Oasis"),
        ("ad for McDuck burgers", "McDuck"),
        ("Publicité pour la marque Kora", "Kora"),
        ("Une banque appelée Flora Pay", "Flora Pay"),
        ("Anuncio para la marca Lupina", "Lupina"),
        ("una tienda llamada Casa Verde", "Casa Verde"),
        ("Werbung für die Marke Nordlys", "Nordlys"),
        ("ein Café namens Kleine Pause", "Kleine Pause"),
        ("Cartel para la heladería La Abuela, verano", "La Abuela"),
        ("跑鞋品牌疾风的双十一海报", "疾风"),
        ("家具ブランド木のねの新作ソファの広告", "木のね"),
        ("Anúncio para a marca Verbena", "Verbena"),
        ("إعلان لعلامة دار العود", "دار العود"),
        ("إعلان عن أحذية Kora", "Kora"),
        ("Post para Casa do Rio, restaurante em Lisboa", "Casa do Rio"),
        ("Anúncio para a Casa do Rio, pousada", "Casa do Rio"),
        ("Tangazo kwa Maji, kampuni ya vinywaji baridi", "Maji"),
        ("إعلان لعطور من نور", "نور"),
        ("إعلان لـ نور للعطور", "نور"),
        ("إعلان لماركة نور، عطور فاخرة", "نور"),
        ("मिठाई ब्रांड मिठास के लिए विज्ञापन", "मिठास"),
        ("मिठास नाम की मिठाई की दुकान का विज्ञापन", "मिठास"),
    ],
)
def test_a_name_that_the_prompt_gives_is_the_brand(prompt: str, brand: str) -> None:
    assert read_prompt(prompt).brand_name == brand


@pytest.mark.parametrize(
    "prompt",
    [
        "Create an ad for shoes in Dakar",
        "Ad for Black Friday",
        "Ad for Mother's Day in Paris",
        "An Instagram ad for Gen Z",
        "Sneakers ad for Nigeria",
        "A Spanish ad for French wine",
        "Werbung für Schuhe",
        "Werbung für Familien in München",
        "Publicité pour Noël",
        "Campaña para Navidad en México",
        "Campanha de Natal no Brasil",
        "CREATE AN AD FOR SUMMER SHOES WITH BOLD COLOURS",
        "Create An Advertisement For Our New Shoes",
        "إعلان عن أحذية في الرياض",
        "إعلان عن قهوة من اليمن",
        "عطور من فرنسا",
        "Publicité pour le café, livraison gratuite",
        "नए ब्रांड के लिए विज्ञापन, जूते",
        "Ad for a gardener in Bath, garden design, autumn",
    ],
)
def test_no_brand_is_made_up(prompt: str) -> None:
    assert read_prompt(prompt).brand_name is None
