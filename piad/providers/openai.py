"""OpenAI, and every server that speaks its wire: text with structured output, pictures, and pictures after references."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import httpx2
import openai

from piad.logs import MASK
from piad.providers import wire
from piad.providers.contracts import (
    Answer,
    Call,
    EmbeddingRequest,
    EmbeddingResult,
    ImageRequest,
    ImageResult,
    ModerationRequest,
    ModerationResult,
    Picture,
    TextRequest,
    TextResult,
    Usage,
)
from piad.providers.failures import Broken, Overloaded, ProviderFailure, Refused, of_status
from piad.providers.patience import patiently
from piad.providers.shape import ShapeMismatchError, json_schema, read_answer
from piad.providers.vectors import proven

Result = TypeVar("Result")
VENDOR: Final = "openai"
# The sizes that OpenAI's picture models paint (images API reference), width over height.
_SIZES: Final = ((1024, 1024), (1536, 1024), (1024, 1536))
_REFUSING: Final = ("content_filter",)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAIModel:
    """One model behind one address; it writes, or paints, as the model can."""

    model: str
    api_key: str = field(repr=False)
    base_url: str

    @property
    def name(self) -> str:
        """Return ``vendor/model``."""
        return f"{VENDOR}/{self.model}"

    def write(self, request: TextRequest[Answer], call: Call) -> TextResult[Answer]:
        """Return the answer in its shape."""

        def once(client: openai.OpenAI) -> TextResult[Answer]:
            said = client.chat.completions.create(
                model=self.model,
                messages=_messages(request),
                max_completion_tokens=request.max_output_tokens,
                response_format={"type": "json_schema", "json_schema": _schema_of(request)},
                extra_headers=_headers(call),
            )
            return TextResult(answer=_read_answer(request, _text_of(said)), usage=_usage(said, "prompt_tokens", "completion_tokens"))

        return patiently(self._circuit, self._asking(once), call)

    def paint(self, request: ImageRequest, call: Call) -> ImageResult:
        """Return one picture: painted anew, or after the references."""

        def once(client: openai.OpenAI) -> ImageResult:
            common: dict[str, Any] = {"model": self.model, "prompt": request.prompt, "n": 1, "extra_headers": _headers(call)}
            size: Any = _nearest(request.width, request.height)
            if request.references:
                files = [_file(number, picture) for number, picture in enumerate(request.references)]
                made = client.images.edit(image=files, size=size, **common)
            else:
                made = client.images.generate(size=size, **common)
            return ImageResult(content=_picture_of(made), usage=_usage(made, "input_tokens", "output_tokens", images=1))

        return patiently(self._circuit, self._asking(once), call)

    def embed(self, request: EmbeddingRequest, call: Call) -> EmbeddingResult:
        """Return one vector a text."""

        def once(client: openai.OpenAI) -> EmbeddingResult:
            made = client.embeddings.create(
                model=self.model,
                input=list(request.texts),
                dimensions=request.dimension,
                encoding_format="float",
                extra_headers=_headers(call),
            )
            vectors = [one.embedding for one in sorted(made.data, key=lambda one: one.index)]
            return EmbeddingResult(vectors=proven(VENDOR, vectors, request), usage=_usage(made, "prompt_tokens", "completion_tokens"))

        return patiently(self._circuit, self._asking(once), call)

    def moderate(self, request: ModerationRequest, call: Call) -> ModerationResult:
        """Return the categories of OpenAI's moderation that are flagged; the call is free of charge at OpenAI."""
        judged: list[Any] = [{"type": "text", "text": request.text}] if request.text else []
        if request.picture is not None:
            judged.append({"type": "image_url", "image_url": {"url": _data_url(request.picture)}})

        def once(client: openai.OpenAI) -> ModerationResult:
            said = client.moderations.create(model=self.model, input=judged, extra_headers=_headers(call))
            return ModerationResult(categories=_minded(said), usage=Usage())

        return patiently(self._circuit, self._asking(once), call)

    @property
    def _circuit(self) -> str:
        return f"{VENDOR}@{httpx2.URL(self.base_url).host}"

    def _asking(self, once: Callable[[openai.OpenAI], Result]) -> Callable[[Call], Result]:
        def ask(call: Call) -> Result:
            with wire.client(call) as http, _in_our_words(self.api_key):
                return once(
                    openai.OpenAI(api_key=self.api_key, base_url=self.base_url, max_retries=0, timeout=call.seconds, http_client=http)
                )

        return ask


