"""Checks of the text against the figures: a figure changed in one of the two is found.

Three rules. (1) Every main figure of the value (installed, total, rate, reasons) stands in the text, dates, hours,
numbers of documents and of items left aside. (2) A fraction in the text that shares its total with the value, or its
numerator, is the value's own or one of a unit's, and the rate said of it is what it makes. (3) In an outgoing letter
every rate, and every count before the noun that was counted, is a figure of the value.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bluezone.letters import written
from bluezone.letters.checks.figures import kind_of
from bluezone.letters.checks.finding import Case, Found
from bluezone.letters.checks.paper import Paper
from bluezone.letters.folding import fold
from bluezone.letters.letter import Counts, Letter, UnitCount
from bluezone.letters.reading.finding import Span

_WHOLE = r"\d{1,3}(?:[. \u00a0]\d{3}){1,5}|\d{1,18}"
_ASIDE = re.compile(
    r"(?<![\d.,])(?:"
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"  # days
    r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|\d{1,2}(?:h(?:\d{2})?(?![^\W\d_])|\s?giờ(?:\s?\d{2})?|:\d{2})"  # hours
    r"|\d[\w.]{0,30}/(?:\d{4}/)?[A-ZĐ][\w&-]*"  # numbers of documents
    r")"
    r"|(?<=ngày )\d{1,2}\s?[/.-]\s?\d{1,2}\b"
    r"|\b(?:covid|năm|tháng|khoản|mục|phụ lục|điều|quý|tuần)[ \u00a0–-]*\d+"
    r"|^\s*\d{1,2}[.)]\s",  # numbers of items
    re.IGNORECASE | re.MULTILINE,
)
_FRACTION = re.compile(rf"({_WHOLE})((?:\s+[^\W\d_]+){{0,6}})\s?/\s?({_WHOLE})(?!\s?/)")
_PERCENT = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)\s?%")
_NUMBER = re.compile(rf"({_WHOLE})(,\d{{1,3}})?(?!\s?%)(?:\s+(nghìn|ngàn|triệu|tỷ))?")
_BRACKETS = re.compile(r"\([^()]*\)")
_SAYS = re.compile(r"\b(?:đạt|chiếm|bằng|tỷ lệ)\b")
_SENTENCE_END = re.compile(r"[.;!?]\s|\n\s*\n")
_FARTHEST_RATE = 400  # characters behind its fraction
_TABLE_LINE = re.compile(r"^[^\n\t]*\t[^\n]*$", re.MULTILINE)
_TIME = re.compile(r"(?<![\d.,/])\d{1,2}(?:\s?h\s?\d{0,2}(?![^\W\d_])|\s?giờ(?:\s?\d{2})?|:\d{2})")
_CLAUSE_END = re.compile(r"[.;,(\n]|\bvà\b")
_DENOMINATOR_WITHIN = 80  # characters behind the per cent sign
_SMALL = 9  # a numerator up to it stands in too many fractions
_TIMES = {None: 1, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
_SHORT_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number in the text, and where."""

    value: int
    span: Span


class Figures:
    """The numbers of a text, those of dates, hours and documents left aside."""

    def __init__(self, text: str) -> None:
        self.text = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
        self.fractions = [
            (above, below, Span(*found.span()))
            for found in _FRACTION.finditer(self.text)
            if (above := written.read_whole(found[1])) is not None
            and (below := written.read_whole(found[3])) is not None
        ]
        self.percents = [
            (value, Span(*found.span()))
            for found in _PERCENT.finditer(self.text)
            if (value := written.read_decimal(found[1])) is not None
        ]
        self.numbers = [
            Number(counted, Span(*found.span()))
            for found in _NUMBER.finditer(self.text)
            if (counted := _value(found)) is not None
        ]

    def rate_behind(self, fraction: Span) -> tuple[Decimal | None, Span]:
        """Return the rate that is said of a fraction: the next one in its sentence, before any other fraction."""
        at = bisect_left(self.percents, fraction.end, key=lambda found: found[1].start)
        if at == len(self.percents) or self.percents[at][1].start - fraction.end > _FARTHEST_RATE:
            return None, fraction
        value, span = self.percents[at]
        between = _BRACKETS.sub("", self.text[fraction.end : span.start])
        is_said = _SAYS.search(between) and not _SENTENCE_END.search(between) and not _FRACTION.search(between)
        return (value if is_said else None), span


