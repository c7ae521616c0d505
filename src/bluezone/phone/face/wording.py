"""Words for values: dates, durations, distances and errors, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from bluezone.clock import as_datetime
from bluezone.device.alert import Difference, Hours
from bluezone.device.exposure import LocalDay, date_of, local_day_of
from bluezone.device.profiles import Band
from bluezone.phone.face.texts import TEXTS, say
from bluezone.protocol.window import Day, day_start_ms

_BANDS = {Band.NEAR: "alert.near", Band.MEDIUM: "alert.medium", Band.FAR: "alert.far"}
_MINUTES_AN_HOUR = 60
_MOST_TIMES = 100
"""Beyond it "so many times as far" says nothing to anybody."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How values are said.

    Attributes:
        language: vi or en.
        utc_offset: local time minus UTC.
        now_ms: for "today" and "yesterday".
    """

    language: str
    utc_offset: timedelta
    now_ms: int

    def say(self, key: str, **values: object) -> str:
        """Return the text *key*."""
        return say(self.language, key, **values)

    def date(self, day: Date) -> str:
        """Return *day* with its weekday."""
        return self._date("date.long", day)

    def _date(self, key: str, day: Date) -> str:
        weekday, month = self.say(f"day.{day.weekday()}"), self.say(f"month.{day.month}")
        return self.say(key, weekday=weekday, day=day.day, month=month, year=day.year)

    def local_day(self, day: LocalDay) -> str:
        """Return *day*, one of the last months, as today, yesterday or a date without year."""
        today = local_day_of(self.now_ms, self.utc_offset)
        if today - day in (0, 1):
            return self.say("date.today" if day == today else "date.yesterday")
        return self._date("date.list", date_of(day))

    def utc_day(self, day: Day) -> str:
        """Return the date on which *day*, a UTC day, begins here."""
        return self.date(date_of(local_day_of(day_start_ms(day), self.utc_offset)))

    def time(self, time_ms: int) -> str:
        """Return *time_ms* as hour and minute, with the date unless it is today's."""
        at = as_datetime(time_ms) + self.utc_offset
        clock = f"{at.hour:02}:{at.minute:02}"
        if local_day_of(time_ms, self.utc_offset) == local_day_of(self.now_ms, self.utc_offset):
            return clock
        day = self.say("date.short", day=at.day, month=self.say(f"month.{at.month}"), year=at.year)
        return self.say("time.on", time=clock, date=day)

    def duration(self, minutes: float) -> str:
        """Return *minutes*, rounded to whole ones, in hours and minutes."""
        hours, rest = divmod(round(minutes), _MINUTES_AN_HOUR)
        if not hours:
            return self.say("duration.minutes", minutes=rest)
        return self.say("duration.both" if rest else "duration.hours", hours=hours, minutes=rest)

    def hours(self, bands: Sequence[Hours]) -> str:
        """Return the hours of the day in *bands*."""
        return ", ".join(self.say("hours.band", first=band.first, end=band.end) for band in bands)

    def band(self, band: Band) -> str:
        """Return how near *band* is."""
        return self.say(_BANDS[band])

    def otherwise(self, difference: Difference) -> list[str]:
        """Return what would have had to differ, one sentence each."""
        found = [self.say("alert.fewer", duration=self.duration(difference.minutes_fewer))]
        times = difference.times_farther
        if times is not None and 1 < times < _MOST_TIMES:
            found.append(self.say("alert.farther", times=self.decimal(times)))
        return found

    def rule(self, rule: str, profile: str) -> str:
        """Return by which rule and which profile an alert was decided; unknown ones by their permanent names."""
        said = {
            name: self.say(key) if key in TEXTS else value
            for name, value in (("rule", rule), ("profile", profile))
            for key in (f"alert.{name}_{value}",)
        }
        return self.say("alert.rule", **said)

    def decimal(self, value: float) -> str:
        """Return *value* with one decimal, none if it is whole."""
        text = f"{value:.1f}".removesuffix(".0")
        return text if self.language == "en" else text.replace(".", ",")

    def error(self, code: str) -> str:
        """Return what the error with the permanent *code* means."""
        key = f"error.{code}"
        if key in TEXTS:
            return self.say(key)
        return self.say("error.batch_other" if code.startswith("batch_") else "error.other", code=code)
