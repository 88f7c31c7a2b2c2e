"""The limited child: ``python -m piad.ingest.child`` answers frames on one socket, under limits that it puts on itself first."""

from __future__ import annotations

import ctypes
import importlib
import os
import resource
import signal
import socket
import sys
import warnings
from dataclasses import asdict
from typing import Any, Final

from piad.ingest.frames import Frame, FrameLost, receive, send
from piad.ingest.rejection import PictureRejected, RejectionCode

MEMORY_BYTES: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 20
# The service kills a late child itself; this alarm is for a child whose service is gone.
WALL_SECONDS: Final = 35
MAX_REQUEST_BYTES: Final = 32 * 1024 * 1024
_PR_SET_PDEATHSIG: Final = 1


def limit() -> None:
    """Take away what decoding does not need: memory, written files, core dumps."""
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)
    if sys.platform != "darwin":  # which refuses a limit below what its libraries already map
        _lower(resource.RLIMIT_AS, MEMORY_BYTES)


def _lower(limit_kind: int, most: int) -> None:
    """Set a limit for good, and never above one that the service itself runs under."""
    _, hard = resource.getrlimit(limit_kind)
    lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit_kind, (lowest, lowest))


def die_with(parent: int) -> None:
    """Ask the kernel for SIGKILL when the parent ends, and end at once if it already has."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _allow_one_request() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    ceiling = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard), hard))
    signal.alarm(WALL_SECONDS)


def answer(frame: Frame) -> Frame:
    """Do what one frame asks for; refusals and failures are answers too."""
    try:
        return _work(frame)
    except PictureRejected as refused:
        return _refusal(refused.code, refused.message)
    except MemoryError:
        return _refusal(RejectionCode.TOO_COMPLEX, "needs more memory to open than a picture may use")
    except Exception as broken:  # noqa: BLE001 - a decoder may raise anything on hostile bytes; here every failure means the same
        reason = f"{type(broken).__name__}: {broken}"[:200]
        return _refusal(RejectionCode.UNREADABLE, "is damaged or cut short and cannot be opened", reason=reason)


def _refusal(code: RejectionCode, message: str, **more: str) -> Frame:
    return Frame(head={"rejected": code, "message": message, **more})


def _work(frame: Frame) -> Frame:
    return _clean(frame) if frame.head["work"] == "clean" else _rasterise(frame)


def _rasterise(frame: Frame) -> Frame:
    from piad.ingest import vector  # the renderer loads after the limits are set, and only when it is needed

    return Frame(head={}, body=vector.rasterise(bytes(frame.body), width=frame.head["width"], height=frame.head["height"]))


def _clean(frame: Frame) -> Frame:
    from piad.ingest import pixels  # the decoders load after the limits are set

    wishes = {name: frame.head[name] for name in ("photo_as_jpeg", "least_side") if name in frame.head}
    members: dict[str, Any] = asdict(pixels.clean(bytes(frame.body), **wishes))
    content = members.pop("content")
    return Frame(head=members, body=content)


def serve(channel: socket.socket) -> None:
    """Answer frames until the service closes its end."""
    while True:
        try:
            frame = receive(channel, max_body=MAX_REQUEST_BYTES)
        except FrameLost:
            return
        _allow_one_request()
        send(channel, answer(frame))
        signal.alarm(0)


def main(descriptor: str, parent: str) -> None:
    """Start: ``descriptor`` is the inherited socket, ``parent`` the process to die with (``0``: only when the socket closes)."""
    if int(parent):
        die_with(int(parent))
    limit()
    warnings.simplefilter("ignore")
    importlib.import_module("piad.ingest.pixels")  # while the child is still waiting for its first picture
    with socket.socket(fileno=int(descriptor)) as channel:
        serve(channel)


if __name__ == "__main__":
    main(*sys.argv[1:])
