"""Secrets of connections lie sealed from now on."""

from django.db import migrations

from fairlead_web.accounts.sealing import seal, unseal


def sealing(apps, schema_editor):
    for one in apps.get_model("socialaccount", "SocialApp").objects.filter(provider="openid_connect"):
        # One that is too long for its column once sealed has to be entered again.
        one.secret = seal(one.secret) if len(one.secret) < 80 else ""
        one.save(update_fields=["secret"])


def unsealing(apps, schema_editor):
    for one in apps.get_model("socialaccount", "SocialApp").objects.filter(provider="openid_connect"):
        one.secret = unseal(one.secret)
        one.save(update_fields=["secret"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_joining_and_consent"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]
    operations = [migrations.RunPython(sealing, unsealing)]
