"""Instructions are read clause by clause in six languages; what is no edit is refused by its clause."""

from __future__ import annotations

import pytest

from campaigns.edits.clauses import cut
from campaigns.edits.edit import Edit, NotUnderstood, Verb
from campaigns.edits.reading import read

READ = [
    ("Make the button green", Verb.COLOUR, {"part": "button", "colours": ("#16A34A",)}),
    ("Rends le bouton rouge", Verb.COLOUR, {"part": "button", "colours": ("#D62828",)}),
    ("Mach den Button grün", Verb.COLOUR, {"part": "button", "colours": ("#16A34A",)}),
    ('Change the headline to "It’s on"', Verb.WORDS, {"part": "headline", "words": "It’s on"}),
    ("Change le titre en « L'été commence ici »", Verb.WORDS, {"part": "headline", "words": "L'été commence ici"}),
    ("Ändere die Überschrift zu „Los geht’s“", Verb.WORDS, {"part": "headline", "words": "Los geht’s"}),
    ("Change the CTA to Shop now", Verb.WORDS, {"part": "button", "words": "Shop now"}),
    ("Change the headline to Rise and shine", Verb.WORDS, {"part": "headline", "words": "Rise and shine"}),
    ("Change the price to $49", Verb.WORDS, {"part": "offer", "words": "$49"}),
    ("Make it 30% off", Verb.WORDS, {"part": "offer", "words": "30% off"}),
    ("Make the background dark blue", Verb.BACKGROUND, {"colours": ("#14213D",)}),
    ("haz el fondo azul oscuro", Verb.BACKGROUND, {"colours": ("#14213D",)}),
    ("Use a gradient from orange to pink", Verb.BACKGROUND, {"name": "gradient", "colours": ("#F97316", "#EC4899")}),
    ("Add polka dots to the background", Verb.BACKGROUND, {"name": "dots"}),
    ("Use the attached photo as background", Verb.BACKGROUND, {"name": "photo"}),
    ("make the product 20% bigger", Verb.PRODUCT, {"factor": 1.2, "exactly": True}),
    ("agranda el producto", Verb.PRODUCT, {"factor": 1.2}),
    ("Center the product", Verb.PRODUCT, {"name": "centre"}),
    ("Replace the product picture with the reference image", Verb.PICTURE, {}),
    ("Move the logo to the top right corner", Verb.LOGO, {"name": "top right"}),
    ("Sposta il logo in basso a destra", Verb.LOGO, {"name": "bottom right"}),
    ("Make the logo smaller", Verb.LOGO, {"factor": 0.82}),
    ("Use a serif font", Verb.LETTERS, {"name": "serif"}),
    ("Set it in Playfair Display", Verb.LETTERS, {"name": "Playfair Display"}),
    ("Make it more luxurious", Verb.MOOD, {"name": "luxury"}),
    ("Plus sombre", Verb.MOOD, {"name": "darker"}),
    ('Add a "New" badge', Verb.BADGE, {"words": "New"}),
    ("Add a 20% off badge", Verb.BADGE, {"words": "20% off"}),
    ("Remove the badge", Verb.REMOVE, {"part": "badge"}),
    ("Supprime le sous-titre", Verb.REMOVE, {"part": "subheadline"}),
    ("Entferne den Untertitel", Verb.REMOVE, {"part": "subheadline"}),
    ("Make it a story", Verb.FORMAT, {"name": "9:16"}),
    ("16:9 please", Verb.FORMAT, {"name": "16:9"}),
    ("for LinkedIn", Verb.FORMAT, {"name": "linkedin.landscape"}),
]


@pytest.mark.parametrize(("prompt", "verb", "members"), READ)
def test_one_clause_is_one_edit(prompt: str, verb: Verb, members: dict[str, object]) -> None:
    (edit,) = read(prompt)

    assert edit.verb is verb
    assert {name: getattr(edit, name) for name in members} == members
    assert Edit.from_json(edit.to_json()) == edit


def test_several_clauses_are_read_in_their_order() -> None:
    edits = read('Make the button green and change the headline to "Now, and then"; move the logo to the top right. Keep everything else.')

    assert [edit.verb for edit in edits] == [Verb.COLOUR, Verb.WORDS, Verb.LOGO]
    assert edits[1].words == "Now, and then"


def test_what_follows_goes_on_with_the_part_or_the_act_before() -> None:
    assert [edit.verb for edit in read("make the product bigger and move it to the left")] == [Verb.PRODUCT, Verb.PRODUCT]
    assert [edit.part for edit in read("Remove the subheadline and the legal text")] == ["subheadline", "legal"]


def test_parts_share_what_is_said_of_them_together() -> None:
    edits = read("make the headline and the button red, but keep the logo")

    assert [(edit.part, edit.colours) for edit in edits] == [("headline", ("#D62828",)), ("button", ("#D62828",))]
    assert [edit.verb for edit in read("Keep the headline but make the background white")] == [Verb.BACKGROUND]


def test_quoted_words_are_never_cut_nor_read() -> None:
    prompt = 'Change the headline to "Remove the logo, make it red. Then go"'

    assert cut(prompt) == [prompt]
    assert [edit.words for edit in read(prompt)] == ["Remove the logo, make it red. Then go"]


@pytest.mark.parametrize(
    "prompt",
    [
        "Make the unicorn dance",
        "Make the headline bigger",
        "Add a badge",
        "keep everything else",
        "Make it playful and minimal",
        "Use a nice font",
    ],
)
def test_what_is_no_edit_is_refused_with_its_clause(prompt: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(prompt)

    assert refused.value.clause == prompt
    assert refused.value.reason.endswith(".")


@pytest.mark.parametrize("instruction", ['Change the headline to "Iced', "Headline: “Iced coffee", "The button says «Try it"])
def test_a_quotation_that_does_not_end_is_not_set(instruction: str) -> None:
    with pytest.raises(NotUnderstood, match="not closed"):
        read(instruction)


def test_inches_open_no_quotation() -> None:
    assert read('Change the headline to The 27" screen')[0].words == 'The 27" screen'


def test_a_soft_colour_is_not_its_loud_sister() -> None:
    assert read("Make the background soft pink")[0].colours != read("Make the background pink")[0].colours
