"""How pages write moments, days, numbers and digests: local time, in the form people of each language write them."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.translation import get_language

from bluezone.clock import as_datetime
from bluezone.letters import written
from bluezone.protocol import hexadecimal

register = template.Library()

_DAYS = {"vi": "d/m/Y", "en": "j F Y"}


@register.filter
def day(value: date) -> str:
    """Return *value* as people write a date: 09/08/2020, or 9 August 2020."""
    return formatted(value, _DAYS.get(get_language() or "vi", _DAYS["en"]))


@register.filter
def moment(value: datetime | int) -> str:
    """Return *value*, an aware datetime or seconds since 1970, as local hour and day: 17:05, 09/08/2020."""
    at = timezone.localtime(as_datetime(value * 1_000) if isinstance(value, int) else value)
    return f"{at:%H:%M}, {day(at)}"


@register.filter
def digest(value: bytes) -> str:
    """Return the first sixteen hex digits of *value*, enough to compare by eye."""
    return hexadecimal.encode(bytes(value)[:8]) + "…"


@register.filter
def whole(value: int) -> str:
    """Return the count *value* with its thousands apart: 1.128.620, or 1,128,620."""
    return f"{value:,}" if get_language() == "en" else written.whole(value)


@register.filter
def share(value: Decimal | None) -> str:
    """Return the rate *value* in per cent: 95,3%, or 95.3%; a dash where there is nobody to count."""
    if value is None:
        return "–"
    return f"{value:f}%" if get_language() == "en" else written.percent(value)


@register.filter
def said(value: object) -> str:
    """Return the text of something that has both languages, `vi` and `en`, in the reader's."""
    return str(getattr(value, "en" if get_language() == "en" else "vi"))
