"""Which URLs may be called at all: the whole table of disguises, without a single socket."""

from __future__ import annotations

import logging

import pytest
from pytest_django import Settings

from piad.outbound import OutboundRefused, announce, check_url
from piad.outbound.policy import Policy
from piad.outbound.target import Target, parse

POLICY = Policy(own_hosts=frozenset({"ads.example.org"}))

NOT_HTTPS = [
    "http://example.com/",
    "HTTP://example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "gopher://example.com:443/_x",
    "dict://example.com/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/",
    "//example.com/",
    "example.com",
    "/etc/passwd",
    "https:example.com",
    "https:/example.com",
    "https:///example.com",
    "https://",
    "https://?x",
    "https://#x",
    "",
]
LOOPBACK_DISGUISED = [
    "https://127.0.0.1/",
    "https://127.1/",
    "https://127.0.1/",
    "https://2130706433/",
    "https://02130706433/",
    "https://0x7f000001/",
    "https://0X7F000001/",
    "https://0x7f.1/",
    "https://0x7f.0x0.0x0.0x1/",
    "https://127.0.0.0x1/",
    "https://0177.0.0.1/",
    "https://0177.0.0.01/",
    "https://017700000001/",
    "https://00000177.1/",
    "https://127.0.0.1.:443/",
    "https://127.0.0.1./",
    "https://127.000.000.001/",
    "https://0/",
    "https://0.0.0.0/",
    "https://0x/",
    "https://1.2.3.4.5/",
    "https://256.256.256.256/",
    "https://4294967297/",
    "https://example.0x1/",
    "https://example.1/",
    "https://[::1]/",
    "https://[::]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::a9fe:a9fe]/",
    "https://[64:ff9b::127.0.0.1]/",
    "https://[2002:7f00:1::]/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fe80::1%eth0]/",
    "https://[fec0::1]/",
    "https://[fd00:ec2::254]/",
    "https://[ff02::1]/",
    "https://[2001:db8::1]/",
    "https://[::1/",
    "https://::1/",
    "https://[::1]x/",
    "https://[127.0.0.1]/",
    "https://[example.com]/",
    "https://[v1.x]/",
    "https://[]/",
]
INSIDE_ADDRESSES = [
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://100.100.100.200/latest/meta-data/",
    "https://169.254.169.254/latest/meta-data/",
    "https://169.254.170.2/v2/credentials",
    "https://192.0.0.192/opc/v2/instance/",
    "https://168.63.129.16/",
    "https://2852039166/",
    "https://0xa9fea9fe/",
    "https://0251.0376.0251.0376/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://198.18.0.1/",
    "https://203.0.113.7/",
]
INSIDE_NAMES = [
    "https://localhost/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://localhost.localdomain/",
    "https://app.localhost/",
    "https://intranet/",
    "https://printer.local/",
    "https://metadata.google.internal/",
    "https://db.intranet/",
    "https://router.home.arpa/",
    "https://1.0.0.127.in-addr.arpa/",
    "https://hidden.onion/",
    "https://ads.example.org/",
    "https://ADS.example.org:8443/media/x",
]
UNICODE = [
    "https://１２７.0.0.1/",
    "https://１２７。０。０。１/",
    "https://127。0。0。1/",
    "https://127．0．0．1/",
    "https://127｡0｡0｡1/",
    "https://①②⑦.⓪.⓪.①/",
    "https://١٢٧.0.0.1/",
    "https://१२७.0.0.1/",
    "https://ⓛocalhost/",
    "https://ｌｏｃａｌｈｏｓｔ/",
    "https://loc\u00adalhost/",
    "https://local\u200bhost/",
    "https://exam\u200dple.com/",
    "https://example\u2024com/",
    "https://example。com/",
    "https://ｅｘａｍｐｌｅ.com/",
    "https://example.com／@127.0.0.1/",
    "https://example.com\uff03.evil.com/",
    "https://exa\u202emple.com/",
    "https://\u2100.com/",
    "https://\ud800.com/",
    "https://xn--/",
]
CONFUSING = [
    "https://user@example.com/",
    "https://user:password@example.com/",
    "https://@example.com/",
    "https://:@example.com/",
    "https://example.com@127.0.0.1/",
    "https://example.com%40127.0.0.1/",
    "https://example.com\\@127.0.0.1/",
    "https://example.com\\.evil.com/",
    "https:\\\\example.com/",
    "https://example.com/\\..\\",
    "https://exam%70le.com/",
    "https://%31%32%37.0.0.1/",
    "https://127.0.0.1%00.example.com/",
    "https://example.com%0d%0aHost:127.0.0.1/",
    "https://example.com\r\nHost: 127.0.0.1/",
    "https://example.com/\r\nX-Injected: 1",
    "https://example.com/\n",
    "https://exam\tple.com/",
    "https://example.com/a b",
    " https://example.com/",
    "https://example.com/ ",
    "https://example.com/\x00",
    "https://example.com/\x7f",
    "https://example.com/\u00a0",
    "https://example.com/\u2028",
    "https://example.com./",
    "https://example..com/",
    "https://.example.com/",
    "https://-example.com/",
    "https://example-.com/",
    "https://exa$mple.com/",
    "https://example.com;127.0.0.1/",
    "https://example.com,127.0.0.1/",
    "https://example.com&127.0.0.1/",
    "https://(example.com)/",
    f"https://{'a' * 64}.com/",
    f"https://{'a.' * 127}com/",
    f"https://example.com/{'a' * 2_030}",
]
PORTS = [
    "https://example.com:0/",
    "https://example.com:22/",
    "https://example.com:25/",
    "https://example.com:5432/",
    "https://example.com:6379/",
    "https://example.com:8000/",
    "https://example.com:0443/",
    "https://example.com:/",
    "https://example.com:-443/",
    "https://example.com:+443/",
    "https://example.com:4４3/",
    "https://example.com:443:443/",
    "https://example.com:65536/",
    "https://example.com:65979/",
    "https://example.com:443abc/",
    "https://[2606:4700:4700::1111]:22/",
]
REFUSED = [*NOT_HTTPS, *LOOPBACK_DISGUISED, *INSIDE_ADDRESSES, *INSIDE_NAMES, *UNICODE, *CONFUSING, *PORTS]

