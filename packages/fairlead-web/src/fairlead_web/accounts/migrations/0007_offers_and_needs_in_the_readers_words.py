"""The names of two fields speak to the reader; nothing is stored otherwise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_closed_accounts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="profile",
            name="needs",
            field=models.TextField(blank=True, max_length=500, verbose_name="what you look for"),
        ),
        migrations.AlterField(
            model_name="profile",
            name="offers",
            field=models.TextField(blank=True, max_length=500, verbose_name="what you offer"),
        ),
    ]
