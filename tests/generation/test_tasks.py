"""The web process takes orders without ever loading what fills them."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "PIL",
    "pyvips",
    "numpy",
    "uharfbuzz",
    "resvg_py",
    "generation.pipeline",
    "generation.steps",
    "generation.compositor",
    "generation.copywriter",
    "campaigns.pipelines",
    "campaigns.steps",
    "openai",
    "google.genai",
    "httpx2",
)
LOAD = f"""
import django, sys
django.setup()
import piad.urls, generation.tasks, campaigns.tasks
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_routes_and_tasks_load_no_imaging_library_and_no_pipeline() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
