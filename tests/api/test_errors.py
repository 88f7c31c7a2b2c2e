"""The words of the errors."""

from __future__ import annotations

import pytest

from piad.api.errors import ApiError, FieldProblem, InvalidBody, default_type


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "invalid_request_error"),
        (401, "authentication_error"),
        (403, "permission_error"),
        (429, "rate_limit_error"),
        (502, "api_error"),
    ],
)
def test_every_status_has_its_documented_type(status: int, kind: str) -> None:
    assert default_type(status) == kind


def test_an_error_has_four_members_and_extras_only_when_there_are_any() -> None:
    plain = ApiError(http_status=404, code="job_not_found", message="No such job.")
    assert plain.body("r") == {
        "error": {"type": "invalid_request_error", "code": "job_not_found", "message": "No such job.", "request_id": "r"}
    }
    refused = InvalidBody([FieldProblem(param="prompt", message="Is empty.")]).body("r")["error"]
    assert list(refused) == ["type", "code", "message", "request_id", "param", "errors"]
