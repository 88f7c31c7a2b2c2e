"""Fetching from strangers: what is returned, what is refused, and that nothing outlives its limits."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence

import pytest
from pytest_django import Settings

from piad.outbound import FailureKind, OutboundFailed, OutboundRefused, fetch
from piad.outbound.exchange import Door
from piad.outbound.policy import Policy
from tests.fixtures.certificates import Authority
from tests.fixtures.strangers import (
    Script,
    Stranger,
    Visit,
    answering,
    dripping_body,
    dripping_head,
    dripping_unmeasured_body,
    endless_body,
    endless_chunks,
    raw,
    redirecting,
    silent,
    stranger,
)


class Names:
    """A resolver that answers from a table, each name's answers one after the other, and remembers the questions."""

    def __init__(self, **answers: Sequence[Sequence[str]]) -> None:
        self._answers = {name.replace("_", "."): list(given) for name, given in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, _port: int, *, seconds: float) -> tuple[str, ...]:
        assert 0 < seconds <= 5
        self.asked.append(host)
        given = self._answers[host]
        return tuple(given.pop(0) if len(given) > 1 else given[0])


def door(*allow: str, resolve: Names | None = None, tls: ssl.SSLContext | None = None) -> Door:
    return Door(policy=Policy(allow=frozenset(allow)), resolve=resolve or Names(), tls=tls or ssl.create_default_context())


def raw_deflate(body: bytes) -> bytes:
    return zlib.compress(body)[2:-4]


def failure_of(script: Script, *, max_bytes: int = 1_000, accept: tuple[str, ...] = (), total_seconds: float = 5) -> OutboundFailed:
    with stranger(script) as server, pytest.raises(OutboundFailed) as failed:
        fetch(server.url(), max_bytes=max_bytes, accept=accept, total_seconds=total_seconds, door=door(server.authority))
    return failed.value


def test_a_document_is_returned_with_its_final_address_and_type() -> None:
    with stranger(answering(b"\x89PNG", content_type="Image/PNG; charset=x")) as server:
        found = fetch(server.url("/a%20b?c=d"), max_bytes=4, accept=("image/png",), door=door(server.authority))

    assert (found.url, found.status, found.content_type, found.body) == (server.url("/a%20b?c=d"), 200, "image/png", b"\x89PNG")


def test_the_request_says_little_and_asks_for_no_compression() -> None:
    with stranger(answering(content_type="image/png")) as server:
        fetch(server.url("/x"), max_bytes=100, accept=("image/png", "image/*"), door=door(server.authority))

    head = server.visits[0].head.decode().split("\r\n")
    assert head[0] == "GET /x HTTP/1.1"
    assert sorted(head[1:-2]) == [
        "Accept-Encoding: identity",
        "Accept: image/png, image/*",
        "Connection: close",
        f"Host: {server.authority}",
        "User-Agent: piad",
    ]


def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with stranger(answering(b"proxy")) as proxy, stranger(answering(b"direct")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url())
        found = fetch(server.url(), max_bytes=100, door=door(server.authority))

    assert (found.body, proxy.visits) == (b"direct", [])


def test_the_settings_open_the_door_by_default(settings: Settings) -> None:
    with stranger(answering(b"ours")) as server:
        settings.PIAD_OUTBOUND_ALLOW = (server.authority,)
        found = fetch(server.url(), max_bytes=100)

    assert found.body == b"ours"


def test_nothing_is_sent_to_a_loopback_server_that_is_not_allowed(settings: Settings) -> None:
    settings.PIAD_OUTBOUND_ALLOW = ()
    with stranger(answering()) as server:
        for url in (server.url(), server.url().replace("http:", "https:"), server.url(host="localhost"), server.url(host="127.1")):
            with pytest.raises(OutboundRefused):
                fetch(url, max_bytes=100)

    assert server.visits == []


def test_an_ipv6_server_is_reached_when_it_is_allowed() -> None:
    with stranger(answering(b"six"), host="::1") as server:
        found = fetch(server.url(), max_bytes=100, door=door(server.authority))

    assert found.body == b"six"


# --- one resolution, checked and dialled


def test_a_name_that_leads_inside_is_refused_before_anything_is_dialled() -> None:
    names = Names(cdn_example_com=[["127.0.0.1"]])

    with pytest.raises(OutboundRefused):
        fetch("https://cdn.example.com/", max_bytes=100, door=door(resolve=names))


