"""The install figures of a letter: how many of how many, what share of what, and what stands beside them.

A figure is taken only where its own sentence says that it counts people, phones or accounts and that these have the
app; a goal, a share of something else, or a number of offices is not one. The first such figure of the text with the
most to say is the letter's; rows and lists of units are not candidates.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bluezone.letters.letter import Counts, Letter, UnitCount
from bluezone.letters.reading import changes, groups, nouns, reasons, tables, unit_counts
from bluezone.letters.reading.finding import SURE, Finding, Span, span
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.statements import Statement, statements
from bluezone.letters.reading.terminals import TERMINALS, Number, Percent, bound
from bluezone.letters.reading.tokens import Kind, Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.terminal("noun", nouns.counted)
GRAMMAR.terminal("group", groups.group)

FRACTION = GRAMMAR.rule(
    "fraction",
    "<number> [<noun>] / <of=number> [<group>]",
    "<number> <noun> ~ / <of=number> [<group>]",
    "<number> [<noun>] (trên | trong) [tổng số | tổng] <of=number> [<group>]",
    "<number> <noun> ~ (trên | trong) [tổng số | tổng] <of=number> <group>",
    "<blank> [<noun>] / <of=number> <group>",
)
COUNT = GRAMMAR.rule("count", "<number> <noun>", "<number> (lượt) <noun>", "<blank> <noun>")
RATE = GRAMMAR.rule(
    "rate",
    "(đạt | chiếm | bằng | tương đương | ứng với) [tỷ lệ | tỉ lệ | khoảng | gần | hơn] <percent>",
    "(tỷ lệ | tỉ lệ) [cài đặt | kích hoạt] [đạt | là | :] <percent>",
    r"\( <percent> \)",
)
BASE = GRAMMAR.rule("base of a rate", "[~] so với <group>", "[trên | của | trong] <group>")
"""What a rate refers to, right behind it."""

WHOLE = GRAMMAR.rule(
    "whole", "(tổng số | tổng | số) <group> [là | : | có] <number> [<noun>]", "tổng số <number> <group>"
)
"""The denominator stated by itself: "Tổng số lao động có điện thoại thông minh: 1.732 người"."""

IN_BRACKETS = GRAMMAR.rule("whole in brackets", r"\( <number> [<noun>] \)")
"""The denominator's number behind its name: "33,97% dân số (135.440 người)"."""

SHARE = GRAMMAR.rule("share alone", "<percent> <group>", "từ <was=percent> [<moment>] lên <percent> [<group>]")


REACH = 400
"""Tokens behind a figure in which what is said of it is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure and how likely it is the letter's.

    Attributes:
        counts: what its sentence says.
        score: comparable within one text; higher is likelier.
        spans: where the parts stand.
    """

    counts: Counts
    score: float
    figure: Found
    last: int
    spans: dict[str, Span] = field(default_factory=dict)


def find(page: Page, known: Letter) -> Iterable[Finding]:
    """Yield the install figures: one finding that stands, the other candidates less sure."""
    units, told = _units(page), tuple(statements(page))
    found = [candidate for statement in told for candidate in _candidates(page, statement, units)]
    if not found:
        if units.table:
            yield _of_table(page, units.table)
        return
    best = max(found, key=lambda candidate: (candidate.score, -candidate.figure.first))
    for candidate in found:
        counts, spans = (
            _completed(page, candidate, units, told) if candidate is best else (candidate.counts, candidate.spans)
        )
        sure = SURE * min(1.0, candidate.score / 3) if candidate is best else min(0.45, candidate.score / 10)
        yield Finding("counts", counts, span(page.text, candidate.figure.first, candidate.last), sure, "figures", spans)


@dataclass(frozen=True, slots=True)
class Units:
    """The figures by unit, the tokens that they take, and the table they come from."""

    rows: tuple[UnitCount, ...]
    taken: frozenset[int]
    table: tables.UnitTable | None = None


def _units(page: Page) -> Units:
    table, listed = tables.find(page.text), unit_counts.items(page)
    taken = frozenset(index for item in listed for index in range(item.first, item.last))
    if table:
        return Units(table.rows, taken | frozenset(range(table.first, table.last)), table)
    return Units(tuple(item.row for item in listed), taken)


