"""Every version of a brand is kept, and the database refuses to change one."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


FREEZE = """
CREATE FUNCTION brands_brandversion_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'version % of brand % is kept as it is', OLD.number, OLD.brand_id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER brands_brandversion_keep BEFORE UPDATE ON brands_brandversion
    FOR EACH ROW EXECUTE FUNCTION brands_brandversion_keep();
"""
THAW = "DROP TRIGGER brands_brandversion_keep ON brands_brandversion; DROP FUNCTION brands_brandversion_keep();"


class Migration(migrations.Migration):

    dependencies = [
        ('brands', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='brand',
            name='kit',
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            model_name='brand',
            name='latest_job_id',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='brand',
            name='pins',
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            model_name='brand',
            name='version',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name='BrandVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('made_by', models.CharField(choices=[('extraction', 'Extraction'), ('import', 'Import'), ('pins', 'Pins')], max_length=16)),
                ('actor', models.CharField(max_length=200)),
                ('job_id', models.UUIDField(null=True)),
                ('found', models.JSONField(default=dict)),
                ('pins', models.JSONField(default=dict)),
                ('evidence', models.JSONField(default=dict)),
                ('cautions', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('brand', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='brands.brand')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('brand', 'number'), name='brand_version_number_once'), models.UniqueConstraint(condition=models.Q(('job_id__isnull', False)), fields=('job_id',), name='brand_version_once_per_job'), models.CheckConstraint(condition=models.Q(('made_by__in', ['extraction', 'import', 'pins'])), name='brand_version_made_by_known')],
            },
        ),
        migrations.RunSQL(FREEZE, THAW),
    ]
