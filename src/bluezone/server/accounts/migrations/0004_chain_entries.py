"""What is in the log already becomes the beginning of the chain, in the order in which it was written."""

from typing import Any

from django.db import migrations

from bluezone.server.accounts import chain


def link(apps: Any, schema_editor: Any) -> None:
    """Give every entry its number and digests, and the log its head."""
    number, previous = 0, chain.GENESIS
    Entry = apps.get_model("accounts", "AuditEntry")
    for entry in Entry.objects.order_by("pk").iterator():
        number += 1
        parts = (number, entry.at, entry.actor_id, entry.action, entry.subject, entry.unit, previous)
        entry.number, entry.previous, entry.digest = number, previous, chain.digest(*parts)
        entry.save()
        previous = entry.digest
    apps.get_model("accounts", "AuditHead").objects.create(pk=1, n_entries=number, digest=previous)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_chain_columns")]

    operations = [migrations.RunPython(link, migrations.RunPython.noop, elidable=False)]
