from django.db import migrations, models

from fairlead_web.releases import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("releases", "0004_sections_by_theme")]

    operations = [
        # SQLite makes a table anew for a field, and forgets its triggers.
        migrations.RunPython(remove, install),
        migrations.AddField(
            model_name="section",
            name="details",
            field=models.JSONField("sentences after the claim: counts, change, others", default=list),
        ),
        migrations.RunPython(install, remove),
    ]
