"""From a choice to the model itself; a vendor's SDK is loaded when its first model is asked for, once in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piad.providers.choice import ModelChoice, Vendor
from piad.providers.contracts import EmbeddingModel, ImageModel, Moderator, TextModel
from piad.providers.failures import Broken

if TYPE_CHECKING:
    from piad.providers.gemini import GeminiModel
    from piad.providers.openai import OpenAIModel


def text_model(choice: ModelChoice) -> TextModel:
    """Return the model that writes; raises `Broken` where the vendor's extra is not installed."""
    return _model(choice)


def image_model(choice: ModelChoice) -> ImageModel:
    """Return the model that paints; raises `Broken` where the vendor's extra is not installed."""
    return _model(choice)


def moderator(choice: ModelChoice) -> Moderator:
    """Return the model that moderates; raises `Broken` where the vendor's extra is not installed."""
    return _model(choice)


def embedding_model(choice: ModelChoice) -> EmbeddingModel:
    """Return the model that turns texts into vectors; raises `Broken` where the vendor's extra is not installed."""
    return _model(choice)


def _model(choice: ModelChoice) -> OpenAIModel | GeminiModel:
    try:
        if choice.vendor is Vendor.OPENAI:
            from piad.providers.openai import OpenAIModel

            return OpenAIModel(model=choice.model, api_key=choice.api_key, base_url=choice.base_url)
        from piad.providers.gemini import GeminiModel

        return GeminiModel(model=choice.model, api_key=choice.api_key, base_url=choice.base_url)
    except ImportError as error:
        raise Broken(choice.vendor.value, f"its extra is not installed: pip install 'piad[{choice.vendor.value}]'") from error
