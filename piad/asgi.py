"""The ASGI application: the front, with Django behind it."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "piad.settings")
django = get_asgi_application()

from piad import outbound  # noqa: E402 - after Django's set-up
from piad.checks import refuse_unsafe_settings  # noqa: E402
from piad.front.door import Front  # noqa: E402

refuse_unsafe_settings()
outbound.announce()
application = Front(django)
