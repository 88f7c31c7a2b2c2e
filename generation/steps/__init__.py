"""The seven steps from a request to a finished creative, one per file, each a function from context to outcome."""

from __future__ import annotations

from django.conf import settings

from generation.compositor.products import fluent

# The drawing office knows no settings: whoever loads a step, and nobody else, tells it where the Fluent set lies.
fluent.use(settings.PIAD_FLUENT_SET)
