"""Names, slogans, languages and products are quoted from the page, wherever it says them."""

from __future__ import annotations

import pytest

from brands.extraction.page import Page
from brands.extraction.voice.language import find_language, normal
from brands.extraction.voice.names import find_name
from brands.extraction.voice.prices import amount
from brands.extraction.voice.products import find_products
from brands.extraction.voice.slogans import find_slogan
from brands.extraction.voice.tone import find_tone
from tests.brands.extraction.pages import URL


def page(body: str = "", head: str = "", *, lang: str = "") -> Page:
    return Page(f"<html {lang and f'lang={lang}'}><head>{head}</head><body>{body}</body></html>", url=URL)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_a_title_that_opens_with_the_headline_ends_with_the_name() -> None:
    told = page("<h1>Walk further ¶</h1>", "<title>Walk further — Acme's docs 1.2</title>")

    assert find_name(told, domain="kora.example", manifest={}).value == "Acme"


def test_a_short_name_heard_by_itself_goes_before_what_the_brand_is() -> None:
    told = page(head="<title>Wealth in peace | Haller &amp; Cie</title>")

    assert find_name(told, domain="haller-bank.example", manifest={}, logo_alt="Haller & Cie Private Bankers").value == "Haller & Cie"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<title>Kora | Shoes for long walks</title>", "Kora"),
        ("<title>Shoes for long walks – Kora Shoes</title><meta property='og:site_name' content='Kora Shoes'>", "Kora Shoes"),
        (ld('{"@type":"Organization","name":"Kora GmbH",}'), "Kora"),
        (ld('{"@graph":[{"@type":["Thing","LocalBusiness"],"name":"Kora &amp; Sons"}]}'), "Kora & Sons"),
        ("<title>Home</title><meta name='application-name' content='Kora'>", "Kora"),
        ("<title>Home</title>", "Kora"),
        ("<title>Trail Maps — Trail Maps documentation</title>", "Trail Maps"),
    ],
)
def test_the_name_is_the_one_that_most_places_agree_on(head: str, name: str) -> None:
    assert find_name(page(head=head), domain="kora.example", manifest={}).value == name


@pytest.mark.parametrize(
    ("body", "head", "slogan"),
    [
        ("<h1>Made for long walks.</h1>", "<title>Kora | Buy shoes online</title>", "Made for long walks."),
        ("<p class='site-description'>Walk on.</p><h1>Kora</h1>", "", "Walk on."),
        ("<p class='tagline'>Walk on, and on</p><h1>Our new spring shoes are here</h1>", "", "Walk on, and on"),
        ("<h1>Welcome to our shop</h1>", ld('{"@type":"Brand","slogan":"Walk on, and on."}'), "Walk on, and on."),
        ("<h1>Save 20 % now</h1>", "", None),
        ("<h1>星の出るまでに仕上げる。</h1>", "", "星の出るまでに仕上げる。"),
    ],
)
def test_the_slogan_is_the_line_that_promises(body: str, head: str, slogan: str | None) -> None:
    found = find_slogan(page(body, head), name="Kora")

    assert (found.value if found else None) == slogan


GERMAN = "<p>" + "Die Schuhe sind leicht und wir bauen sie für dich mit Liebe in der Werkstatt. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("body", "lang", "tag"),
    [
        (GERMAN, "de", "de"),
        (GERMAN, "de_AT", "de-AT"),
        (GERMAN, "en", "de"),
        (GERMAN, "", "de"),
        ("<p>これは日本語のページです。お茶をどうぞ。</p>", "en", "ja"),
        ("<p>حلويات شرقية تُخبز كل صباح</p>", "", "ar"),
        ("<p>Kora</p>", "", None),
    ],
)
def test_the_language_is_what_the_page_is_written_in(body: str, lang: str, tag: str | None) -> None:
    found = find_language(page(body, lang=lang))

    assert (found.value if found else None) == tag


