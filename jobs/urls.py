"""The counter's one route: how a job is doing."""

from __future__ import annotations

from django.urls import path

from jobs.views import JobView

urlpatterns = [path("api/v1/jobs/<str:job_id>", JobView.as_view(), name="job")]
