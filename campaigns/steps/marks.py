"""What a campaign's creatives must reach."""

from __future__ import annotations

from typing import Final

# Of 100; plain ads pass from 78.
PASS_MARK: Final = 85.0