@contextmanager
def _in_our_words(secret: str) -> Iterator[None]:
    """Turn what the SDK raises into our three failures; a server may repeat the key, and we do not."""
    try:
        yield
    except ProviderFailure:
        raise
    except openai.APIStatusError as error:
        raise of_status(VENDOR, status=error.status_code, headers=error.response.headers, text=str(error).replace(secret, MASK)) from error
    except openai.APIConnectionError as error:
        charged = not isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout)
        raise Overloaded(VENDOR, f"no answer: {error.__cause__!r}", maybe_charged=charged) from error
    except (httpx2.TimeoutException, httpx2.NetworkError, httpx2.RemoteProtocolError) as error:
        raise Overloaded(VENDOR, f"the answer broke off: {error!r}", maybe_charged=True) from error
    except (openai.OpenAIError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise Broken(VENDOR, f"an answer that is none: {error!r}", maybe_charged=True) from error


def _headers(call: Call) -> dict[str, str]:
    # Where a gateway or server honours it, the same key is the same work; OpenAI keeps our own id beside its own.
    return {"Idempotency-Key": call.key, "X-Client-Request-Id": call.key}


def _messages(request: TextRequest[Any]) -> list[Any]:
    looked_at = [{"type": "image_url", "image_url": {"url": _data_url(picture)}} for picture in request.pictures]
    asked: Any = [{"type": "text", "text": request.prompt}, *looked_at] if looked_at else request.prompt
    return [{"role": "system", "content": request.instructions}, {"role": "user", "content": asked}]


def _data_url(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"


def _schema_of(request: TextRequest[Any]) -> Any:  # noqa: ANN401 - the SDK's own dictionary type
    return {"name": request.answer.__name__.strip("_"), "schema": json_schema(request.answer), "strict": True}


def _text_of(said: Any) -> str:  # noqa: ANN401 - the SDK hands over whatever came
    if isinstance(said, str):
        raise Broken(VENDOR, "no JSON", maybe_charged=True)
    choice = said.choices[0]
    if choice.message.refusal or choice.finish_reason in _REFUSING:
        raise Refused(VENDOR, choice.message.refusal or "its filter withheld the answer", maybe_charged=True)
    return str(choice.message.content or "")


def _read_answer(request: TextRequest[Answer], text: str) -> Answer:
    try:
        return read_answer(request.answer, text)
    except ShapeMismatchError as error:
        raise Broken(VENDOR, str(error), maybe_charged=True) from error


def _minded(said: Any) -> tuple[str, ...]:  # noqa: ANN401 - the SDK hands over whatever came
    """Return the flagged categories by their names on the wire; an answer without a clear verdict is `Broken`, never a yes."""
    results = [] if isinstance(said, str) else said.results
    if not results or any(type(one.flagged) is not bool for one in results):
        raise Broken(VENDOR, "no verdict", maybe_charged=True)
    flagged = [one for one in results if one.flagged]
    named = {name for one in flagged for name, minded in one.categories.model_dump(by_alias=True).items() if minded}
    return tuple(sorted(named)) or (("unnamed",) if flagged else ())


def _picture_of(made: Any) -> bytes:  # noqa: ANN401 - the SDK hands over whatever came
    if isinstance(made, str) or not made.data or not made.data[0].b64_json:
        raise Broken(VENDOR, "no picture", maybe_charged=True)
    try:
        return base64.b64decode(made.data[0].b64_json, validate=True)
    except binascii.Error as error:
        raise Broken(VENDOR, "a picture that is no base64", maybe_charged=True) from error


def _usage(said: Any, given: str, made: str, *, images: int = 0) -> Usage:  # noqa: ANN401 - the SDK's own types
    counted = said.usage
    return Usage(input_tokens=getattr(counted, given, 0) or 0, output_tokens=getattr(counted, made, 0) or 0, images=images)


def _nearest(width: int, height: int) -> str:
    """Return the size whose ratio is nearest, as OpenAI writes it."""
    best = min(_SIZES, key=lambda size: abs(size[0] / size[1] - width / height))
    return f"{best[0]}x{best[1]}"


def _file(number: int, picture: Picture) -> tuple[str, bytes, str]:
    return (f"reference-{number}.{picture.media_type.partition('/')[2]}", picture.content, picture.media_type)
