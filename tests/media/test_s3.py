"""The same promises on an object store that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator

import boto3  # type: ignore[import-untyped] # it ships no types
import pytest
from django.test import Client
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from piad.media import Area, MediaMissing, delete, load, store, url


@pytest.fixture
def bucket(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    access = {"endpoint_url": f"http://{host}:{port}", "region_name": "us-east-1"}
    client = boto3.client("s3", aws_access_key_id="test", aws_secret_access_key="test", **access)
    client.create_bucket(Bucket="ads")
    options = {
        **access,
        "bucket_name": "ads",
        "access_key": "test",
        "secret_key": "test",
        "signature_version": "s3v4",
        "file_overwrite": False,
    }
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}}
    yield "ads"
    client.close()
    server.stop()


@pytest.mark.usefixtures("bucket")
def test_an_object_is_stored_loaded_served_and_deleted(client: Client) -> None:
    content = bytes(range(256)) * 3_000
    stored = store(area=Area.RESULTS, extension="png", content=content)

    response = client.get(f"/media/{stored.key}")
    head = client.head(f"/media/{stored.key}")

    assert load(stored.key) == content
    assert url(stored.key) == f"https://ads.example.org/media/{stored.key}"
    assert (response.status_code, response.getvalue(), response.headers["Content-Type"]) == (200, content, "image/png")
    assert (head.status_code, head.headers["Content-Length"]) == (200, "768000")
    response.close()

    delete(stored.key)
    delete(stored.key)
    with pytest.raises(MediaMissing):
        load(stored.key)
    assert client.get(f"/media/{stored.key}").status_code == 404


@pytest.mark.usefixtures("bucket")
def test_an_input_is_stored_and_never_served(client: Client) -> None:
    stored = store(area=Area.INPUTS, extension="jpg", content=b"private")

    assert load(stored.key) == b"private"
    assert client.get(f"/media/{stored.key}").status_code == 404