def test_a_name_is_resolved_once_and_the_checked_address_is_dialled_under_its_name() -> None:
    with stranger(answering(b"checked")) as server:
        names = Names(cdn_example_com=[["127.0.0.1"], ["127.0.0.2"]])
        found = fetch(server.url(host="cdn.example.com"), max_bytes=100, door=door(f"cdn.example.com:{server.port}", resolve=names))

    assert (found.body, names.asked, server.visits[0].header("Host")) == (b"checked", ["cdn.example.com"], f"cdn.example.com:{server.port}")


def test_a_name_that_turns_inside_between_two_hops_is_refused_at_the_second() -> None:
    with stranger(redirecting("https://cdn.example.com/inside")) as server:
        names = Names(first_example_com=[["127.0.0.1"]], cdn_example_com=[["127.0.0.1"]])
        with pytest.raises(OutboundRefused):
            fetch(server.url(host="first.example.com"), max_bytes=100, door=door(f"first.example.com:{server.port}", resolve=names))

    assert names.asked == ["first.example.com", "cdn.example.com"]


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    with stranger(answering(b"second")) as server:
        names = Names(cdn_example_com=[["127.0.0.3", "127.0.0.1"]])
        found = fetch(server.url(host="cdn.example.com"), max_bytes=100, door=door(f"cdn.example.com:{server.port}", resolve=names))

    assert found.body == b"second"


def test_an_unknown_name_is_a_dns_failure() -> None:
    with pytest.raises(OutboundFailed) as failed:
        fetch("https://no-such-name.invalid/", max_bytes=100, door=Door(policy=Policy()))

    assert failed.value.kind is FailureKind.DNS


def test_a_name_without_addresses_is_a_dns_failure() -> None:
    with pytest.raises(OutboundFailed) as failed:
        fetch("https://empty.example.com/", max_bytes=100, door=door(resolve=Names(empty_example_com=[[]])))

    assert failed.value.kind is FailureKind.DNS


# --- redirects


def follow(*hops: str, max_redirects: int = 3) -> tuple[Stranger, bytes]:
    """Fetch from a server that redirects along ``hops`` and then answers."""
    chain = dict(zip([f"/{number}" for number in range(len(hops))], hops, strict=True))

    def script(visit: Visit) -> None:
        location = chain.get(visit.path)
        (redirecting(location) if location else answering(b"arrived"))(visit)

    with stranger(script) as server:
        found = fetch(server.url("/0"), max_bytes=100, max_redirects=max_redirects, door=door(server.authority))
    return server, found.body


def test_three_redirects_are_followed() -> None:
    server, body = follow("/1", "2", "?/../end")

    assert body == b"arrived"
    assert [visit.path for visit in server.visits] == ["/0", "/1", "/2", "/2?/../end"]


def test_a_fourth_redirect_is_a_failure() -> None:
    with pytest.raises(OutboundFailed) as failed:
        follow("/1", "/2", "/3", "/4")

    assert failed.value.kind is FailureKind.STATUS


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://2130706433/",
        "https://[::1]/",
        "//127.0.0.1/",
        "file:///etc/passwd",
        "ftp://example.com/",
        "https://user@example.com/",
        "https://example.com:22/",
        "http:\\\\127.0.0.1",
        "https://[::1",
    ],
)
def test_a_redirect_to_the_inside_is_refused(location: str) -> None:
    with stranger(redirecting(location)) as server, pytest.raises(OutboundRefused):
        fetch(server.url(), max_bytes=100, door=door(server.authority))

    assert len(server.visits) == 1


def test_a_redirect_address_may_hold_unencoded_letters() -> None:
    server, _ = follow("/été")

    assert server.visits[1].path == "/%C3%A9t%C3%A9"


def test_a_redirect_without_an_address_is_a_failure_with_its_status() -> None:
    failed = failure_of(answering(status="302 Found"))

    assert (failed.kind, failed.status) == (FailureKind.STATUS, 302)


# --- what comes back


