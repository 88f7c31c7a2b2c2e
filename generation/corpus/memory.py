"""The active corpus as a worker remembers it: facets, and vectors where the database has no index, until the corpus changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from generation.corpus import vectors
from generation.corpus.vectors import Floats, floats_of
from generation.models import CorpusStamp, ReferenceAd, Standing

if TYPE_CHECKING:
    from uuid import UUID

    from piad.providers.contracts import Embedder

Mask = NDArray[np.bool_]
FACETS: Final = ("industry", "product", "culture", "market", "language", "occasion", "season", "tone", "formula")
_COLUMNS: Final = tuple(name for name in FACETS if name != "formula")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One word for each reference, kept as numbers: comparing them is what a search does most."""

    numbers: NDArray[np.int32]
    meaning: dict[str, int]

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Return the column of these words."""
        meaning: dict[str, int] = {}
        return cls(numbers=np.array([meaning.setdefault(word, len(meaning)) for word in words], dtype=np.int32), meaning=meaning)

    def equals(self, word: str) -> Mask:
        """Return where the column has this word."""
        return np.equal(self.numbers, self.meaning.get(word, -1))

    def among(self, words: Iterable[str]) -> Mask:
        """Return where the column has one of these words."""
        return np.isin(self.numbers, [self.meaning[word] for word in words if word in self.meaning])


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The active references in one order: ``ids``, the organization of each (empty: shared), their facets.

    ``frequencies`` says how many of them have a word.
    ``vectors`` (rows, dimension) is None where the database compares them; a reference without one has zeros.
    """

    stamp: UUID | None
    embedder: str
    ids: tuple[UUID, ...]
    places: dict[UUID, int]
    organizations: Column
    facets: dict[str, Column]
    frequencies: dict[str, int]
    vectors: Floats | None

    def open_to(self, organization_id: UUID) -> Mask:
        """Return which references this organization may learn from: the shared ones and its own."""
        return self.organizations.among(("", str(organization_id)))


_remembered: dict[str, Memory] = {}


def memory(embedder: Embedder) -> Memory:
    """Return the active corpus as it is now, read anew only where it changed since the last call."""
    stamp = CorpusStamp.objects.values_list("value", flat=True).first()
    held = _remembered.get(embedder.name)
    if held is None or held.stamp != stamp:
        # The stamp is older than the rows or of their age, never younger: a change in between is read again at the next call.
        held = _read(stamp, embedder)
        _remembered[embedder.name] = held
    return held


def _read(stamp: UUID | None, embedder: Embedder) -> Memory:
    by_index = vectors.indexed(embedder)
    columns = ("id", "organization_id", "skeleton__formula", *_COLUMNS, *(() if by_index else ("embedder", "vector")))
    rows = list(ReferenceAd.objects.filter(status=Standing.ACTIVE).order_by("id").values_list(*columns))
    ids = tuple(row[0] for row in rows)
    facets = {name: _column(rows, 3 + at) for at, name in enumerate(_COLUMNS)} | {"formula": _column(rows, 2)}
    return Memory(
        stamp=stamp,
        embedder=embedder.name,
        ids=ids,
        places={identifier: place for place, identifier in enumerate(ids)},
        organizations=_column(rows, 1),
        facets=facets,
        frequencies=_frequencies(),
        vectors=None if by_index else _vectors(rows, embedder),
    )


def _frequencies() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat($$SELECT document FROM generation_referencead WHERE status = 'active'$$)")
        return dict(cursor.fetchall())


def _column(rows: list[tuple[Any, ...]], at: int) -> Column:
    return Column.of(str(row[at] or "") for row in rows)


def _vectors(rows: list[tuple[Any, ...]], embedder: Embedder) -> Floats:
    found = np.zeros((len(rows), embedder.dimension), dtype=np.float32)
    for place, row in enumerate(rows):
        if row[-2] == embedder.name:
            found[place] = floats_of(row[-1])
    return found


def forget() -> None:
    """Let the next search read the corpus anew."""
    _remembered.clear()
