"""Type for the operators' desk: the families of the shelf, as files that a browser sets samples in."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from django.contrib.admin.views.decorators import staff_member_required
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path
from django.views.decorators.http import require_safe

from generation.fonts import FAMILIES, POPPINS_WEIGHTS


@require_safe
@staff_member_required
def font(request: HttpRequest, family: str) -> FileResponse:
    """Answer the upright file of one family; of a family with a file for each weight, the bold one."""
    del request
    if family not in FAMILIES:
        raise Http404
    found = FAMILIES[family]
    spec = importlib.util.find_spec(found.package)
    if spec is None or not spec.submodule_search_locations:
        raise Http404
    file = Path(spec.submodule_search_locations[0]) / found.file.format(weight=POPPINS_WEIGHTS[700])
    response = FileResponse(file.open("rb"), content_type="font/ttf")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


urlpatterns = [path("admin/fonts/<str:family>", font, name="font")]
