"""The corpus of reference ads, the stamp of its last change, and an index of its vectors where the database has pgvector."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import NotSupportedError, OperationalError, ProgrammingError, migrations, models, transaction


STAMP = """
CREATE FUNCTION generation_corpus_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO generation_corpusstamp (id, value) VALUES (1, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET value = EXCLUDED.value;
    RETURN NULL;
END $$;
CREATE TRIGGER generation_corpus_changed AFTER INSERT OR DELETE OR UPDATE OF
    organization_id, status, industry, product, culture, market, language, occasion, season, tone, archetype, palette_mood,
    skeleton, embedder, vector
    ON generation_referencead FOR EACH STATEMENT EXECUTE FUNCTION generation_corpus_changed();
"""
UNSTAMP = "DROP TRIGGER generation_corpus_changed ON generation_referencead; DROP FUNCTION generation_corpus_changed();"

def index_vectors(apps, schema_editor):
    """Let the database compare the house's own vectors where it offers pgvector and lets us use it; numpy compares them elsewhere."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'")
        if not cursor.fetchone()[0]:
            return
    try:
        with transaction.atomic(using=schema_editor.connection.alias), schema_editor.connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS vector")
            cursor.execute("ALTER TABLE generation_referencead ADD COLUMN embedding vector")
            cursor.execute(
                "CREATE INDEX reference_nearest ON generation_referencead USING hnsw ((embedding::vector(512)) vector_ip_ops)"
                " WHERE embedder = 'local/hashed-words-1'"
            )
    except (ProgrammingError, OperationalError, NotSupportedError) as refused:
        print(f"The corpus is searched without pgvector: {refused}")


def forget_vectors(apps, schema_editor):
    """Leave the extension, which others may use."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE generation_referencead DROP COLUMN IF EXISTS embedding")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_model_vendors'),
    ]

    operations = [
        migrations.CreateModel(
            name='CorpusStamp',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('value', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='ReferenceAd',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(blank=True, editable=False, max_length=120, null=True, unique=True)),
                ('origin', models.CharField(choices=[('starter', 'Starter'), ('ingested', 'Ingested'), ('uploaded', 'Uploaded')], default='uploaded', editable=False, max_length=16)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('active', 'Active'), ('retired', 'Retired')], default='draft', max_length=16)),
                ('title', models.CharField(max_length=200)),
                ('picture_key', models.CharField(blank=True, editable=False, max_length=120, null=True)),
                ('picture_sha256', models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ('width', models.PositiveIntegerField(default=0, editable=False)),
                ('height', models.PositiveIntegerField(default=0, editable=False)),
                ('boxes', models.JSONField(blank=True, default=list, editable=False)),
                ('skeleton', models.JSONField(blank=True, editable=False, null=True)),
                ('copy', models.JSONField(blank=True, default=dict)),
                ('colours', models.JSONField(blank=True, default=list, editable=False)),
                ('palette_mood', models.CharField(blank=True, default='', max_length=40)),
                ('industry', models.CharField(blank=True, default='', max_length=40)),
                ('product', models.CharField(blank=True, default='', max_length=40)),
                ('culture', models.CharField(blank=True, default='', max_length=40)),
                ('market', models.CharField(blank=True, default='', max_length=8)),
                ('language', models.CharField(blank=True, default='', max_length=16)),
                ('occasion', models.CharField(blank=True, default='', max_length=40)),
                ('season', models.CharField(blank=True, default='', max_length=40)),
                ('tone', models.CharField(blank=True, default='', max_length=40)),
                ('archetype', models.CharField(blank=True, default='', max_length=40)),
                ('tags', models.JSONField(blank=True, default=list)),
                ('description', models.TextField(blank=True, default='')),
                ('source', models.CharField(blank=True, default='', help_text='Who made the ad, or where it was found.', max_length=200)),
                ('licence', models.CharField(blank=True, default='', help_text='By what right it is kept here.', max_length=120)),
                ('keywords', models.TextField(blank=True, default='', editable=False)),
                ('text', models.TextField(blank=True, default='', editable=False)),
                ('document', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('keywords', config='simple', weight='A'), '||', django.contrib.postgres.search.SearchVector('text', config='simple', weight='C'), django.contrib.postgres.search.SearchConfig('simple')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('embedder', models.CharField(blank=True, default='', editable=False, max_length=120)),
                ('vector', models.BinaryField(blank=True, null=True)),
                ('revision', models.CharField(blank=True, default='', editable=False, max_length=64)),
                ('measured_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('edited_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('organization', models.ForeignKey(blank=True, help_text="Only this organization's ads learn from it; empty: everybody's.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='references', to='accounts.organization')),
            ],
            options={
                'verbose_name': 'reference ad',
                'ordering': ['-created_at', 'id'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['document'], name='reference_document'), models.Index(fields=['organization', 'status'], name='reference_standing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'active', 'retired'])), name='reference_status_known'), models.CheckConstraint(condition=models.Q(('origin__in', ['starter', 'ingested', 'uploaded'])), name='reference_origin_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'active'), _negated=True), models.Q(('measured_at__isnull', False), models.Q(('industry', ''), _negated=True)), _connector='OR'), name='reference_active_is_described'), models.CheckConstraint(condition=models.Q(models.Q(('origin', 'starter'), _negated=True), ('organization__isnull', True), _connector='OR'), name='reference_starter_is_shared'), models.UniqueConstraint(condition=models.Q(('picture_sha256__isnull', False)), fields=('organization', 'picture_sha256'), name='reference_picture_once', nulls_distinct=False)],
            },
        ),
        migrations.RunSQL(STAMP, UNSTAMP),
        migrations.RunPython(index_vectors, forget_vectors),
    ]
