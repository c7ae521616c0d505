"""Checks of a letter's end and of what hangs on it: text, end mark, annexes, recipients, archive line, signature."""

import re
from collections import Counter
from collections.abc import Iterator

from bluezone.letters import signing
from bluezone.letters.checks.finding import Case, Found
from bluezone.letters.checks.head import list_marks
from bluezone.letters.checks.paper import Entry, Paper
from bluezone.letters.folding import fold
from bluezone.letters.letter import BlockKind, Letter
from bluezone.letters.reading.finding import Span

REGISTRY = ("vt", "vp", "van thu", "hcns", "hc", "hanh chinh")
"""Who files a letter: the registry, or the office that keeps one."""

_END = re.compile(r"\./\.|\s/\.\s|\./\s*$")
_ANNEX = re.compile(r"[Pp]hụ lục(?: [IVXL]+\b| \d+)?")
_ANNEX_OF_ANOTHER = re.compile(r"[Pp]hụ lục(?: [IVXL\d]+)? (?:của|ban hành|kèm theo (?:Nghị định|Thông tư|Quyết định))")
_DRAFT = re.compile(r"^[ \t*_#]{0,10}D[ỰƯ] THẢO\b", re.MULTILINE)


def of_text(paper: Paper, case: Case) -> Iterator[Found]:
    """Yield what is wrong at the end of *paper*, which is a letter."""
    yield from _end_mark(paper)
    if paper.recipients:
        yield from _recipients(paper)
        first = paper.recipients[0]
        yield from _first(first.written, {fold(to.written) for to in paper.addressees}, first.span)
    if not case.is_outgoing and (found := _DRAFT.search(paper.text)):
        yield Found(
            "draft_mark", "Văn bản còn dấu “DỰ THẢO”.", "The letter is marked as a draft.", paper.span_of(found)
        )


def of_value(case: Case, paper: Paper | None) -> Iterator[Found]:
    """Yield what is missing or wrong at the end of the letter; what *paper* shows of it is looked at there."""
    letter = case.letter
    if letter.recipients and not (paper and paper.recipients):
        first = letter.recipients[0]
        yield from _first(first.as_written or first.name, set(map(fold, letter.addressees or ())), "recipients[0]")
    if case.is_outgoing:
        yield from _outgoing(letter)
    yield from _lists(letter)
    yield from _archive(letter)
    yield from _signer(case)


# --- the text --------------------------------------------------------------------------------------------------------


def _end_mark(paper: Paper) -> Iterator[Found]:
    if not _END.search(paper.text, paper.body.start, paper.body.end) and not paper.is_form:
        yield Found(
            "end_mark_missing",
            "Kết thúc nội dung không có dấu “./.”.",
            "“./.” does not end the text.",
        )


def _outgoing(letter: Letter) -> Iterator[Found]:
    text = "\n".join(block.text for block in letter.body)
    if not letter.body:
        yield Found("body_missing", "Văn bản không có nội dung.", "The letter has no text.", "body")
    if letter.is_draft:
        yield Found("draft_mark", "Văn bản đang ở dạng dự thảo.", "The letter is a draft.", "doc.is_draft")
    named = {found[0] for found in _ANNEX.finditer(_ANNEX_OF_ANOTHER.sub("", text))}
    if letter.annexes and not named:
        yield Found(
            "annex_not_named",
            "Nội dung không nhắc đến Phụ lục kèm theo.",
            "The text does not name the annex.",
            "annexes",
        )
    if named and not letter.annexes:
        yield Found(
            "annex_absent",
            "Nội dung nhắc đến Phụ lục nhưng văn bản không có.",
            "The text names an annex that the letter does not have.",
            "annexes",
        )
    if any(block.kind is BlockKind.TABLE for block in letter.body) and letter.counts and letter.counts.by_unit:
        yield Found(
            "table_in_body",
            "Bảng số liệu theo đơn vị nên để ở Phụ lục.",
            "A table of figures by unit belongs in an annex.",
            "body",
        )


# --- recipients ------------------------------------------------------------------------------------------------------


def _recipients(paper: Paper) -> Iterator[Found]:
    entries = paper.recipients
    yield from list_marks(entries, "recipient_marks", "“Nơi nhận”")
    filed = [entry for entry in entries if fold(entry.written).startswith("luu")]
    for entry in filed:
        yield from _filed(entry, is_last=entry is entries[-1])


def _filed(entry: Entry, *, is_last: bool) -> Iterator[Found]:
    if not re.match(r"\w+\s*:", entry.written):
        yield Found("archive_colon", "Sau từ “Lưu” có dấu hai chấm.", "A colon follows “Lưu”.", entry.span)
    if not is_last:
        yield Found(
            "archive_last",
            "Dòng “Lưu” phải ở cuối “Nơi nhận”.",
            "“Lưu” is the last line of the recipients.",
            entry.span,
        )


def _first(first: str, addressed: set[str], where: str | Span) -> Iterator[Found]:
    if addressed and not fold(first).startswith("nhu ") and fold(first) not in addressed:
        yield Found(
            "first_recipient",
            f"Dòng đầu của “Nơi nhận” phải là “Như trên”; thấy “{first}”.",
            f"The first recipient is “Như trên”; found “{first}”.",
            where,
        )


def _lists(letter: Letter) -> Iterator[Found]:
    if not letter.recipients and letter.archive is None:
        yield Found("recipients_missing", "Không có “Nơi nhận”.", "The list of recipients is missing.", "recipients")
        return
    recipients = letter.recipients or ()
    counted = Counter(fold(recipient.name) for recipient in recipients)
    for place, recipient in enumerate(recipients):
        if counted.pop(fold(recipient.name), 1) > 1:
            yield Found(
                "recipient_double",
                f"“{recipient.name}” có hai lần trong “Nơi nhận”.",
                f"“{recipient.name}” is named twice among the recipients.",
                f"recipients[{place}]",
            )


def _archive(letter: Letter) -> Iterator[Found]:
    if letter.archive is None:
        if letter.recipients:
            yield Found("archive_missing", "“Nơi nhận” không có dòng “Lưu”.", "The line “Lưu” is missing.", "archive")
        return
    first = fold(letter.archive.units[0]).split() if letter.archive.units else []
    if not first or not " ".join(first).startswith(REGISTRY):
        yield Found(
            "archive_registry",
            "Dòng “Lưu” phải có văn thư (VT) đứng đầu.",
            "The registry (VT) is the first to file a letter.",
            "archive.units",
        )


# --- the signature ---------------------------------------------------------------------------------------------------


def _signer(case: Case) -> Iterator[Found]:
    letter = case.letter
    if letter.signer is None:
        yield Found("signer_missing", "Không có phần ký.", "The signature block is missing.", "signer")
        return
    if not letter.signer.name and not (case.is_outgoing and letter.is_draft):
        yield Found("signer_name_missing", "Không có họ tên người ký.", "The signer's name is missing.", "signer.name")
    for fault in signing.faults(letter.signer, letter.issuer):
        yield Found(fault.code, fault.vi, fault.en, "signer")
