"""What is done to the corpus by and by: uploads measured, vectors made for changed words, starter ads drawn."""

from __future__ import annotations

from generation.corpus.drawing import skeleton_of_words
from generation.corpus.ingest import measure_pending
from generation.corpus.previews import draw_missing
from generation.corpus.vectors import write_vectors
from generation.models import ReferenceAd

# Small rounds: ads that customers wait for are made by the same workers.
_VECTORS = 200
_PICTURES = 12
_UPLOADS = 10


def tend() -> None:
    """Do one round; rounds may overlap and be repeated."""
    measure_pending(_UPLOADS)
    changed = list(ReferenceAd.objects.filter(embedder="").order_by("id")[:_VECTORS])
    for row in changed:
        skeleton = skeleton_of_words(row.copy, row.language)
        row.skeleton = skeleton.to_json() if skeleton else None
    ReferenceAd.objects.bulk_update(changed, ["skeleton"])
    write_vectors(changed)
    draw_missing(_PICTURES)
