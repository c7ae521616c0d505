"""A log from before the chain becomes its beginning."""

import pytest

from tests.server.site_process import Site

pytestmark = pytest.mark.process

SITE = """
from bluezone.server import programs, data_folder
programs.set_up()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
data_folder.private_folder(settings.BLUEZONE_DATA)
call_command("migrate", "accounts", "0002", verbosity=0)
with connection.cursor() as cursor:
    for number in (1, 2, 3):
        cursor.execute("INSERT INTO accounts_auditentry (at, action, subject) VALUES (%s, %s, %s)",
            [timezone.now(), "case_read", f"case {number}"])
call_command("migrate", verbosity=0)
from bluezone.server.accounts import audit
from bluezone.server.accounts.audit import Action
audit.record(Action.SWEPT, now=timezone.now(), by=None)
print(audit.verify().is_sound, [(entry.number, entry.subject) for entry in audit.chained()])
"""


def test_entries_from_before_the_chain_are_its_first_links(empty_site: Site) -> None:
    assert empty_site.python(SITE) == "True [(1, 'case 1'), (2, 'case 2'), (3, 'case 3'), (4, '')]\n"
