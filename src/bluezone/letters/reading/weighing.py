"""How likely a figure is the letter's own: what its sentence says for it and against it.

Each point is one thing a clerk would look at. The sums only order the figures of one text; CERTAINTIES turns them into
how often such a figure was right over the letters the rules were made with.
"""

from collections.abc import Sequence
from datetime import date

from bluezone.letters.reading import nouns, statements, wholes
from bluezone.letters.reading.candidates import Candidate
from bluezone.letters.reading.page import GRAMMAR, Page
from bluezone.letters.reading.phrases import Found
from bluezone.letters.reading.tokens import Text

WEIGHTS = {
    "fraction": 2.0,  # the count and its total stand together
    "rate": 1.5,  # a rate is printed with it
    "moment": 1.0,  # its sentence says until when it counts
    "sum": 2.5,  # of all groups together
    "sure": 2.0,  # its sentence tells a rate of the area, or how many accounts an app has
    "near": 1.0,  # the word for having the app stands close
    "direct": 0.5,  # right before it
    "share alone": -1.5,  # no count
    "by topic": -2.0,  # its sentence does not name the app, only the letter's subject does
    "in passing": -1.0,  # no word for having the app belongs to it
    "not told as done": -1.0,  # neither a rate, a day nor a word that something was reached
    "bare share": -1.0,  # no word that it was reached, only a day that may be still to come
    "future": -2.0,  # of a day behind that of the letter
    "means": -2.0,  # people or phones that were sent or bought
    "carrier": -2.0,  # a share of one carrier's subscribers
    "group": -2.0,  # of one group named at the start of its clause
    "part": -0.5,  # of what was counted before it
    "helpers": -2.0,  # its clause tells of helping before it comes to the app
    "earlier": -3.0,  # of the period before, or of an earlier day than another figure of the text
    "higher": -0.5,  # of the whole country
    "misfit": -2.5,  # the printed rate is not that of its count and total
}

CERTAINTIES = ((4.0, 0.96), (3.0, 0.9), (2.5, 0.8), (2.0, 0.7), (1.5, 0.55), (1.0, 0.4), (0.0, 0.2))
"""(at least this weight, so sure); lighter figures are none."""

BEST_ALTERNATIVE = 0.45
"""A figure that another one of the text outweighs is no value, however heavy."""

DAY = GRAMMAR.phrase("(đến | tới) [hết | thời điểm | ngày] <moment>")


def weight(page: Page, candidate: Candidate, latest: date | None, written: date | None = None) -> float:
    """Return the weight of *candidate*.

    Args:
        page, candidate: the text and a figure of it.
        latest: the last day for which the text gives a figure.
        written: the letter's date, where it is known.
    """
    return 1.0 + sum(WEIGHTS[sign] for sign in signs(page, candidate, latest, written))


def certainty(heaviness: float) -> float:
    """Return how sure a figure of such a weight is."""
    return next((sure for least, sure in CERTAINTIES if heaviness >= least), 0.0)


def signs(page: Page, candidate: Candidate, latest: date | None, written: date | None = None) -> list[str]:
    """Return what speaks for *candidate* and against it: keys of WEIGHTS."""
    told = _for(page, candidate) | _of_days(page, candidate, latest, written)
    if not candidate.is_fraction:
        told |= _against_a_count(page, candidate)
    return [sign for sign in WEIGHTS if told.get(sign)]


def _for(page: Page, candidate: Candidate) -> dict[str, bool]:
    """Return what stands with any figure."""
    text, counts, figure, statement = page.text, candidate.counts, candidate.figure, candidate.statement
    return {
        "fraction": counts.total is not None and (counts.installed is not None or candidate.is_fraction),
        "rate": counts.percent is not None,
        "moment": statement.has_moment,
        "sum": _is_behind(page, candidate, nouns.SUMS) or bool(nouns.length_at(text, figure.first - 1, nouns.SUM)),
        "sure": statement.is_sure,
        "near": statement.is_near_installing(text, figure.first, figure.last)
        or statements.names_app(page, max(statement.first, figure.first - 1), figure.last),
        "direct": nouns.has(text, max(statement.first, figure.first - 4), figure.first, nouns.INSTALLING),
        "by topic": statement.is_by_topic,
        "part": _is_behind(page, candidate, nouns.PARTS),
        "group": _is_of_group(page, candidate),
        "higher": _is_of_all(text, _between_commas(page, candidate)[0], figure.first),
        "misfit": _misfits(candidate),
    }


