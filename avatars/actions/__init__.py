"""What callers may have done with avatars."""

from __future__ import annotations

from avatars.actions.generate import JOB_TYPE, OPERATION, AvatarRequest, submit_avatar
from avatars.actions.save import JobNotCompleted, JobOfAnotherType, delete_avatar, label_avatar, save_avatar

__all__ = [
    "JOB_TYPE",
    "OPERATION",
    "AvatarRequest",
    "JobNotCompleted",
    "JobOfAnotherType",
    "delete_avatar",
    "label_avatar",
    "save_avatar",
    "submit_avatar",
]
