"""Send the reference briefs to a running service, or to one started for the purpose, and lay the ads on one sheet."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from PIL import Image

from tests.gallery.look.briefs import LookBrief, look_briefs
from tests.gallery.look.client import Client, LookFailed
from tests.gallery.look.own_service import own_service
from tests.gallery.look.sheet import contact_sheet, joined, pair, reference_of

OWN = "starts-own"


def main() -> int:
    """Make every ad (or those whose names begin so) through the API; the exit code says whether all were made."""
    parser = argparse.ArgumentParser(prog="look", description=main.__doc__)
    parser.add_argument(
        "service", nargs="?", default=OWN, help=f"address of a running service, or {OWN}; its key is read from PIAD_API_KEY"
    )
    parser.add_argument("names", nargs="*", help="only these briefs, by the beginning of their names")
    parser.add_argument("--beside", type=Path, help="a folder with a reference picture for each brief's name")
    parser.add_argument("--out", type=Path, default=Path("build/look"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with _client(options.service) as client:
        made = {brief.name: picture for brief in look_briefs(options.names) if (picture := _made(client, brief, options.out))}
    if made:
        contact_sheet([pair(ours, reference_of(name, options.beside)) for name, ours in made.items()]).save(options.out / "sheet.png")
    wanted = len(list(look_briefs(options.names)))
    print(f"{len(made)} of {wanted} made; {options.out / 'sheet.png'}")  # noqa: T201 - a command speaks
    return 0 if len(made) == wanted else 1


def _client(service: str) -> AbstractContextManager[Client]:
    if service == OWN:
        return own_service()
    return contextlib.nullcontext(Client(url=service, key=os.environ.get("PIAD_API_KEY", "")))


def _made(client: Client, brief: LookBrief, out: Path) -> Image.Image | None:
    """Return a brief's ad and keep it in the folder; None where the service refused it or failed, which is told."""
    try:
        picture = joined(client.pictures(brief))
    except LookFailed as failure:
        print(f"{brief.name:24} {failure}")  # noqa: T201 - a command speaks
        return None
    picture.save(out / f"{brief.name}.png")
    print(f"{brief.name:24} {picture.width} x {picture.height}")  # noqa: T201 - see above
    return picture


if __name__ == "__main__":
    sys.exit(main())