def _against_a_count(page: Page, candidate: Candidate) -> dict[str, bool]:
    """Return what may be wrong with a count or a share that stands without its total."""
    is_share = candidate.counts.percent is not None and candidate.counts.installed is None
    is_done = _is_done(page, candidate)
    return {
        "share alone": is_share,
        "in passing": not _speaks_of_app(page, candidate),
        "not told as done": not is_done,
        "bare share": is_share and not is_done,
        "means": _is_behind(page, candidate, nouns.ARRANGING) and not candidate.statement.is_sure,
        "carrier": is_share and nouns.has(page.text, *_clause(page, candidate), nouns.CARRIERS),
        "helpers": _is_of_helpers(page, candidate),
    }


def _of_days(page: Page, candidate: Candidate, latest: date | None, written: date | None) -> dict[str, bool]:
    day = day_of(page, candidate)
    return {
        "earlier": _is_earlier(page, candidate) or (day is not None and latest is not None and day < latest),
        "future": day is not None and written is not None and day > written,
    }


def latest_day(page: Page, found: Sequence[Candidate], written: date | None = None) -> date | None:
    """Return the last day for which one of the figures counts, days behind that of the letter aside."""
    days = (day for candidate in found if (day := day_of(page, candidate)))
    return max((day for day in days if written is None or day <= written), default=None)


def day_of(page: Page, candidate: Candidate) -> date | None:
    """Return the day that stands last before the figure in its statement; None without one."""
    statement, figure = candidate.statement, candidate.figure
    days = [found["moment"].day for found in DAY.search(page.text, statement.first, figure.first)]
    known = [day.on(day.year or page.year or _only_year(page)) for day in days if day]
    return known[-1] if known else None


def _only_year(page: Page) -> int:
    return max(page.printed_years, default=2020)  # only compared within one text


def _is_of_all(text: Text, first: int, last: int) -> bool:
    """Whether the whole country has what is counted; "cao thứ hai cả nước" only ranks."""
    behind = (at + 2 for at in nouns.places(text, first, last, nouns.HIGHER))
    return any(at < len(text) and text[at].folded in {"co", "da", "moi", "dat", "hien"} for at in behind)


def _misfits(candidate: Candidate) -> bool:
    counts = candidate.counts
    if counts.installed is None or not counts.total or counts.percent is None or counts.installed_bound:
        return False
    return not wholes.fits(counts.installed, counts.total, counts.percent)


def _is_earlier(page: Page, candidate: Candidate) -> bool:
    """Whether the words before the figure say that it is of the period before, and none behind them that it is not."""
    text, behind = page.text, candidate.figure.first
    first, _ = _clause(page, candidate)
    told = [at for at in nouns.places(text, first, behind, nouns.EARLIER) if text[at - 1].folded != "voi" or at == 0]
    return bool(told) and not nouns.has(text, told[-1], behind, nouns.NOW)


def _clause(page: Page, candidate: Candidate) -> tuple[int, int]:
    """Return the tokens of the figure's part of the sentence: between semicolons, points, and the statement's ends."""
    text, statement = page.text, candidate.statement
    first, last = candidate.figure.first, candidate.last
    while first > statement.first and text[first - 1].written not in ";.":
        first -= 1
    while last < statement.last and text[last].written not in ";.":
        last += 1
    return first, last


LONGEST_LINK = 20
"""Tokens between a figure and the verb that goes with it."""


