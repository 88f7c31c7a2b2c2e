"""What every page of the operators' desk shares: rows that are only looked at, text by machines, and actions that ask first."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.dataclasses import ActionDialog


class LookOnly:
    """Nothing is added, edited or deleted by hand: use cases write these rows."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse."""
        return False


def as_json(value: object) -> SafeString | str:
    """Show JSON as a person reads it."""
    if value is None or value == {}:
        return "-"
    return as_text(json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True))


def as_text(text: str) -> SafeString:
    """Show text by machines as it was written, wrapped."""
    return format_html('<pre class="piad-text">{}</pre>', text)


def as_trace(text: str) -> SafeString | str:
    """Show a traceback in its own lines."""
    return format_html('<pre class="piad-text piad-trace">{}</pre>', text) if text else "-"


def as_id(identifier: object) -> SafeString:
    """Show an identifier on one line."""
    return format_html('<span class="piad-id">{}</span>', identifier)


def in_words(detail: Mapping[str, object]) -> str:
    """Show the few particulars of a row as a line: ``attempt 1, worker render@host``."""
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in detail.items()) or "-"


def ask(title: str, description: str, submit: str) -> ActionDialog:
    """Return the question that stands before an action."""
    return ActionDialog(title=title, description=description, form_class=None, form_submit_text=submit)


def go_to(request: HttpRequest, url: str) -> HttpResponse:
    """Go on to a page: in the dialog's own words when it was sent by its script."""
    return HttpResponse(headers={"HX-Redirect": url}) if "HX-Request" in request.headers else redirect(url)
