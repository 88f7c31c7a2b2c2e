"""Weak types (UAX #9, W1 to W7): marks, digits, and the signs around digits."""

from __future__ import annotations

from generation.compositor.typeset.bidi.classes import ISOLATE_STARTS
from generation.compositor.typeset.bidi.sequences import Sequence


def resolve_weak(sequence: Sequence) -> None:  # noqa: C901 - one loop a rule, in the order of the annex
    """Apply rules W1 to W7."""
    types = sequence.types
    previous = sequence.sos
    for index, kind in enumerate(types):
        if kind == "NSM":
            types[index] = "ON" if previous in ISOLATE_STARTS or previous == "PDI" else previous
        previous = types[index]
    strong = sequence.sos
    for index, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[index] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for index in range(1, len(types) - 1):
        around = (types[index - 1], types[index + 1])
        if types[index] == "ES" and around == ("EN", "EN"):
            types[index] = "EN"
        elif types[index] == "CS" and around in (("EN", "EN"), ("AN", "AN")):
            types[index] = around[0]
    _terminators(types)
    types[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in types]
    strong = sequence.sos
    for index, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[index] = "L"


def _terminators(types: list[str]) -> None:
    index = 0
    while index < len(types):
        if types[index] != "ET":
            index += 1
            continue
        end = index
        while end < len(types) and types[end] == "ET":
            end += 1
        if (index and types[index - 1] == "EN") or (end < len(types) and types[end] == "EN"):
            types[index:end] = ["EN"] * (end - index)
        index = end
