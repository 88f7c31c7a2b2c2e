"""Vectors by a vendor: its answer proven and brought to unit length, and its model in the shape of an `Embedder`."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from piad.providers.contracts import Call, EmbeddingModel, EmbeddingRequest, Usage
from piad.providers.failures import Broken


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorEmbedder:
    """An `Embedder` made of an `EmbeddingModel`; ``counted`` is told what each call took."""

    model: EmbeddingModel
    dimension: int
    call: Call
    counted: Callable[[Usage], None]

    @property
    def name(self) -> str:
        """Return ``vendor/model/dimension``: one model makes vectors of several lengths that are not comparable."""
        return f"{self.model.name}/{self.dimension}"

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return one vector a text, zeros for one that is blank; raises `Overloaded`, `Refused` or `Broken`."""
        said = tuple(text for text in texts if text.strip())
        vectors = iter(self._asked(said) if said else ())
        return [next(vectors) if text.strip() else (0.0,) * self.dimension for text in texts]

    def _asked(self, texts: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
        digest = hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:16]
        result = self.model.embed(
            EmbeddingRequest(texts=texts, dimension=self.dimension), replace(self.call, key=f"{self.call.key}:{digest}")
        )
        self.counted(result.usage)
        return result.vectors


def proven(vendor: str, vectors: Sequence[Sequence[float]], request: EmbeddingRequest) -> tuple[tuple[float, ...], ...]:
    """Return a vendor's vectors at unit length; raises `Broken` for another number or length of them, or one that points nowhere."""
    if len(vectors) != len(request.texts) or any(len(vector) != request.dimension for vector in vectors):
        raise Broken(vendor, "vectors of another number or length than were asked for", maybe_charged=True)
    lengths = [math.hypot(*vector) for vector in vectors]
    if not all(math.isfinite(length) and length > 0 for length in lengths):
        raise Broken(vendor, "a vector that points nowhere", maybe_charged=True)
    return tuple(tuple(value / length for value in vector) for vector, length in zip(vectors, lengths, strict=True))
