from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("networks", "0008_duty_marks")]
    operations = [
        migrations.AddField(
            model_name="ask",
            name="corrected_on",
            field=models.DateField("words corrected", null=True, blank=True),
        ),
        migrations.AddField(
            model_name="askreply",
            name="corrected_on",
            field=models.DateField("words corrected", null=True, blank=True),
        ),
        migrations.AddField(
            model_name="askreply",
            name="to_earlier_words",
            field=models.BooleanField("replied before the ask was corrected", default=False),
        ),
    ]
