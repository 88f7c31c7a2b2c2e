"""Delivering to strangers: any answer is an answer, and nothing is followed, unfolded or waited for beyond the limits."""

from __future__ import annotations

import gzip

import pytest

from piad.outbound import FailureKind, OutboundFailed, OutboundRefused, post
from piad.outbound.exchange import Door
from piad.outbound.policy import Policy
from tests.fixtures.strangers import (
    Script,
    Stranger,
    answering,
    dripping_body,
    dripping_head,
    endless_body,
    raw,
    redirecting,
    silent,
    stranger,
)


def way_to(server: Stranger) -> Door:
    return Door(policy=Policy(allow=frozenset({server.authority})))


def test_the_body_and_headers_arrive_as_given() -> None:
    with stranger(answering(b"thanks", status="201 Created")) as server:
        answer = post(
            server.url("/hook"), body=b'{"a":1}', headers={"Content-Type": "application/json", "X-Sign": "v1"}, door=way_to(server)
        )

    visit = server.visits[0]
    head, _, body = visit.head.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hook HTTP/1.1\r\n")
    assert (visit.header("Content-Type"), visit.header("X-Sign"), visit.header("Content-Length")) == ("application/json", "v1", "7")
    assert body in {b"", b'{"a":1}'}
    assert (answer.status, answer.body, answer.truncated) == (201, b"thanks", False)


@pytest.mark.parametrize("status", [200, 204, 301, 307, 400, 410, 429, 500, 503])
def test_every_status_is_an_answer(status: int) -> None:
    with stranger(answering(b"", status=f"{status} Whatever", headers=["Retry-After: 7"])) as server:
        answer = post(server.url(), body=b"x", headers={}, door=way_to(server))

    assert (answer.status, answer.retry_after) == (status, "7")


def test_a_redirect_is_reported_and_not_followed() -> None:
    with stranger(redirecting("http://127.0.0.1:1/", status="307 Elsewhere")) as server:
        answer = post(server.url(), body=b"x", headers={}, door=way_to(server))

    assert (answer.status, answer.location, len(server.visits)) == (307, "http://127.0.0.1:1/", 1)


def test_a_gzip_bomb_is_read_raw_and_only_to_the_limit() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with stranger(answering(bomb, headers=["Content-Encoding: gzip"])) as server:
        answer = post(server.url(), body=b"x", headers={}, door=way_to(server))

    assert (answer.body, answer.truncated) == (bomb[:16_384], True)


def test_an_endless_answer_is_cut_at_the_limit() -> None:
    with stranger(endless_body) as server:
        answer = post(server.url(), body=b"x", headers={}, door=way_to(server))

    assert (answer.status, len(answer.body), answer.truncated) == (200, 16_384, True)


def test_a_dripping_body_after_a_status_still_counts_as_answered() -> None:
    with stranger(dripping_body) as server:
        answer = post(server.url(), body=b"x", headers={}, total_seconds=0.5, door=way_to(server))

    assert (answer.status, answer.truncated) == (200, True)


@pytest.mark.parametrize("script", [silent, dripping_head])
def test_no_status_before_the_deadline_is_a_timeout(script: Script) -> None:
    with stranger(script) as server, pytest.raises(OutboundFailed) as failed:
        post(server.url(), body=b"x", headers={}, total_seconds=0.5, door=way_to(server))

    assert failed.value.kind is FailureKind.TIMEOUT


def test_a_connection_that_breaks_before_a_status_is_a_failure() -> None:
    with stranger(raw(b"")) as server, pytest.raises(OutboundFailed) as failed:
        post(server.url(), body=b"x", headers={}, door=way_to(server))

    assert failed.value.kind is FailureKind.CONNECT


def test_nothing_is_posted_to_the_inside() -> None:
    with stranger(answering()) as server, pytest.raises(OutboundRefused):
        post(server.url(), body=b"x", headers={}, door=Door(policy=Policy()))

    assert server.visits == []
