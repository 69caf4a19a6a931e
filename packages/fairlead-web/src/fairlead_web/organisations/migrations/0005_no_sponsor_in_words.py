from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_offices_of_staff_networks")]
    operations = [migrations.RemoveField(model_name="staffnetwork", name="sponsor")]
