"""What the database itself refuses; these tests set the triggers again, which others go without."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from bluezone.server.accounts import audit, triggers
from bluezone.server.accounts.audit import Action
from tests.server.scene import SUNDAY
from tests.server.site_process import Site

NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
SITE = f"""
from bluezone.server import programs
programs.prepare()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute({NAMES!r}[connection.vendor])
    print(sorted(name for name, in cursor.fetchall()))
"""


def run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def sealed(db: None) -> Iterator[None]:
    """Give the database of this test its triggers."""
    run(*triggers.install(connection.vendor))
    yield
    run(*triggers.remove(connection.vendor))


@pytest.mark.parametrize(
    "statement", ["UPDATE accounts_auditentry SET subject = 'case 99'", "DELETE FROM accounts_auditentry"]
)
def test_an_entry_can_be_neither_changed_nor_deleted_in_sql(sealed: None, statement: str) -> None:
    audit.record(Action.SWEPT, now=SUNDAY, by=None)

    with pytest.raises(DatabaseError, match="never"):
        run(statement)

    assert audit.verify().n_sound == 1


def test_an_entry_can_still_be_added(sealed: None) -> None:
    audit.record(Action.SWEPT, now=SUNDAY, by=None)
    audit.record(Action.SWEPT, now=SUNDAY, by=None)

    assert audit.verify().is_sound


@pytest.mark.process
def test_a_site_has_them_after_all_migrations(empty_site: Site) -> None:
    kind = "postgresql" if "postgresql" in empty_site.environ["DATABASE_URL"] else "sqlite"
    wanted = triggers.SQLITE if kind == "sqlite" else triggers.POSTGRESQL

    assert empty_site.python(SITE).strip() == str(sorted(wanted))
