from django.db import migrations, models

FIGURES = {
    "black-and-minority-ethnic-leaders": "ethnicity",
    "women-leaders": "sex",
    "lgbtq-leaders": "sexual_orientation",
}
CHOICES = [
    ("age_band", "Age"),
    ("disability", "Disability"),
    ("ethnicity", "Ethnicity"),
    ("gender", "Gender"),
    ("religion", "Religion or belief"),
    ("sex", "Sex"),
    ("sexual_orientation", "Sexual orientation"),
]


def choose(apps, schema_editor):
    Network = apps.get_model("networks", "Network")
    for code, characteristic in FIGURES.items():
        Network.objects.filter(code=code).update(characteristic=characteristic)


class Migration(migrations.Migration):
    dependencies = [("networks", "0005_contacts")]
    operations = [
        migrations.AddField(
            model_name="network",
            name="characteristic",
            field=models.CharField(
                blank=True, choices=CHOICES, max_length=30, verbose_name="figures it is about, by"
            ),
        ),
        migrations.RunPython(choose, migrations.RunPython.noop),
    ]
