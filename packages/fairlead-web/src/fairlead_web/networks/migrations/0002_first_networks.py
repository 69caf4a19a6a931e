import datetime as dt

from django.db import migrations

from fairlead_web.networks.first_networks import NETWORKS


def add(apps, schema_editor):
    Network = apps.get_model("networks", "Network")
    for words in NETWORKS:
        Network.objects.get_or_create(code=words["code"], defaults={**words, "opened_on": dt.date.today()})


def remove(apps, schema_editor):
    Network = apps.get_model("networks", "Network")
    Network.objects.filter(code__in=[words["code"] for words in NETWORKS]).delete()


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
