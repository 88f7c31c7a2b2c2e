"""Nothing secret reaches a log."""

from __future__ import annotations

import base64
import json
import logging
import logging.config
import secrets
from typing import Any

import pytest

from piad.logs import MASK, logging_config, redact, redact_text


@pytest.mark.parametrize(
    "text",
    [
        "key pi_live_4f8K2mPq9rT1vWxY3zAbCdEfGhJkLmNo0OuVwX",
        "Authorization: Bearer abc.def-123",
        "Cookie: sessionid=abc123; csrftoken=def456",
        "postgres://piad:s3cret@db/piad",
        "data:image/png;base64," + base64.b64encode(secrets.token_bytes(120)).decode(),
    ],
)
def test_secrets_in_a_text_are_masked(text: str) -> None:
    clean = redact_text(text)

    assert MASK in clean
    for secret in ("4f8K2m", "abc.def", "abc123", "def456", "s3cret", text[-40:]):
        assert secret not in clean


def test_a_long_path_is_not_taken_for_base64() -> None:
    path = "/opt/service/releases/current/generation/compositor/typeset/breaks/opportunities"

    assert redact_text(path) == path


def test_values_are_masked_by_their_name_at_any_depth() -> None:
    assert redact({"headers": [{"Authorization": "x"}], "status": 200}) == {"headers": [{"Authorization": MASK}], "status": 200}


def test_a_logged_exception_is_one_line_of_json_without_its_secrets(capsys: pytest.CaptureFixture[str]) -> None:
    line = _logged(capsys, ValueError("refused pi_test_4f8K2mPq9rT1vWxY3zAbCdEfGhJkLmNo0OuVwX"))

    assert (line["event"], line["level"]) == ("it broke", "error")
    assert "ValueError" in line["exception"]
    assert "4f8K2m" not in line["exception"]


def _logged(capsys: pytest.CaptureFixture[str], problem: Exception) -> dict[str, Any]:
    formatter = logging_config("INFO")["formatters"]["json"]
    handler = logging.StreamHandler()
    handler.setFormatter(formatter["()"](**{name: value for name, value in formatter.items() if name != "()"}))
    logger = logging.getLogger("piad.tests.redaction")
    logger.handlers, logger.propagate = [handler], False
    try:
        raise problem
    except ValueError:
        logger.exception("it broke")
    found: dict[str, Any] = json.loads(capsys.readouterr().err)
    return found


@pytest.mark.parametrize("name", ["pyvips", "celery.beat", "celery.worker.strategy", "celery.app.trace"])
def test_the_talkative_say_only_what_is_wrong(name: str) -> None:
    assert logging_config("INFO")["loggers"][name]["level"] == "WARNING"