@pytest.mark.parametrize(
    "status", ["400 Bad Request", "401 Unauthorized", "404 Not Found", "410 Gone", "429 Too Many", "500 Oops", "304 Same"]
)
def test_a_status_that_is_no_success_is_a_failure_that_names_it(status: str) -> None:
    failed = failure_of(answering(status=status))

    assert (failed.kind, failed.status, failed.message) == (
        FailureKind.STATUS,
        int(status[:3]),
        f"The address answered with status {status[:3]}.",
    )


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "imagex/png", None])
def test_another_kind_of_content_is_refused_by_its_header(content_type: str | None) -> None:
    failed = failure_of(answering(content_type=content_type), accept=("image/png", "image/jpeg"))

    assert failed.kind is FailureKind.WRONG_TYPE


def test_a_family_of_types_may_be_accepted() -> None:
    with stranger(answering(content_type="image/avif")) as server:
        found = fetch(server.url(), max_bytes=100, accept=("image/*",), door=door(server.authority))

    assert found.content_type == "image/avif"


def test_a_gzip_bomb_is_refused_without_being_unfolded() -> None:
    bomb = gzip.compress(bytes(50_000_000))

    failed = failure_of(answering(bomb, headers=["Content-Encoding: gzip"]), max_bytes=1_000_000)

    assert failed.kind is FailureKind.WRONG_TYPE


@pytest.mark.parametrize(("encoding", "fold"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate)])
def test_compression_nobody_asked_for_is_undone_where_it_is_put_up_with(encoding: str, fold: Callable[[bytes], bytes]) -> None:
    with stranger(answering(fold(b"page" * 50), headers=[f"Content-Encoding: {encoding}"])) as server:
        found = fetch(server.url(), max_bytes=200, unfold=True, door=door(server.authority))

    assert found.body == b"page" * 50


def test_a_gzip_bomb_is_unfolded_no_further_than_the_limit() -> None:
    with (
        stranger(answering(gzip.compress(bytes(5_000_000)), headers=["Content-Encoding: gzip"])) as server,
        pytest.raises(OutboundFailed) as failed,
    ):
        fetch(server.url(), max_bytes=100_000, unfold=True, door=door(server.authority))

    assert failed.value.kind is FailureKind.TOO_LARGE


def test_what_is_not_compressed_as_it_says_is_refused() -> None:
    with stranger(answering(b"plain", headers=["Content-Encoding: gzip"])) as server, pytest.raises(OutboundFailed) as failed:
        fetch(server.url(), max_bytes=100, unfold=True, door=door(server.authority))

    assert failed.value.kind is FailureKind.WRONG_TYPE


def test_the_charset_and_the_number_of_requests_are_told() -> None:
    def script(visit: Visit) -> None:
        (redirecting("/b") if visit.path == "/a" else answering(b"x", content_type='text/html; Charset="Shift_JIS"'))(visit)

    with stranger(script) as server:
        found = fetch(server.url("/a"), max_bytes=100, door=door(server.authority))

    assert (found.charset, found.requests) == ("shift_jis", 2)


def test_a_failure_tells_how_many_requests_were_sent() -> None:
    def script(visit: Visit) -> None:
        (redirecting("/b") if visit.path == "/a" else answering(status="404 Not Found"))(visit)

    with stranger(script) as server, pytest.raises(OutboundFailed) as failed:
        fetch(server.url("/a"), max_bytes=100, door=door(server.authority))

    assert failed.value.requests == 2


def test_plain_http_may_be_allowed_to_public_addresses_and_opens_nothing_inside() -> None:
    with pytest.raises(OutboundRefused):
        fetch("http://127.0.0.1/", max_bytes=100, plain=True, door=door())
    with pytest.raises(OutboundFailed) as failed:
        fetch("http://shop.example.com/", max_bytes=100, plain=True, door=door(resolve=Names(shop_example_com=[[]])))

    assert failed.value.kind is FailureKind.DNS


def test_an_announced_length_above_the_limit_is_refused_before_reading() -> None:
    failed = failure_of(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n"))

    assert failed.kind is FailureKind.TOO_LARGE


def test_a_body_of_exactly_the_limit_is_accepted_and_one_byte_more_is_not() -> None:
    with stranger(raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 1_000)) as server:
        found = fetch(server.url(), max_bytes=1_000, door=door(server.authority))
    failed = failure_of(raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 1_001))

    assert (len(found.body), failed.kind) == (1_000, FailureKind.TOO_LARGE)


