"""What the tests of outbound calls share: a private certificate authority."""

from __future__ import annotations

import pytest

from tests.fixtures.certificates import Authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("authority"))
