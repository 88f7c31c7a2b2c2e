"""Until when an offer runs, in the words of the copy's language."""

from __future__ import annotations

import pytest

from generation.copywriter import read_prompt


@pytest.mark.parametrize(
    ("prompt", "until"),
    [
        ("Shoes 20% off until June 30", "Until June 30"),
        ("Shoes 20% off until June 30, 2026", "Until June 30"),
        ("Shoes 20% off until the 30th of June", "Until June 30"),
        ("Shoes 20% off until 6/30", "Until June 30"),
        ("Shoes 20% off in London until 5/6", "Until 5 June"),
        ("Shoes 20% off until Sunday", "Until Sunday"),
        ("Chaussures -20% jusqu'au 1er mai", "Jusqu’au 1er mai"),
        ("Chaussures -20% jusqu’à dimanche", "Jusqu’à dimanche"),
        ("Schuhe, 20 % Rabatt bis zum 24. Dezember", "Bis 24. Dezember"),
        ("Schuhe, 20 % Rabatt bis 24.12.", "Bis 24. Dezember"),
        ("Zapatos, 20% de descuento hasta el 5 de enero", "Hasta el 5 de enero"),
        ("Zapatos, 20% de descuento hasta el domingo", "Hasta el domingo"),
        ("Sapatos com 20% de desconto até 12 de outubro", "Até 12 de outubro"),
        ("أحذية بخصم 20% حتى 30 يونيو", "حتى ٣٠ يونيو"),
        ("أحذية بخصم 20% حتى الجمعة", "حتى الجمعة"),
        ("Ad in French for shoes, 20% off until March 8", "Jusqu’au 8 mars"),
        ("Скидка 20% на обувь до воскресенья", "Последний день — воскресенье"),
        ("Скидка 20% на обувь до пятницы", "Последний день — пятница"),
        ("Shoes 20% off until stocks last", None),
        ("Shoes 20% off until February 31", None),
    ],
)
def test_a_deadline_is_set_as_the_copy_says_it(prompt: str, until: str | None) -> None:
    offer = read_prompt(prompt).offer

    assert offer is not None
    assert offer.until == until
