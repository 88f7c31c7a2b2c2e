"""The one view of media: results for whoever has the address, nothing else for anybody."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast

import pytest
from django.http import StreamingHttpResponse
from django.test import AsyncClient, Client

from piad.media import Area, store

STRICT = "default-src 'none'; sandbox"
STYLED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
NAME = "a" * 43


@pytest.mark.parametrize(
    ("extension", "content_type", "policy"),
    [
        ("png", "image/png", STRICT),
        ("jpg", "image/jpeg", STRICT),
        ("webp", "image/webp", STRICT),
        ("avif", "image/avif", STRICT),
        ("svg", "image/svg+xml", STYLED),
        ("html", "text/html; charset=utf-8", STYLED),
    ],
)
def test_a_result_is_served_as_what_our_table_says(client: Client, extension: str, content_type: str, policy: str) -> None:
    key = store(area=Area.RESULTS, extension=extension, content=b"<script>alert(1)</script>").key

    response = client.get(f"/media/{key}")

    assert (response.status_code, response.getvalue()) == (200, b"<script>alert(1)</script>")
    assert {name: response.headers[name] for name in ("Content-Type", "Content-Length", "Content-Security-Policy")} == {
        "Content-Type": content_type,
        "Content-Length": "25",
        "Content-Security-Policy": policy,
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response.headers


def test_head_answers_the_headers_alone(client: Client) -> None:
    key = store(area=Area.RESULTS, extension="png", content=bytes(1_000)).key

    response = client.head(f"/media/{key}")

    assert (response.status_code, response.headers["Content-Length"], response.headers["Content-Type"]) == (200, "1000", "image/png")
    assert response.getvalue() == b""


def test_a_large_result_arrives_whole_under_asgi() -> None:
    content = bytes(range(256)) * 8_000
    key = store(area=Area.RESULTS, extension="png", content=content).key

    async def fetch() -> tuple[int, bytes]:
        response = cast("StreamingHttpResponse", await AsyncClient().get(f"/media/{key}"))
        received = b"".join([chunk async for chunk in response])
        response.close()
        return response.status_code, received

    assert asyncio.run(fetch()) == (200, content)


def test_an_input_is_never_served(client: Client) -> None:
    key = store(area=Area.INPUTS, extension="png", content=b"private").key

    assert client.get(f"/media/{key}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"results/{NAME}.png",
        "",
        "results",
        "results/",
        "inputs/",
        f"{NAME}.png",
        "secret.txt",
        "results/secret.txt",
        "../secret.txt",
        "results/../secret.txt",
        "results/../../secret.txt",
        "results/..%2fsecret.txt",
        "..%2f..%2fetc/passwd",
        "..%252fsecret.txt",
        "%2e%2e/secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "results\\..\\secret.txt",
        f"results/{NAME}.png/",
        f"results/{NAME}.png%00.html",
        f"results/{NAME}.png%0a",
        f"results/{NAME}.exe",
        f"results/{NAME}.PNG",
        f"results/{NAME}.png.html",
        f"results/.{NAME}.png",
        f"RESULTS/{NAME}.png",
        f"results//{NAME}.png",
        f"results/{'a' * 31}.png",
        f"results/{'a' * 65}.png",
        f"results/{'é' * 43}.png",
        f"results/{'１' * 43}.png",
    ],
)
def test_everything_else_is_a_json_404(client: Client, disk: Path, path: str) -> None:
    (disk / "secret.txt").write_text("secret")
    (disk / "results").mkdir()
    (disk / "results" / "secret.txt").write_text("secret")
    (disk / "results" / f".{NAME}.png").write_text("secret")

    response = client.get(f"/media/{path}")

    assert (response.status_code, response.headers["Content-Type"], b"secret" in response.getvalue()) == (404, "application/json", False)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    key = store(area=Area.RESULTS, extension="png", content=b"x").key

    response = getattr(client, method)(f"/media/{key}")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