def _of_table(page: Page, table: tables.UnitTable) -> Finding:
    """Return the figures of a text that has only a table: its total row where it has one."""
    total = table.total or UnitCount("")
    counts = Counts(
        installed=total.installed,
        total=total.total,
        percent=total.percent,
        percent_text=total.percent_text,
        unit=table.noun,
        by_unit=table.rows,
    )
    return Finding("counts", counts, span(page.text, table.first, table.last), 0.8, "figures of a table")


def _candidates(page: Page, statement: Statement, units: Units) -> Iterator[Candidate]:
    if not statement.is_of_installing:
        return
    at = statement.first
    while at < statement.last:
        found = None if _is_taken(page, units, at) else _figure(page.text, at)
        if not found or found.last > statement.last or _holds_numbers(page, found):
            at += 1
            continue
        if candidate := _candidate(page, statement, found):
            yield candidate
        at = found.last


def _is_taken(page: Page, units: Units, at: int) -> bool:
    return at in page.taken or at in units.taken


def _figure(text: Text, at: int) -> Found | None:
    if text[at].kind not in {Kind.NUMBER, Kind.BLANK} and text[at].folded != "tu":
        at, meaning = bound(text, at)
        if meaning is None:
            return None
    return FRACTION.at(text, at) or COUNT.at(text, at) or SHARE.at(text, at)


def _candidate(page: Page, statement: Statement, found: Found) -> Candidate | None:
    text = page.text
    if statement.is_wanted(text, found.first) or changes.is_change(text, found.first):
        return None
    rate = _rate(page, statement, found)
    base = BASE.at(text, rate.last) if rate else None
    counts, spans = _counts(text, found, rate, base)
    whole = IN_BRACKETS.at(text, base.last) if base and counts.total is None else None
    if whole:
        counts = replace(counts, total=whole["number"].count)
    if statement.is_missing(text, found.first, found.last) and counts.total is None:
        return None
    score = _score(text, statement, found, counts)
    return Candidate(counts, score, found, rate.last if rate else found.last, spans) if score > 0 else None


def _holds_numbers(page: Page, found: Found) -> bool:
    """Whether words between the holes hold another number: then they do not belong together."""
    taken = [range(capture.first, capture.last) for capture in found.captures]
    return any(
        index in page.taken or (page.text[index].kind is Kind.NUMBER and not any(index in span for span in taken))
        for index in range(found.first, found.last)
    )


def _rate(page: Page, statement: Statement, found: Found) -> Found | None:
    """Return the rate that belongs to the figure: the next number of its statement, days and hours aside."""
    if found["percent"] is not None:
        return None
    for at in range(found.last, statement.last):
        if rate := RATE.at(page.text, at):
            return rate if rate["percent"].value <= 100 else None
        if page.text[at].kind is Kind.NUMBER and at not in page.taken and not changes.is_change(page.text, at):
            return None
    return None


def _counts(text: Text, found: Found, rate: Found | None, base: Found | None) -> tuple[Counts, dict[str, Span]]:
    installed: Number | None = found["number"]
    whole: Number | None = found["of"]
    percent: Percent | None = found["percent"] or (rate["percent"] if rate else None)
    counts = Counts(
        installed=installed.count if installed else None,
        installed_bound=installed.bound if installed else None,
        total=whole.count if whole else None,
        percent=percent.value if percent else None,
        percent_text=percent.text if percent else None,
        unit=found["noun"] or _noun(text, found),
        denominator=(base["group"] if base else None) or _narrowed(text, found, rate),
    )
    spans = {}
    for name, capture in (
        ("installed", found.capture("number")),
        ("total", found.capture("of")),
        ("unit", found.capture("noun") or found.capture("group")),
        ("percent", found.capture("percent") or (rate.capture("percent") if rate else None)),
        ("denominator", base.capture("group") if base else found.capture("group")),
    ):
        if capture:
            spans[name] = span(text, capture.first, capture.last)
    return counts, spans


def _narrowed(text: Text, found: Found, rate: Found | None) -> str | None:
    """Return the group behind the figure where it says more than what was counted."""
    capture = found.capture("group") or (found.capture("noun") if rate else None)
    if capture is None:
        return None
    _, group = next(groups.group(text, capture.first))
    said = found["noun"] if capture.name == "noun" else _noun(text, found)
    return group if group != said or (found["noun"] and capture.name == "group") else None


