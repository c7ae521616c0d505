"""What clerks type of papers: lists with a line for each, and a day with an hour that need not be said."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from bluezone.rollout import schedule

END_OF_WORK = time(17)
"""When a day is over for an office, where nobody says an hour."""


class LinesField(forms.CharField):
    """Several things, a line each."""

    def __init__(self, *, rows: int = 4, **given: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **given)

    def clean(self, value: Any) -> Any:
        """Return the lines that say something, without dashes before and marks of a list behind."""
        text = super().clean(value)
        lines = (line.strip().removeprefix("-").strip().rstrip(";") for line in text.splitlines())
        return tuple(line for line in lines if line)

    def prepare_value(self, value: Any) -> Any:
        """Return lines as one text."""
        return "\n".join(value) if isinstance(value, tuple | list) else value


def moment(day: date | None, at: time | None) -> datetime | None:
    """Return the UTC moment of a local day and hour; the end of work where no hour is said."""
    return schedule.moment_utc(day, at or END_OF_WORK) if day else None
