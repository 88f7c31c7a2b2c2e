"""Isolating run sequences (UAX #9, BD13 and X10): what stands together, whatever isolates stand between."""

from __future__ import annotations

from dataclasses import dataclass, field

from generation.compositor.typeset.bidi.classes import ISOLATE_STARTS, REMOVED, matching_pdi


@dataclass(slots=True)
class Sequence:
    """One isolating run sequence (BD13): the indices of its characters and the types around it."""

    indices: list[int]
    level: int
    sos: str = "L"
    eos: str = "L"
    types: list[str] = field(default_factory=list)


def isolating_sequences(classes: list[str], types: list[str], found: list[int], paragraph: int) -> list[Sequence]:
    """Apply BD13 and X10."""
    runs = _level_runs(classes, found)
    run_starting_at = {run[0]: number for number, run in enumerate(runs)}
    continued = set()
    sequences = []
    for run in runs:
        if run[0] in continued:
            continue
        chain = list(run)
        while classes[chain[-1]] in ISOLATE_STARTS:
            closing = matching_pdi(classes, chain[-1])
            if closing not in run_starting_at:
                break
            continued.add(closing)
            chain.extend(runs[run_starting_at[closing]])
        sequences.append(Sequence(indices=chain, level=found[chain[0]], types=[types[index] for index in chain]))
    # A PDI's own run may come before its opener is seen only if the text is broken; drop sequences that were chained later.
    sequences = [sequence for sequence in sequences if sequence.indices[0] not in continued]
    for sequence in sequences:
        _set_ends(sequence, classes, found, paragraph)
    return sequences


def _level_runs(classes: list[str], found: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _set_ends(sequence: Sequence, classes: list[str], found: list[int], paragraph: int) -> None:
    before = sequence.indices[0] - 1
    while before >= 0 and classes[before] in REMOVED:
        before -= 1
    last = sequence.indices[-1]
    after = last + 1
    while after < len(classes) and classes[after] in REMOVED:
        after += 1
    previous = found[before] if before >= 0 else paragraph
    open_isolate = classes[last] in ISOLATE_STARTS and matching_pdi(classes, last) == len(classes)
    following = paragraph if after >= len(classes) or open_isolate else found[after]
    sequence.sos = "R" if max(previous, sequence.level) % 2 else "L"
    sequence.eos = "R" if max(following, sequence.level) % 2 else "L"
