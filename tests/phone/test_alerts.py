"""The table of alerts."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bluezone.device.alert import Alert, Difference, Hours, Level
from bluezone.device.exposure import LocalDay
from bluezone.device.profiles import Band
from bluezone.phone.alerts import Alerts
from bluezone.phone.database import IN_MEMORY, Database
from bluezone.protocol.infection import Infection

INFECTION = Infection(bytes(range(32)), 18_480 * 86_400, 18_483 * 86_400)


def alert(
    level: Level = Level.WARNING, day: int = 18_480, infection: Infection = INFECTION, minutes: float = 45
) -> Alert:
    return Alert(
        level=level,
        infection=infection,
        local_day=LocalDay(day),
        utc_offset=timedelta(hours=7),
        hours=(Hours(9, 11), Hours(14, 15)),
        minutes=minutes,
        band=Band.NEAR,
        sightings=120,
        difference=Difference(35, 7),
        rule="a rule",
        profile="a profile",
    )


def table() -> Alerts:
    return Alerts(Database(IN_MEMORY))


def test_the_explanation_comes_back_whole() -> None:
    alerts = table()

    assert alerts.tell([alert()], now_ms=1_000) == 1

    kept = alerts.all()[0]
    given = alert()
    assert (kept.told_ms, kept.is_read) == (1_000, False)
    for name in ("level", "local_day", "hours", "minutes", "band", "sightings", "difference", "rule", "profile"):
        assert getattr(kept, name) == getattr(given, name)


def test_the_same_again_is_no_news_and_stays_read() -> None:
    alerts = table()
    alerts.tell([alert()], 1_000)
    alerts.read(alerts.all()[0].number)

    assert alerts.tell([alert(minutes=50)], 2_000) == 0

    kept = alerts.all()[0]
    assert (kept.told_ms, kept.is_read, kept.minutes) == (1_000, True, 50)


def test_what_became_more_serious_is_told_anew() -> None:
    alerts = table()
    alerts.tell([alert(Level.NOTICE)], 1_000)
    alerts.read(alerts.all()[0].number)

    assert alerts.tell([alert(Level.WARNING)], 2_000) == 1

    kept = alerts.all()[0]
    assert (kept.level, kept.told_ms, kept.is_read) == (Level.WARNING, 2_000, False)


def test_each_infection_and_day_has_its_own_and_the_serious_ones_come_first() -> None:
    alerts = table()
    other = replace(INFECTION, daily_key=bytes(32))

    alerts.tell([alert(Level.NOTICE, 18_482), alert(day=18_480), alert(day=18_481), alert(infection=other)], 1_000)

    assert [(kept.level, kept.local_day) for kept in alerts.all()] == [
        (Level.WARNING, 18_481),
        (Level.WARNING, 18_480),
        (Level.WARNING, 18_480),
        (Level.NOTICE, 18_482),
    ]


def test_old_alerts_go_by_the_day_they_were_told() -> None:
    alerts = table()
    alerts.tell([alert(day=1)], 1_000)
    alerts.tell([alert(day=2)], 2_000)

    assert alerts.forget_before(2_000) == 1
    assert [kept.local_day for kept in alerts.all()] == [2]


def test_an_unknown_number_is_nothing() -> None:
    assert table().read(7) is None


def test_the_infected_phones_key_is_not_on_the_disk(tmp_path: Path) -> None:
    database = Database(tmp_path / "phone.sqlite3")
    Alerts(database).tell([alert()], 1_000)

    raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())

    assert b"a profile" in raw
    assert INFECTION.daily_key not in raw
    database.close()
