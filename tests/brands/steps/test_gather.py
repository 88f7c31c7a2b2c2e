"""Gathering: what is fetched and how much of it, what is refused, and what becomes of sites that misbehave."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from pytest_django import Settings

from brands.extraction.bundle import Bundle, Role
from brands.steps.gather import gather
from brands.steps.gather.crawl import addresses, crawl
from brands.steps.gather.visit import MOST_REQUESTS, SiteProblem, Visit
from jobs.models import JobInput
from jobs.runner import StepFailure
from piad import media
from piad.outbound.exchange import Door
from piad.outbound.policy import Policy
from tests.brands.steps.sites import context
from tests.fixtures.pictures import encoded, plain
from tests.fixtures.site_server import Misbehaviour, Rule, read_sites, serving
from tests.fixtures.strangers import Script, answering, redirecting, stranger
from tests.fixtures.strangers import Visit as Caller
from tests.outbound import test_policy as forms

PAGE = b"<!doctype html><html lang=en><head><title>Kora</title>%s</head><body><h1>Made for long walks</h1>%s</body></html>"
SITES = {site.folder.name: site for site in read_sites()}


def serve(pages: dict[str, Script | bytes]) -> Script:
    """Answer each path with its page, everything else with 404."""

    def script(caller: Caller) -> None:
        given = pages.get(caller.path, answering(b"no", status="404 Not Found"))
        (answering(given, content_type="text/html") if isinstance(given, bytes) else given)(caller)

    return script


def crawled(pages: dict[str, Script | bytes]) -> tuple[Bundle, list[str]]:
    with stranger(serve(pages)) as server:
        bundle = crawl(server.url(), Visit(door=Door(policy=Policy(allow=frozenset({server.authority})))))
        return bundle, [visit.path for visit in server.visits]


def problem(pages: dict[str, Script | bytes]) -> str:
    with pytest.raises(SiteProblem) as raised:
        crawled(pages)
    assert raised.value.message.endswith(".")
    return raised.value.code


def upload(ordinal: int, content: bytes) -> JobInput:
    stored = media.store(area=media.Area.INPUTS, extension="png", content=content)
    return JobInput(ordinal=ordinal, kind="inline", media_key=stored.key, sha256=hashlib.sha256(content).hexdigest())


# --- what is fetched


def test_a_page_its_sheets_and_what_they_import_are_gathered() -> None:
    pages: dict[str, Script | bytes] = {
        "/": PAGE
        % (b"<link rel=stylesheet href=/a.css><link rel=manifest href=/m.json>", b"<a href=/products/one>One</a><a href=/about>Us</a>"),
        "/a.css": answering(b"@import 'b.css'; h1{color:red}", content_type="text/css"),
        "/b.css": answering(b"p{color:blue}", content_type="text/css"),
        "/m.json": answering(b'{"name":"Kora"}', content_type="application/manifest+json"),
        "/products/one": PAGE % (b"", b""),
        "/about": PAGE % (b"", b""),
    }
    bundle, visited = crawled(pages)

    assert [document.role for document in bundle.documents] == [
        Role.PAGE,
        Role.SHEET,
        Role.MANIFEST,
        Role.SHEET,
        Role.OTHER_PAGE,
        Role.OTHER_PAGE,
    ]
    assert set(pages) <= set(visited)
    assert bundle.domain == "127.0.0.1"


@pytest.mark.parametrize(
    ("written", "tried"),
    [
        ("kora.example", ["https://kora.example", "http://kora.example"]),
        ("http://kora.example/x", ["https://kora.example/x", "http://kora.example/x"]),
        ("https://kora.example", ["https://kora.example"]),
        ("http://kora.example:8080", ["http://kora.example:8080"]),
    ],
)
def test_https_is_tried_first(written: str, tried: list[str]) -> None:
    assert addresses(written) == tried


def test_a_page_that_sends_its_visitors_on_is_followed() -> None:
    onward = b"<meta http-equiv=refresh content='0; url=/en'>"
    bundle, _ = crawled({"/": PAGE % (onward, b""), "/en": PAGE % (b"", b"")})

    assert (bundle.url or "").endswith("/en")


def test_compressed_pages_are_read(settings: Settings) -> None:
    site = SITES["kora-shoes"]
    with serving(site, rules=[Rule(path="/", does=Misbehaviour.GZIP)]) as served:
        settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
        found = gather(context(served.url(site.domain))).output

    assert found["cautions"] == []


def test_no_more_requests_are_sent_than_the_limit_even_with_redirects() -> None:
    links = b"".join(b"<link rel=stylesheet href=/s%d.css>" % number for number in range(40))
    marks = b"".join(b"<a href=/><img class=logo src=/logo%d.png></a>" % number for number in range(40))
    more = b"".join(b"<a href=/products/%d>x</a>" % number for number in range(40))
    pages: dict[str, Script | bytes] = {"/": PAGE % (links, marks + more)}
    pages |= {f"/s{number}.css": redirecting(f"/t{number}.css") for number in range(40)}
    _, visited = crawled(pages)

    assert len(visited) <= MOST_REQUESTS


# --- robots.txt


def test_a_page_that_robots_txt_forbids_is_not_fetched() -> None:
    robots = answering(b"User-agent: *\nDisallow: /")

    assert problem({"/robots.txt": robots, "/": PAGE % (b"", b"")}) == "site_forbids_robots"


def test_parts_that_robots_txt_forbids_are_left_out() -> None:
    pages: dict[str, Script | bytes] = {
        "/robots.txt": answering(b"User-agent: *\nDisallow: /private"),
        "/": PAGE % (b"<link rel=stylesheet href=/private/a.css>", b"<a href=/private/about>About</a>"),
    }
    _, visited = crawled(pages)

    assert [path for path in visited if path.startswith("/private")] == []


def test_everything_is_closed_while_the_server_of_robots_txt_is_at_fault() -> None:
    assert problem({"/robots.txt": answering(b"", status="503 Unavailable"), "/": PAGE % (b"", b"")}) == "site_forbids_robots"


# --- sites that misbehave


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (Misbehaviour.GZIP_BOMB, "site_too_large"),
        (Misbehaviour.HUGE, "site_too_large"),
        (Misbehaviour.REDIRECT_LOOP, "site_redirects"),
        (Misbehaviour.NOT_HTML, "site_not_html"),
        (Misbehaviour.EMPTY, "site_empty"),
        (Misbehaviour.ERROR, "site_refused"),
        (Misbehaviour.CLOSES_EARLY, "site_unreachable"),
    ],
)
def test_a_site_that_misbehaves_fails_with_a_code_and_a_sentence(does: Misbehaviour, code: str, settings: Settings) -> None:
    site = SITES["kora-shoes"]
    with serving(site, rules=[Rule(path="/", does=does)]) as served:
        settings.PIAD_OUTBOUND_ALLOW = (f"127.0.0.1:{served.port(site.domain)}",)
        with pytest.raises(StepFailure) as failed:
            gather(context(served.url(site.domain)))

    assert failed.value.code == code
    assert failed.value.message.endswith(".")


def test_a_site_that_drips_for_ever_is_left(settings: Settings) -> None:
    site = SITES["kora-shoes"]
    with serving(site, rules=[Rule(path="/", does=Misbehaviour.SLOW)]) as served:
        door = Door(policy=Policy(allow=frozenset({f"127.0.0.1:{served.port(site.domain)}"})))
        with pytest.raises(SiteProblem) as failed:
            crawl(served.url(site.domain), Visit(seconds=2, door=door))

    assert failed.value.code == "site_timeout"


def test_a_closed_port_is_an_unreachable_site() -> None:
    with stranger(answering(b"x")) as server:
        authority = server.authority
    with pytest.raises(SiteProblem) as failed:
        crawl(f"http://{authority}/", Visit(door=Door(policy=Policy(allow=frozenset({authority})))))

    assert failed.value.code == "site_unreachable"


def test_parts_that_misbehave_are_left_out() -> None:
    bundle, _ = crawled({"/": PAGE % (b"<link rel=stylesheet href=/gone.css><link rel=manifest href=/m>", b""), "/m": answering(b"<html>")})

    assert [document.role for document in bundle.documents][:1] == [Role.PAGE]


def test_a_page_of_scripts_alone_says_so() -> None:
    bundle, _ = crawled(
        {"/": b"<html><head><title>Kora</title></head><body><div id=root></div><script src=/app.js></script></body></html>"}
    )

    assert [caution.code for caution in bundle.cautions] == ["site_needs_javascript"]


# --- addresses that may not be called


class Names:
    """A resolver that answers from a table, each name's answers one after the other."""

    def __init__(self, answers: Sequence[Sequence[str]]) -> None:
        self.answers = list(answers)

    def __call__(self, _host: str, _port: int, *, seconds: float) -> tuple[str, ...]:
        assert seconds > 0
        return tuple(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])


