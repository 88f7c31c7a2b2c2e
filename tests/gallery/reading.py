"""The words of the plain briefs, for a reader: each prompt with the copy that is set and its other candidates, nothing drawn."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generation.brief import AdCopy
from generation.copywriter import read_prompt, write_copy
from generation.copywriter.formulas import formula_of

HERE = Path(__file__).parent
SEED = 7
CANDIDATES = 6
_FILES = ("briefs-european.toml", "briefs-scripts.toml")
_MEMBERS = ("headline", "subheadline", "cta", "label", "figure", "figure_note", "brand_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One plain brief with what is known of it and the candidates of its copy, the one that is set first."""

    name: str
    prompt: str
    category: str
    product: str | None
    candidates: tuple[AdCopy, ...]


def main() -> int:
    """Print every plain brief with its copy, all languages or those named."""
    parser = argparse.ArgumentParser(prog="reading", description=main.__doc__)
    parser.add_argument("languages", nargs="*", help="only these languages")
    wanted = parser.parse_args().languages
    for one in readings():
        if not wanted or one.candidates[0].language in wanted:
            print("\n".join(_shown(one)), end="\n\n")  # noqa: T201 - a command speaks
    return 0


def readings() -> Iterator[Read]:
    """Yield the plain briefs, written as the gallery sets them."""
    for file in _FILES:
        for brief in tomllib.loads((HERE / file).read_text("utf-8"))["brief"]:
            yield _written(brief["name"], brief["prompt"])


def lines_of(copy: AdCopy) -> dict[str, Any]:
    """Return the parts of a copy that are set, by name, in the order of an ad."""
    points = {"points": list(copy.points)} if copy.points else {}
    return {member: text for member in _MEMBERS if (text := getattr(copy, member))} | points


def _written(name: str, prompt: str) -> Read:
    brief = read_prompt(prompt)
    candidates = tuple(write_copy(brief, seed=SEED, variant=variant) for variant in range(CANDIDATES))
    return Read(name=name, prompt=prompt, category=brief.category, product=brief.product, candidates=candidates)


def _shown(one: Read) -> Iterator[str]:
    first, *others = one.candidates
    yield f"{first.language}  {one.name}  ({one.category}, {one.product or 'no known product'})"
    yield f"    {one.prompt}"
    yield from (f"    {member:12} {text}" for member, text in lines_of(first).items())
    yield f"    formulas     {', '.join(formula_of(each) for each in one.candidates)}"
    yield from (f"    or           {other.headline} | {other.subheadline or '-'} | {other.cta}" for other in others)


if __name__ == "__main__":
    sys.exit(main())