@pytest.mark.parametrize(("text", "tag"), [("pt_BR", "pt-BR"), ("zh-hans-CN", "zh-Hans-CN"), ("EN", "en"), ("x", None), ("", None)])
def test_tags_are_written_in_the_usual_case(text: str, tag: str | None) -> None:
    assert normal(text) == tag


def test_a_language_asked_for_stands_in() -> None:
    found = find_language(page("<p>Kora</p>"), asked=("fr",))

    assert found is not None
    assert (found.value, found.evidence.source) == ("fr", "request")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.299,00", "1299.00"),
        ("1,299.00", "1299.00"),
        ("49", "49.00"),
        ("149,9", "149.90"),
        ("1 299", "1299.00"),
        ("1,200", "1200.00"),
        ("٨٥", "85.00"),
        ("x", None),
        ("0", None),
    ],
)
def test_prices_are_read_as_they_are_written(text: str, expected: str | None) -> None:
    assert amount(text) == expected


CARD = """<ul class='products'><li class='product-card'><a href='/p/1'><img src='/1.jpg'><h3>Trail Low</h3></a>
<del>€199,00</del><span class='price'>{0}</span></li></ul>"""


@pytest.mark.parametrize(
    ("price", "language", "expected"),
    [
        ("€149,00", "de", ("149.00", "EUR")),
        ("149,00 €", "de", ("149.00", "EUR")),
        ("£1,149.50", "en-GB", ("1149.50", "GBP")),
        ("R$ 89,90", "pt-BR", ("89.90", "BRL")),
        ("¥1,200", "ja", ("1200.00", "JPY")),
        ("¥128", "zh-CN", ("128.00", "CNY")),
        ("1 249 kr", "nb", ("1249.00", "NOK")),
        ("12.900원", "ko", ("12900.00", "KRW")),
        ("$49.00", "en-AU", ("49.00", "AUD")),
        ("CHF 120.–", "de-CH", ("120.00", "CHF")),
    ],
)
def test_products_are_read_off_the_cards_of_a_shop(price: str, language: str, expected: tuple[str, str]) -> None:
    (found,) = find_products([page(CARD.format(price))], language=language)

    assert (found.value.name, found.value.price, found.value.currency, found.value.url) == (
        "Trail Low",
        *expected,
        "https://kora.example/p/1",
    )


@pytest.mark.parametrize(
    "head",
    [
        ld('{"@type":"Product","name":"Trail","image":["/t.jpg"],"offers":{"@type":"Offer","price":"149","priceCurrency":"EUR"}}'),
        ld(
            '{"@graph":[{"@type":"Product","name":"Trail","image":{"url":"/t.jpg"},"offers":[{"priceSpecification":{"price":149,"priceCurrency":"eur"}}]},]}'
        ),
        ld(
            '<!-- {"@type":"ItemList","itemListElement":[{"item":{"@type":"Product","name":"Trail","image":"/t.jpg",'
            '"offers":{"lowPrice":149.0,"priceCurrency":"EUR"}}}]} -->'
        ),
    ],
)
def test_products_are_read_from_structured_data(head: str) -> None:
    (found,) = find_products([page(head=head)])

    product = found.value
    assert (product.name, product.price, product.currency, product.image_url) == ("Trail", "149.00", "EUR", "https://kora.example/t.jpg")


def test_products_are_read_from_microdata() -> None:
    price = "<meta itemprop=price content=149><meta itemprop=priceCurrency content=EUR>"
    item = f"<div itemscope itemtype='https://schema.org/Product'><b itemprop=name>Trail</b>{price}</div>"
    (found,) = find_products([page(item)])

    assert (found.value.name, found.value.price, found.value.currency) == ("Trail", "149.00", "EUR")


