from django.db import migrations

from fairlead_web.releases import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("releases", "0002_rows_and_sheets")]

    operations = [migrations.RunPython(install, remove)]