@pytest.mark.parametrize("script", [endless_body, endless_chunks])
def test_an_endless_body_is_cut_at_the_limit(script: Script) -> None:
    assert failure_of(script, max_bytes=1_000_000).kind is FailureKind.TOO_LARGE


@pytest.mark.parametrize("script", [silent, dripping_head, dripping_body, dripping_unmeasured_body])
def test_a_slow_server_is_left_at_the_total_deadline(script: Script) -> None:
    started = time.monotonic()

    failed = failure_of(script, max_bytes=1_000_000, total_seconds=0.6)

    assert failed.kind is FailureKind.TIMEOUT
    assert time.monotonic() - started > 0.5


def test_the_deadline_counts_for_all_redirects_together() -> None:
    def script(visit: Visit) -> None:
        time.sleep(0.3)
        redirecting("/again")(visit)

    failed = failure_of(script, total_seconds=0.5)

    assert failed.kind is FailureKind.TIMEOUT


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\xff\x00garbage\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnonsense",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello",
    ],
)
def test_a_broken_answer_is_a_failed_connection(answer: bytes) -> None:
    assert failure_of(raw(answer)).kind is FailureKind.CONNECT


def test_a_closed_port_is_a_failed_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(OutboundFailed) as failed:
        fetch(f"http://127.0.0.1:{port}/", max_bytes=100, door=door(f"127.0.0.1:{port}"))

    assert failed.value.kind is FailureKind.CONNECT


def test_no_thread_and_no_connection_is_left_behind() -> None:
    before = threading.active_count()
    failure_of(dripping_body, max_bytes=1_000_000, total_seconds=0.3)
    failure_of(endless_body)

    assert threading.active_count() == before


# --- TLS


def test_the_name_is_shown_to_the_server_and_checked_on_its_certificate(authority: Authority) -> None:
    with stranger(answering(b"secret"), tls=authority.server("cdn.example.com")) as server:
        names = Names(cdn_example_com=[["127.0.0.1"]])
        way = door(f"cdn.example.com:{server.port}", resolve=names, tls=authority.trusting())
        found = fetch(server.url(host="cdn.example.com"), max_bytes=100, door=way)

    assert (found.body, server.names) == (b"secret", ["cdn.example.com"])


@pytest.mark.parametrize(("certificate", "expired"), [("other.example.com", False), ("cdn.example.com", True)])
def test_a_certificate_for_another_name_or_day_is_a_tls_failure(authority: Authority, certificate: str, *, expired: bool) -> None:
    with stranger(answering(), tls=authority.server(certificate, expired=expired)) as server:
        names = Names(cdn_example_com=[["127.0.0.1"]])
        way = door(f"cdn.example.com:{server.port}", resolve=names, tls=authority.trusting())
        with pytest.raises(OutboundFailed) as failed:
            fetch(server.url(host="cdn.example.com"), max_bytes=100, door=way)

    assert (failed.value.kind, server.visits) == (FailureKind.TLS, [])


def test_a_certificate_of_an_unknown_authority_is_a_tls_failure(authority: Authority) -> None:
    with stranger(answering(), tls=authority.server("cdn.example.com")) as server:
        names = Names(cdn_example_com=[["127.0.0.1"]])
        way = Door(policy=Policy(allow=frozenset({f"cdn.example.com:{server.port}"})), resolve=names)
        with pytest.raises(OutboundFailed) as failed:
            fetch(server.url(host="cdn.example.com"), max_bytes=100, door=way)

    assert failed.value.kind is FailureKind.TLS


def test_a_server_that_speaks_no_tls_is_a_tls_failure() -> None:
    with stranger(raw(b"HTTP/1.1 200 OK\r\n\r\n")) as server, pytest.raises(OutboundFailed) as failed:
        fetch(server.url().replace("http:", "https:"), max_bytes=100, total_seconds=1, door=door(server.authority))

    assert failed.value.kind in {FailureKind.TLS, FailureKind.TIMEOUT}


def test_a_handshake_that_never_comes_ends_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        authority = f"127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(OutboundFailed) as failed:
            fetch(f"https://{authority}/", max_bytes=100, total_seconds=0.4, door=door(authority))

    assert failed.value.kind is FailureKind.TIMEOUT
