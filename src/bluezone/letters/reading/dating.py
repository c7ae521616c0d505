"""Days and moments of a letter with the year of their context: "11 giờ ngày 20/8" in a letter of 21/8/2020."""

from calendar import monthrange
from datetime import date, timedelta

from bluezone.letters.letter import Letter, Moment, Precision
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.terminals import Day, Instant


def date_of(page: Page, known: Letter, day: Day | None) -> date | None:
    """Return the date of *day*: its own year, else that of the letter, else the only one that the text prints."""
    if day is None or day.year:
        return day.on(None) if day else None
    return day.on(known.date.year) if known.date else page.date_of(day)


def month_end(page: Page, known: Letter, month: int | None, year: int | None) -> date | None:
    """Return the last day of a month: "đến hết tháng 8", with its year from the context where none is printed."""
    if year is None:
        years = page.printed_years
        year = known.date.year if known.date else next(iter(years)) if len(years) == 1 else page.year
    if not month or not year or not 1 <= month <= 12 or not 1945 <= year <= 2100:
        return None
    return date(year, month, monthrange(year, month)[1])


def moment_of(page: Page, known: Letter, instant: Instant, as_written: str) -> Moment:
    """Return *instant* as a value; its day is None where a form leaves it blank or no year is known."""
    day, hour = date_of(page, known, instant.day), instant.hour
    if instant.day is None:
        return Moment(None, None, Precision.BLANK, as_written)
    if hour is None or day is None:
        return Moment(day, None, hour.precision if hour else Precision.DAY, as_written)
    return Moment(day + timedelta(days=hour.is_next_day), hour.at, hour.precision, as_written)
