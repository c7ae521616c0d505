"""Alerts as the phone keeps them: the explanation in full, the infected phone's key not at all."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from bluezone.device.alert import Alert, Difference, Explanation, Hours, Level
from bluezone.device.exposure import LocalDay
from bluezone.device.profiles import Band
from bluezone.phone.database import Database
from bluezone.protocol.infection import Infection

_INFECTION_BYTES = 8


@dataclass(frozen=True, slots=True)
class KeptAlert(Explanation):
    """One alert as it was explained, and what became of it.

    Attributes:
        number: names it in this phone's file.
        told_ms: when it was first, or more seriously, told.
        is_read: whether its page was opened since.
    """

    number: int
    told_ms: int
    is_read: bool


class Alerts:
    """The table of alerts: one for each infection and local day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, alerts: Iterable[Alert], now_ms: int) -> int:
        """Store *alerts* and return how many are new or more serious than what was told of the same day before."""
        told = 0
        with self._database.writing() as connection:
            for alert in alerts:
                place = (_name(alert.infection), alert.local_day)
                known = connection.execute(
                    "SELECT level, told_ms, is_read FROM alert WHERE infection = ? AND local_day = ?", place
                ).fetchone()
                is_news = known is None or known[0] < alert.level
                when_ms, is_read = (now_ms, 0) if is_news else known[1:]
                told += is_news
                connection.execute(
                    """INSERT INTO alert (infection, local_day, level, told_ms, is_read, explanation)
                       VALUES (?, ?, ?, ?, ?, ?)
                       ON CONFLICT (infection, local_day) DO UPDATE SET
                           level = excluded.level, told_ms = excluded.told_ms,
                           is_read = excluded.is_read, explanation = excluded.explanation""",
                    (*place, int(alert.level), when_ms, is_read, _explanation(alert)),
                )
        return told

    def all(self) -> list[KeptAlert]:
        """Return every alert: the more serious first, the latest local day first among equals."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT number, told_ms, is_read, level, local_day, explanation FROM alert"
                " ORDER BY level DESC, local_day DESC, number"
            ).fetchall()
        return [_kept(*row) for row in rows]

    def read(self, number: int) -> KeptAlert | None:
        """Return alert *number* and mark it as read; None if there is none."""
        with self._database.writing() as connection:
            connection.execute("UPDATE alert SET is_read = 1 WHERE number = ?", (number,))
            return next((alert for alert in self.all() if alert.number == number), None)

    def forget_before(self, told_ms: int) -> int:
        """Delete what was told before *told_ms* and return how many; the caller scrubs the file."""
        with self._database.writing() as connection:
            return connection.execute("DELETE FROM alert WHERE told_ms < ?", (told_ms,)).rowcount

    def forget_all(self) -> None:
        """Delete every alert; the caller scrubs the file."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM alert")


def _name(infection: Infection) -> bytes:
    """Return what tells this infection from others without holding its key."""
    return sha256(infection.daily_key + infection.start_s.to_bytes(4)).digest()[:_INFECTION_BYTES]


def _explanation(alert: Alert) -> str:
    return json.dumps(
        {
            "hours": [[hours.first, hours.end] for hours in alert.hours],
            "minutes": alert.minutes,
            "band": int(alert.band),
            "sightings": alert.sightings,
            "minutes_fewer": alert.difference.minutes_fewer,
            "weaker_db": alert.difference.weaker_db,
            "rule": alert.rule,
            "profile": alert.profile,
        },
        separators=(",", ":"),
    )


def _kept(number: int, told_ms: int, is_read: int, level: int, local_day: int, explanation: str) -> KeptAlert:
    why = json.loads(explanation)
    return KeptAlert(
        number=number,
        told_ms=told_ms,
        is_read=bool(is_read),
        level=Level(level),
        local_day=LocalDay(local_day),
        hours=tuple(Hours(first, end) for first, end in why["hours"]),
        minutes=why["minutes"],
        band=Band(why["band"]),
        sightings=why["sightings"],
        difference=Difference(why["minutes_fewer"], why["weaker_db"]),
        rule=why["rule"],
        profile=why["profile"],
    )
