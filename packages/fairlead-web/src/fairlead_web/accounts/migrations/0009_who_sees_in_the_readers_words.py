"""Who sees what is asked in words that speak to the reader; nothing is stored otherwise."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_letters_in_doubt'),
    ]

    operations = [
        migrations.AlterField(
            model_name='profile',
            name='interests_seen_by',
            field=models.CharField(choices=[('nobody', 'Nobody'), ('contacts', 'My contacts'), ('members', 'Anyone who is signed in')], default='nobody', max_length=10, verbose_name='who sees your interests'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='job_title_seen_by',
            field=models.CharField(choices=[('nobody', 'Nobody'), ('contacts', 'My contacts'), ('members', 'Anyone who is signed in')], default='nobody', max_length=10, verbose_name='who sees your job title'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='name_seen_by',
            field=models.CharField(choices=[('nobody', 'Nobody'), ('contacts', 'My contacts'), ('members', 'Anyone who is signed in')], default='nobody', max_length=10, verbose_name='who sees your name'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='needs_seen_by',
            field=models.CharField(choices=[('nobody', 'Nobody'), ('contacts', 'My contacts'), ('members', 'Anyone who is signed in')], default='nobody', max_length=10, verbose_name='who sees your needs'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='offers_seen_by',
            field=models.CharField(choices=[('nobody', 'Nobody'), ('contacts', 'My contacts'), ('members', 'Anyone who is signed in')], default='nobody', max_length=10, verbose_name='who sees your offers'),
        ),
        migrations.AlterField(
            model_name='profile',
            name='organisation_seen_by',
            field=models.CharField(choices=[('nobody', 'Nobody'), ('contacts', 'My contacts'), ('members', 'Anyone who is signed in')], default='nobody', max_length=10, verbose_name='who sees your organisation'),
        ),
    ]
