"""Fields that read what people type: shares, moments, hours, versions. What nobody can read gets a sentence."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bluezone.letters import written
from bluezone.letters.folding import fold
from bluezone.letters.letter import VIETNAM
from bluezone.letters.reading import number_words
from bluezone.letters.reading.tokens import Text
from bluezone.rollout import handset, schedule
from bluezone.rollout.handset import Version

YEARS = range(2000, 2101)
"""A year outside is a slip, and far outside it no calendar can count on."""

_PER_CENT = re.compile(r"\s*(?:%|phần trăm|phan tram)\s*$", re.IGNORECASE)
_HUNDRED = ("một trăm", "trăm", "mot tram")
_VERSION = re.compile(r"(?:android|ios)?\s*v?(\d{1,2}(?:[.,]\d{1,2}){0,2})", re.IGNORECASE)


def percent(text: str) -> Decimal | None:
    """Return the number of "95", "95 %", "95,5", "95.5%" or "chín mươi lăm phần trăm"; None if *text* is none.

    >>> percent("95,5 %")
    Decimal('95.5')
    """
    bare = _PER_CENT.sub("", text.strip())
    number = written.read_decimal(bare)
    return number if number is not None else _spoken(bare)


def _spoken(text: str) -> Decimal | None:
    if text.lower() in _HUNDRED:
        return Decimal(100)
    words = Text(text)
    found = next(number_words.spoken(words, 0), None) if len(words) else None
    return found[1].value if found and found[0] == len(words) else None


def moment(text: str) -> datetime | None:
    """Return the UTC moment of "8h00 09/8/2020", "09/8/2020, 8 giờ" or "2020-08-09T08:00"; None if it is none."""
    head, sign, tail = text.strip().partition("T")
    if not sign:
        return _pair(text)
    day, at = read_day(head), written.read_time(tail[:5])
    return schedule.moment_utc(day, at) if day is not None and at is not None else None


def _pair(text: str) -> datetime | None:
    for one, other in _splits(re.sub(r",|\bngày\b", " ", text).split()):
        at, day = written.read_time(one), read_day(other)
        if at is not None and day is not None:
            return schedule.moment_utc(day, at)
    return None


def _splits(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each way to part *words* into an hour and a day."""
    for place in range(1, len(words)):
        head, tail = " ".join(words[:place]), " ".join(words[place:])
        yield head, tail
        yield tail, head


def read_day(text: str) -> date | None:
    """Return the day of "09/8/2020", "ngày 9 tháng 8 năm 2020" or "2020-08-09"; None if it is none of these times."""
    found = written.read_short_date(text) or written.read_long_date(text) or _iso_day(text.strip())
    return found if found is not None and found.year in YEARS else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2020-08-09") else None
    except ValueError:
        return None


class PercentField(forms.CharField):
    """A share, as Decimal."""

    def clean(self, value: Any) -> Any:
        """Return the share that was typed; None where nothing was."""
        text = super().clean(value)
        if not text:
            return None
        number = percent(text)
        if number is None:
            raise ValidationError(_("This is no number. Type it in digits, such as 95 or 95,5."))
        if not 0 < number <= 100:
            raise ValidationError(_("A share lies above 0 and is no more than 100 per cent."))
        return number


class MomentField(forms.CharField):
    """A local hour and day, as aware UTC."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def clean(self, value: Any) -> Any:
        """Return the moment that was typed; None where nothing was."""
        text = super().clean(value)
        found = moment(text) if text else None
        if text and found is None:
            raise ValidationError(_("This is no hour and day. Type them as 8h00 09/8/2020."))
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return a moment as the browser's own field wants it."""
        return value.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value


class HourField(forms.CharField):
    """A local hour."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def clean(self, value: Any) -> Any:
        """Return the hour that was typed; None where nothing was."""
        text = super().clean(value)
        found = written.read_time(text[:5] if re.fullmatch(r"\d\d:\d\d:\d\d", text) else text) if text else None
        if text and found is None:
            raise ValidationError(_("This is no hour. Type it as 8h00 or 17:30."))
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return an hour as the browser's own field wants it."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class DayField(forms.CharField):
    """A day."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> Any:
        """Return the day that was typed; None where nothing was."""
        text = super().clean(value)
        found = read_day(text) if text else None
        if text and found is None:
            raise ValidationError(_("This is no day of the calendar. Type it as 09/8/2020."))
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return a day as the browser's own field wants it."""
        return value.isoformat() if isinstance(value, date) else value


class VersionField(forms.CharField):
    """The version of a system, (10, 3)."""

    def clean(self, value: Any) -> Version | None:
        """Return the version that was typed; None where nothing was."""
        text = super().clean(value)
        found = _VERSION.fullmatch(text) if text else None
        if text and found is None:
            raise ValidationError(_("This is no version. Type it in digits, such as 6.0 or 10.3."))
        return tuple(int(part) for part in re.split("[.,]", found[1])) if found else None

    def prepare_value(self, value: Any) -> Any:
        """Return a version as text."""
        return handset.version_text(value) if isinstance(value, tuple) else value


class CountField(forms.CharField):
    """A count: "120", "1.200", "02"."""

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **given)

    def clean(self, value: Any) -> Any:
        """Return the count that was typed; None where nothing was."""
        text = super().clean(value)
        if not text:
            return None
        number = written.read_whole(text)
        if number is None or number > 2_000_000_000:
            raise ValidationError(
                _("This is no count. Type it in digits, such as 120; leave it empty if nobody counted.")
            )
        return number


def slug(text: str) -> str:
    """Return *text* as an address can hold it: "ứng dụng Bluezone" becomes "ung-dung-bluezone"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
