"""The words of an ad: briefs read out of prompts in seventeen languages, and copy written by rules and data files alone."""

from __future__ import annotations

from generation.copywriter.reading import read_prompt
from generation.copywriter.writing import write_copy

__all__ = ["read_prompt", "write_copy"]
