"""Numbers of the registers: for each office, year and series 1, 2, 3 …, none left out and none given twice.

The row of a series is locked until the transaction ends that takes its number; so the next one waits, and a transaction
that is undone gives its number back. A steering committee that uses an office's seal has its own series by law; which
other kinds of documents have one, the head of the office decides (`Letterhead.own_series`).

Source: Nghị định 30/2020/NĐ-CP, Điều 15 and 22; shared specification of the rollout, sections 2.1 and 2.2.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Series
from bluezone.server.units import actor, records
from bluezone.server.units.actor import Actor

Direction = Series.Direction

STEERING = "BCĐ"
"""Stands in the symbols of steering committees."""

MOST_AT_ONCE = 500
"""Rows named in one query; databases bound how many values a query has."""

HIGHEST = 999_999


class DayAheadError(BluezoneError, ValueError):
    """A document would be dated, or would have arrived, on a day that has not come."""

    code = "paper_day_ahead"


class SeriesStartedError(BluezoneError, ValueError):
    """The start of a series was to be set after a number of it was given."""

    code = "paper_series_started"
    status = 409


class NumberNotFreeError(BluezoneError, ValueError):
    """The number is not the one that comes next."""

    code = "paper_number_not_free"
    status = 409


def refuse_ahead(day: date, now: datetime) -> None:
    """Return if *day* has come.

    Raises:
        DayAheadError: it has not.
    """
    if day > schedule.local_day(now):
        raise DayAheadError(f"Day: found {day}, which has not come. Give today or a day before.")


def next_number(unit: str, day: date, direction: Direction, series: str = "", wanted: int | None = None) -> Series:
    """Return the series of *unit* with `last` as the number that is given by this call; the row stays locked.

    Args:
        day: its year chooses the series.
        wanted: the number that somebody expects; None takes what comes.

    Raises:
        NumberNotFreeError: another number comes next.
    """
    found = _locked([unit], day.year, direction, series)[unit]
    if wanted is not None and wanted != found.last + 1:
        raise NumberNotFreeError(
            f"Number: found {wanted}, expected {found.last + 1}, which comes next. Leave the number empty to take it."
        )
    found.last += 1
    found.save(update_fields=["last"])
    return found


def next_numbers(units: Sequence[str], day: date, direction: Direction) -> dict[str, Series]:
    """Return for each of *units* its common series with `last` as the number given to it; for thousands at once."""
    found: dict[str, Series] = {}
    ordered = sorted(set(units))  # always in one order, so that two who deliver at once never wait for each other
    for start in range(0, len(ordered), MOST_AT_ONCE):
        held = _locked(ordered[start : start + MOST_AT_ONCE], day.year, direction, "")
        Series.objects.filter(pk__in=[row.pk for row in held.values()]).update(last=F("last") + 1)
        for row in held.values():
            row.last += 1
        found |= held
    return found


def _locked(units: Iterable[str], year: int, direction: Direction, name: str) -> dict[str, Series]:
    """Return the series of *units* by unit, made where missing, held until the transaction ends."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is taken in the transaction of what it is for")
    wanted = list(units)
    said = {"year": year, "direction": direction, "name": name}
    rows = Series.objects.select_for_update().filter(unit_id__in=wanted, **said).order_by("unit_id")
    found = {row.unit_id: row for row in rows}
    missing = [unit for unit in wanted if unit not in found]
    if missing:
        Series.objects.bulk_create([Series(unit_id=unit, **said) for unit in missing], ignore_conflicts=True)
        found |= {row.unit_id: row for row in rows.filter(unit_id__in=missing)}
    return found


def set_start(unit: str, year: int, direction: Direction, series: str, last: int) -> Series:
    """Return the series, its next number being *last* + 1: what a paper book gave before this site came.

    Rights are the caller's to ask for.

    Raises:
        SeriesStartedError: the series has given a number here, or its start was set before.
        NumberNotFreeError: *last* is no number of a book.
    """
    if not 0 < last < HIGHEST:
        raise NumberNotFreeError(f"Number: found {last}, expected 1 to {HIGHEST - 1}, the last one of the paper book.")
    with transaction.atomic():
        found = _locked([unit], year, direction, series)[unit]
        if found.last:
            raise SeriesStartedError(
                f"Series: its number {found.last} is given already, so its start stays. Register what comes next."
            )
        found.last = last
        found.save(update_fields=["last"])
    return found


def start(unit: str, year: int, direction: Direction, series: str, last: int, *, by: Actor, now: datetime) -> Series:
    """Return the series as set_start() leaves it, for who may register papers of *unit*.

    Raises:
        RightMissingError, SeriesStartedError, NumberNotFreeError
    """
    actor.require(by, Action.PAPER_REGISTER, unit, now)
    with transaction.atomic():
        found = set_start(unit, year, direction, series, last)
        records.record(RolloutAction.PAPER_CHANGED, by=by, now=now, subject=f"series {found.pk}", unit=unit)
    return found


def years(unit: str, direction: Direction) -> list[int]:
    """Return the years in which *unit* has given numbers, the newest first."""
    rows = Series.objects.filter(unit_id=unit, direction=direction, last__gt=0)
    return sorted(set(rows.values_list("year", flat=True)), reverse=True)


def own_series(text: str) -> dict[str, str]:
    """Return the series that each abbreviation of a kind belongs to; *text* has a line for each: "BC", "QĐ, NQ"."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        words = [word for word in re.split(r"[\s,;]+", line.strip()) if word]
        for word in words:
            found.setdefault(word, words[0])
    return found


def series_of(symbol: str, own: Mapping[str, str]) -> str:
    """Return the name of the series of outgoing documents with *symbol*; empty is the common one.

    Args:
        own: as own_series() returns.
    """
    parts = re.split(r"[-/]", symbol)
    if any(part.startswith(STEERING) for part in parts):
        return STEERING
    return next((own[part] for part in parts[:1] if part in own), "")


def symbol_key(number_symbol: str) -> str:
    """Return *number_symbol* for comparison, with slips that are often seen taken out.

    Blanks, marks, case, Đ and leading zeros do not matter, nor two letters that changed places: "1169 /SCT-VP" and
    "1169/STC-VP" are one.
    """
    number, _, symbol = fold(number_symbol).partition("/")
    parts = re.findall(r"[^\W_]+", symbol)
    kept = re.sub(r"[\W_]", "", number).lstrip("0")
    return "/".join([kept, "-".join("".join(sorted(part)) for part in parts)])[:60]