def _speaks_of_app(page: Page, candidate: Candidate) -> bool:
    """Whether a word for having the app goes with the figure, or the statement is about nothing else."""
    text, figure, statement = page.text, candidate.figure, candidate.statement
    if _is_told_as_rate(page, figure):
        names = statements.names_app(page, figure.first, figure.last)
        return names or statement.is_below or nouns.has(text, figure.first, figure.last, nouns.INSTALLING)
    if (
        statement.is_below
        or statement.is_sure
        or candidate.says_again
        or nouns.has(text, figure.first, figure.last, nouns.PHONES)
    ):
        return True
    if nouns.has(text, figure.first, figure.last, nouns.INSTALLING):
        return True
    first, last = _between_commas(page, candidate)
    linked = nouns.places(text, first, last, nouns.INSTALLING)
    is_linked = any(not nouns.has(text, max(first, at - 2), at + 1, nouns.WITHOUT) for at in linked)
    return is_linked or statements.names_app(page, first, last)


def _between_commas(page: Page, candidate: Candidate) -> tuple[int, int]:
    """Return the tokens around the figure up to the next comma on either side, or LONGEST_LINK tokens."""
    text, statement = page.text, candidate.statement
    first, last = candidate.figure.first, candidate.figure.last
    while first > max(statement.first, candidate.figure.first - LONGEST_LINK) and text[first - 1].written not in ",;.(":
        first -= 1
    while last < min(statement.last, candidate.figure.last + LONGEST_LINK) and text[last].written not in ",;.":
        last += 1
    return first, last


def _is_done(page: Page, candidate: Candidate) -> bool:
    """Whether the figure is told as reached: by a rate or a day, by a word before it or before its verb, by "có"."""
    text, figure, counts = page.text, candidate.figure, candidate.counts
    is_count = counts.installed is not None or figure.capture("blank") is not None
    if candidate.statement.is_sure:
        return True
    if (is_count and (candidate.statement.has_moment or counts.percent is not None)) or _is_told_as_rate(page, figure):
        return True
    first, _ = _clause(page, candidate)
    _, last = _between_commas(page, candidate)
    verb = next(iter(nouns.places(text, figure.last, last, nouns.HAVING)), figure.last)
    has = range(max(candidate.statement.first, figure.first - 2), figure.first)
    if is_count and text[figure.first - 1].folded in {"la", "dat"}:
        return True
    return nouns.has(text, first, verb, nouns.REACHED) or (is_count and any(text[at].folded == "co" for at in has))


RATE_WORDS = nouns.phrases("tỷ lệ | tỉ lệ")


def _is_told_as_rate(page: Page, figure: Found) -> bool:
    """Whether a share is told with the word for it: "tỷ lệ cài đặt đạt 96,4%"."""
    return bool(nouns.length_at(page.text, figure.first, RATE_WORDS))


def _is_of_group(page: Page, candidate: Candidate) -> bool:
    first = _clause(page, candidate)[0]
    start = statements.behind_mark(page.text, first) or first
    return bool(nouns.length_at(page.text, start, nouns.GROUPS))


def _is_behind(page: Page, candidate: Candidate, table: tuple[str, ...]) -> bool:
    """Whether a phrase of *table* stands right before the figure."""
    first = candidate.figure.first
    return nouns.has(page.text, max(candidate.statement.first, first - 4), first, table)


def _is_of_helpers(page: Page, candidate: Candidate) -> bool:
    """Whether the figure counts those who help or are helped: a word of helping stands between it and the app."""
    text, figure = page.text, candidate.figure
    first, last = _clause(page, candidate)
    if before := nouns.places(text, first, figure.first, nouns.INSTALLING):
        at = before[-1]
        is_aided = nouns.has(text, max(first, at - 3), at, nouns.AIDING)
        return is_aided and not nouns.has(text, at, figure.first, nouns.REACHED)
    after = nouns.places(text, figure.last, last, nouns.INSTALLING)
    aids = sorted(
        nouns.places(text, figure.last, last, nouns.AIDING) + nouns.places(text, figure.last, last, nouns.ABOUT)
    )
    return bool(aids) and (not after or aids[0] < after[0]) and not _are_joined(page, aids[0], after)


def _are_joined(page: Page, aid: int, after: list[int]) -> bool:
    """Whether helping and having stand side by side: "được hướng dẫn và cài đặt"."""
    return bool(after) and after[0] - aid < 6 and page.text[after[0] - 1].folded in {"va", ",", "da"}
