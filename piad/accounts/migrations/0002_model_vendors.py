"""Which models work for an organization, with which keys, and what they may cost."""

import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='organization',
            name='image_model',
            field=models.CharField(blank=True, db_default='', default='', help_text="vendor/model that paints, or local for the engine of the house; empty: the service's default.", max_length=200, validators=[django.core.validators.RegexValidator('^(local|(openai|gemini)/\\S+)$', 'Write vendor/model, such as openai/gpt-image-1, or local.')]),
        ),
        migrations.AddField(
            model_name='organization',
            name='max_spend',
            field=models.DecimalField(blank=True, decimal_places=2, help_text="US dollars that model vendors may cost in a calendar month (UTC); empty: the service's default.", max_digits=10, null=True, validators=[django.core.validators.MinValueValidator(0)]),
        ),
        migrations.AddField(
            model_name='organization',
            name='text_model',
            field=models.CharField(blank=True, db_default='', default='', help_text="vendor/model that writes, or local for the engine of the house; empty: the service's default.", max_length=200, validators=[django.core.validators.RegexValidator('^(local|(openai|gemini)/\\S+)$', 'Write vendor/model, such as openai/gpt-image-1, or local.')]),
        ),
        migrations.CreateModel(
            name='VendorKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('vendor', models.CharField(choices=[('openai', 'OpenAI, or a server of its wire'), ('gemini', 'Google Gemini')], max_length=16)),
                ('secret_encrypted', models.BinaryField()),
                ('last_four', models.CharField(max_length=4)),
                ('base_url', models.CharField(blank=True, default='', help_text="Another server of the same wire; empty: the vendor's own.", max_length=200, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])])),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vendor_keys', to='accounts.organization')),
            ],
            options={
                'ordering': ('organization', 'vendor'),
                'constraints': [models.UniqueConstraint(fields=('organization', 'vendor'), name='accounts_vendorkey_once')],
            },
        ),
    ]
