"""When a session ends, and which ones a person has.

All by the machine's clock, not the site's: a session is the time of a real person at a real screen, in a drill too.
"""

import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from bluezone import clock
from bluezone.server.accounts import audit
from bluezone.server.accounts.audit import Action
from bluezone.server.accounts.models import SiteSession, User

SINCE, SEEN, BROWSER = "since_ms", "seen_ms", "browser"
"""Keys of a session: when it was signed in, when it was last used, in which browser."""

NOTED_EVERY_MS = 60_000
"""How exact `seen` is: a row is not written at every click."""

_PROGRAMS = (("Edge", "Edg"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone|iPad"),
    ("Windows", "Windows"),
    ("macOS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A session as its owner sees it."""

    key: str
    since: datetime
    seen: datetime
    browser: str
    is_this: bool


def is_over(session: MutableMapping[str, Any], now_ms: int) -> bool:
    """Return whether *session* was idle too long or is older than a shift."""
    idle_ms: int = settings.BLUEZONE_IDLE_MINUTES * 60_000
    since, seen = session.get(SINCE, now_ms), session.get(SEEN, now_ms)
    return bool(now_ms - seen >= idle_ms or now_ms - since >= settings.SESSION_COOKIE_AGE * 1_000)


def begin(session: MutableMapping[str, Any], agent: str, now_ms: int) -> None:
    """Write down that *session* is signed in from now on, whatever it was before."""
    session[SINCE] = session[SEEN] = now_ms
    session[BROWSER] = browser(agent)


def note(session: MutableMapping[str, Any], agent: str, now_ms: int) -> None:
    """Write down that *session* is in use."""
    if SINCE not in session:
        begin(session, agent, now_ms)
    if now_ms - session.get(SEEN, 0) >= NOTED_EVERY_MS:
        session[SEEN] = now_ms


def browser(agent: str) -> str:
    """Return program and system that a browser says it is, such as "Firefox, Windows"; what is unknown is left out."""
    found = [next((name for name, sign in kind if re.search(sign, agent)), "") for kind in (_PROGRAMS, _SYSTEMS)]
    return ", ".join(filter(None, found))


def of(user: User, this_key: str | None) -> list[Shown]:
    """Return the open sessions of *user*, the one used last first."""
    now = clock.as_datetime(clock.system())
    rows = SiteSession.objects.filter(user=user, expire_date__gt=now)
    shown = (_shown(row, this_key) for row in rows if not is_over(row.get_decoded(), clock.system()))
    return sorted(shown, key=lambda one: (one.is_this, one.seen), reverse=True)


def end_all(user: User, *, but: str | None = None) -> int:
    """End the sessions of *user* but that with the key *but*; return how many."""
    return SiteSession.objects.filter(user=user).exclude(session_key=but or "").delete()[0]


def end_others(user: User, this_key: str | None, *, now: datetime) -> int:
    """Do what end_all() does, because the person asked for it, and write it down."""
    n_ended = end_all(user, but=this_key)
    audit.record(Action.SESSIONS_ENDED, now=now, by=user, subject=f"user {user.pk}")
    return n_ended


def forget() -> int:
    """Delete the rows of sessions that are over; return how many."""
    return SiteSession.objects.filter(expire_date__lte=clock.as_datetime(clock.system())).delete()[0]


def _shown(row: SiteSession, this_key: str | None) -> Shown:
    data = row.get_decoded()
    since, seen = data.get(SINCE, 0), data.get(SEEN, 0)
    return Shown(
        row.session_key,
        clock.as_datetime(since),
        clock.as_datetime(seen),
        data.get(BROWSER, ""),
        row.session_key == this_key,
    )
