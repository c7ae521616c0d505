"""Room for the chain: each entry's number, unit and digests, and the head of the log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_staff")]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n_entries", models.PositiveBigIntegerField(default=0)),
                ("digest", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.AddField("auditentry", "number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("auditentry", "unit", models.CharField(blank=True, default="", max_length=60)),
        migrations.AddField("auditentry", "previous", models.BinaryField(max_length=32, null=True)),
        migrations.AddField("auditentry", "digest", models.BinaryField(max_length=32, null=True)),
    ]