INSIDE = [*forms.LOOPBACK_DISGUISED, *forms.INSIDE_ADDRESSES, *forms.INSIDE_NAMES]
FORBIDDEN = [*INSIDE, *(form.replace("https:", "http:", 1) for form in INSIDE), *forms.UNICODE, *forms.CONFUSING, *forms.PORTS]


def test_the_table_of_forbidden_addresses_is_long() -> None:
    assert len(set(FORBIDDEN)) >= 200


@pytest.mark.parametrize("url", FORBIDDEN)
def test_no_disguise_of_an_inside_address_is_visited(url: str, settings: Settings) -> None:
    settings.PIAD_PUBLIC_URL = "https://ads.example.org"

    with pytest.raises(SiteProblem) as refused:
        crawl(url, Visit())

    assert refused.value.code == "url_not_allowed"


@pytest.mark.parametrize(
    "answers",
    [[["127.0.0.1"]], [["93.184.216.34", "127.0.0.1"]], [["::1"]], [["169.254.169.254"]], [["64:ff9b::a9fe:a9fe"]], [["10.0.0.1"]]],
)
@pytest.mark.parametrize("scheme", ["https", "http"])
def test_a_name_that_leads_inside_is_refused(answers: Sequence[Sequence[str]], scheme: str) -> None:
    with pytest.raises(SiteProblem) as refused:
        crawl(f"{scheme}://shop.example.com:8080/", Visit(door=Door(policy=Policy(), resolve=Names(answers))))

    assert refused.value.code == "url_not_allowed"


