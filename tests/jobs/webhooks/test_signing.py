"""Signatures against the published vectors and the official library."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from jobs.webhooks.signing import headers, key_of, pi_signature, standard_signature

BODY = (
    b'{"id":"evt_pi_0001","object":"event","type":"job.completed","created_at":1760000000,"data":{"job":{"id":'
    b'"7b8c9f2f-8d7a-4a39-8d8d-1cd4d11f8a7a","type":"avatar_generation","status":"completed","result_url":null,'
    b'"error_log":null,"payload":{"phase":"completed"}}}}'
)
STANDARD_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"


def test_the_documented_signature() -> None:
    assert len(BODY) == 260
    assert pi_signature("whsec_test_secret_123", BODY) == "sha256=7a8ad66126f3c42172f9e8b1f960598826590a2fc0992de4b0de16270e13e336"


def test_the_standard_signature() -> None:
    signature = standard_signature(STANDARD_SECRET, event_id="evt_pi_0001", timestamp=1_760_000_000, body=BODY)

    assert signature == "v1,88USsImAX0UJdM/BYKV7QDAEZWXewN9ygFxe/PvkS90="


@pytest.mark.parametrize(
    ("secret", "key"),
    [
        (STANDARD_SECRET, b"0123456789abcdef01234567"),
        ("whsec_test_secret_123", b"whsec_test_secret_123"),
        ("whsec_" + base64.b64encode(bytes(23)).decode(), ("whsec_" + base64.b64encode(bytes(23)).decode()).encode()),
        ("whsec_" + base64.b64encode(bytes(64)).decode(), bytes(64)),
        ("whsec_" + base64.b64encode(bytes(65)).decode(), ("whsec_" + base64.b64encode(bytes(65)).decode()).encode()),
        ("plain secret", b"plain secret"),
        ("schl\u00fcssel", "schl\u00fcssel".encode()),
    ],
)
def test_the_key_of_a_secret(secret: str, key: bytes) -> None:
    assert key_of(secret) == key


def sent(*secrets: str) -> dict[str, str]:
    now = int(datetime.now(UTC).timestamp())
    return headers(secrets, event_id="evt_pi_1", event_type="job.completed", timestamp=now, body=BODY)


def test_the_official_library_verifies_what_is_sent() -> None:
    assert Webhook(STANDARD_SECRET).verify(BODY, sent(STANDARD_SECRET)) == json.loads(BODY)
    assert Webhook(b"a plain secret").verify(BODY, sent("a plain secret")) == json.loads(BODY)


def test_while_a_secret_is_rotated_old_and_new_verify() -> None:
    new, old = STANDARD_SECRET, "whsec_" + base64.b64encode(bytes(range(32))).decode()
    made = sent(new, old)

    for secret in (new, old):
        assert Webhook(secret).verify(BODY, made) == json.loads(BODY)
    for name, secret in (("X-Pi-Signature", new), ("X-Pi-Signature-Previous", old)):
        assert made[name] == f"sha256={hmac.new(secret.encode(), BODY, hashlib.sha256).hexdigest()}"
    with pytest.raises(WebhookVerificationError):
        Webhook(old).verify(BODY, sent(new))