ACCEPTED = {
    "https://example.com": "https://example.com/",
    "https://EXAMPLE.com/Path": "https://example.com/Path",
    "https://example.com:443/": "https://example.com/",
    "https://example.com:8443/a?b=c#d": "https://example.com:8443/a?b=c",
    "https://example.com:8080/": "https://example.com:8080/",
    "https://example.com:80/": "https://example.com:80/",
    "https://example.com?x=1": "https://example.com/?x=1",
    "https://my_bucket.s3.example.com/a%20b.png": "https://my_bucket.s3.example.com/a%20b.png",
    "https://example.com/été.png?q=été": "https://example.com/%C3%A9t%C3%A9.png?q=%C3%A9t%C3%A9",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://BÜCHER.example/": "https://xn--bcher-kva.example/",
    "https://例え.テスト/": "https://xn--r8jz45g.xn--zckzah/",
    "https://xn--bcher-kva.example/": "https://xn--bcher-kva.example/",
    "https://8.8.8.8/": "https://8.8.8.8/",
    "https://[2606:4700:4700:0::1111]/": "https://[2606:4700:4700::1111]/",
    "https://[2606:4700:4700::1111]:8443/": "https://[2606:4700:4700::1111]:8443/",
    "https://0xe.com/": "https://0xe.com/",
    "https://1e100.net/": "https://1e100.net/",
    "https://localhost.example.com/": "https://localhost.example.com/",
    "https://example.com/@user": "https://example.com/@user",
    f"https://example.com/{'a' * 2_028}": f"https://example.com/{'a' * 2_028}",
}


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(set(REFUSED)) >= 150


@pytest.mark.parametrize("url", REFUSED)
def test_a_url_that_hides_or_names_an_inside_is_refused(url: str) -> None:
    with pytest.raises(OutboundRefused) as refused:
        POLICY.admit(url)

    assert (refused.value.code, refused.value.message) == (
        "url_not_allowed",
        "This address cannot be used. It must be a public https address.",
    )


@pytest.mark.parametrize(("url", "canonical"), ACCEPTED.items())
def test_an_honest_url_is_admitted_in_canonical_form(url: str, canonical: str) -> None:
    assert POLICY.admit(url).url == canonical


@pytest.mark.parametrize("canonical", ACCEPTED.values())
def test_the_canonical_form_reads_back_as_itself(canonical: str) -> None:
    assert parse(canonical).url == canonical


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["93.184.215.14", "127.0.0.1"],
        ["127.0.0.1", "93.184.215.14"],
        ["93.184.215.14", "::1"],
        ["2606:4700:4700::1111", "10.0.0.1"],
        ["93.184.215.14", "::ffff:93.184.215.14"],
        ["169.254.169.254"],
        ["64:ff9b::5db8:d70e"],
        ["fe80::1%2"],
    ],
)
def test_one_inside_answer_refuses_the_whole_name(answers: list[str]) -> None:
    target = POLICY.admit("https://example.com/")

    with pytest.raises(OutboundRefused):
        POLICY.admit_addresses(target, answers)


