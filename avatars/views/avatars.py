"""Avatars that are kept: saved, listed, read, labelled, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.views import APIView

from avatars import actions, queries
from avatars.serializers import (
    AvatarEnvelopeSerializer,
    AvatarGoneEnvelopeSerializer,
    AvatarListSerializer,
    LabelSerializer,
    SaveSerializer,
    avatar_object,
)
from jobs import idempotency
from jobs.views import accepted
from piad.api import envelope
from piad.api.errors import InvalidQuery, NotFound
from piad.api.openapi import EXTENSION
from piad.api.pagination import PARAMETERS, read_page
from piad.api.throttling import CreateThrottle
from piad.api.values import read_id

if TYPE_CHECKING:
    from django.http import HttpResponse
    from rest_framework.request import Request
    from rest_framework.response import Response

    from avatars.models import SavedAvatar
    from piad.accounts.authentication import Caller

LONGEST_QUERY: Final = 200
OURS: Final = {EXTENSION: True}
AVATAR_ID: Final = OpenApiParameter("avatar_id", UUID, OpenApiParameter.PATH, description="The avatar's id.")
_EXAMPLE: Final = {
    "id": "5f1f8f6e-6f0b-4a3e-9f6c-0a8a3a0f7c11",
    "label": "Spring hero",
    "image_url": "https://piad.example.com/media/results/4m0c.png",
    "job_id": "7b8c9f2f-8d7a-4a39-8d8d-1cd4d11f8a7a",
    "created_at": 1760000000,
}
_ENVELOPE: Final = {
    "id": "req_pi_1e0b6a52-7a0f-4d1c-9d6c-1f2a3b4c5d6e",
    "object": "avatar",
    "status": "completed",
    "created_at": 1760000000,
}
ONE: Final = OpenApiResponse(
    AvatarEnvelopeSerializer,
    description="The avatar.",
    examples=[OpenApiExample("A saved avatar", value={**_ENVELOPE, "data": _EXAMPLE})],
)
MANY: Final = OpenApiResponse(AvatarListSerializer, description="A page of avatars.")
GONE: Final = OpenApiResponse(AvatarGoneEnvelopeSerializer, description="It is gone.")


class AvatarSaveView(APIView):
    """Keep an avatar."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(operation_id="save_avatar", tags=["avatars"], summary="Save an avatar", request=SaveSerializer, responses={201: ONE})
    def post(self, request: Request) -> HttpResponse:
        """Keep the avatar of a completed job under a label; its picture is copied. Saving again changes the label if one is given.

        Codes of its own: `job_not_found` (404), `job_type_invalid` and `job_not_completed` (400).
        """
        body = cast("dict[str, Any]", request.data)  # the one parser reads objects only
        asked = SaveSerializer(data=body)
        asked.is_valid(raise_exception=True)
        answer = actions.save_avatar(
            organization_id=_organization_of(request),
            job_id=asked.validated_data["job_id"],
            label=asked.validated_data.get("label"),
            answer=lambda avatar: envelope.success_body(request, object_name="avatar", status="completed", data=avatar_object(avatar)),
            idempotency=idempotency.from_request(request, operation="avatars.save", body=body),
        )
        return accepted(answer)


class AvatarListView(APIView):
    """The avatars of the caller's organization."""

    @extend_schema(
        operation_id="list_avatars",
        tags=["avatars"],
        summary="List avatars",
        parameters=[
            OpenApiParameter("query", str, description="Words of the label or the prompt, in any case.", extensions=OURS),
            *PARAMETERS,
        ],
        responses={200: MANY},
    )
    def get(self, request: Request) -> Response:
        """Return a page of saved avatars, the newest first, with how many there are."""
        page = read_page(request.query_params)
        words = request.query_params.get("query", "").strip()
        if len(words) > LONGEST_QUERY or "\x00" in words:
            raise InvalidQuery("query", f"must be a text of at most {LONGEST_QUERY} characters.")
        found = queries.list_avatars(_organization_of(request), query=words, limit=page.limit, offset=page.offset)
        rows = [avatar_object(avatar) for avatar in found.avatars]
        data = {"data": rows, "total_count": found.total, "has_more": page.has_more(found.total)}
        return envelope.success(request, object_name="list", status="completed", data=data)


class AvatarView(APIView):
    """One avatar of the caller's organization."""

    @extend_schema(operation_id="get_avatar", tags=["avatars"], summary="Read an avatar", parameters=[AVATAR_ID], responses={200: ONE})
    def get(self, request: Request, avatar_id: str) -> Response:
        """Return the avatar. Codes of its own: `invalid_avatar_id` (400), `avatar_not_found` (404)."""
        return _shown(request, queries.find_avatar(_organization_of(request), read_id(avatar_id, what="avatar")))

    @extend_schema(
        operation_id="label_avatar",
        tags=["avatars"],
        summary="Label an avatar",
        parameters=[AVATAR_ID],
        request=LabelSerializer,
        responses={200: ONE},
        extensions=OURS,
    )
    def patch(self, request: Request, avatar_id: str) -> Response:
        """Call the avatar something else; an empty label takes it away."""
        wanted = read_id(avatar_id, what="avatar")
        asked = LabelSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        organization_id = _organization_of(request)
        return _shown(request, actions.label_avatar(organization_id=organization_id, avatar_id=wanted, label=asked.validated_data["label"]))

    @extend_schema(
        operation_id="delete_avatar",
        tags=["avatars"],
        summary="Delete an avatar",
        description="The avatar and its copy of the picture are gone; the job that made it stays.",
        parameters=[AVATAR_ID],
        responses={200: GONE},
        extensions=OURS,
    )
    def delete(self, request: Request, avatar_id: str) -> Response:
        """Delete the avatar."""
        wanted = read_id(avatar_id, what="avatar")
        if not actions.delete_avatar(organization_id=_organization_of(request), avatar_id=wanted):
            raise _not_found()
        return envelope.success(request, object_name="avatar", status="completed", data={"id": str(wanted), "deleted": True})


def _organization_of(request: Request) -> UUID:
    return cast("Caller", request.user).organization_id


def _shown(request: Request, avatar: SavedAvatar | None) -> Response:
    if avatar is None:
        raise _not_found()
    return envelope.success(request, object_name="avatar", status="completed", data=avatar_object(avatar))


def _not_found() -> NotFound:
    return NotFound("avatar_not_found", "No avatar with this id exists in your organization.")
