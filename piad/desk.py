"""The operators' desk as a whole: its name, its menu and its first page; the pages themselves live with their tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy


def _may(permission: str) -> Callable[[HttpRequest], bool]:
    return lambda request: request.user.has_perm(permission)


def _item(title: str, icon: str, table: str) -> dict[str, Any]:
    """Return a line of the menu, for those who may look at the table ``app_model``."""
    app, model = table.split("_")
    link = reverse_lazy(f"admin:{table}_changelist")
    return {"title": title, "icon": icon, "link": link, "permission": _may(f"{app}.view_{model}")}


MENU: list[dict[str, Any]] = [
    {"items": [{"title": "Overview", "icon": "dashboard", "link": reverse_lazy("admin:index")}]},
    {
        "title": "Work",
        "items": [
            _item("Jobs", "imagesmode", "jobs_job"),
            _item("Events", "campaign", "jobs_outboxevent"),
            _item("Deliveries", "outgoing_mail", "jobs_delivery"),
            _item("Vendor calls", "payments", "jobs_vendorcall"),
            _item("Webhook endpoints", "webhook", "jobs_endpoint"),
            _item("Reference ads", "photo_library", "generation_referencead"),
        ],
    },
    {
        "title": "Customers",
        "items": [
            _item("Organizations", "domain", "accounts_organization"),
            _item("API keys", "key", "accounts_apikey"),
            _item("Vendor keys", "vpn_key", "accounts_vendorkey"),
            _item("Callback secrets", "encrypted", "accounts_callbacksecret"),
            _item("Brands", "palette", "brands_brand"),
            _item("Avatars", "face", "avatars_savedavatar"),
        ],
    },
    {
        "title": "Libraries",
        "items": [
            _item("Avatar characters", "groups", "avatars_librarycharacter"),
        ],
    },
    {
        "title": "Staff",
        "items": [
            {"title": "Avatar gallery", "icon": "grid_view", "link": reverse_lazy("staff-avatars")},
            _item("Users", "person", "auth_user"),
            _item("Groups", "group", "auth_group"),
            _item("Audit log", "history", "admin_logentry"),
        ],
    },
]

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "piad",
    "SITE_HEADER": "piad",
    "SITE_SUBHEADER": "Operators' desk",
    "SITE_SYMBOL": "imagesmode",
    "SITE_URL": reverse_lazy("docs"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda _request: static("piad/icon.svg")}],
    "SHOW_VIEW_ON_SITE": False,
    "STYLES": [lambda _request: static("piad/desk.css")],
    "SIDEBAR": {"navigation": MENU},
    "DASHBOARD_CALLBACK": "jobs.admin.how_things_stand",
}
