"""The counter's routes: how a job is doing, and where to be told of it."""

from __future__ import annotations

from django.urls import path

from jobs import views

WEBHOOK = "api/v1/webhooks/<str:webhook_id>"

urlpatterns = [
    path("api/v1/jobs/<str:job_id>", views.JobView.as_view(), name="job"),
    path("api/v1/webhooks", views.WebhooksView.as_view(), name="webhooks"),
    path(WEBHOOK, views.WebhookView.as_view(), name="webhook"),
    path(f"{WEBHOOK}/rotate-secret", views.SecretView.as_view(), name="webhook-secret"),
    path(f"{WEBHOOK}/test", views.SampleView.as_view(), name="webhook-test"),
    path(f"{WEBHOOK}/replay", views.ReplayView.as_view(), name="webhook-replay"),
    path(f"{WEBHOOK}/deliveries", views.DeliveriesView.as_view(), name="webhook-deliveries"),
    path(f"{WEBHOOK}/deliveries/<str:event_id>/replay", views.DeliveryReplayView.as_view(), name="webhook-delivery-replay"),
]
