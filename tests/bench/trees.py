"""What a process and all its descendants use: CPU seconds and proportional memory, read from /proc."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")


def cpu(*roots: int) -> float:
    """Return the CPU seconds that the trees under ``roots`` have used, in ticks of 10 ms."""
    return sum(_ticks(pid) for root in roots for pid in members(root)) / _TICKS


def pss(root: int) -> float:
    """Return a tree's proportional set size in MB: shared pages are divided among those that share them."""
    return sum(_pss(pid) for pid in members(root)) / 1000


def members(root: int) -> list[int]:
    """Return a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/<pid>/stat after the command's name, none where the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _ticks(pid: int) -> int:
    """Return user and system time in clock ticks, with that of children that have ended."""
    return sum(int(value) for value in _stat(pid)[11:15])


def _pss(pid: int) -> float:
    """Return a process's proportional set size in kB (1,000 bytes), 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1.024 for line in lines if line.startswith("Pss:")), 0.0)
