"""People who log in, and their roles; managed by superusers."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class PeopleAdmin(UserAdmin, ModelAdmin):  # type: ignore[type-arg]  # not generic when it runs
    """Logins: who may enter, and in which role."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "email", "is_active", "is_staff", "is_superuser", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep people: the audit log's entries would go with them, and a login is ended by making it inactive."""
        return False


@admin.register(Group)
class RoleAdmin(GroupAdmin, ModelAdmin):
    """Roles: the read-only operators' one is made by the service."""
