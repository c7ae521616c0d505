"""The JSON of a letter, both ways: encode(letter) and decode(document). The format is in docs/reference/letter-json.md.

Names and nesting are those of the shared data, letters, README; body, annexes and the few boxes that no document there
has stand beside them. A part that is missing or null is None. What is not known is named as a problem, not passed over.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bluezone.letters.letter import (
    VIETNAM,
    Annex,
    Archive,
    Block,
    BlockKind,
    Bound,
    Counts,
    Deadline,
    Delta,
    Letter,
    LetterError,
    Measure,
    Moment,
    Precision,
    Rank,
    Reason,
    Recipient,
    Reference,
    Signer,
    Table,
    Target,
    UnitCount,
)
from bluezone.letters.shapes import (
    LONGEST_LINE,
    LONGEST_PARAGRAPH,
    Choice,
    Count,
    Day,
    Flag,
    ListOf,
    Member,
    Object,
    Percent,
    Place,
    Problem,
    Text,
)

MOST_UNITS = 10_000
"""Rows of figures by unit; the country has 3,321 communes."""

MOST_BLOCKS = 5_000
MOST_COLUMNS = 60
MOST_ANNEXES = 100
MOST_MEASURES = 100
LONGEST_DOCUMENT = 16_000_000
"""Characters; a letter with every commune of the country in its annex has about 1.5 million."""

_PROBLEMS_SHOWN = 10
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_BOUNDS = {Bound.LOWER: "is_lower_bound", Bound.UPPER: "is_upper_bound", Bound.ABOUT: "is_approximate"}


class LetterJsonError(LetterError):
    """The JSON is no letter. `problems` holds all that is wrong; the sentence shows the first ten."""

    code = "letter_json_invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        shown = "; ".join(str(problem) for problem in problems[:_PROBLEMS_SHOWN])
        more = len(problems) - _PROBLEMS_SHOWN
        rest = f"; and {more:,} more" if more > 0 else ""
        super().__init__(f"{shown}{rest}. Correct the JSON and give it again; docs/reference/letter-json.md shows it.")


class _Iso:
    """A day, or a time of a day with its offset from UTC, as a Moment in Vietnam."""

    def read(self, value: Any, place: Place) -> Moment | None:
        if not isinstance(value, str) or not _MOMENT.fullmatch(value):
            day = Day().read(value, Place())
            if day is None:
                place.note(value, "2020-08-09 or 2020-08-09T08:00:00+07:00")
            return Moment(day)
        try:
            at = datetime.fromisoformat(value)
            if at.utcoffset() != VIETNAM.utcoffset(None):  # the year 1 has no UTC to go by
                at = at.astimezone(VIETNAM)
        except (ValueError, OverflowError):
            place.note(value, "a day and a time that the calendar has")
            return None
        return Moment(at.date(), at.time(), Precision.MINUTE)

    def written(self, value: Moment) -> str | None:
        return value.iso


def _moment(iso: Moment | None = None, precision: Precision | None = None, as_written: str | None = None) -> Moment:
    moment = iso or Moment(None)
    return replace(moment, precision=precision or moment.precision, as_written=as_written)


class _Cutoff(Object):
    """The moment of the figures: as_written, iso, precision."""

    def written(self, value: Moment) -> dict[str, Any]:
        return {"as_written": value.as_written, "iso": value.iso, "precision": value.precision.value}


class _Deadline(Object):
    """What, to whom, by when; `precision` only where the time alone does not tell it."""

    def written(self, value: Deadline) -> dict[str, Any]:
        found = {"what": value.what, "to": value.to, "by": value.by.iso, "as_written": value.by.as_written}
        told = Precision.MINUTE if value.by.at and value.by.day else Precision.DAY
        return found if value.by.precision is told else found | {"precision": value.by.precision.value}


def _deadline(what: str | None, to: str | None, **by: Any) -> Deadline:
    return Deadline(what, to, _moment(**by))


class _Beside:
    """`other`: how sure the install count is, and the measures beside it by name. Nothing else of it is kept."""

    def read(self, value: Any, place: Place) -> tuple[Bound | None, tuple[Measure, ...]]:
        if not isinstance(value, dict) or len(value) > MOST_MEASURES:
            place.note(value, f"an object with at most {MOST_MEASURES} members")
            return None, ()
        found: list[Measure] = []
        for name, figures in value.items():
            for given in figures if isinstance(figures, list) else [figures]:
                if isinstance(given, dict):
                    measure = _MEASURE.read(given, place.member(name))
                    found.append(replace(measure or Measure(""), name=Text().read(name, place)))
        return _bound(value, "installed", place), tuple(found)

    def written(self, value: tuple[Bound | None, tuple[Measure, ...]]) -> dict[str, Any] | None:
        bound, measures = value
        found: dict[str, Any] = _bound_written(bound, "installed")
        for measure in measures:
            figures = _MEASURE.written(measure)
            if measure.name in found:
                before = found[measure.name]
                found[measure.name] = [*(before if isinstance(before, list) else [before]), figures]
            else:
                found[measure.name] = figures
        return found or None


def _bound(figures: Mapping[str, Any], of: str, place: Place) -> Bound | None:
    claims = {bound: f"{of}_{claim}" for bound, claim in _BOUNDS.items()}
    made = [
        bound for bound, name in claims.items() if name in figures and Flag().read(figures[name], place.member(name))
    ]
    return made[0] if made else None


def _bound_written(bound: Bound | None, of: str) -> dict[str, Any]:
    return {f"{of}_{_BOUNDS[bound]}": True} if bound else {}


class _Measure(Object):
    """A figure beside the install count, with what the letter says of its bound."""

    def attributes(self, value: Any, place: Place) -> dict[str, Any]:
        found = super().attributes(value, place)
        return found | {"name": "", "bound": _bound(value, "count", place)}

    def written(self, value: Measure) -> dict[str, Any]:
        return super().written(value) | _bound_written(value.bound, "count")


class _Counts(Object):
    """The figures; `other` holds two attributes of the value."""

    def attributes(self, value: Any, place: Place) -> dict[str, Any]:
        found = super().attributes(value, place)
        bound, measures = found.pop("other", None) or (None, ())
        return found | {"installed_bound": bound, "beside": measures}

    def written(self, value: Counts) -> dict[str, Any]:
        members = {name: member for name, member in self.members.items() if name != "other"}
        found = Object(self.make, members).written(value)
        return found | {"other": _BESIDE.written((value.installed_bound, value.beside))}


_LINE, _PARAGRAPH, _COUNT, _PERCENT, _DAY = Text(LONGEST_LINE), Text(LONGEST_PARAGRAPH), Count(), Percent(), Day()
_LINES = ListOf(_LINE)


def _texts(*names: str) -> dict[str, Member]:
    return {name: Member(name, _LINE) for name in names}


_BESIDE = _Beside()
_MEASURE = _Measure(
    Measure,
    {
        "count": Member("count", _COUNT),
        "percent": Member("percent", _PERCENT),
        "unit": Member("unit", _LINE),
        "as_written": Member("as_written", _PARAGRAPH, is_terse=True),
    },
    ignored=frozenset(f"count_{claim}" for claim in _BOUNDS.values()),
)
_REFERENCE = Object(
    Reference,
    {
        "number_symbol": Member("number_symbol", _LINE),
        "date": Member("date", _DAY),
        "issuer": Member("issuer", _LINE),
        "type": Member("type", _LINE),
        "as_written": Member("as_written", _PARAGRAPH),
        "abstract": Member("abstract", _PARAGRAPH),
        "role": Member("role", _LINE),
    },
)
_CUTOFF = _Cutoff(
    _moment,
    {
        "as_written": Member("as_written", _LINE),
        "iso": Member("iso", _Iso()),
        "precision": Member("precision", Choice(Precision)),
    },
)
_REASON = Object(
    Reason,
    {
        "reason_code": Member("code", _LINE, is_needed=True),
        "reason_as_written": Member("as_written", _LINE),
        "count": Member("count", _COUNT),
        "count_as_written": Member("count_as_written", _LINE),
    },
)
_FIGURES = {
    "installed": Member("installed", _COUNT),
    "total": Member("total", _COUNT),
    "percent": Member("percent", _PERCENT),
    "percent_text": Member("percent_text", _LINE),
}
_NOT_INSTALLED = Member("not_installed", ListOf(_REASON))
_UNIT_COUNT = Object(
    UnitCount,
    {
        "unit": Member("unit", _LINE, is_needed=True),
        **_FIGURES,
        "staff": Member("staff", _COUNT),
        "not_installed": _NOT_INSTALLED,
        "note": Member("note", _LINE),
    },
)
_DELTA = Object(
    Delta,
    {
        "count": Member("count", Count(least=-(10**12))),
        "points": Member("points", _PERCENT),
        "as_written": Member("as_written", _LINE),
    },
)
_RANK = Object(
    Rank,
    {
        "position": Member("position", _COUNT),
        "of": Member("of", _COUNT),
        "as_written": Member("as_written", _LINE),
    },
)
_COUNTS = _Counts(
    Counts,
    {
        **_FIGURES,
        **_texts("unit", "denominator", "scope"),
        "not_installed": _NOT_INSTALLED,
        "by_unit": Member("by_unit", ListOf(_UNIT_COUNT, MOST_UNITS)),
        "delta": Member("delta", _DELTA),
        "rank": Member("rank", _RANK),
        "other": Member("other", _BESIDE),
    },
    ignored=frozenset({"check"}),
)
_TARGET = Object(
    Target,
    {
        "scope": Member("scope", _LINE),
        "percent": Member("percent", _PERCENT),
        "count": Member("count", _COUNT),
        "denominator": Member("denominator", _LINE),
        "by": Member("by", _DAY),
        "by_relative_days": Member("by_relative_days", _COUNT),
        "as_written": Member("as_written", _LINE),
    },
)
_DEADLINE = _Deadline(
    _deadline,
    {
        **_texts("what", "to"),
        "by": Member("iso", _Iso()),
        "as_written": Member("as_written", _LINE),
        "precision": Member("precision", Choice(Precision)),
    },
)
_RECIPIENT = Object(
    Recipient,
    {
        "name": Member("name", _LINE, is_needed=True),
        **_texts("purpose", "as_written"),
    },
)
_ARCHIVE = Object(
    Archive,
    {
        "as_written": Member("as_written", _LINE),
        "units": Member("units", _LINES, default=()),
        "copies": Member("copies", _COUNT),
        "drafter": Member("drafter", _LINE),
    },
)
_SIGNER = Object(Signer, _texts("collective", "authority", "title", "name"))
_TABLE = Object(
    Table,
    {
        "columns": Member("columns", ListOf(_LINE, MOST_COLUMNS), is_needed=True),
        "rows": Member("rows", ListOf(ListOf(_LINE, MOST_COLUMNS), MOST_UNITS), is_needed=True),
        "has_total": Member("has_total", Flag(), default=False),
    },
)
_BLOCK = Object(
    Block,
    {
        "kind": Member("kind", Choice(BlockKind), is_needed=True),
        "text": Member("text", _PARAGRAPH, default="", is_terse=True),
        "table": Member("table", _TABLE, is_terse=True),
    },
)
_BLOCKS = ListOf(_BLOCK, MOST_BLOCKS)
_ANNEX = Object(
    Annex,
    {
        "title": Member("title", _LINE, is_needed=True),
        "is_landscape": Member("is_landscape", Flag(), default=False),
        "blocks": Member("blocks", _BLOCKS, default=()),
    },
)
_DOC = Object(
    dict,
    {
        "number_symbol": Member("number_symbol", _LINE),
        **_texts("number", "symbol", "type"),
        "date": Member("date", _DAY),
        **_texts("date_text", "place", "parent_org", "issuer"),
        "addressees": Member("addressees", _LINES),
        "abstract": Member("abstract", _PARAGRAPH),
        "urgency": Member("urgency", _LINE),
        "secrecy": Member("secrecy", _LINE, is_terse=True),
        "circulation": Member("circulation", _LINE, is_terse=True),
        "address_line": Member("address_line", _LINE, is_terse=True),
        "is_draft": Member("is_draft", Flag(), default=True),
    },
)
_LETTER = Object(
    Letter,
    {
        "references": Member("references", ListOf(_REFERENCE), default=()),
        "cutoff": Member("cutoff", _CUTOFF),
        "counts": Member("counts", _COUNTS),
        "targets": Member("targets", ListOf(_TARGET), default=()),
        "deadlines": Member("deadlines", ListOf(_DEADLINE), default=()),
        "recipients": Member("recipients", ListOf(_RECIPIENT)),
        "archive": Member("archive", _ARCHIVE),
        "signer": Member("signer", _SIGNER),
        "body": Member("body", _BLOCKS, default=()),
        "annexes": Member("annexes", ListOf(_ANNEX, MOST_ANNEXES), default=()),
    },
    # Beside the letter in the shared data: where it comes from and what people noted about it. `series`, figures of
    # several moments, is null in all of them and not kept. `found`: where a reader found each value in its file.
    ignored=frozenset(
        {"doc", "found", "id", "kind", "language", "source", "series", "inferred", "notes", "not_literal"}
    ),
)


def encode(letter: Letter) -> dict[str, Any]:
    """Return *letter* as a value that json.dumps takes, with every member of the schema."""
    rest = _LETTER.written(letter)
    first = {"doc": _DOC.written(letter)}
    return first | {name: rest[name] for name in ("references", "cutoff", "counts")} | {"series": None} | rest


def decode(document: object) -> Letter:
    """Return the letter that *document*, what json.loads gave, stands for.

    Raises:
        LetterJsonError: with all that is wrong.
    """
    place = Place()
    rest = _LETTER.attributes(document, place)
    head = document.get("doc") if isinstance(document, dict) else None
    doc = _DOC.attributes({} if head is None else head, place.member("doc"))
    _settle_number(doc, place.member("doc").member("number_symbol"))
    if place.problems:
        raise LetterJsonError(tuple(place.problems))
    return Letter(**doc, **rest)


def _settle_number(doc: dict[str, Any], place: Place) -> None:
    """Take number and symbol from the two sides of the first slash where they are not given themselves."""
    whole = doc.pop("number_symbol", None)
    if not whole or place.problems:
        return
    number, slash, symbol = (part.strip() for part in whole.partition("/"))
    if doc["number"] is None and doc["symbol"] is None:
        doc["number"], doc["symbol"] = number or None, symbol or None
    elif slash and (number, symbol) != (doc["number"] or "", doc["symbol"] or ""):
        place.note(whole, "the number and the symbol given beside it, with a slash between")


def to_text(letter: Letter) -> str:
    """Return *letter* as JSON text, indented, Vietnamese letters as they are."""
    return json.dumps(encode(letter), ensure_ascii=False, indent=2) + "\n"


def from_text(text: str) -> Letter:
    """Return the letter that the JSON *text* holds.

    Raises:
        LetterJsonError: no JSON, JSON of another kind, or too much of it.
    """
    if len(text) > LONGEST_DOCUMENT:
        raise LetterJsonError((Problem("", f"{len(text):,} characters", f"at most {LONGEST_DOCUMENT:,}"),))
    try:
        document = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_without_doubles)
    except RecursionError:
        raise LetterJsonError((Problem("", "lists inside lists inside lists", "a letter"),)) from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise LetterJsonError((Problem(where, f"no JSON ({error.msg})", "JSON"),)) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise LetterJsonError((Problem("", "a number too long to read", "numbers of a letter"),)) from error
    return decode(document)


def _without_doubles(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        names = [name for name, _ in members]
        double = next(name for name in names if names.count(name) > 1)
        raise LetterJsonError((Problem(double[:40], "the same member twice in one object", "it once"),))
    return found
