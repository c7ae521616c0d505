"""When something is due: by a day, in a rhythm ("thứ Sáu hằng tuần"), within a span of days; as the words give it."""

from bluezone.letters.letter import Letter, Moment, Precision
from bluezone.letters.reading.dating import moment_of
from bluezone.letters.reading.page import Page
from bluezone.letters.reading.phrases import Found, Grammar
from bluezone.letters.reading.terminals import TERMINALS, Day, Instant
from bluezone.letters.reading.tokens import Text

GRAMMAR = Grammar(TERMINALS)

GRAMMAR.rule(
    "latest", "(chậm nhất | muộn nhất) [là] [(vào | trong | đến | trước)] [hết]", "không (muộn | chậm) hơn", "trước"
)
GRAMMAR.rule("rhythm", "(hằng | hàng | mỗi) (ngày | tuần | tháng | quý | năm)")
BY_DAY = GRAMMAR.rule(
    "by a day",
    "<latest> [(thời điểm | lúc | hết)] <moment>",
    "<latest> [lúc] <same=time> [(của | trong)] (cùng ngày | ngày hôm đó)",
    "(trong | đến hết) <moment>",
    "(là | :) <moment>",
)
MOMENT = GRAMMAR.phrase("<moment>")
BY_RHYTHM = GRAMMAR.rule(
    "by a rhythm",
    "[(vào | lúc | <latest>)] [lúc] <time> [ngày] <weekday> <rhythm>",
    "(vào | <latest>) [lúc] <time> (và | ,) <time> <rhythm>",
    "(vào | <latest>) [ngày] <weekday> <rhythm>",
    "(vào | <latest> | : | lúc) [lúc] <time> <rhythm>",
    "(vào | <latest>) [lúc] <time> ngày <number> <rhythm>",
    "(vào | <latest>) ngày <number> [(và | ,) [ngày] <number>] [của] <rhythm>",
    "<rhythm> [,] (vào | <latest>) [lúc] <time>",
)
"""A deadline that returns; it has no date."""

GRAMMAR.rule("receipt", "(kể từ | từ | sau) (khi | ngày) nhận được (văn bản | công văn | thông báo | chỉ thị) [này]")
BY_SPAN = GRAMMAR.rule(
    "by a span",
    "trong (vòng | thời hạn | thời gian) <span=number> (ngày | giờ | tuần) [làm việc] [<receipt>]",
    "trong <span=number> (ngày | giờ | tuần) [làm việc] <receipt>",
    "trong <span=number> ngày làm việc",
)
"""A deadline that runs from the letter's receipt; it has no date."""


def time_phrases(page: Page) -> list[Found]:
    """Return the time phrases before the closing, in order; a day within a rhythm or a span is none."""
    rhythms = [found for rule in (BY_RHYTHM, BY_SPAN) for found in rule.search(page.text, 0, page.closing.first)]
    taken = {index for found in rhythms for index in range(found.first, found.last)}
    days = [found for found in BY_DAY.search(page.text, 0, page.closing.first) if found.first not in taken]
    return sorted([*rhythms, *days], key=lambda found: found.first)


def by(page: Page, known: Letter, found: Found) -> Moment:
    """Return the moment that a time phrase means; without a day for a rhythm or a span."""
    as_written = page.text.slice(found.first, found.last)
    if found["rhythm"] or found["span"]:
        return _nameless(as_written)
    instant = found["moment"]
    if found["same"]:
        day = _day_before(page.text, found)
        return moment_of(page, known, Instant(day, found["same"]), as_written) if day else _nameless(as_written)
    return moment_of(page, known, instant, as_written)


def _nameless(as_written: str) -> Moment:
    return Moment(None, None, Precision.DAY, as_written)


def _day_before(text: Text, found: Found) -> Day | None:
    """Return the day named last before "cùng ngày" in its sentence."""
    moments = [before["moment"] for before in MOMENT.search(text, text.sentence(found.first)[0], found.first)]
    return moments[-1].day if moments else None
