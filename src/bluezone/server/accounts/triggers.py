"""What the database itself refuses: to change or delete an audit entry. Used by a migration.

Whoever owns the database can drop these; the chain then shows what was done.
"""

SQLITE = {
    "audit_no_update": (
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON accounts_auditentry "
        "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END"
    ),
    "audit_no_delete": (
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON accounts_auditentry "
        "BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END"
    ),
}
POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION audit_sealed() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit entries are never changed or deleted'; END $$"
)
POSTGRESQL = {
    "audit_no_update": (
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON accounts_auditentry "
        "FOR EACH ROW EXECUTE FUNCTION audit_sealed()"
    ),
    "audit_no_delete": (
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON accounts_auditentry "
        "FOR EACH ROW EXECUTE FUNCTION audit_sealed()"
    ),
    "audit_no_truncate": (
        "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON accounts_auditentry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_sealed()"
    ),
}


def install(vendor: str) -> list[str]:
    """Return the statements that set the triggers of a database of *vendor*, "sqlite" or "postgresql"."""
    return [*SQLITE.values()] if vendor == "sqlite" else [POSTGRESQL_FUNCTION, *POSTGRESQL.values()]


def remove(vendor: str) -> list[str]:
    """Return the statements that take them away, there or not."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    return [f"DROP TRIGGER IF EXISTS {name} ON accounts_auditentry" for name in POSTGRESQL]
