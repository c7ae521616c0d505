"""The usual kinds of units are there from the start."""

from typing import Any

from django.db import migrations

from bluezone.rollout.kind import KINDS


def add(apps: Any, schema_editor: Any) -> None:
    kind = apps.get_model("units", "Kind")
    kind.objects.bulk_create(
        [kind(code=each.code, vi=each.vi, en=each.en, is_collective=each.is_collective) for each in KINDS],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
