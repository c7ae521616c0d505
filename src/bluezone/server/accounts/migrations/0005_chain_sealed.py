"""From here on an entry cannot be without its place in the chain, and the database refuses to change or delete one."""

from typing import Any

from django.db import migrations, models

from bluezone.server.accounts import triggers


def install(apps: Any, schema_editor: Any) -> None:
    """Set the triggers of this kind of database."""
    for statement in triggers.install(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Take them away again."""
    for statement in triggers.remove(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_chain_entries")]

    operations = [
        migrations.AlterModelOptions("auditentry", options={"ordering": ["number"]}),
        migrations.AlterField("auditentry", "number", models.PositiveBigIntegerField(unique=True)),
        migrations.AlterField("auditentry", "unit", models.CharField(blank=True, db_index=True, max_length=60)),
        migrations.AlterField("auditentry", "previous", models.BinaryField(max_length=32)),
        migrations.AlterField("auditentry", "digest", models.BinaryField(max_length=32)),
        migrations.AlterField("auditentry", "at", models.DateTimeField(db_index=True)),
        migrations.RunPython(install, remove, elidable=False),
    ]
