"""Amounts: by how much something is to be larger or smaller, in words or as a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from campaigns.edits.clauses import Clause

_SHARE: Final = re.compile(r"(\d{1,3})\s?(?:%|percent|per cent|pour ?cent|por ciento|prozent|por cento|per cento)", re.IGNORECASE)
_TIMES: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s?(?:x|×|times|fois|veces|mal|vezes|volte)(?!\w)", re.IGNORECASE)
_USUAL: Final = {"bigger": 1.2, "smaller": 0.82}
_MUCH: Final = {"bigger": 1.4, "smaller": 0.65}
_LITTLE: Final = {"bigger": 1.1, "smaller": 0.9}


def factor(clause: Clause) -> tuple[float, bool] | None:
    """Return the new size over the old one, and whether it was named as a number."""
    amounts = clause.words("amounts")
    way = next((word for word in amounts if word in _USUAL), None)
    share, times = _SHARE.search(clause.plain), _TIMES.search(clause.plain)
    if times is not None:
        return float(times[1].replace(",", ".")), True
    if "double" in amounts:
        return 2.0, True
    if "half" in amounts:
        return 0.5, True
    if way is None:
        return None
    if share is not None:
        return 1.0 + (int(share[1]) / 100) * (1 if way == "bigger" else -1), True
    sizes = _MUCH if "much" in amounts else _LITTLE if "little" in amounts else _USUAL
    return sizes[way], False
