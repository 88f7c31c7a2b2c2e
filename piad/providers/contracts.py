"""The ports to models: what is asked, what comes back, and what each kind of model can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

Answer = TypeVar("Answer")


class Thinking(StrEnum):
    """How long a model may think before it answers, in the words of a request's ``thinking_intensity``."""

    MINIMAL = "minimal"
    STANDARD = "standard"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture's file with its media type (image/png, image/jpeg or image/webp)."""

    content: bytes = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a vendor counted of one call; zero where it did not say."""

    input_tokens: int = 0
    output_tokens: int = 0
    images: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """How one call is made: its idempotency key, the seconds that it may take in all, and who is told the vendor's request id.

    ``noted`` is called as soon as the answer's headers are there, before its body is waited for.
    """

    key: str
    seconds: float
    noted: Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRequest(Generic[Answer]):
    """A question with an answer of a given shape: a frozen dataclass of texts, numbers, truth values and tuples of texts.

    ``pictures`` are looked at along with the prompt.
    """

    instructions: str
    prompt: str
    answer: type[Answer]
    pictures: tuple[Picture, ...] = ()
    thinking: Thinking = Thinking.STANDARD
    # Vendors count thoughts among them.
    max_output_tokens: int = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextResult(Generic[Answer]):
    """The answer in its shape, and what it took."""

    answer: Answer
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRequest:
    """A picture wanted: in words, about ``width`` x ``height`` px (a vendor gives the nearest that it has), after ``references`` if any.

    ``aspect_ratio`` ("4:5") and ``resolution`` ("1K", "2K", "4K") say the same in a request's own words, for vendors that take them.
    """

    prompt: str
    width: int
    height: int
    aspect_ratio: str
    resolution: str
    references: tuple[Picture, ...] = ()
    thinking: Thinking = Thinking.STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageResult:
    """A painted picture's file as the vendor sent it, unproven, and what it took."""

    content: bytes = field(repr=False)
    usage: Usage


class TextModel(Protocol):
    """A model that writes, and looks at pictures where it can."""

    @property
    def name(self) -> str:
        """Return ``vendor/model``."""

    def write(self, request: TextRequest[Answer], call: Call) -> TextResult[Answer]:
        """Return the answer; raises `Overloaded`, `Refused` or `Broken`."""


class ImageModel(Protocol):
    """A model that paints; with references it edits or composes them."""

    @property
    def name(self) -> str:
        """Return ``vendor/model``."""

    def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        """Return one picture; raises `Overloaded`, `Refused` or `Broken`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a picture shows, in a sentence."""

    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a model saw in a picture: a sentence, whether it keeps what was asked, and why not."""

    description: str
    passed: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """Which of several pictures a model prefers, counted from 1 as they were shown, and why."""

    best: int
    reasons: tuple[str, ...]


class VisionModel(Protocol):
    """A model that looks: it describes a picture, judges it against a wish, and prefers one of several."""

    def describe(self, picture: Picture, call: Call) -> TextResult[Description]:
        """Return what it shows; raises `Overloaded`, `Refused` or `Broken`."""

    def judge(self, picture: Picture, wish: str, call: Call) -> TextResult[Judgement]:
        """Return what it saw; raises `Overloaded`, `Refused` or `Broken`."""

    def prefer(self, pictures: tuple[Picture, ...], wish: str, call: Call) -> TextResult[Preference]:
        """Return which keeps the wish best; raises `Overloaded`, `Refused` or `Broken`, that also for a picture that was not shown."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length whose scalar product tells how alike they are; vectors of two names are not comparable."""

    @property
    def name(self) -> str:
        """Return what made the vectors, to be stored beside them."""

    @property
    def dimension(self) -> int:
        """Return how many numbers a vector has."""

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return one vector a text, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationRequest:
    """What shall be judged: a text, a picture, or both together."""

    text: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModerationResult:
    """The vendor's own categories of what it will not have, and what the judging took; without a category nothing was minded."""

    categories: tuple[str, ...]
    usage: Usage


class Moderator(Protocol):
    """A vendor's moderation of texts and pictures."""

    @property
    def name(self) -> str:
        """Return ``vendor/model``."""

    def moderate(self, request: ModerationRequest, call: Call) -> ModerationResult:
        """Return what is minded; raises `Overloaded` or `Broken`, never `Refused`: a no is an answer here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingRequest:
    """Texts, none of them empty, and how many numbers each vector shall have."""

    texts: tuple[str, ...]
    dimension: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingResult:
    """One vector of unit length a text, in order, and what they took."""

    vectors: tuple[tuple[float, ...], ...] = field(repr=False)
    usage: Usage


class EmbeddingModel(Protocol):
    """A vendor's model that turns texts into vectors."""

    @property
    def name(self) -> str:
        """Return ``vendor/model``."""

    def embed(self, request: EmbeddingRequest, call: Call) -> EmbeddingResult:
        """Return the vectors; raises `Overloaded`, `Refused` or `Broken`."""
