"""What was asked of model vendors, held to jobs of the same organization."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_model_vendors'),
        ('jobs', '0005_due_deliveries'),
    ]

    operations = [
        migrations.CreateModel(
            name='VendorCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200)),
                ('step_id', models.CharField(max_length=64)),
                ('model', models.CharField(max_length=216)),
                ('state', models.CharField(choices=[('set_aside', 'Set Aside'), ('answered', 'Answered'), ('unknown', 'Unknown'), ('not_charged', 'Not Charged')], default='set_aside', max_length=16)),
                ('fence', models.BigIntegerField()),
                ('micros', models.BigIntegerField()),
                ('request_id', models.CharField(blank=True, default='', max_length=200)),
                ('usage', models.JSONField(default=dict)),
                ('answer', models.JSONField(null=True)),
                ('failure', models.TextField(blank=True, default='')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('settled_at', models.DateTimeField(null=True)),
                ('job', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to='jobs.job')),
                ('organization', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organization')),
            ],
            options={
                'verbose_name': 'vendor call',
                'ordering': ['-created_at', '-id'],
                'indexes': [models.Index(fields=['organization', 'created_at'], name='jobs_vendorcall_by_month')],
                'constraints': [models.UniqueConstraint(fields=('job', 'key'), name='jobs_vendorcall_once'), models.CheckConstraint(condition=models.Q(('state__in', ['set_aside', 'answered', 'unknown', 'not_charged'])), name='jobs_vendorcall_state_known'), models.CheckConstraint(condition=models.Q(('micros__gte', 0)), name='jobs_vendorcall_not_negative')],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE jobs_vendorcall ADD CONSTRAINT jobs_vendorcall_job_id_same_organization FOREIGN KEY (organization_id, job_id) "
            "REFERENCES jobs_job (organization_id, id) DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE jobs_vendorcall DROP CONSTRAINT jobs_vendorcall_job_id_same_organization",
        ),
    ]
