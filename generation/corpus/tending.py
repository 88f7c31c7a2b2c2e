"""What is done to the corpus by and by: vectors for changed words, pictures for starter ads."""

from __future__ import annotations

from generation.corpus.previews import draw_missing
from generation.corpus.vectors import write_vectors
from generation.models import ReferenceAd

# Small rounds: ads that customers wait for are made by the same workers.
_VECTORS = 200
_PICTURES = 12


def tend() -> None:
    """Do one round; rounds may overlap and be repeated."""
    write_vectors(list(ReferenceAd.objects.filter(embedder="").order_by("id")[:_VECTORS]))
    draw_missing(_PICTURES)
