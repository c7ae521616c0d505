"""As whom a command acts."""

from datetime import datetime

from bluezone.server.accounts import services as accounts
from bluezone.server.units import actor
from bluezone.server.units.actor import SITE, Actor


def of(username: str | None, now: datetime) -> Actor:
    """Return the person *username* with the roles held at *now*; the site itself without a name.

    Raises:
        UserUnknownError
    """
    return SITE if username is None else actor.of(accounts.named(username), now)
