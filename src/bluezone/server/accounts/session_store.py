"""Where sessions are kept: Django's table with one column more, whose session it is. The setting SESSION_ENGINE."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from bluezone.server.accounts.models import SiteSession


class SessionStore(DatabaseStore):
    """Django's store of sessions in the database; sessions of one person can be found and ended."""

    @classmethod
    def get_model_class(cls) -> type[SiteSession]:
        """Return the model of its rows."""
        return SiteSession

    def create_model_instance(self, data: dict[str, Any]) -> SiteSession:
        """Return the row for *data*."""
        row = super().create_model_instance(data)
        assert isinstance(row, SiteSession)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row
