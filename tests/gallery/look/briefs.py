"""The fourteen requests as a client would send them, read from the briefs beside this file."""

from __future__ import annotations

import base64
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PICTURES: Final = HERE.parents[2] / "generation" / "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBrief:
    """One brief by the name of its reference, and the body of its request."""

    name: str
    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        """Return what the request asks for in words."""
        return str(self.body["prompt"])


def look_briefs(names: list[str]) -> Iterator[LookBrief]:
    """Yield the briefs whose names begin with one of ``names``, all of them where none is given."""
    for members in tomllib.loads((HERE / "briefs.toml").read_text("utf-8"))["brief"]:
        if not names or str(members["name"]).startswith(tuple(names)):
            yield LookBrief(name=members["name"], body=_body(members))


def _body(members: dict[str, Any]) -> dict[str, Any]:
    """Return the request's body: brand and pictures only where the brief has them."""
    body: dict[str, Any] = {"prompt": members["prompt"], "output": {"thinking_intensity": "high", **members["output"]}}
    if "brand" in members:
        body["brand_identity_json"] = members["brand"]
    if "picture" in members:
        picture = base64.b64encode((PICTURES / f"{members['picture']}.png").read_bytes()).decode()
        body["reference_images"] = [f"data:image/png;base64,{picture}"]
    return body
