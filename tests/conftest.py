"""How tests are spread over the workers of a parallel run."""

from __future__ import annotations

from pathlib import Path

import pytest

STACK = Path(__file__).parent / "stack"


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of the running service on one worker, which then starts it once, and begin with them: they take longest."""
    for item in items:
        if STACK in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("stack"))
    items.sort(key=lambda item: STACK not in item.path.parents)
