"""A data folder has one owner at a time, and one user for life."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from piad.embedded.lock import FolderOfAnotherUser, held


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can enter the folder of another user")
def test_a_folder_that_another_user_furnished_is_left_alone(home: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    home.mkdir()
    (home / "lock").touch()
    os.chown(home / "lock", nobody.pw_uid, nobody.pw_gid)

    with pytest.raises(FolderOfAnotherUser, match="was made by the user nobody"), held(home, role="test"):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can enter the folder of another user")
def test_an_empty_folder_of_another_user_may_be_used(home: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)

    with held(home, role="test"):
        assert (home / "lock").stat().st_uid == os.geteuid()
