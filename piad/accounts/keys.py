"""The text of an API key: a prefix, 32 random base62 characters and a checksum that tells a typing error without a database."""

from __future__ import annotations

import base64
import secrets
import string
import zlib

LIVE_PREFIX = "pi_live_"
TEST_PREFIX = "pi_test_"
PREFIX_LENGTH = len(LIVE_PREFIX)
SECRET_LENGTH = 32
CHECKSUM_LENGTH = 6
KEY_LENGTH = PREFIX_LENGTH + SECRET_LENGTH + CHECKSUM_LENGTH
KEY_ID_LENGTH = 8
SIGNING_BYTES = 32

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_ALPHABET = frozenset(BASE62)


def generate(*, is_test: bool) -> str:
    """Return a new key of 190 random bits."""
    body = (TEST_PREFIX if is_test else LIVE_PREFIX) + "".join(secrets.choice(BASE62) for _ in range(SECRET_LENGTH))
    return body + checksum(body)


def new_signing_secret() -> str:
    """Return a secret to sign requests under, as Standard Webhooks writes one: ``whsec_`` and 32 random bytes in base64."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(SIGNING_BYTES)).decode()}"


def checksum(body: str) -> str:
    """Return the CRC32 of a key's prefix and secret as 6 base62 characters."""
    number = zlib.crc32(body.encode("ascii"))
    digits = []
    for _ in range(CHECKSUM_LENGTH):
        number, digit = divmod(number, len(BASE62))
        digits.append(BASE62[digit])
    return "".join(reversed(digits))


def is_well_formed(key: str) -> bool:
    """Say whether a text can be a key at all: its prefix, length, alphabet and checksum agree."""
    if len(key) != KEY_LENGTH or key[:PREFIX_LENGTH] not in {LIVE_PREFIX, TEST_PREFIX}:
        return False
    if not _ALPHABET.issuperset(key[PREFIX_LENGTH:]):
        return False
    return checksum(key[:-CHECKSUM_LENGTH]) == key[-CHECKSUM_LENGTH:]


def key_id(key: str) -> str:
    """Return the part of a key that may be shown and logged: its first 8 random characters."""
    return key[PREFIX_LENGTH : PREFIX_LENGTH + KEY_ID_LENGTH]
