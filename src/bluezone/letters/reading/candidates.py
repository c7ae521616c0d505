"""The figures that a statement gives, each a candidate for the letter's: how many of how many, what share of what.

A figure is taken only where its own sentence says that it counts people, phones or accounts and that these have the
app; a goal, a share of something else, or a number of offices is not one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bluezone.letters.letter import Counts
from bluezone.letters.reading import changes, groups, nouns
from bluezone.letters.reading.figure_phrases import (
    AGAIN,
    ANY_RATE,
    BARE,
    BASE,
    COUNT,
    COUNTED_BEFORE,
    FRACTION,
    IN_BRACKETS,
    OPENINGS,
    OVER,
    RATE,
    SHARE,
    named_numbers,
)
from bluezone.letters.reading.finding import Span, span
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found
from bluezone.letters.reading.statements import Statement
from bluezone.letters.reading.terminals import Number, Percent
from bluezone.letters.reading.tokens import Kind, Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """One figure of a statement: what its sentence says of it, and where it and its parts stand."""

    counts: Counts
    statement: Statement
    figure: Found
    last: int
    spans: dict[str, Span] = field(default_factory=dict)

    @property
    def says_again(self) -> bool:
        """Whether it only says a rate before it again: "8,5% dân số, tương đương 105.000 người"."""
        share = self.spans.get("percent")
        return share is not None and "installed" in self.spans and share.start < self.spans["installed"].start

    @property
    def is_fraction(self) -> bool:
        """Whether the count and its total stand together."""
        return self.figure.capture("of") is not None and self.counts.installed is not None


def candidates(page: Page, statement: Statement, taken: frozenset[int]) -> Iterator[Candidate]:
    """Yield the figures of *statement* from left to right; *taken*: tokens of rows of units and of wholes."""
    if not statement.is_of_installing:
        return
    at, named = statement.first, named_numbers(page.text, statement.first, statement.last)
    while at < statement.last:
        found = None if at in page.taken or at in taken or at in named else _figure(page, statement, at, named)
        if not found or found.last > statement.last or _holds_numbers(page, found, named):
            at += 1
            continue
        candidate = _candidate(page, statement, found)
        if candidate:
            yield candidate
        at = candidate.last if candidate else found.last


def _figure(page: Page, statement: Statement, at: int, named: frozenset[int]) -> Found | None:
    text = page.text
    if text[at].kind not in {Kind.NUMBER, Kind.BLANK} and text[at].folded not in OPENINGS:
        return None
    if at and text[at - 1].written == "/":  # the total of a fraction that counts something else
        return None
    fraction = FRACTION.at(text, at)
    if fraction and _holds_numbers(page, fraction, named):
        fraction = None
    if fraction and (_names_a_noun(fraction) or _is_over(text, fraction.last)):
        return fraction
    if fraction:  # "31/37 cơ quan" counts offices
        return None
    return COUNT.at(text, at) or SHARE.at(text, at) or _bare(page, statement, at) or _of_area(text, statement, at)


def _of_area(text: Text, statement: Statement, at: int) -> Found | None:
    """Return the rate alone of a sentence that tells an area's: "toàn huyện đạt 77,4%"."""
    if not statement.is_sure or at - 1 < statement.first or text[at - 1].folded != "dat":
        return None
    found = ANY_RATE.at(text, at)
    return found if found and nouns.ends_phrase(text, found.last) else None


def _names_a_noun(found: Found) -> bool:
    return found.capture("noun") is not None or found.capture("group") is not None


_GO_ON = nouns.phrases("đạt | chiếm | đã | và | cài | cài đặt | được | hoàn thành | tỷ lệ | tỉ lệ | kích hoạt")


def _is_over(text: Text, index: int) -> bool:
    """Whether no other thing is counted: "0/12 tổ" are no phones."""
    if index < len(text) and text[index].written == "-" and text[index].is_glued:  # "số 41/43-CV"
        return False
    return nouns.ends_phrase(text, index) or bool(nouns.length_at(text, index, _GO_ON))


def _bare(page: Page, statement: Statement, at: int) -> Found | None:
    """Return a number without a noun where the words before it say what it counts: "đã cài đặt: 41"."""
    text = page.text
    if at - 1 < statement.first or (text[at - 1].written != ":" and text[at - 1].folded not in {"la", "duoc", "dat"}):
        return None
    found = BARE.at(text, at)
    if found is None or not _is_over(text, found.last) or text[found.last - 1].written == "%":
        return None
    if found.last < len(text) and text[found.last].written in "%/-":
        return None
    start = _clause_start(text, statement.first, at - 1)
    if text[at - 2].folded == "sau":  # "như sau: 1."
        return None
    return (
        found
        if any(text[i].folded in page.apps for i in range(max(statement.first, at - 16), at))
        or nouns.has(text, start, at, nouns.INSTALLING)
        else None
    )


def _clause_start(text: Text, first: int, at: int) -> int:
    """Return where the clause before *at* begins: behind the last mark."""
    while at > first and text[at - 1].kind is Kind.WORD:
        at -= 1
    return at


def _holds_numbers(page: Page, found: Found, named: frozenset[int]) -> bool:
    """Whether words between the holes hold another number, or a hole holds part of a day: then they do not belong."""
    taken = [range(capture.first, capture.last) for capture in found.captures]
    moments = [range(capture.first, capture.last) for capture in found.captures if capture.name == "moment"]
    return any(
        (index in page.taken and not any(index in span for span in moments))
        or (page.text[index].kind is Kind.NUMBER and index not in named and not any(index in span for span in taken))
        for index in range(found.first, found.last)
    )


