"""Every address that this service answers."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularRedocView, SpectacularSwaggerSplitView

from piad import health, media
from piad.api import handlers, openapi

urlpatterns = [
    path("", include("jobs.urls")),
    path("", include("brands.urls")),
    path("", include("generation.urls")),
    path("", include("campaigns.urls")),
    path("", include("generation.staff")),
    path("", include("avatars.urls")),
    path("", include("avatars.staff")),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}piad/icon.svg")),
    path("media/<path:key>", csrf_exempt(media.serve), name="media"),
    path("", RedirectView.as_view(pattern_name="docs"), name="home"),
    path("admin", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/", admin.site.urls),
    path("api/schema", openapi.document, name="schema"),
    path("docs", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    path("redoc", SpectacularRedocView.as_view(url_name="schema"), name="redoc"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    re_path(r"^api/", csrf_exempt(handlers.route_not_found)),  # JSON in development too, where Django would draw its own page
]

handler400 = handlers.bad_request
handler403 = handlers.permission_denied
handler404 = handlers.route_not_found
handler500 = handlers.server_error
