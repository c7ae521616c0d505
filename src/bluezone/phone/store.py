"""A phone's memory: one file with its contacts, keys, alerts, trust and settings."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bluezone.device import retention
from bluezone.phone.alerts import Alerts
from bluezone.phone.chains import Chains, TokenBytes
from bluezone.phone.contacts import Contacts
from bluezone.phone.database import Database
from bluezone.phone.settings import Settings
from bluezone.phone.trust import Authority
from bluezone.phone.uploads import Uploads
from bluezone.protocol.window import DAY_MS


class Store:
    """Everything one phone remembers.

    Args:
        path: the file, made if missing; database.IN_MEMORY for none.
        token_bytes: where new chains of keys come from.
        is_durable: False for simulations, where a power cut may lose the file.

    Raises:
        StoreError: the file cannot be used; it is left as it was.
    """

    def __init__(
        self, path: Path | str, *, token_bytes: TokenBytes = secrets.token_bytes, is_durable: bool = True
    ) -> None:
        self._database = Database(path, is_durable=is_durable)
        self.contacts = Contacts(self._database)
        self.chains = Chains(self._database, token_bytes)
        self.authority = Authority(self._database)
        self.alerts = Alerts(self._database)
        self.uploads = Uploads(self._database, self.chains)
        self.settings = Settings(self._database)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Make all changes of the block one transaction: all of them last, or none."""
        with self._database.writing():
            yield

    def retain(self, now_ms: int) -> bool:
        """Delete what is older than the retention period, really; return whether anything was.

        What bears a time more than a whole period ahead comes from a clock that ran ahead. It is deleted too, but only
        while a batch was taken whose time the clock has passed: a clock that was set back must not cost the contacts.
        """
        days = self.settings.days_kept
        oldest_ms = retention.oldest_kept_ms(now_ms, days)
        with self._database.writing():
            deleted = self.contacts.forget_before(oldest_ms)
            deleted += self.alerts.forget_before(oldest_ms)
            deleted += self.uploads.forget_before(oldest_ms)
            deleted += self.chains.advance(retention.oldest_kept_day(now_ms, days))
            if 0 < self.authority.trust().position.until_s * 1000 <= now_ms:
                deleted += self.contacts.forget_after(now_ms + days * DAY_MS)
        if deleted:
            self._database.scrub()
        return deleted > 0

    def forget_everything(self, now_ms: int) -> None:
        """Delete contacts, alerts, keys and uploads, really, and begin a new chain of keys.

        Settings and the authority's pinned key stay: they say nothing about where the phone has been.
        """
        with self._database.writing():
            self.contacts.forget_all()
            self.alerts.forget_all()
            self.uploads.forget_all()
            self.chains.begin_afresh(now_ms)
        self._database.scrub()

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._database.close()