def test_public_answers_are_all_admitted_in_their_order() -> None:
    target = POLICY.admit("https://example.com/")

    addresses = POLICY.admit_addresses(target, ["2606:4700:4700::1111", "1.1.1.1"])

    assert [str(address) for address in addresses] == ["2606:4700:4700::1111", "1.1.1.1"]


def test_a_redirect_never_leads_from_https_to_http_even_to_an_allowed_host() -> None:
    policy = Policy(allow=frozenset({"127.0.0.1:9000"}))
    previous = policy.admit("https://example.com/")

    with pytest.raises(OutboundRefused):
        policy.admit("http://127.0.0.1:9000/", previous=previous)


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("127.0.0.1:9000", "http://127.0.0.1:9000/x"),
        ("127.0.0.1:9000", "https://127.0.0.1:9000/x"),
        ("[::1]:9000", "http://[::1]:9000/"),
        ("[::1]:9000", "http://[0:0:0:0:0:0:0:1]:9000/"),
        ("minio:9000", "http://MINIO:9000/"),
        ("localhost:80", "http://localhost/"),
        ("ads.example.org:443", "https://ads.example.org/"),
    ],
)
def test_the_allow_list_opens_exactly_one_host_and_port(entry: str, url: str) -> None:
    policy = Policy(allow=frozenset({entry}), own_hosts=frozenset({"ads.example.org"}))

    target = policy.admit(url)

    assert policy.allows_by_name(target) is True


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9001/",
        "http://127.0.0.2:9000/",
        "http://127.0.0.1/",
        "http://localhost:9000/",
        "http://127.1:9000/",
        "http://2130706433:9000/",
        "http://user@127.0.0.1:9000/",
        "http://[::ffff:127.0.0.1]:9000/",
        "ftp://127.0.0.1:9000/",
    ],
)
def test_the_neighbours_of_an_allowed_address_stay_closed(url: str) -> None:
    with pytest.raises(OutboundRefused):
        Policy(allow=frozenset({"127.0.0.1:9000"})).admit(url)


def test_an_allowed_name_may_lead_to_a_private_address() -> None:
    policy = Policy(allow=frozenset({"minio.example.com:9000"}))
    target = Target(scheme="http", host="minio.example.com", port=9000, path="/")

    assert [str(address) for address in policy.admit_addresses(target, ["10.0.0.7"])] == ["10.0.0.7"]


def test_the_policy_comes_from_the_settings(settings: Settings) -> None:
    settings.PIAD_PUBLIC_URL = "https://Ads.Example.org/base"
    settings.PIAD_OUTBOUND_ALLOW = ("Minio:9000",)

    assert Policy.from_settings() == Policy(allow=frozenset({"minio:9000"}), own_hosts=frozenset({"ads.example.org"}))


def test_a_request_is_checked_by_its_text_alone(settings: Settings) -> None:
    settings.PIAD_PUBLIC_URL = "https://ads.example.org"

    check_url("https://no-such-name.example.com/")
    with pytest.raises(OutboundRefused):
        check_url("https://ads.example.org/media/results/x.png")


def test_an_open_allow_list_is_announced_at_start(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.PIAD_OUTBOUND_ALLOW = ("minio:9000", "127.0.0.1:8001")

    with caplog.at_level(logging.WARNING, logger="piad.outbound.policy"):
        announce()

    assert caplog.messages == ["outbound calls may reach these private addresses: 127.0.0.1:8001, minio:9000"]


@pytest.mark.parametrize("entry", ["127.0.0.1", "http://127.0.0.1:9000", "*:9000", "10.0.0.0/8", "minio:09000"])
def test_an_entry_that_opens_nothing_is_pointed_out(settings: Settings, caplog: pytest.LogCaptureFixture, entry: str) -> None:
    settings.PIAD_OUTBOUND_ALLOW = (entry,)

    with caplog.at_level(logging.WARNING, logger="piad.outbound.policy"):
        announce()

    assert caplog.messages[0] == f"PIAD_OUTBOUND_ALLOW: {entry} is not host:port and opens nothing"