@pytest.mark.parametrize(
    "location", ["http://169.254.169.254/", "http://127.0.0.1:1/", "http://[::1]/", "http://localhost/", "file:///etc/passwd"]
)
def test_a_redirect_that_leads_inside_is_refused(location: str) -> None:
    assert problem({"/": redirecting(location)}) == "url_not_allowed"


def test_parts_that_lie_inside_are_never_fetched() -> None:
    with stranger(answering(b"secret")) as inside:
        address = inside.url("/x").encode()
        head = b"<link rel=stylesheet href=%s><link rel=icon href=%s><link rel=manifest href=%s><style>@import '%s';</style>" % (
            (address,) * 4
        )
        crawled({"/": PAGE % (head, b"<a href=/><img class=logo src=%s></a><a href='%s/products/1'>x</a>" % (address, address))})
        visits = inside.visits

    assert visits == []


# --- uploads


def test_uploads_alone_make_a_brand_with_a_key_of_their_own() -> None:
    logo, image = upload(0, encoded(plain(40, 24))), upload(1, encoded(plain(80, 90)))
    found = gather(context(None, inputs=[logo, image], has_logo=True)).output
    bundle = Bundle.from_bytes(media.load(found["bundle"]))

    assert found["domain"].startswith("upload-")
    assert [item.name for item in bundle.uploads] == ["upload:logo", "upload:image-1"]


def test_a_logo_may_be_a_drawing() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#1f6b4f" d="M0 0h40v20H0z"/></svg>'
    found = gather(context(None, inputs=[upload(0, svg)], has_logo=True)).output

    assert len(Bundle.from_bytes(media.load(found["bundle"])).uploads) == 1


def test_a_site_that_fails_beside_uploads_is_a_caution() -> None:
    found = gather(context("https://localhost/", inputs=[upload(0, encoded(plain()))], has_logo=True)).output

    assert [caution["code"] for caution in found["cautions"]] == ["url_not_allowed"]


def test_nothing_usable_at_all_is_a_failure() -> None:
    with pytest.raises(StepFailure) as failed:
        gather(context(None, inputs=[upload(0, b"rubbish")], has_logo=True))

    assert failed.value.code == "no_usable_source"
    assert failed.value.message.startswith("The logo ")
