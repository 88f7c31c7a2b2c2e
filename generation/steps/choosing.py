"""Which vendor's model does a task of a job: the organization's, never one for test keys, and none behind a key that cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog

from piad.accounts.queries import model_for
from piad.accounts.vault import VaultError

if TYPE_CHECKING:
    from jobs.runner import StepContext
    from piad.providers.choice import ModelChoice, Task

log = structlog.get_logger(__name__)

# Who could not be asked, where not even the vendor's key can be read.
SOME_VENDOR: Final = "vendor"


def model_of(context: StepContext, task: Task) -> tuple[ModelChoice | None, str | None]:
    """Return the model that does a task for this job, or None and, where its key cannot be opened, the word for who could not be asked."""
    if context.is_test:
        return None, None
    try:
        return model_for(context.organization_id, task), None
    except VaultError:
        log.exception("vendor_key_unreadable", organization_id=str(context.organization_id))
        return None, SOME_VENDOR