OFFER = "<p itemprop=offers itemscope itemtype='http://schema.org/Offer'>{0}<meta itemprop=priceCurrency content={1}></p>"


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (OFFER.format("<span itemprop=price content=45.00>45,00</span> د.إ", "AED"), ("45.00", "AED")),
        (OFFER.format("<span itemprop=price>1.299,00</span> €", "EUR"), ("1299.00", "EUR")),
        (OFFER.format("<data itemprop=price value=4.500>٤٫٥</data>", "KWD"), ("4.50", "KWD")),
        (OFFER.format("<b itemprop=price>٨٥</b>", "SAR"), ("85.00", "SAR")),
        (OFFER.replace("itemprop=offers ", "").format("<b itemprop=price>12</b>", "GBP"), ("12.00", "GBP")),
        (
            OFFER.format("<i itemprop=lowPrice>9,50</i>", "eur").replace("Offer'", "AggregateOffer'"),
            ("9.50", "EUR"),
        ),
        ("", (None, None)),
    ],
)
def test_items_within_items_are_read_and_a_name_on_a_link_is_its_words(offer: str, expected: tuple[str, str]) -> None:
    brand = "<p itemprop=brand itemscope itemtype=http://schema.org/Brand><b itemprop=name>Kora</b></p>"
    name = "<a itemprop=name href=/product/1/>Trail</a><a itemprop=url href=/product/1/><img itemprop=image src=/t.jpg></a>"
    (found,) = find_products([page(f"<div itemscope itemtype='http://schema.org/Product'>{brand}{name}{offer}</div>")])

    product = found.value
    assert (product.name, product.price, product.currency) == ("Trail", *expected)
    assert (product.url, product.image_url) == ("https://kora.example/product/1/", "https://kora.example/t.jpg")


def test_an_item_takes_what_stands_elsewhere_by_reference_and_never_itself() -> None:
    item = "<div id=a itemscope itemtype='https://schema.org/Product' itemref='a price gone'><b itemprop=name>Trail</b></div>"
    price = "<p id=price><b itemprop=offers itemscope itemtype=https://schema.org/Offer itemref=a><i itemprop=price>149</i></b></p>"
    (found,) = find_products([page(item + price)])

    assert (found.value.name, found.value.price) == ("Trail", "149.00")


def test_items_that_name_each_other_without_end_are_read_as_far_as_there_is_room() -> None:
    every = " ".join(f"i{number}" for number in range(40))
    tangle = "".join(
        f"<p id=i{number} itemprop=offers itemscope itemtype=https://schema.org/Offer itemref='{every}'></p>" for number in range(40)
    )
    good = "<div itemscope itemtype=https://schema.org/Product><b itemprop=name>Trail</b><i itemprop=price>149</i></div>"
    found = find_products([page(good + tangle)])

    assert [(item.value.name, item.value.price) for item in found] == [("Trail", "149.00")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('{"@type":"VideoGame","name":"Emberfall","offers":{"price":"24.99","priceCurrency":"GBP"}}', [("Emberfall", "24.99")]),
        ('{"@type":"Offer","price":"80","priceCurrency":"EUR","itemOffered":{"@type":"Service","name":"Haircut"}}', [("Haircut", "80.00")]),
        ('{"@type":"VideoGame","name":"Emberfall"}', []),
        ('{"@type":"Store","name":"Kora","offers":{"price":"1","priceCurrency":"EUR"}}', []),
        ('{"@type":"Event","name":"Fair","offers":{"price":"0","priceCurrency":"EUR"}}', []),
    ],
)
def test_whatever_carries_a_priced_offer_is_sold(head: str, expected: list[tuple[str, str]]) -> None:
    found = find_products([page(head=ld(head))])

    assert [(item.value.name, item.value.price) for item in found] == expected


def test_the_tone_follows_the_words() -> None:
    loud = find_tone(page("<p>" + "Hey! Let's go, it's fun! Run fast, win now! " * 12 + "</p>")).value
    quiet = find_tone(
        page("<p>" + "Unsere Kanzlei berät Sie in allen Fragen des Rechts mit Ihrer Erfahrung und ruhig. " * 12 + "</p>")
    ).value

    assert loud.calm_energetic > 0.6 > quiet.calm_energetic
    assert quiet.casual_formal > 0.6 > loud.casual_formal
    assert loud.serious_playful > quiet.serious_playful
