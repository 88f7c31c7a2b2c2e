"""Why an uploaded reference could not be used."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('generation', '0001_the_corpus'),
    ]

    operations = [
        migrations.AddField(
            model_name='referencead',
            name='trouble',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=200),
        ),
    ]
