"""A closing whose last day is to come moves nothing until then. All that are recorded have moved already."""

from django.db import migrations, models


def all_closed_have_handed_on(apps, schema_editor):
    """Until now, what was held at a body moved when its closing was recorded."""
    apps.get_model("organisations", "Organisation").objects.filter(closed_on__isnull=False).update(handed_on=True)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_long_lists")]

    operations = [
        migrations.AddField(
            "organisation",
            "handed_on",
            models.BooleanField("what was held there has ended or gone on", default=False),
        ),
        migrations.RunPython(all_closed_have_handed_on, migrations.RunPython.noop),
    ]
