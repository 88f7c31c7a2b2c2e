"""The real front and Django behind the real server, on loopback, in a thread of this process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import requests
import uvicorn
from django.core.asgi import get_asgi_application

from piad.accounts import actions
from piad.accounts.actions import NewKey
from piad.front.door import Front


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server that answers on loopback."""

    front: Front
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def until(condition: Callable[[], bool], *, seconds: float = 30) -> None:
    """Wait for what is sure to come soon."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def server(transactional_db: None) -> Iterator[Running]:
    front = Front(get_asgi_application())
    uvicorn_server = uvicorn.Server(uvicorn.Config(front, port=0, log_config=None, access_log=False, timeout_graceful_shutdown=5))
    thread = threading.Thread(target=uvicorn_server.run)
    thread.start()
    until(lambda: uvicorn_server.started)
    yield Running(front=front, port=uvicorn_server.servers[0].sockets[0].getsockname()[1])
    uvicorn_server.should_exit = True
    thread.join(15)
    assert not thread.is_alive()


@pytest.fixture
def key(transactional_db: None) -> NewKey:
    return actions.create_api_key(organization_id=actions.create_organization(name="Acme").id)


@pytest.fixture
def session(key: NewKey) -> Iterator[requests.Session]:
    with requests.Session() as made:
        made.headers["Authorization"] = f"Bearer {key.plaintext}"
        yield made
