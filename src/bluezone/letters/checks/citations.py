"""Checks of what a letter cites: number and day of each document, who issued it, and whom the letter answers."""

import re
from collections.abc import Iterator

from bluezone.letters import written
from bluezone.letters.checks.finding import Case, Found
from bluezone.letters.checks.paper import Paper
from bluezone.letters.folding import fold
from bluezone.letters.letter import Letter, Reference
from bluezone.letters.orthography import slips
from bluezone.letters.reading.tokens import Text

_LAWS = ("luật", "hiến pháp", "bộ luật", "pháp lệnh")
_SHORT_NAMES = (
    ("ubnd", "uy ban nhan dan"),
    ("tt&tt", "thong tin va truyen thong"),
    ("kh&cn", "khoa hoc va cong nghe"),
    ("ptnt", "phat trien nong thon"),
    ("bcd", "ban chi dao"),
)
_ASKING = ("cong van", "van ban", "cong dien", "phieu", "giay")
"""Kinds of document that ask for an answer; a plan or a decision is carried out, and told to whoever collects."""

_SHORT_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")


def of_value(case: Case) -> Iterator[Found]:
    """Yield what is wrong with the documents that the letter cites."""
    for number, reference in enumerate(case.letter.references):
        yield from _one(reference, f"references[{number}]", case.letter)
    yield from _answered(case.letter)


def _one(reference: Reference, path: str, letter: Letter) -> Iterator[Found]:
    name = _name(reference)
    if reference.number_symbol is None:
        if not (reference.type or reference.as_written or "").lower().startswith(_LAWS):
            yield Found(
                "citation_number_missing",
                f"{name} được viện dẫn không có số, ký hiệu.",
                f"{name} is cited without number and symbol.",
                f"{path}.number_symbol",
            )
        return
    if reference.date is None:
        yield Found(
            "citation_date_missing",
            f"{name} được viện dẫn không có ngày, tháng, năm.",
            f"{name} is cited without its date.",
            f"{path}.date",
        )
    elif letter.date and reference.date > letter.date:
        yield Found(
            "citation_after_letter",
            f"{name} có ngày {written.short_date(reference.date)}, sau ngày của văn bản này.",
            f"{name} is of {reference.date.isoformat()}, after this letter.",
            f"{path}.date",
        )
    if not reference.issuer:
        yield Found(
            "citation_issuer_missing",
            f"{name} được viện dẫn lần đầu không có tên cơ quan ban hành.",
            f"{name} is cited first without its issuer.",
            f"{path}.issuer",
        )
    if not reference.abstract:
        yield Found(
            "citation_abstract_missing",
            f"{name} được viện dẫn lần đầu không có trích yếu.",
            f"{name} is cited first without its abstract.",
            f"{path}.abstract",
        )
    yield from _symbol(reference.number_symbol, name, f"{path}.number_symbol")


def _name(reference: Reference) -> str:
    kind = (reference.type or "Văn bản")[:1].upper() + (reference.type or "Văn bản")[1:]
    return f"{kind} {reference.number_symbol}" if reference.number_symbol else f"“{reference.as_written or kind}”"


def _symbol(number_symbol: str, name: str, path: str) -> Iterator[Found]:
    slip = next(slips(Text(f"Ủy ban đã có {number_symbol}")), None)
    if re.search(r"\s", number_symbol.strip()) or slip:
        meant = f"; có thể là “{slip.wanted}”" if slip else ""
        en = f"; perhaps “{slip.wanted}” is meant" if slip else ""
        yield Found(
            "citation_symbol_form",
            f"{name}: số, ký hiệu viện dẫn có cách chữ hoặc sai chữ viết tắt{meant}.",
            f"{name}: the symbol cited holds a blank or an abbreviation with a slip{en}.",
            path,
        )


# --- whom it answers -------------------------------------------------------------------------------------------------


def _answered(letter: Letter) -> Iterator[Found]:
    """Yield a finding where none of those who issued the documents answered is addressed."""
    if not letter.addressees:
        return
    issuers = [
        reference.issuer
        for reference in letter.references
        if reference.role in ("directive_answered", "letter_answered")
        and reference.issuer
        and fold(reference.type or "văn bản").startswith(_ASKING)
    ]
    if issuers and not any(_is_same(issuer, to) for issuer in issuers for to in letter.addressees):
        yield Found(
            "addressee_not_issuer",
            f"“Kính gửi” không có {issuers[0]}, cơ quan ban hành văn bản mà công văn này trả lời.",
            f"The letter is not addressed to {issuers[0]}, which issued the document it answers.",
            "doc.addressees",
        )


def _is_same(one: str, other: str) -> bool:
    """Return whether two names may be of one organ; a politeness such as "Quý Ban" may be anybody's."""
    first, second = _plain(one), _plain(other)
    return first in second or second in first or first.startswith("quy ")


def _plain(name: str) -> str:
    plain = fold(name)
    for short, long in _SHORT_NAMES:
        plain = plain.replace(short, long)
    return " ".join(plain.split())


# --- in the text -----------------------------------------------------------------------------------------------------


def in_text(case: Case, paper: Paper) -> Iterator[Found]:
    """Yield the documents that the letter's value cites and its text does not, or with another day."""
    squeezed = re.sub(r"\s", "", paper.level)
    days = {day for found in _SHORT_DATE.finditer(paper.text) if (day := _day(found[0]))}
    for number, reference in enumerate(case.letter.references):
        name = _name(reference)
        path = f"references[{number}]"
        if reference.number_symbol and re.sub(r"\s", "", fold(reference.number_symbol)) not in squeezed:
            yield Found(
                "citation_not_in_text",
                f"Nội dung không nhắc đến {name}.",
                f"The text does not name {name}.",
                f"{path}.number_symbol",
            )
        elif reference.date and reference.date not in days:
            day = written.short_date(reference.date)
            yield Found(
                "citation_not_in_text",
                f"Nội dung không ghi ngày {day} của {name}.",
                f"The text does not give the day of {name}, {reference.date.isoformat()}.",
                f"{path}.date",
            )


def _day(text: str) -> object:
    return written.read_long_date(text) or written.read_short_date(text)
