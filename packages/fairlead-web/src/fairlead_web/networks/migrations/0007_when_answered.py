from django.db import migrations, models
from django.db.models import F, Q


def date_answers(apps, schema_editor):
    answered = apps.get_model("networks", "ChatQuestion").objects.filter(state="answered")
    answered.update(answered_at=F("put_at"))


class Migration(migrations.Migration):
    dependencies = [("networks", "0006_network_figures")]
    operations = [
        migrations.AddField(
            model_name="chatquestion",
            name="answered_at",
            field=models.DateTimeField("answered for the first time", null=True, blank=True),
        ),
        migrations.RunPython(date_answers, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="chatquestion",
            constraint=models.CheckConstraint(
                name="question_answered_if_and_only_if_dated",
                condition=Q(state="answered", answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
            ),
        ),
    ]
