"""What the database itself holds: settled jobs stay settled, and a row never points at another organization's row."""

from __future__ import annotations

from django.db import migrations

FREEZE = """
CREATE FUNCTION jobs_job_keep_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.state, NEW.payload, NEW.result_url, NEW.job_result, NEW.error_code, NEW.error_message, NEW.finished_at, NEW.organization_id)
        IS DISTINCT FROM
       (OLD.state, OLD.payload, OLD.result_url, OLD.job_result, OLD.error_code, OLD.error_message, OLD.finished_at, OLD.organization_id)
    THEN
        RAISE EXCEPTION 'job % is settled as % and stays so', OLD.id, OLD.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER jobs_job_keep_settled BEFORE UPDATE ON jobs_job
    FOR EACH ROW WHEN (OLD.state IN ('completed', 'failed')) EXECUTE FUNCTION jobs_job_keep_settled();
"""
THAW = "DROP TRIGGER jobs_job_keep_settled ON jobs_job; DROP FUNCTION jobs_job_keep_settled();"

# (table, column, parent table): each is a key (organization_id, column) -> parent (organization_id, id).
KEYS = (
    ("jobs_artifact", "job_id", "jobs_job"),
    ("jobs_idempotencyrecord", "job_id", "jobs_job"),
    ("jobs_jobevent", "job_id", "jobs_job"),
    ("jobs_jobinput", "job_id", "jobs_job"),
    ("jobs_steprun", "job_id", "jobs_job"),
    ("jobs_outboxevent", "job_id", "jobs_job"),
    ("jobs_delivery", "event_id", "jobs_outboxevent"),
    ("jobs_delivery", "endpoint_id", "jobs_endpoint"),
    ("jobs_deliveryattempt", "delivery_id", "jobs_delivery"),
)


def _tie(table: str, column: str, parent: str) -> migrations.RunSQL:
    name = f"{table}_{column}_same_organization"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (organization_id, {column}) "
        f"REFERENCES {parent} (organization_id, id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [migrations.RunSQL(FREEZE, THAW), *(_tie(*key) for key in KEYS)]