def _candidate(page: Page, statement: Statement, found: Found) -> Candidate | None:
    text = page.text
    if statement.is_wanted(text, found.first) or changes.is_change(text, found.first):
        return None
    rate = _rate(page, statement, found)
    base = (rate if rate["base"] else BASE.at(text, rate.last)) if rate else None
    counts, spans = _counts(text, statement, found, rate, base)
    whole = _whole_of_base(text, found, base) if base and counts.total is None else None
    if whole:
        counts = replace(counts, total=whole["number"].count)
    if counts.total is None and statement.is_missing(text, found.first, found.last):
        return None
    if counts.total is not None and statement.tells_missing(text, found.first):
        return None
    if counts.percent is not None and counts.percent > 100:
        return None
    if counts.installed is not None and counts.total is not None and counts.installed > counts.total:
        return None
    last = max(found.last, rate.last if rate else 0, whole.last if whole else 0)
    return Candidate(counts, statement, found, last, spans)


def _whole_of_base(text: Text, found: Found, base: Found) -> Found | None:
    """Return where the number of what a rate refers to stands: with its name, or in brackets behind it."""
    if base["number"]:
        return base
    whole = IN_BRACKETS.at(text, base.last)
    is_figure = whole and whole.first <= found.first < whole.last  # the figure itself, in "100% viên chức (47 người)"
    return None if is_figure else whole


def _rate(page: Page, statement: Statement, found: Found) -> Found | None:
    """Return the rate that belongs to the figure: the next number of its statement, days and hours aside."""
    if found["percent"] is not None:
        return None
    if before := _rate_before(page, statement, found):
        return before
    named = named_numbers(page.text, statement.first, statement.last)
    for at in range(found.last, statement.last):
        if rate := RATE.at(page.text, at):
            return rate if rate["percent"].value <= 100 else None
        is_number = page.text[at].kind is Kind.NUMBER and at not in page.taken and at not in named
        if is_number and not changes.is_change(page.text, at):
            return None
    return None


def _rate_before(page: Page, statement: Statement, found: Found) -> Found | None:
    """Return the rate that the figure only says again: "đạt 95,3% số máy (41/43 máy)", "8,5%, tương đương ..."."""
    text, behind = page.text, found.first
    again = max((match.last for match in AGAIN.search(text, max(statement.first, behind - 4), behind)), default=None)
    if behind == 0 or (text[behind - 1].written != "(" and again != behind):
        return None
    rates = [rate for rate in ANY_RATE.search(text, statement.first, behind) if rate.last < behind]
    if not rates or any(text[at].written in ";." for at in range(rates[-1].last, behind)):
        return None
    between = range(rates[-1].last, behind)
    return None if any(text[at].kind is Kind.NUMBER and at not in page.taken for at in between) else rates[-1]


def _counts(
    text: Text, statement: Statement, found: Found, rate: Found | None, base: Found | None
) -> tuple[Counts, dict[str, Span]]:
    installed: Number | None = found["number"]
    whole: Number | None = found["of"]
    percent: Percent | None = found["percent"] or (rate["percent"] if rate else None)
    counts = Counts(
        installed=installed.count if installed else None,
        installed_bound=installed.bound if installed else None,
        total=whole.count if whole else None,
        percent=percent.value if percent else None,
        percent_text=percent.text if percent else None,
        unit=found["noun"] or _noun(text, found) or _noun_before(text, statement, found),
        denominator=(base["group"] or base["base"] if base else None)
        or _narrowed(text, found, rate)
        or _over(text, found, rate),
    )
    spans = _spans(text, found, rate, base)
    return counts, {name: place for name, place in spans.items() if name != "denominator" or counts.denominator}


def _spans(text: Text, found: Found, rate: Found | None, base: Found | None) -> dict[str, Span]:
    captures = {
        "installed": found.capture("number"),
        "total": found.capture("of"),
        "unit": found.capture("noun") or found.capture("group"),
        "percent": found.capture("percent") or (rate.capture("percent") if rate else None),
        "denominator": (base.capture("group") or base.capture("base")) if base else found.capture("group"),
    }
    return {name: span(text, capture.first, capture.last) for name, capture in captures.items() if capture}


_PEOPLE = nouns.phrases("dân số | nhân khẩu")
"""Only what a rate refers to; nobody counts phones so."""


def _narrowed(text: Text, found: Found, rate: Found | None) -> str | None:
    """Return the group behind the figure where it says more than what was counted."""
    capture = found.capture("group") or (found.capture("noun") if rate else None)
    if capture is None:
        return None
    _, group = next(groups.group(text, capture.first), (0, capture.value))
    if found["percent"] and (found["of"] or nouns.length_at(text, groups.start_of_noun(text, capture.first), _PEOPLE)):
        return group
    said = found["noun"] if capture.name == "noun" else _noun(text, found)
    return group if group != said or (found["noun"] and capture.name == "group") else None


def _over(text: Text, found: Found, rate: Found | None) -> str | None:
    """Return what a rate refers to where it stands before it: "tỷ lệ số người cài/dân số đạt 49,2%"."""
    last = rate.last if rate else found.last
    over = next(OVER.search(text, found.first, last), None) if found["percent"] or rate else None
    return over["group"] if over else None


def _noun(text: Text, found: Found) -> str | None:
    """Return what is counted in the group that the figure names, "người" of "người của Sở"."""
    capture = found.capture("group")
    named = groups.noun_of(text, capture.first) if capture else None
    return named[1] if named else None


def _noun_before(text: Text, statement: Statement, found: Found) -> str | None:
    """Return what is counted where it stands before the figure: "Số máy đã cài đặt: 41/43"."""
    start = max(_clause_start(text, statement.first, found.first - 1), found.first - 12)
    named = [match["noun"] for match in COUNTED_BEFORE.search(text, start, found.first) if match.last <= found.first]
    return named[0] if named else None
