"""Rows that belong to an organization, and rows that belong to one of its jobs."""

from __future__ import annotations

from django.db import models


class OrganizationRow(models.Model):
    """A row of one organization; never read without naming it.

    The key alone has no index: tables that are searched by organization have one that starts with it.
    """

    organization = models.ForeignKey("accounts.Organization", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class JobRow(OrganizationRow):
    """A row of one job.

    The database holds the pair (organization, job) to a job of that organization: a composite foreign key that the
    migration adds, in place of the simple one that Django would make.
    """

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, db_constraint=False)

    class Meta:
        abstract = True