def _noun(text: Text, found: Found) -> str | None:
    """Return what is counted in the group that the figure names, "người" of "người của Sở"."""
    capture = found.capture("group")
    named = groups.noun_of(text, capture.first) if capture else None
    return named[1] if named else None


def _score(text: Text, statement: Statement, found: Found, counts: Counts) -> float:
    score = 1.0
    score += 2.0 if counts.installed is not None and counts.total is not None else 0.0
    score += 1.5 if counts.percent is not None else 0.0
    score += 1.0 if statement.has_moment else 0.0
    score += 1.0 if statement.is_near_installing(text, found.first, found.last) else 0.0
    score += 0.5 if nouns.has(text, max(statement.first, found.first - 4), found.first, nouns.INSTALLING) else 0.0
    if found["percent"] is not None and counts.installed is None:
        score -= 1.0
    if counts.installed is not None and counts.total is not None and counts.installed > counts.total:
        return 0.0
    return score


def _completed(
    page: Page, candidate: Candidate, units: Units, told: tuple[Statement, ...]
) -> tuple[Counts, dict[str, Span]]:
    """Return the figures with the reasons, units, change and rank that stand around them."""
    text, counts, figure = page.text, candidate.counts, candidate.figure
    mine = next(statement for statement in told if figure.first < statement.last)
    end = min(page.closing.first, figure.last + REACH)
    placed = list(_reasons(page, told, mine, candidate.last, end))
    delta, rank = changes.delta(text, mine.first, mine.last), changes.rank(text, mine.first, end)
    spans = dict(candidate.spans)
    for name, what in (("delta", delta), ("rank", rank)):
        if what:
            spans[name] = what.span
    if placed:
        spans["not_installed"] = Span(placed[0].span.start, placed[-1].span.end)
    whole = _whole(text, counts, mine)
    shares = () if units.rows else unit_counts.shares(page, frozenset(range(figure.first, candidate.last)))
    complete = replace(
        counts,
        total=counts.total if whole is None else whole["number"].count,
        denominator=counts.denominator or (whole["group"] if whole else None),
        not_installed=tuple(item.reason for item in placed) or (() if _is_everybody(counts) else None),
        by_unit=units.rows or tuple(item.row for item in shares) or None,
        delta=delta.value if delta else None,
        rank=rank.value if rank else None,
        scope=unit_counts.scope(text, mine.first, figure.first, figure.last, mine.last),
    )
    return complete, spans


def _reasons(
    page: Page, told: tuple[Statement, ...], mine: Statement, first: int, end: int
) -> Iterator[reasons.Placed]:
    """Yield the reasons behind the figure: in statements that say who has not installed, and the items under one."""
    is_listed = False
    for statement in told:
        if statement.last <= mine.first or statement.first >= end:
            continue
        says = statement.says_missing(page.text)
        if says or (is_listed and statement.is_item(page.text)):
            yield from reasons.reasons(page, max(first, statement.first), statement.last)
        is_listed = (says and page.text[statement.last - 1].written == ":") or (
            is_listed and statement.is_item(page.text)
        )


def _whole(text: Text, counts: Counts, mine: Statement) -> Found | None:
    """Return where the denominator is stated by itself, in the sentences around the figure.

    It is the one that has the total's number; where no total stands beside the count, the one that fits the printed
    rate, or the only one. The rate only chooses among numbers that are printed; it makes none.
    """
    around = WHOLE.search(text, max(0, mine.first - REACH // 4), min(len(text), mine.last + REACH // 4))
    wholes = [found for found in around if found["number"].count]
    if counts.total is not None:
        return next((found for found in wholes if found["number"].count == counts.total), None)
    if counts.installed is None:
        return None
    larger = [found for found in wholes if found["number"].count >= counts.installed]
    if counts.percent is not None:
        places = Decimal(1).scaleb(-max(0, -int(counts.percent.as_tuple().exponent)))
        larger = [
            w for w in larger if abs(Decimal(100 * counts.installed) / w["number"].value - counts.percent) < places
        ]
    return larger[0] if len({found["number"].count for found in larger}) == 1 else None


def _is_everybody(counts: Counts) -> bool:
    return counts.percent == 100 and counts.installed == counts.total
