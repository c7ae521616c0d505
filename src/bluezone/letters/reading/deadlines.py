"""Deadlines: what must be sent, to whom, by when.

A day by which something must be reached or done is none, and neither is the deadline of an earlier letter that is only
told. The time phrase is found first (due_times: "trước 16h30 ngày 12/8/2020", "chậm nhất ..."); the verb of sending
nearest to it in its sentence (sendings: "gửi", "báo cáo", "nộp", "có ý kiến") says what (papers) and to whom.
"""

from collections.abc import Iterator

from bluezone.letters.letter import Deadline, Letter, Precision
from bluezone.letters.reading import due_times, nouns, organs, papers, sendings
from bluezone.letters.reading.finding import SURE, Finding, Span, certainty, span
from bluezone.letters.reading.openings import opening
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar

GRAMMAR = Grammar(organs.GRAMMAR)

TOLD = nouns.phrases("đã có Công văn | đã ban hành | đã có văn bản | đã yêu cầu | đã đề nghị | đã gửi | đã báo cáo")

ANSWERING = nouns.phrases("thực hiện | căn cứ | phúc đáp | theo | tiếp theo")
"""At the start of a sentence: its deadline may be the one of the letter that is answered."""

OWN = GRAMMAR.rule(
    "own request",
    ", <author> [kính] [trân trọng] (đề nghị | yêu cầu | giao | chỉ đạo | thông báo | hướng dẫn | có ý kiến | đôn đốc)",
    ", [kính] đề nghị",
)
"""Where the letter's own request starts in such a sentence."""

SPANS = 0.6
"""How sure a span of days is a deadline for sending."""


def find(page: Page, known: Letter) -> Iterator[Finding]:
    """Yield the deadlines in the order of the text."""
    addressee: tuple[int, str] | None = None  # of the sentence that starts at a token
    for found in due_times.time_phrases(page):
        if (read := _deadline(page, known, found, addressee)) is not None:
            yield read
            addressee = (page.text.sentence(found.first)[0], read.value.to) if read.value.to else addressee


def _deadline(page: Page, known: Letter, found: Found, addressee: tuple[int, str] | None) -> Finding | None:
    text, by = page.text, due_times.by(page, known, found)
    first, last = text.sentence(found.first)
    if by.precision is Precision.BLANK or (by.day and known.date and by.day < known.date):
        return None
    told = nouns.places(text, first, found.first, TOLD)
    if (
        any(not sendings.is_aside(text, at, found.first) for at in told)
        or (sending := sendings.sending(text, first, last, found)) is None
    ):
        return None
    if text[sending.first].folded in sendings.ENTERING and sending.to is None:
        return None
    clause = max((i + 1 for i in range(first, sending.first) if text[i].written == ";"), default=first)
    what = papers.what(text, clause, sending)
    if what is None and clause > first and found["rhythm"]:
        what = papers.what(text, first, sending)
    to = text.slice(sending.to.start, sending.to.stop) if sending.to else None
    if what is None and to is None:
        return None
    if to is None and addressee is not None and addressee[0] == first:
        to = addressee[1]
    value = Deadline(text.slice(what.start, what.stop) if what else None, to, by)
    sure = certainty(found, SURE if found["latest"] or found["rhythm"] else SPANS if found["span"] else 0.8)
    begun = opening(text, sending.first)
    if nouns.length_at(text, begun, ANSWERING) and next(OWN.search(text, begun, sending.first), None) is None:
        sure *= 0.5
    spans = {name: span(text, r.start, r.stop) for name, r in (("what", what), ("to", sending.to)) if r}
    spans["by"] = span(text, found.first, found.last)
    whole = Span(min(part.start for part in spans.values()), max(part.end for part in spans.values()))
    return Finding("deadlines", value, whole, sure, "deadline", spans)
