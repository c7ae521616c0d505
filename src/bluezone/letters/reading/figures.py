"""The install figures of a letter: how many of how many, what share of what, and what stands beside them.

The weightiest figure of the text is the letter's; rows and lists of units are not candidates, and neither are the
numbers that figures are taken from. Around the chosen one are read its total, reasons, units, change, rank and scope.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bluezone.letters.letter import Counts, Letter, Reason, UnitCount
from bluezone.letters.reading import (
    changes,
    reason_tables,
    reasons,
    scopes,
    shares,
    tables,
    unit_counts,
    weighing,
    wholes,
)
from bluezone.letters.reading.candidates import Candidate, candidates
from bluezone.letters.reading.figure_phrases import RATE
from bluezone.letters.reading.finding import Finding, Span, span
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.statements import Statement, statements
from bluezone.letters.reading.tokens import Text
from bluezone.letters.reading.wholes import Whole

REACH = 400
"""Tokens behind a figure in which what is said of it is looked for."""

NEXT_ITEMS = 40
"""Tokens behind a count in which its rate may stand by itself, as an item of a list."""

LEAST_OF_PROSE = 0.5
"""A figure of the prose that is less sure gives way to the total row of a table."""

OF_TABLE = 0.85
"""How sure figures are that only a table gives."""

OTHER = 0.3
"""How sure a total or a share is that stands in the text and was not taken."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate and how much speaks for it."""

    candidate: Candidate
    weight: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text gives beside single figures: its statements, denominators, and figures by unit."""

    told: tuple[Statement, ...]
    wholes: tuple[Whole, ...]
    rows: tuple[UnitCount, ...]
    table: tables.UnitTable | None
    why: reason_tables.ReasonTable | None
    taken: frozenset[int]


def find(page: Page, known: Letter) -> Iterable[Finding]:
    """Yield the install figures: one finding that stands, the other candidates less sure."""
    around = _surroundings(page)
    weighed = _weighed(page, known, around)
    taken = next((one for one in weighed[:1] if not around.table or _is_sure(one)), None)
    if taken:
        main = _of_prose(page, taken, around)
        yield main
        yield from _other_parts(page, main.value, around)
    elif around.table:
        yield _of_table(page, around.table, around.told)
    for one in weighed:
        if one is not taken:
            sure = min(weighing.BEST_ALTERNATIVE, weighing.certainty(one.weight) / 2)
            yield _finding(page, one.candidate, one.candidate.counts, one.candidate.spans, sure)


def _is_sure(one: Weighed) -> bool:
    return weighing.certainty(one.weight) >= LEAST_OF_PROSE


def _surroundings(page: Page) -> Surroundings:
    table, listed = tables.find(page.text), unit_counts.items(page) or unit_counts.counts(page)
    taken = {index for item in listed for index in range(item.first, item.last)}
    rows = tuple(item.row for item in listed)
    if table:
        rows = table.rows
        taken |= set(range(table.first, table.last))
    why = reason_tables.find(page.text)
    if why:
        taken |= set(range(why.first, why.last))
    found = tuple(whole for whole in wholes.find(page) if whole.first not in taken)
    taken |= {at for whole in found if not whole.is_weak for at in range(whole.first, whole.last)}
    return Surroundings(tuple(statements(page)), found, rows, table, why, frozenset(taken))


def _weighed(page: Page, known: Letter, around: Surroundings) -> list[Weighed]:
    """Return the candidates that have any weight, the heaviest first and, of equals, the earlier one."""
    found = [one for statement in around.told for one in candidates(page, statement, around.taken)]
    latest = weighing.latest_day(page, found, known.date)
    weighed = [Weighed(one, weighing.weight(page, one, latest, known.date)) for one in found]
    heavy = [one for one in weighed if one.weight >= 0]
    return sorted(heavy, key=lambda one: (-one.weight, one.candidate.figure.first))


def _finding(page: Page, candidate: Candidate, counts: Counts, spans: dict[str, Span], sure: float) -> Finding:
    return Finding("counts", counts, span(page.text, candidate.figure.first, candidate.last), sure, "figures", spans)


def _of_prose(page: Page, best: Weighed, around: Surroundings) -> Finding:
    counts, spans = _completed(page, best.candidate, around)
    return _finding(page, best.candidate, counts, spans, weighing.certainty(best.weight))


def _of_table(page: Page, table: tables.UnitTable, told: Sequence[Statement]) -> Finding:
    """Return the figures of a text that has only a table: its total row where it has one."""
    total = table.total or UnitCount("")
    counts = Counts(
        installed=total.installed,
        total=total.total,
        percent=total.percent,
        percent_text=total.percent_text,
        unit=table.noun,
        denominator=table.denominator,
        not_installed=reasons.without_figure(page, _outside(told, table)) or table.not_installed,
        by_unit=table.rows,
    )
    return Finding("counts", counts, span(page.text, table.first, table.last), OF_TABLE, "figures of a table")


def _outside(told: Sequence[Statement], table: tables.UnitTable) -> list[Statement]:
    return [statement for statement in told if statement.last <= table.first or statement.first >= table.last]


def _other_parts(page: Page, taken: Counts, around: Surroundings) -> Iterator[Finding]:
    """Yield the totals and shares that stand in the text and were not taken, for a clerk to choose from."""
    for whole in around.wholes:
        if whole.number not in {None, taken.total}:
            yield Finding("counts.total", whole.number, _place(page.text, whole), OTHER, "wholes")
    for rate in RATE.search(page.text, 0, page.closing.first):
        percent, capture = rate["percent"], rate.capture("percent")
        if capture and percent.value != taken.percent and capture.first not in around.taken:
            yield Finding("counts.percent", percent.value, span(page.text, capture.first, capture.last), OTHER, "rates")


def _completed(page: Page, candidate: Candidate, around: Surroundings) -> tuple[Counts, dict[str, Span]]:
    """Return the figures with the total, reasons, units, change and rank that stand around them."""
    text, counts, mine = page.text, candidate.counts, candidate.statement
    end = min(page.closing.first, candidate.figure.last + REACH)
    delta, rank = changes.delta(text, mine.first, mine.last), changes.rank(text, mine.first, end)
    placed = () if around.why else tuple(reasons.around(page, around.told, candidate, end))
    whole = _whole(page, candidate, around)
    counts = _with_rate_apart(page, candidate, whole)
    complete = replace(
        _with_whole(counts, whole, around.table),
        not_installed=tuple(item.reason for item in placed) or _not_installed(page, candidate, around),
        by_unit=around.rows or _shares(page, candidate) or None,
        delta=delta.value if delta else None,
        rank=rank.value if rank else None,
        scope=scopes.scope(text, candidate) or _owner(page, whole.number if whole else counts.total, around),
    )
    places = {"delta": delta and delta.span, "rank": rank and rank.span, "total": whole and _place(text, whole)}
    if placed:
        places["not_installed"] = Span(placed[0].span.start, placed[-1].span.end)
    return complete, {name: where for name, where in places.items() if where} | candidate.spans


def _place(text: Text, whole: Whole) -> Span:
    return span(text, whole.first, whole.last)


def _whole(page: Page, candidate: Candidate, around: Surroundings) -> Whole | None:
    """Return the total that is stated apart from the figure, or that "trong số này" beside it means."""
    counts, figure, mine = candidate.counts, candidate.figure, candidate.statement
    apart = [whole for whole in around.wholes if whole.last <= figure.first or whole.first >= candidate.last]
    whole = wholes.of(counts, apart, mine.first, mine.last)
    if whole or counts.total is not None:
        return whole
    return wholes.referred(page, mine.first, figure.first, figure.last, counts.installed)


def _with_rate_apart(page: Page, candidate: Candidate, whole: Whole | None) -> Counts:
    """Return the figures with the rate of a later item, "Tỷ lệ: 93,3%", where it is that of this count and total."""
    counts, first = candidate.counts, candidate.last
    total = whole.number if whole else counts.total
    if counts.percent is not None or counts.installed is None or not total:
        return counts
    rates = (found["percent"] for found in RATE.search(page.text, first, min(len(page.text), first + NEXT_ITEMS)))
    rate = next((rate for rate in rates if wholes.fits(counts.installed, total, rate.value)), None)
    return replace(counts, percent=rate.value, percent_text=rate.text) if rate else counts


def _with_whole(counts: Counts, whole: Whole | None, table: tables.UnitTable | None) -> Counts:
    """Return *counts* with the denominator that is stated apart, or that the total row of the table gives."""
    if whole:
        return replace(counts, total=whole.number, denominator=counts.denominator or whole.group)
    row = table.total if table else None
    if row and counts.total is None and row.installed == counts.installed is not None:
        return replace(counts, total=row.total)
    return counts


def _shares(page: Page, candidate: Candidate) -> tuple[UnitCount, ...]:
    taken = frozenset(range(candidate.figure.first, candidate.last))
    return tuple(item.row for item in shares.shares(page, taken))


def _not_installed(page: Page, candidate: Candidate, around: Surroundings) -> tuple[Reason, ...] | None:
    """Return the reasons of a table; () where the text says that nobody is left, None where it says nothing."""
    counts = candidate.counts
    if around.why:
        return around.why.reasons
    if around.table and around.table.not_installed:
        return around.table.not_installed
    is_everybody = counts.percent == 100 and counts.total in {None, counts.installed}
    return () if is_everybody or reasons.says_nobody(page, candidate.statement) else None


def _owner(page: Page, total: int | None, around: Surroundings) -> str | None:
    """Return the body that has the denominator, where its sentence begins with it: "Chi cục có 26 công chức"."""
    whole = next((whole for whole in around.wholes if whole.number == total is not None), None)
    statement = next((s for s in around.told if whole and s.first <= whole.first < s.last), None)
    return scopes.subject(page.text, statement.first, statement.last) if statement else None