def _value(found: re.Match[str]) -> int | None:
    """Return 1128620 for "1.128.620", 268000 for "268 nghìn"; None for a number with decimals that stay."""
    number = written.read_decimal(found[1] + (found[2] or ""))
    value = None if number is None else number * _TIMES[found[3]]
    return int(value) if value is not None and value == value.to_integral_value() else None


def of_text(case: Case, paper: Paper) -> Iterator[Found]:
    """Yield where the figures of the letter and those of its text differ."""
    counts = case.letter.counts
    yield from _cutoff(case, paper)
    if counts is None:
        return
    figures = Figures(paper.text)
    # What an office issues says its figures in sentences; others may say them in a table only.
    yield from _absent(counts, figures, Figures(_TABLE_LINE.sub("", paper.text)) if case.is_outgoing else figures)
    yield from _contradicting(counts, figures)
    if case.is_outgoing:
        yield from _unknown(case.letter, counts, figures)
        yield from _mixed(figures)


def _cutoff(case: Case, paper: Paper) -> Iterator[Found]:
    moment = case.letter.cutoff
    if moment is None or moment.day is None:
        return
    day = moment.day
    if not any(_is_of(day, found[0]) for found in _SHORT_DATE.finditer(paper.text)):
        yield Found(
            "cutoff_not_in_text",
            f"Nội dung không ghi ngày chốt số liệu {written.short_date(day)}.",
            f"The text does not name the day of the figures, {day.isoformat()}.",
            "cutoff",
        )
    elif (
        case.is_outgoing
        and moment.at
        and moment.at not in {written.read_time(found[0]) for found in _TIME.finditer(paper.text)}
    ):
        yield Found(
            "cutoff_not_in_text",
            f"Nội dung không ghi giờ chốt số liệu {written.time_of_day(moment.at)}.",
            f"The text does not name the hour of the figures, {moment.at.isoformat('minutes')}.",
            "cutoff",
        )


