"""Make the gallery's campaigns through the API of a service of its own, edit and localize each, and lay all of it on one page."""

from __future__ import annotations

import argparse
import base64
import io
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.gallery import photos
from tests.gallery.campaign_page import Made, Picture, page
from tests.gallery.look.briefs import PICTURES
from tests.gallery.look.client import Client, LookFailed
from tests.gallery.look.own_service import own_service

HERE: Final = Path(__file__).parent
EXPANDED: Final = "diagnostics,quality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign: its request, the edits that follow each other, and the localizations of its first result."""

    name: str
    body: dict[str, Any]
    edits: tuple[str, ...]
    localizations: tuple[dict[str, str], ...]


def main() -> int:
    """Make every campaign (or those named) into a folder; the exit code says whether all of it was made."""
    parser = argparse.ArgumentParser(prog="campaigns", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="only these campaigns")
    parser.add_argument("--out", type=Path, default=Path("build/gallery/campaigns"))
    parser.add_argument("--only-made", action="store_true", help="neither edit nor localize")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    made: list[Made] = []
    with own_service() as client:
        from generation.corpus.starter import load_starter  # the service's own tables, known only inside the block

        load_starter()
        for campaign in campaigns(options.names):
            made += _made(client, campaign, options.out, further=not options.only_made)
            (options.out / "index.html").write_text(page(made), "utf-8")
    failed = sum(picture.failure is not None for one in made for picture in one.pictures)
    print(f"{len(made)} campaigns, {failed} pictures failed; {options.out / 'index.html'}")  # noqa: T201 - a command speaks
    return 1 if failed else 0


def campaigns(names: list[str]) -> list[Campaign]:
    """Return the campaigns of these names, all of them where none is given."""
    read = tomllib.loads((HERE / "campaigns.toml").read_text("utf-8"))
    return [
        Campaign(name=one["name"], body=body_of(one), edits=tuple(one["edits"]), localizations=tuple(read["localization"]))
        for one in read["campaign"]
        if not names or one["name"] in names
    ]


def body_of(members: dict[str, Any]) -> dict[str, Any]:
    """Return the request of a campaign: brand and picture only where it has them."""
    body: dict[str, Any] = {"prompt": members["prompt"], "output": members["output"]}
    if "brand" in members:
        body["brand_identity_json"] = members["brand"]
    if "picture" in members:
        body["reference_images"] = [base64.b64encode(_file(members["picture"])).decode()]
    return body


def _file(name: str) -> bytes:
    if name not in photos.NAMES:
        return (PICTURES / f"{name}.png").read_bytes()
    buffer = io.BytesIO()
    photos.photograph(name).save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def _made(client: Client, campaign: Campaign, out: Path, *, further: bool) -> Iterator[Made]:
    """Yield one campaign with all that was made of it; what failed says so in its place."""
    pictures: list[Picture] = []
    job, first = _ordered(client, out, campaign.name, "generate", campaign.body)
    pictures.append(first)
    if job and further:
        source: dict[str, Any] | None = job
        for number, edit in enumerate(campaign.edits, start=1):
            if source:
                body = {"source_job_id": source["id"], "prompt": edit}
                source, picture = _ordered(client, out, f"{campaign.name}-edit-{number}", "edit", body, says=edit)
                pictures.append(picture)
        for wish in campaign.localizations:
            body = {"source_job_id": job["id"], **{key: value for key, value in wish.items() if key != "name"}}
            pictures.append(_ordered(client, out, f"{campaign.name}-{wish['name']}", "localize-ad", body, says=wish["target_culture"])[1])
    yield Made(name=campaign.name, prompt=campaign.body["prompt"], job=job, pictures=tuple(pictures))


def _ordered(
    client: Client, out: Path, name: str, action: str, body: dict[str, Any], *, says: str = ""
) -> tuple[dict[str, Any] | None, Picture]:
    """Return the job of one order and its first picture, kept in the folder."""
    try:
        job = client.job(f"/api/v1/campaigns/{action}", body, expand=EXPANDED)
        image = client.picture(job["payload"]["image_url"])
    except LookFailed as failure:
        print(f"{name:44} {failure}")  # noqa: T201 - a command speaks
        return None, Picture(name=name, says=says, failure=str(failure))
    image.save(out / f"{name}.png")
    _keep_reference(client, job, out, name)
    score = min(report["score"] for report in job.get("quality", [{"score": 0.0}]))
    print(f"{name:44} {image.width} x {image.height}  {score:g}")  # noqa: T201 - see above
    return job, Picture(name=name, says=says, width=image.width, score=score)


def _keep_reference(client: Client, job: dict[str, Any], out: Path, name: str) -> None:
    """Keep the picture of the reference that led a campaign beside it."""
    for step in job["diagnostics"]["steps"]:
        address = step["artifacts"].get("reference", {}).get("image_url") if step["step_id"] == "retrieve" else None
        if address:
            client.picture(address).save(out / f"{name}-reference.png")


if __name__ == "__main__":
    sys.exit(main())
