"""The value of each part of a letter as one line for people; numbers and days as the decree writes them.

What comes in is the part as it stands in the letter's JSON, so a page that was given only the JSON can show it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from bluezone.letters import wording, written
from bluezone.letters.letter import REASONS, VIETNAM, Moment

_PLACE = re.compile(r"\[\d+\]")
NOTHING = "–"


def line(path: str, value: Any) -> str:
    """Return *value*, which stands at *path* of a letter's JSON, as one line; a dash where it is empty."""
    if value is None or value in ([], ""):
        return NOTHING
    shown = _SHOWN.get(_PLACE.sub("", path), _plain)(value)
    return " ".join(shown.split()) or NOTHING


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return written.whole(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(_plain(one) for one in value.values() if one is not None)
    return str(value)


def _number(value: float) -> str:
    return written.decimal(Decimal(str(value)))


def _day(value: Any) -> str:
    try:
        return written.short_date(date.fromisoformat(value))
    except ValueError:
        return _moment({"iso": value})


def _moment(value: Mapping[str, Any]) -> str:
    iso = value.get("iso")
    if not iso:
        return str(value.get("as_written") or NOTHING)
    if "T" not in iso:
        return f"ngày {_day(iso)}"
    at = datetime.fromisoformat(iso).astimezone(VIETNAM)
    return wording.moment(Moment(at.date(), at.time()))


def _reference(value: Mapping[str, Any]) -> str:
    return ", ".join(
        part
        for part in (
            value["number_symbol"] or value["type"] or value["as_written"],
            value["date"] and _day(value["date"]),
            value["issuer"],
        )
        if part
    )


def _percent(value: Any) -> str:
    return f"{_number(value)}%"


def _reasons(value: list[Mapping[str, Any]]) -> str:
    return "; ".join(_reason(reason) for reason in value)


def _reason(reason: Mapping[str, Any]) -> str:
    why = reason["reason_as_written"] or REASONS.get(reason["reason_code"], reason["reason_code"])
    return why if reason["count"] is None else f"{written.count(reason['count'])}: {why}"


def _units(value: list[Mapping[str, Any]]) -> str:
    return "; ".join(f"{row['unit']} {_of(row)}".strip() for row in value)


def _of(row: Mapping[str, Any]) -> str:
    numbers = [written.whole(row[name]) for name in ("installed", "total") if row[name] is not None]
    rate = "" if row["percent"] is None else f" {_percent(row['percent'])}"
    return "/".join(numbers) + rate


def _target(value: Mapping[str, Any]) -> str:
    return ", ".join(_target_parts(value))


def _target_parts(value: Mapping[str, Any]) -> Iterator[str]:
    if value["scope"]:
        yield value["scope"]
    if value["percent"] is not None:
        yield " ".join(filter(None, (_percent(value["percent"]), value["denominator"])))
    if value["count"] is not None:
        yield written.whole(value["count"])
    if value["by"]:
        yield f"trước {_day(value['by'])}"
    if value["by_relative_days"] is not None:
        yield f"trong {written.count(value['by_relative_days'])} ngày"


def _deadline(value: Mapping[str, Any]) -> str:
    by = _moment({"iso": value["by"], "as_written": value["as_written"]})
    return ", ".join(filter(None, (by, value["what"], value["to"])))


def _recipient(value: Mapping[str, Any]) -> str:
    return f"{value['name']} ({value['purpose']})" if value["purpose"] else str(value["name"])


def _archive(value: Mapping[str, Any]) -> str:
    units = ", ".join(value["units"])
    copies = f" ({value['copies']})" if value["copies"] is not None else ""
    return f"{units}{copies}{'. ' + value['drafter'] if value['drafter'] else ''}"


def _signer(value: Mapping[str, Any]) -> str:
    return " / ".join(filter(None, (value[name] for name in ("collective", "authority", "title", "name"))))


_SHOWN: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "doc.date": _day,
        "references": _reference,
        "references.date": _day,
        "cutoff": _moment,
        "counts.percent": _percent,
        "counts.not_installed": _reasons,
        "counts.by_unit": _units,
        "targets": _target,
        "deadlines": _deadline,
        "recipients": _recipient,
        "archive": _archive,
        "signer": _signer,
    }
)