def _is_of(day: date, text: str) -> bool:
    """Return whether *text* names *day*; it may leave the year out."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return numbers in ([day.day, day.month], [day.day, day.month, day.year])


def _absent(counts: Counts, figures: Figures, prose: Figures) -> Iterator[Found]:
    """Yield the main figures that *prose* does not say, and those of units that the text does not say at all."""
    numbers = {number.value for number in prose.numbers}
    wanted = [("counts.installed", counts.installed, "Số đã cài đặt"), ("counts.total", counts.total, "Tổng số")]
    wanted += [
        (f"counts.not_installed[{place}].count", reason.count, "Số chưa cài đặt")
        for place, reason in enumerate(counts.not_installed or ())
    ]
    for path, value, vi in wanted:
        if value and value not in numbers:
            yield Found(
                "figure_not_in_text",
                f"{vi} {written.count(value)} không có trong nội dung.",
                f"The figure {value} does not stand in the text.",
                path,
            )
    everywhere = {number.value for number in figures.numbers}
    for place, row in enumerate(counts.by_unit or ()):
        if row.installed and row.installed not in everywhere:
            yield Found(
                "figure_not_in_text",
                f"{row.unit}: số đã cài đặt {written.count(row.installed)} không có trong nội dung.",
                f"{row.unit}: the figure {row.installed} does not stand in the text.",
                f"counts.by_unit[{place}].installed",
            )
    if counts.percent is not None and counts.percent not in {value for value, _ in prose.percents}:
        yield Found(
            "figure_not_in_text",
            f"Tỷ lệ {written.percent(counts.percent)} không có trong nội dung.",
            f"The rate {counts.percent} % does not stand in the text.",
            "counts.percent",
        )


def _contradicting(counts: Counts, figures: Figures) -> Iterator[Found]:
    own = {(counts.installed, counts.total)} | {(row.installed, row.total) for row in counts.by_unit or ()}
    if counts.installed is None or counts.total is None:
        return
    for above, below, span in figures.fractions:
        if (above, below) in own:
            yield from _rate_behind(above, below, span, figures)
        elif below == counts.total or (above == counts.installed and above > _SMALL):
            yield Found(
                "figure_contradicts",
                f"Nội dung ghi {written.whole(above)}/{written.whole(below)}, số liệu là "
                f"{written.whole(counts.installed)}/{written.whole(counts.total)}.",
                f"The text says {above}/{below}, the figures {counts.installed}/{counts.total}.",
                span,
            )


def _rate_behind(above: int, below: int, span: Span, figures: Figures) -> Iterator[Found]:
    """Yield the rate that follows a fraction in its sentence, before another fraction, if it is another rate."""
    said, where = figures.rate_behind(span)
    if said is None or not 0 <= above <= below or not below:
        return
    right = written.rate(above, below, max(0, -int(said.as_tuple().exponent)))
    if said != right:
        yield Found(
            "figure_contradicts",
            f"Nội dung ghi {written.percent(said)}; {written.whole(above)}/{written.whole(below)} là "
            f"{written.percent(right)}.",
            f"The text says {said} %; {above} of {below} is {right} %.",
            where,
        )


def _unknown(letter: Letter, counts: Counts, figures: Figures) -> Iterator[Found]:
    """Yield rates and counted things of the text that are none of the value's."""
    rates = _known_rates(letter, counts)
    for value, span in figures.percents:
        if value not in rates:
            yield Found(
                "figure_unknown",
                f"Tỷ lệ {written.percent(value)} trong nội dung không có trong số liệu của văn bản.",
                f"The rate {value} % in the text is none of the letter's.",
                span,
            )
    noun = " ".join(fold(counts.unit or "").split()[:2])
    known = _known_counts(counts)
    for number in figures.numbers:
        after = " ".join(fold(figures.text[number.span.end : number.span.end + 40]).split())
        if noun and after.startswith(noun) and number.value not in known:
            yield Found(
                "figure_unknown",
                f"Số {written.count(number.value)} {counts.unit} trong nội dung không có trong số liệu của văn bản.",
                f"The count {number.value} before “{counts.unit}” in the text is none of the letter's.",
                number.span,
            )


def _mixed(figures: Figures) -> Iterator[Found]:
    """Yield the first rate that refers to another kind of thing than the rates before it."""
    first: str | None = None
    for _, span in figures.percents:
        kind = kind_of(_CLAUSE_END.split(figures.text[span.end : span.end + _DENOMINATOR_WITHIN], maxsplit=1)[0])
        first = first or kind
        if kind and kind != first:
            yield Found(
                "denominators_mixed",
                "Nội dung có tỷ lệ tính trên các mẫu số khác nhau; không cộng, không so sánh các tỷ lệ đó với nhau.",
                "The text holds rates that refer to different things; they are neither added nor compared.",
                span,
            )
            return


def _known_rates(letter: Letter, counts: Counts) -> set[Decimal]:
    """Return every rate that the value holds or its counts make, in one and two places."""
    rates: list[Decimal | None] = [counts.percent, counts.delta.points if counts.delta else None, Decimal(100)]
    rates += [row.percent for row in counts.by_unit or ()] + [measure.percent for measure in counts.beside]
    rates += [target.percent for target in letter.targets]
    pairs = [(counts.installed, counts.total), *((row.installed, row.total) for row in counts.by_unit or ())]
    for part, whole in pairs:
        if part is not None and whole and 0 <= part <= whole:
            rates += [written.rate(part, whole, places) for places in (1, 2)]
    return {rate for rate in rates if rate is not None}


def _known_counts(counts: Counts) -> set[int]:
    numbers = [counts.installed, counts.total, counts.delta.count if counts.delta else None]
    if counts.installed is not None and counts.total is not None:
        numbers.append(counts.total - counts.installed)
    parts: list[Counts | UnitCount] = [counts, *(counts.by_unit or ())]
    for of in parts:
        numbers += [of.installed, of.total, *(reason.count for reason in of.not_installed or ())]
        if of.installed is not None and of.total is not None:
            numbers.append(of.total - of.installed)
    return {number for number in numbers if number is not None} | {measure.count or 0 for measure in counts.beside}
