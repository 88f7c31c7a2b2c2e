"""The system's resolver, held to a time limit."""

from __future__ import annotations

import pytest

from piad.outbound import FailureKind, OutboundFailed
from piad.outbound.resolver import system_resolver


def test_every_address_of_a_name_is_returned_once() -> None:
    answers = system_resolver("localhost", 443, seconds=5)

    assert set(answers) <= {"127.0.0.1", "::1"}
    assert len(answers) == len(set(answers)) >= 1


@pytest.mark.parametrize("host", ["no-such-name.invalid", "a" * 300, "\udc80"])
def test_a_name_that_cannot_be_resolved_is_a_dns_failure(host: str) -> None:
    with pytest.raises(OutboundFailed) as failed:
        system_resolver(host, 443, seconds=5)

    assert failed.value.kind is FailureKind.DNS
