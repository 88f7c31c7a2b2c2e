"""The vectors of the corpus: made, kept beside their rows, and compared, by pgvector's index where the database has it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from generation.corpus.words import keywords_of, text_of
from generation.models import ReferenceAd
from piad.providers.local import LocalEmbedder

if TYPE_CHECKING:
    from uuid import UUID

    from piad.providers.contracts import Embedder

Floats = NDArray[np.float32]
LOCAL: Final = LocalEmbedder()
_BATCH: Final = 200
# How many neighbours the index looks at before it gives some: more finds truer ones.
_SEARCHED: Final = 80
_NEAREST: Final = """
SELECT id, -((embedding::vector(512)) <#> %(vector)s::vector) FROM generation_referencead
WHERE embedder = 'local/hashed-words-1' AND status = 'active' AND (organization_id IS NULL OR organization_id = %(organization)s)
ORDER BY (embedding::vector(512)) <#> %(vector)s::vector LIMIT %(limit)s
"""


def write_vectors(rows: Sequence[ReferenceAd], embedder: Embedder = LOCAL) -> None:
    """Make and store the vectors of rows whose words may have changed, with the words that the search reads."""
    for at in range(0, len(rows), _BATCH):
        _write(rows[at : at + _BATCH], embedder)


def _write(rows: Sequence[ReferenceAd], embedder: Embedder) -> None:
    for row in rows:
        row.keywords, row.text = keywords_of(row), text_of(row)
    for row, vector in zip(rows, embedder.embed([f"{row.keywords} {row.text}" for row in rows]), strict=True):
        row.vector, row.embedder = np.asarray(vector, dtype="<f4").tobytes(), embedder.name
    with transaction.atomic():
        ReferenceAd.objects.bulk_update(rows, ["keywords", "text", "vector", "embedder"])
        if indexed(embedder):
            _fill_index(rows)


def _fill_index(rows: Sequence[ReferenceAd]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE generation_referencead SET embedding = %s::vector WHERE id = %s",
            [(_literal(floats_of(row.vector)), row.id) for row in rows if row.vector],
        )


def floats_of(stored: bytes | memoryview) -> Floats:
    """Return a stored vector as numbers."""
    return np.frombuffer(bytes(stored), dtype="<f4").astype(np.float32)


def indexed(embedder: Embedder) -> bool:
    """Tell whether the database compares this embedder's vectors itself."""
    return embedder.name == LOCAL.name and _has_index()


@cache
def _has_index() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = 'generation_referencead' AND column_name = 'embedding'"
        )
        return bool(cursor.fetchone()[0])


def nearest_by_index(vector: Sequence[float], *, organization_id: UUID, limit: int) -> list[tuple[UUID, float]]:
    """Return active references by pgvector's index, the nearest first, with their likeness (cosine)."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Filters come after the index: it goes on looking until enough neighbours pass them.
        cursor.execute(f"SET LOCAL hnsw.ef_search = {_SEARCHED}; SET LOCAL hnsw.iterative_scan = relaxed_order")
        cursor.execute(_NEAREST, {"vector": _literal(np.asarray(vector)), "organization": organization_id, "limit": limit})
        return [(identifier, float(likeness)) for identifier, likeness in cursor.fetchall()]


def _literal(vector: NDArray[np.floating]) -> str:
    return "[" + ",".join(f"{value:.6g}" for value in vector.tolist()) + "]"
