"""Which models moderate and look at pictures for an organization."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_model_vendors'),
    ]

    operations = [
        migrations.AddField(
            model_name='organization',
            name='moderation_model',
            field=models.CharField(blank=True, db_default='', default='', help_text="vendor/model that moderates, or local for the engine of the house; empty: the service's default.", max_length=200, validators=[django.core.validators.RegexValidator('^(local|(openai|gemini)/\\S+)$', 'Write vendor/model, such as openai/gpt-image-1, or local.')]),
        ),
        migrations.AddField(
            model_name='organization',
            name='vision_model',
            field=models.CharField(blank=True, db_default='', default='', help_text="vendor/model that looks at pictures, or local for the engine of the house; empty: the service's default.", max_length=200, validators=[django.core.validators.RegexValidator('^(local|(openai|gemini)/\\S+)$', 'Write vendor/model, such as openai/gpt-image-1, or local.')]),
        ),
    ]
