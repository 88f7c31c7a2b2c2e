"""Messages between the service and its limited child: a JSON head and a body, each with its length in front."""

from __future__ import annotations

import json
import struct
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import socket

_LENGTHS: Final = struct.Struct(">IQ")
_READ_BYTES: Final = 1024 * 1024


class FrameLost(Exception):
    """The other side closed, broke or outlived the deadline before a whole frame had passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One message: ``head`` is small JSON, ``body`` the bytes of a picture."""

    head: dict[str, Any]
    body: bytes | bytearray = b""


def send(channel: socket.socket, frame: Frame) -> None:
    """Write one frame; the channel's own timeout bounds it (``OSError`` when it breaks)."""
    head = json.dumps(frame.head).encode()
    channel.sendall(_LENGTHS.pack(len(head), len(frame.body)) + head)
    channel.sendall(frame.body)


def receive(channel: socket.socket, *, deadline: float | None = None, max_body: int) -> Frame:
    """Read one frame until ``deadline`` (monotonic seconds; ``None`` waits for ever); ``FrameLost`` when it does not come whole."""
    head_length, body_length = _LENGTHS.unpack(_exactly(channel, _LENGTHS.size, deadline))
    if body_length > max_body:
        msg = f"a body of {body_length} bytes"
        raise FrameLost(msg)
    head = json.loads(_exactly(channel, head_length, deadline))
    return Frame(head=head, body=_exactly(channel, body_length, deadline))


def _exactly(channel: socket.socket, count: int, deadline: float | None) -> bytearray:
    received = bytearray()
    while len(received) < count:
        if deadline is not None:
            channel.settimeout(max(deadline - time.monotonic(), 0.001))
        piece = channel.recv(min(count - len(received), _READ_BYTES))
        if not piece:
            msg = "the other side closed"
            raise FrameLost(msg)
        received += piece
    return received
